import { expect, test } from 'vitest';
import { refuse } from '#lib/outcome.ts';
import { formOf, numberIn, placeOf, readForm, refused, valueOf } from './door.ts';

function posted(fields: [string, string | File][]): Request {
	const body = new FormData();
	for (const [name, value] of fields) body.append(name, value);
	return new Request('http://localhost/', { method: 'POST', body });
}

test('fields that are asked for are read, a missing one is empty', async () => {
	expect(await readForm(posted([['name', 'Анна']]), ['name', 'email'])).toEqual({
		ok: true,
		value: { name: 'Анна', email: '' }
	});
});

test.each<[string, [string, string | File][]]>([
	['role', [['role', 'archivist']]],
	['__proto__', [['__proto__', 'x']]],
	[
		'name',
		[
			['name', 'a'],
			['name', 'b']
		]
	],
	['name', [['name', new File(['x'], 'x.txt')]]]
])('%s that was not asked for in this way is refused by name', async (what, fields) => {
	expect(await readForm(posted(fields), ['name'])).toMatchObject({
		ok: false,
		refusal: { code: 'bad_request', facts: { what } }
	});
});

test.each([
	['/work?x=1#y', '/work?x=1#y'],
	['//evil.example', '/'],
	['/\\evil.example', '/'],
	['https://evil.example', '/'],
	['javascript:alert(1)', '/'],
	['/a\r\nSet-Cookie: x', '/'],
	['', '/'],
	[null, '/']
])('after signing in %j leads to %s', (given, place) => {
	expect(placeOf(given, '/')).toBe(place);
});

test('a refused form keeps what was typed and says why in the language', () => {
	const answer = refused(refuse('wrong_password').refusal, 'ru', { email: 'a@b.org' });
	expect(answer.status).toBe(401);
	expect(answer.data).toMatchObject({ code: 'wrong_password', typed: { email: 'a@b.org' } });
	expect(answer.data.sentence).toMatch(/пароль/);
});

test('a refused page is an error of its status', () => {
	expect(valueOf({ ok: true, value: 7 }, 'en')).toBe(7);
	expect(() => valueOf(refuse('not_found'), 'en')).toThrow(
		expect.objectContaining({ status: 404 })
	);
});

test('a name that ends in a dot asks for all fields that begin so, and a field may come often', async () => {
	const fields: [string, string][] = [
		['text.l1', 'а'],
		['text.l2', 'б'],
		['line', 'l1'],
		['line', 'l2']
	];
	const form = await formOf(posted(fields), ['text.', 'line']);
	expect(form.ok && [...form.value]).toEqual(fields);
	for (const strange of ['text', 'lines', 'was.l1', 'line.']) {
		expect(await formOf(posted([[strange, 'x']]), ['text.', 'line'])).toMatchObject({
			ok: false,
			refusal: { code: 'bad_request', facts: { what: strange } }
		});
	}
});

test.each<[string, string]>([
	['a\0b', 'name'],
	['\0', 'name']
])('a zero character in %j is refused by the name of its field', async (value, what) => {
	expect(await readForm(posted([['name', value]]), ['name'])).toMatchObject({
		refusal: { facts: { what } }
	});
});

test.each([
	['application/json', '{"name":"x"}'],
	['multipart/form-data', 'name=x'],
	['multipart/form-data; boundary=b', '--b\r\nrubbish']
])('a body of %s that is no form is refused, not thrown', async (type, body) => {
	const headers = { 'content-type': type };
	const request = new Request('http://localhost/', { method: 'POST', body, headers });
	expect(await readForm(request, ['name'])).toMatchObject({ refusal: { facts: { what: 'form' } } });
});

test.each([
	['0', 0],
	['1', 1],
	['007', 7],
	['999999999', 999_999_999],
	['1000000000', -1],
	['-1', -1],
	['1.5', -1],
	['1e3', -1],
	['0x10', -1],
	[' 1', -1],
	['', -1],
	['NaN', -1],
	['١', -1],
	[null, -1],
	[7, -1]
])('the number in %j is %i', (text, number) => {
	expect(numberIn(text)).toBe(number);
});
