import { expect, test } from 'vitest';
import { explain } from '#lib/outcome.ts';
import { description as sample } from '../../../tests/support/sample.ts';
import { parse } from './description.ts';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const smallest = {
	id: 'a-record',
	title: { ru: 'Записка' },
	date: '1950-01-31',
	originalLanguage: 'ru',
	witnesses: [{ siglum: 'S', what: 'leaf', surfaces: ['1.png'] }]
};

test('the sample and the smallest description are of the form, and come out as they are', () => {
	for (const one of [sample(), smallest])
		expect(parse(bytes(one))).toEqual({ ok: true, value: one });
});

test.each(['id', 'title', 'date', 'originalLanguage', 'witnesses'])(
	'without %s it is refused by that name',
	(field) => {
		const answer = parse(bytes({ ...smallest, [field]: undefined }));
		expect(answer).toMatchObject({
			ok: false,
			refusal: { code: 'description_invalid', facts: { what: `"${field}" is missing` } }
		});
	}
);

const [s] = smallest.witnesses;
test.each([
	['an id with a path', { id: '../etc' }, '"id"'],
	['an id of capitals', { id: 'Record' }, '"id"'],
	['a date of no calendar', { date: '4 июля' }, '"date"'],
	['an empty title', { title: {} }, '"title"'],
	['an unknown field', { tittle: 'x' }, '"tittle"'],
	['no image of the leaf', { witnesses: [{ siglum: 'P', what: 'print' }] }, '"witnesses"'],
	['a siglum twice', { witnesses: [s, s] }, '"witnesses": each siglum once'],
	[
		'an image twice',
		{ witnesses: [s, { siglum: 'P', what: 'print', surfaces: ['1.png'] }] },
		'"witnesses": each image once'
	],
	[
		'an image outside the folder',
		{ witnesses: [{ ...s, surfaces: ['../../secret.png'] }] },
		'"witnesses.0.surfaces.0"'
	]
])('%s is refused by its place', (_, change, place) => {
	const answer = parse(bytes({ ...smallest, ...change }));
	if (answer.ok) throw new Error('it was taken');
	expect(answer.refusal.facts['what']).toContain(place);
	expect(explain(answer.refusal, 'ru').sentence).toContain('record.json');
});

test('what is no JSON, and what is no UTF-8, is said so', () => {
	const torn = parse(new TextEncoder().encode('{"id": '));
	expect(torn).toMatchObject({ refusal: { code: 'description_invalid' } });
	expect(parse(Uint8Array.of(0x7b, 0xff))).toMatchObject({
		refusal: { code: 'not_utf8', facts: { position: 1 } }
	});
});
