import { expect, test } from 'vitest';
import { page as pageOf } from '../../../../../tests/support/page.ts';
import { formOf } from '../../../door.ts';
import { AGAIN_FIELDS, partOf, placeOf } from './again-form.server.ts';

const content = pageOf(['кула он', 'два']);
content.regions[0]!.lines[1]!.zone = { ulx: 0, uly: 100, lrx: 30, lry: 120 };
const place = { x: '1', y: '101', width: '30', height: '19' };
const zone = { ulx: 1, uly: 101, lrx: 31, lry: 120 };

async function asked(fields: Record<string, string>) {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.set(name, value);
	const form = await formOf(
		new Request('http://localhost/', { method: 'POST', body }),
		AGAIN_FIELDS
	);
	return form.ok ? partOf(form.value, content) : form;
}

test.each([
	['l2', { shape: 'line', languages: null, digits: false }],
	['l2 digits', { shape: 'line', languages: null, digits: true }],
	['l2 rus+eng', { shape: 'line', languages: 'rus+eng', digits: false }]
])('the button %j of a line reads its place', async (again, how) => {
	const { zone } = content.regions[0]!.lines[1]!;
	expect(await asked({ again })).toEqual({
		ok: true,
		value: { part: { zone, ...how }, line: 'l2' }
	});
});

test('a place in numbers is read as the form says; over a line it is that line’s', async () => {
	const shape = 'block';
	expect(await asked({ ...place, shape, letters: 'digits' })).toEqual({
		ok: true,
		value: { part: { zone, shape, languages: null, digits: true }, line: 'l2' }
	});
	expect(await asked({ ...place, y: '400', shape, letters: 'eng' })).toMatchObject({
		value: { part: { languages: 'eng' }, line: null }
	});
});

test.each<Record<string, string>>([
	{ again: 'l9' },
	{ again: '' },
	{ ...place, x: 'left' },
	{ ...place, height: '' },
	{}
])('%j asks for nothing that can be read', async (fields) => {
	const what = 'again' in fields ? 'again' : 'x, y, width, height';
	expect(await asked(fields)).toMatchObject({ refusal: { code: 'bad_request', facts: { what } } });
});

test.each<[string | null, string | null, string]>([
	['l2', null, '?again=i1&line=l2'],
	['l2', 'r1', '?again=i1&line=l2'],
	[null, 'r1', '?layout=r1&again=i1'],
	[null, 'a&b', '?layout=a%26b&again=i1'],
	[null, null, '?layout=&again=i1']
])('what was read for line %j, asked from the layout %j, is shown at %s', (line, layout, place) => {
	expect(placeOf({ line } as never, 'i1', layout)).toBe(place);
});
