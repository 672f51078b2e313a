import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import * as sample from '../../../../tests/support/sample.ts';
import { textPage } from '../../../../tests/support/text-page.ts';
import type { ArchivalSignature, RecordDescription } from '#lib/record/record.ts';
import type { Edition } from '../edition.ts';
import { elements, find, textOf, walk, type Element } from '../xml/element.ts';
import { write } from './source.ts';
import { begin } from './writing.ts';

const written = (parts: Partial<Edition> = {}) => write(begin(sampleEdition(parts), 'edition'));
const BARE: RecordDescription = {
	...{ id: 'x-1', title: {}, date: '1953-07', originalLanguage: 'ru', witnesses: [] }
};
const described = (parts: Partial<RecordDescription>) => written({ record: { ...BARE, ...parts } });
const all = (root: Element, name: string) => [...walk(root)].filter((one) => one.name === name);

const SIGNATURE: ArchivalSignature = { fond: '3', opis: '65', delo: '830', listy: '148-150' };
const signed = (parts: Partial<ArchivalSignature> = {}) =>
	described({ repository: { signature: { ...SIGNATURE, ...parts } } });

/** Name, telling attribute and text of each part of an element. */
const parts = (root: Element, name: string) =>
	elements(find(root, name)!).map((one) => [one.name, one.attributes.type, textOf(one).trim()]);

describe('where the leaf is kept', () => {
	test('is told by the signature in its parts and whole', () => {
		expect(parts(signed(), 'msIdentifier')).toEqual([
			['collection', 'fond', 'Ф. 3'],
			['collection', 'opis', 'Оп. 65'],
			['collection', 'delo', 'Д. 830'],
			['idno', 'shelfmark', 'Ф. 3. Оп. 65. Д. 830. Л. 148–150'],
			['altIdentifier', 'verbatim', 'АП РФ. Ф. 3. Оп. 65. Д. 830. Л. 148-150. Подлинник.']
		]);
		expect(all(signed(), 'collection').map(({ attributes }) => attributes.n)).toEqual([
			...['3', '65', '830']
		]);
	});

	test('is the record’s own name where the catalogue has no signature', () => {
		expect(parts(written({ record: BARE, published: null }), 'msIdentifier')).toEqual([
			['idno', 'local', 'x-1']
		]);
	});

	test('names the house and the deposited collection first, where they are known', () => {
		const repository = { holding: 'Архив «А & Б»', collection: 'Собрание <1>' };
		expect(parts(described({ repository }), 'msIdentifier').slice(0, 2)).toEqual([
			['repository', undefined, 'Архив «А & Б»'],
			['collection', 'deposited', 'Собрание <1>']
		]);
	});

	test.each([
		['a line of its own', 'текст\nПеч. по: АП РФ. Ф. 3.  \nдальше', ['АП РФ. Ф. 3.']],
		['the last line', 'Печ. по: Ф. 1.', ['Ф. 1.']],
		['two of them: the first', 'Печ. по: Ф. 1.\nПеч. по: Ф. 2.', ['Ф. 1.']],
		['words within a line', 'текст Печ. по: Ф. 1.', []],
		['no such line', 'текст', []],
		['no publication', null, []]
	])('the signature as printed is read from %s', (_what, published, wanted) => {
		expect(
			all(written({ record: BARE, published }), 'altIdentifier').map((one) => textOf(one).trim())
		).toEqual(wanted);
	});
});

describe('leaves', () => {
	test.each([
		['148-150', { from: '148', to: '150' }, 'Л. 148–150', '3'],
		['148–150', { from: '148', to: '150' }, 'Л. 148–150', '3'],
		[' 148 - 150 ', { from: '148', to: '150' }, 'Л. 148–150', '3'],
		['7', { from: '7', to: '7' }, 'Л. 7', '1'],
		['148-150, 152', {}, undefined, undefined],
		['148об.', {}, undefined, undefined],
		['150-148', {}, undefined, undefined],
		['', {}, undefined, undefined]
	])('%j', (listy, attributes, words, quantity) => {
		const root = signed({ listy });
		const locus = find(root, 'locus')!;
		expect([locus.attributes, textOf(locus)]).toEqual([attributes, `Л. ${listy}`]);
		const measure = find(root, 'measure');
		expect([measure && textOf(measure), measure?.attributes.quantity]).toEqual([words, quantity]);
	});

	test('are not told where the catalogue has no signature', () => {
		expect(all(described({}), 'locus')).toEqual([]);
	});
});

describe('the document', () => {
	test('has its titles, Russian first, and its language', () => {
		const root = described({ title: { en: 'Cable', ru: 'Телеграмма' } });
		expect(
			elements(find(root, 'msItem')!).map((one) => [
				one.name,
				one.attributes['xml:lang'] ?? one.attributes.mainLang,
				textOf(one)
			])
		).toEqual([
			['title', 'ru', 'Телеграмма'],
			['title', 'en', 'Cable'],
			['textLang', 'ru', 'ru']
		]);
	});

	test.each([
		['with what it is', 'Подлинник', 'Подлинник, 1953-07', ['Подлинник']],
		['by its date alone', undefined, '1953-07', []]
	])('has its origin %s', (_what, note, words, terms) => {
		const origin = find(signed({ ...(note && { note }) }), 'origin')!;
		expect(textOf(origin)).toBe(words);
		const told = all(origin, 'term').map((one) => [one.attributes.type, textOf(one)]);
		expect(told).toEqual(terms.map((term) => ['copyStatus', term]));
		expect(find(origin, 'origDate')!.attributes.when).toBe('1953-07');
	});
});

