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

/** Every field with what it takes and what it refuses, each refusal by its place. */
const signature = { fond: '3', opis: '65', delo: '830', listy: '148-150' };
test.each([
	['id', { id: 'ab' }],
	['an id of 63 letters', { id: 'a'.repeat(63) }],
	['a title in one language', { title: { en: 'Note' } }],
	['a title in both', { title: { en: 'Note', ru: 'Записка' } }],
	['a summary', { summary: { ru: 'О мире.' } }],
	['a citation', { citation: 'Документы, 1953' }],
	[
		'an identifier',
		{ identifier: { scheme: 'DOI', value: '10.1/x', uri: 'https://doi.org/10.1/x' } }
	],
	['a signature', { repository: { holding: 'АП РФ', signature } }],
	['a signature with a note', { repository: { signature: { ...signature, note: 'Копия' } } }],
	[
		'a publication',
		{ publication: { number: '338', serviceNumber: '1041-1043', pages: ['1039'] } }
	],
	['credits', { credits: 'Перевёл N' }],
	['a language of three letters', { originalLanguage: 'rus' }],
	['contents', { contents: ['Телеграмма'] }],
	['a translation', { witnesses: [s, { siglum: 'T', what: 'translation', text: 'en.txt' }] }],
	['Cyrillic names', { witnesses: [{ ...s, surfaces: ['лист 1.jpg', 'лист 2.jpg'] }] }],
	['a note on the images', { imagesNote: 'Сняты в 1994 г.' }],
	['who gives it out', { publisher: 'Архив' }],
	['a licence by name', { licence: { name: 'CC BY 4.0' } }],
	['a licence with its address', { licence: { name: 'CC BY', uri: 'https://example.org/by' } }],
	[
		'a sender with the minute',
		{ correspondence: { sent: { person: 'М.', when: '1953-07-04T21:20' } } }
	],
	[
		'a receiver’s place and day',
		{ correspondence: { received: { place: 'Пекин', when: '1953-07-05' } } }
	]
])('%s is taken as it is', (_, change) => {
	const one = { ...smallest, ...change };
	expect(parse(bytes(one))).toEqual({ ok: true, value: one });
});

test.each([
	['a licence without a name', { licence: { uri: 'https://example.org' } }, '"licence.name"'],
	['a licence of no address', { licence: { name: 'CC', uri: 'by' } }, '"licence.uri"'],
	['a sender of whom nothing is said', { correspondence: { sent: {} } }, '"correspondence.sent"'],
	[
		'a time in words',
		{ correspondence: { sent: { when: 'в 21 час' } } },
		'"correspondence.sent.when"'
	],
	[
		'a time with a space',
		{ correspondence: { sent: { when: '1953-07-04 21:20' } } },
		'"correspondence.sent.when"'
	],
	['an id of one letter', { id: 'a' }, '"id"'],
	['an id of 64 letters', { id: 'a'.repeat(64) }, '"id"'],
	['an id that begins with a digit', { id: '1953' }, '"id"'],
	['an id with a dot', { id: 'a.b' }, '"id"'],
	['a title of spaces', { title: { ru: '  ' } }, '"title.ru"'],
	['a title in a third language', { title: { de: 'Notiz' } }, '"title'],
	['a day that is none', { date: '1953-13-04' }, '"date"'],
	['a year alone', { date: '1953' }, '"date"'],
	[
		'a signature without its leaves',
		{ repository: { signature: { ...signature, listy: undefined } } },
		'"repository.signature.listy" is missing'
	],
	[
		'an empty fond',
		{ repository: { signature: { ...signature, fond: '' } } },
		'"repository.signature.fond"'
	],
	[
		'an address that is none',
		{ identifier: { scheme: 'DOI', value: 'x', uri: 'doi' } },
		'"identifier.uri"'
	],
	['a language in words', { originalLanguage: 'русский' }, '"originalLanguage"'],
	['a language in capitals', { originalLanguage: 'RU' }, '"originalLanguage"'],
	['contents that are no list', { contents: 'Телеграмма' }, '"contents"'],
	['an unknown siglum', { witnesses: [s, { siglum: 'X', what: 'x' }] }, '"witnesses.1.siglum"'],
	['no witness', { witnesses: [] }, '"witnesses"'],
	['a scan without its image', { witnesses: [{ ...s, surfaces: [] }] }, '"witnesses"'],
	['a hidden file', { witnesses: [{ ...s, surfaces: ['.htaccess'] }] }, '"witnesses.0.surfaces.0"'],
	[
		'a path with a backslash',
		{ witnesses: [{ ...s, surfaces: ['a\\b.png'] }] },
		'"witnesses.0.surfaces.0"'
	],
	[
		'a name of 201 bytes',
		{ witnesses: [{ ...s, surfaces: [`${'я'.repeat(99)}.jpg`] }] },
		'"witnesses.0.surfaces.0"'
	],
	[
		'a text outside the folder',
		{ witnesses: [s, { siglum: 'P', what: 'p', text: '/etc/passwd' }] },
		'"witnesses.1.text"'
	],
	['an unknown field of a witness', { witnesses: [{ ...s, scan: true }] }, '"witnesses.0.scan"']
])('%s is refused by its place, in both languages', (_, change, place) => {
	const answer = parse(bytes({ ...smallest, ...change }));
	if (answer.ok) throw new Error('it was taken');
	expect(answer.refusal).toMatchObject({ code: 'description_invalid' });
	expect(answer.refusal.facts['what']).toContain(place);
	for (const language of ['en', 'ru'] as const) {
		const said = explain(answer.refusal, language);
		expect(said.sentence).toContain(String(answer.refusal.facts['what']));
		expect(said.next).not.toBe('');
	}
});

test.each([
	['a list', '[]'],
	['a word', '"record"'],
	['nothing', 'null']
])('%s is no description', (_, json) => {
	expect(parse(new TextEncoder().encode(json))).toMatchObject({
		ok: false,
		refusal: { code: 'description_invalid' }
	});
});
