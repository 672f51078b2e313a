import { expect, test } from 'vitest';
import { refuse } from '#lib/outcome.ts';
import { placeOf, readForm, refused, valueOf } from './door.ts';

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