describe('the leaf as a thing', () => {
	const { surfaces } = sampleEdition();
	const leafWith = (text: string | null) =>
		written({
			record: BARE,
			surfaces: [{ ...surfaces[0]!, page: text === null ? null : textPage(text) }]
		});

	test.each([
		['handwriting', '[handwriting]\nрезолюция', 1],
		['a marginal note', 'слово\n[margin]\n!', 1],
		['only type', 'слово\n[stamp]\nНЕТ', 0],
		['nothing read', null, 0]
	])('with %s on it has its hands told: %s', (_what, text, hands) => {
		const notes = all(leafWith(text), 'handNote').map(({ attributes }) => attributes['xml:id']);
		expect(notes).toEqual(hands ? ['hand-written'] : []);
	});

	test('of which nothing is known is not described', () => {
		expect(all(leafWith('слово'), 'physDesc')).toEqual([]);
	});
});

describe('the volume', () => {
	const volume = (parts: Partial<RecordDescription>) => {
		const found = find(described(parts), 'bibl')!;
		return elements(found).map(({ name, attributes: { unit }, ...one }) => [
			unit === undefined ? name : `${name} ${unit}`,
			textOf({ ...one, name, attributes: {} })
		]);
	};

	test('is described as the catalogue does, with document and pages', () => {
		const witnesses = [{ siglum: 'P' as const, what: 'Китайская Народная Республика, т. 1' }];
		const publication = { number: '338', pages: ['1039', '1040'] };
		expect(volume({ witnesses, publication })).toEqual([
			['title', 'Китайская Народная Республика, т. 1'],
			['biblScope document', '338'],
			['biblScope page', '1039, 1040']
		]);
	});

	test.each([
		['no publication', {}],
		['one without number and pages', { publication: {} }],
		['one with no page', { publication: { pages: [] } }]
	])('of which the catalogue has %s is called what it is', (_what, parts) => {
		expect(volume(parts)).toEqual([['title', 'published transcription']]);
	});

	test('is not there where no text of it was deposited', () => {
		expect(
			all(written({ record: BARE, published: null }), 'bibl').map(
				({ attributes }) => attributes.type
			)
		).toEqual(['translation']);
	});
});

describe('the translation', () => {
	const translated = (record: RecordDescription) =>
		all(written({ record }), 'bibl').find(({ attributes }) => attributes['xml:id'] === 'T')!;

	test('names its translator by the id of the statement, and its language', () => {
		const one = translated({ ...BARE, translator: 'V. Zubok' });
		expect([one.attributes.type, one.attributes['xml:lang']]).toEqual(['translation', 'en']);
		const editor = find(one, 'editor')!;
		expect([editor.attributes, textOf(editor)]).toEqual([
			{ role: 'translator', corresp: '#u-translator' },
			'V. Zubok'
		]);
	});

	test('without a translator has none; without words of the catalogue it is called what it is', () => {
		const one = translated(BARE);
		expect(elements(one).map(textOf)).toEqual(['translation']);
		const witnesses = [{ siglum: 'T' as const, what: 'CWIHP' }];
		expect(elements(translated({ ...BARE, witnesses })).map(textOf)).toEqual(['CWIHP']);
	});

	test('is no witness', () => {
		expect(all(written(), 'witness').map(({ attributes }) => attributes['xml:id'])).toEqual([
			...['S', 'P']
		]);
	});
});

describe('the collection it was taken from', () => {
	const source = (identifier: RecordDescription['identifier']) =>
		all(described({ ...(identifier && { identifier }) }), 'bibl')
			.filter(({ attributes }) => attributes.type === 'digitalSource')
			.map((one) =>
				elements(one).map((child) => [child.name, child.attributes.target, textOf(child)])
			);

	test.each([
		[
			'with its address',
			{ scheme: 'Wilson', value: '110', uri: 'https://example.org/110' },
			[
				[
					['title', undefined, 'Wilson'],
					['idno', undefined, '110'],
					['ref', 'https://example.org/110', 'https://example.org/110']
				]
			]
		],
		[
			'without',
			{ scheme: 'Wilson', value: '110' },
			[
				[
					['title', undefined, 'Wilson'],
					['idno', undefined, '110']
				]
			]
		],
		['not at all', undefined, []]
	])('is told %s', (_what, identifier, wanted) => {
		expect(source(identifier)).toEqual(wanted);
	});
});

describe('witnesses', () => {
	const { surfaces } = sampleEdition();
	const told = (parts: Partial<Edition>) =>
		all(written(parts), 'witness').map((one) => [
			one.attributes['xml:id'],
			one.attributes.corresp,
			textOf(one)
		]);

	test.each([
		[
			'scan and text',
			{ record: BARE },
			[
				['S', '#ms #facs', 'original scan'],
				['P', '#vol', 'published transcription']
			]
		],
		[
			'no picture',
			{ record: BARE, surfaces: [] },
			[
				['S', '#ms', 'original scan'],
				['P', '#vol', 'published transcription']
			]
		],
		[
			'no publication',
			{ record: BARE, published: null, surfaces: surfaces.slice(0, 1) },
			[['S', '#ms #facs', 'original scan']]
		],
		[
			'pictures of the publication, no text of it',
			{ record: BARE, published: null },
			[
				['S', '#ms #facs', 'original scan'],
				['P', undefined, 'published transcription']
			]
		]
	] as [string, Partial<Edition>, unknown[]][])('of %s', (_what, given, wanted) => {
		expect(told(given)).toEqual(wanted);
	});

	test('are called as the catalogue calls them', () => {
		const record = sample.description();
		const names = record.witnesses.filter(({ siglum }) => siglum !== 'T').map(({ what }) => what);
		expect(told({}).map(([, , words]) => words)).toEqual(names);
	});
});
