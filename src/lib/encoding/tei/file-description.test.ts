import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import * as sample from '../../../../tests/support/sample.ts';
import type { RecordDescription } from '#lib/record/record.ts';
import type { Edition } from '../edition.ts';
import { elements, find, textOf, walk, type Element } from '../xml/element.ts';
import { localised, write } from './file-description.ts';
import { begin, type Form } from './writing.ts';

const written = (parts: Partial<Edition> = {}, form: Form = 'edition') =>
	write(begin(sampleEdition(parts), form));
const described = (parts: Partial<RecordDescription>) =>
	written({ record: { ...sample.description(), ...parts } });
/** A record of which the catalogue says nothing that it need not say. */
const BARE: RecordDescription = {
	...{ id: 'x-1', title: {}, date: '1953', originalLanguage: 'ru', witnesses: [] }
};
const all = (root: Element, name: string) => [...walk(root)].filter((one) => one.name === name);
const lines = (root: Element, name: string) => all(root, name).map(textOf);

test('its parts stand in the order of TEI', () => {
	expect(elements(written()).map(({ name }) => name)).toEqual([
		...['titleStmt', 'editionStmt', 'extent', 'publicationStmt', 'notesStmt', 'sourceDesc']
	]);
	expect(elements(written({ record: BARE })).map(({ name }) => name)).not.toContain('notesStmt');
});

test.each([
	[
		'both languages',
		{ ru: 'да', en: 'yes' },
		[
			['ru', 'да'],
			['en', 'yes']
		]
	],
	['one', { en: 'yes' }, [['en', 'yes']]],
	['one that is there without a word', { en: 'yes', ru: undefined }, [['en', 'yes']]],
	['none', {}, []],
	['nothing', undefined, []]
] as const)('words in %s', (_what, words, wanted) => {
	expect(localised(words as RecordDescription['title'])).toEqual(wanted);
});

describe('the title', () => {
	const titles = (root: Element) =>
		elements(find(root, 'titleStmt')!, 'title').map((one) => [
			one.attributes.type,
			one.attributes['xml:lang'],
			textOf(one)
		]);

	test('stands in each language that the catalogue has, a line on the kind of file after it', () => {
		expect(titles(described({ title: { en: 'Cable', ru: 'Телеграмма «№ 1» & <к>' } }))).toEqual([
			['main', 'en', 'Cable'],
			['main', 'ru', 'Телеграмма «№ 1» & <к>'],
			['sub', 'en', 'Digital transcription collated with the published text']
		]);
		expect(titles(written({ record: BARE }))).toHaveLength(1);
	});

	test.each([
		['edition', 'текст', true],
		['reading', 'текст', false],
		['edition', null, false],
		['reading', null, false]
	] as const)('of the %s with the publication %j: collated %s', (form, published, is) => {
		const last = titles(written({ published }, form)).at(-1)!;
		expect(last[2]!.includes('collated')).toBe(is);
	});

	test('the catalogue’s credits are the sponsor, where there are any', () => {
		expect(lines(described({ credits: 'Фонд «А & Б»' }), 'sponsor')).toEqual(['Фонд «А & Б»']);
		expect(lines(written({ record: BARE }), 'sponsor')).toEqual([]);
	});

	test('everyone who worked is named in it', () => {
		expect(all(find(written(), 'titleStmt')!, 'respStmt')).toHaveLength(4);
	});
});

describe('the edition', () => {
	test.each([
		['edition', 'approved', 'Edition with apparatus, approved, 2026-11-23'],
		['edition', 'draft', 'Edition with apparatus, draft, not approved, 2026-11-23'],
		['reading', 'approved', 'Reading text, approved, 2026-11-23'],
		['reading', 'draft', 'Reading text, draft, not approved, 2026-11-23']
	] as const)('of a %s, %s: %s', (form, status, words) => {
		expect(lines(written({ status }, form), 'edition')).toEqual([words]);
	});

	test('a moment is kept whole in the attribute, the day in the words', () => {
		const edition = find(written({ date: '2026-11-22T10:00:00Z' }), 'edition')!;
		expect(find(edition, 'date')!.attributes.when).toBe('2026-11-22T10:00:00Z');
		expect(textOf(edition)).toMatch(/, 2026-11-22$/);
	});
});

test.each([
	[0, '0 images'],
	[1, '1 image'],
	[3, '3 images']
])('the extent of %i is %s', (count, words) => {
	const { surfaces } = sampleEdition();
	const measure = find(written({ surfaces: surfaces.slice(0, count) }), 'measure')!;
	expect([measure.attributes.quantity, textOf(measure)]).toEqual([String(count), words]);
});

describe('rights', () => {
	const rights = (parts: Partial<Edition> = {}) =>
		all(written(parts), 'availability').map((one) => [
			one.attributes.status,
			one.attributes.corresp,
			elements(one).map((child) => [child.name, child.attributes.target, textOf(child)])
		]);

	test('of the text and of the images stand apart, the second tied to the images', () => {
		const record = { ...sample.description(), imagesNote: 'Typeset.' };
		expect(rights({ record })).toEqual([
			['unknown', undefined, [['p', undefined, 'Transcription and encoding: rights not stated.']]],
			[
				'unknown',
				'#facs',
				[
					['p', undefined, 'Images: rights to be stated by the holding archive.'],
					['p', undefined, 'Typeset.']
				]
			]
		]);
	});

	test('of a record without images speak of the text alone', () => {
		expect(rights({ surfaces: [] })).toHaveLength(1);
	});

	test.each([
		[
			'with its address',
			{ name: 'CC BY 4.0', uri: 'https://creativecommons.org/licenses/by/4.0/' }
		],
		['by name alone', { name: 'по согласованию с архивом' }]
	])('a licence that the archive states stands %s', (_what, licence) => {
		const target = 'uri' in licence ? licence.uri : undefined;
		expect(rights({ record: { ...BARE, licence } })[0]).toEqual([
			'restricted',
			undefined,
			[['licence', target, `Transcription and encoding: ${licence.name}`]]
		]);
	});
});

describe('who gives it out', () => {
	test('is the publisher, where one is stated', () => {
		expect(lines(described({ publisher: 'Архив' }), 'publisher')).toEqual(['Архив']);
	});

	test('is said to be not stated where nobody stated one', () => {
		expect(lines(written(), 'authority')).toEqual(['Not stated']);
		expect(lines(written(), 'publisher')).toEqual([]);
	});

	test('the year and the record’s own name stand with it', () => {
		const statement = find(written({ record: BARE }), 'publicationStmt')!;
		const date = find(statement, 'date')!;
		expect([date.attributes.when, textOf(date)]).toEqual(['2026-11-23', '2026']);
		expect(lines(statement, 'idno')).toEqual(['x-1']);
	});
});

describe('notes', () => {
	const notes = (parts: Partial<RecordDescription>) =>
		all(written({ record: { ...BARE, ...parts } }), 'note').map((one) => [
			one.attributes.type,
			one.attributes['xml:lang'],
			textOf(one)
		]);

	test.each([
		[
			'a summary in two languages',
			{ summary: { en: 'What', ru: 'О чём' } },
			[
				['summary', 'en', 'What'],
				['summary', 'ru', 'О чём']
			]
		],
		['how to cite it', { citation: 'АП РФ. Ф. 3.' }, [['citation', undefined, 'АП РФ. Ф. 3.']]],
		['nothing', {}, []],
		['a summary without words', { summary: {} }, []]
	])('are %s', (_what, parts, wanted) => {
		expect(notes(parts)).toEqual(wanted);
	});
});
