import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editions } from '../../../../tests/support/editions.ts';
import { holdForTei } from '../../../../tests/support/encoding-laws.ts';
import { between, difference, sampleEdition, verdict } from '../../../../tests/support/edition.ts';
import * as sample from '../../../../tests/support/sample.ts';
import { textPage } from '../../../../tests/support/text-page.ts';
import type { Edition } from '../edition.ts';
import { elements, find, textOf, walk, type Element } from '../xml/element.ts';
import { parse } from '../xml/parse.ts';
import { check } from './check.ts';
import { write } from './write.ts';

const tree = (edition: Edition, form: 'edition' | 'reading' = 'edition') =>
	parse(write(edition, { form }));
const all = (root: Element, name: string) => [...walk(root)].filter((one) => one.name === name);

test('generated editions are valid, repeat their bytes, and come back as the same tree', () => {
	fc.assert(fc.property(editions, holdForTei), { numRuns: 200 });
}, 120_000);

test('the sample has its six differences as apparatus, two of them substantive', () => {
	const apps = all(tree(sampleEdition()), 'app');
	const readings = apps.map((app) => elements(app).map(textOf));
	expect(readings[0]).toEqual(['У Сю-цуня', 'У Сюшаня']);
	expect(readings[4]).toEqual(['Пын Дэ-Хуэя', 'Пэн Цэхуая']);
	const kinds = apps.map((app) => find(app, 'rdg')!.attributes.type);
	expect(kinds.filter((kind) => kind === 'substantive')).toHaveLength(2);
	expect(kinds.filter((kind) => kind === 'orthographic')).toHaveLength(4);
});

test('a list that is a head alone is one entry: TEI knows no list without entries', () => {
	const edition = sampleEdition({ differences: [], verdicts: [] });
	const page = edition.surfaces[0]!.page!;
	const body = page.regions.find(({ kind }) => kind === 'body')!;
	const [first, second] = body.lines;
	const copies = [
		{ ...first!, text: 'Копии:', words: [] },
		{ ...second!, text: '1. Тов.', words: [] }
	];
	const entries = (lines: typeof copies) => {
		page.regions = [{ ...body, kind: 'list', lines }];
		return elements(all(tree(edition), 'list')[0]!).map((one) => [one.name, textOf(one)]);
	};
	expect(entries(copies)).toEqual([
		['head', 'Копии:'],
		['item', '1. Тов.']
	]);
	expect(entries(copies.slice(0, 1))).toEqual([['item', 'Копии:']]);
	holdForTei(edition);
});

test('a difference that nobody decided says so; one decided as worth no note leaves no trace', () => {
	const page = sample.page(1);
	const name = difference(page, 'Пын Дэ-Хуэя', 'Пэн Цэхуая', 'name');
	const written = (verdicts: Edition['verdicts']) =>
		all(tree(sampleEdition({ differences: [name], verdicts, status: 'draft' })), 'rdg');
	expect(written([])[0]?.attributes.cert).toBe('unknown');
	expect(written([verdict(name, 'later')])[0]?.attributes.cert).toBe('unknown');
	expect(written([{ ...verdict(name, 'departs'), suggested: true }])[0]?.attributes.cert).toBe(
		'unknown'
	);
	expect(written([{ ...verdict(name, 'departs'), s: 'как было' }])[0]?.attributes.cert).toBe(
		'unknown'
	);
	expect(written([verdict(name, 'departs')])[0]?.attributes.cert).toBeUndefined();
	expect(written([verdict(name, 'ignore')])).toEqual([]);
	expect(written([verdict(name, 'misread')])).toEqual([]);
});

test('a difference over a paragraph’s end is cut there and tied', () => {
	const [a, b] = ['l1-13', 'l1-14'].map((line) => ({
		surface: 's1',
		line,
		from: 0,
		to: 4,
		zone: { ulx: 0, uly: 0, lrx: 1, lry: 1 }
	}));
	const one = between([a!, b!], '1211 1. С', 'другое', 'word');
	const apps = all(tree(sampleEdition({ differences: [one], verdicts: [] })), 'app');
	expect(apps.map((app) => find(app, 'rdg')!.attributes.cause)).toEqual([undefined, 'continued']);
	expect(apps[0]!.attributes.next).toBe(`#${apps[1]!.attributes['xml:id']}`);
	expect(apps[1]!.attributes.prev).toBe(`#${apps[0]!.attributes['xml:id']}`);
});

test('what the publication adds is an empty lemma before or after the word it stands at', () => {
	const place = {
		surface: 's1',
		line: 'l1-22',
		from: 0,
		to: 15,
		zone: sample.page(1).regions[0]!.zone
	};
	const one = between([place], '', 'важные', 'addition');
	const root = tree(sampleEdition({ differences: [one], verdicts: [verdict(one, 'departs')] }));
	const [app] = all(root, 'app');
	expect(elements(app!).map(textOf)).toEqual(['', 'важные']);
	expect(textOf(find(app!, 'rdg')!)).toBe('важные');
});

test('a place that cannot be read is unclear, and the publication’s word is its reading', () => {
	const one = difference(sample.page(1), 'СОВПОСОД', 'СОВПОСОЛ', 'word');
	const root = tree(sampleEdition({ differences: [one], verdicts: [verdict(one, 'illegible')] }));
	expect(textOf(find(find(root, 'lem')!, 'unclear')!)).toBe('СОВПОСОД');
	expect(textOf(find(root, 'rdg')!)).toBe('СОВПОСОЛ');
});

test('parts that the publication leaves out are one sentence, no apparatus', () => {
	const one = difference(sample.page(1), 'НЕ СЕКРЕТНО', '', 'omission');
	const held = { ...verdict(one, 'omits'), detail: 'stamp' };
	const root = tree(sampleEdition({ differences: [one], verdicts: [held] }));
	expect(all(root, 'app')).toEqual([]);
	expect(textOf(find(root, 'interpretation')!)).toContain('parts of the leaf: stamp');
	expect(all(root, 'variantEncoding')).toEqual([]);
});

test('the reading text has neither apparatus nor the other side of a choice', () => {
	const edition = sampleEdition();
	const line = edition.surfaces[0]!.page!.regions[6]!.lines[0]!;
	line.annotations = [
		{ id: 'a1', kind: 'sic', from: 20, to: 28, value: 'СОВПОСОЛ' },
		{ id: 'a2', kind: 'spaced', from: 5, to: 14 }
	];
	const reading = tree(edition, 'reading');
	for (const name of ['app', 'choice', 'sic', 'rdg']) expect(all(reading, name)).toEqual([]);
	expect(textOf(find(reading, 'body')!)).toContain('Куда ПЕКИН Кому СОВПОСОЛ Экз.');
	const choices = all(tree(edition), 'choice').map((one) => elements(one).map(textOf));
	expect(choices).toEqual([
		['П Е К И Н', 'ПЕКИН'],
		['СОВПОСОД', 'СОВПОСОЛ']
	]);
});

test('the text that has no scan is a gap of two leaves at the end of the last paragraph', () => {
	const root = tree(sampleEdition());
	const last = all(root, 'p').findLast(({ attributes }) => attributes.facs !== undefined)!;
	expect(elements(last).at(-1)!.attributes).toMatchObject({
		reason: 'not-on-scan',
		unit: 'leaf',
		quantity: '2'
	});
	expect(textOf(root)).not.toContain('Ли Сын Мана и его провокаторских');
});

test('the header says what the images are, who worked, and the signature parsed and as printed', () => {
	const root = tree(sampleEdition());
	const header = textOf(find(root, 'teiHeader')!);
	expect(header).toContain('The images are typeset reconstructions');
	expect(all(root, 'persName').map(textOf)).toEqual(['Олег', 'М. Орлова', 'Vladislav Zubok']);
	expect(textOf(all(root, 'name')[0]!)).toBe('Editor');
	expect(all(root, 'collection').map(({ attributes }) => attributes.n)).toEqual([
		undefined,
		'3',
		'65',
		'830'
	]);
	expect(textOf(find(root, 'altIdentifier')!).trim()).toBe(
		'АП РФ. Ф. 3. Оп. 65. Д. 830. Л. 148-150. Подлинник.'
	);
	expect(all(root, 'availability')).toHaveLength(2);
	expect(find(root, 'locus')!.attributes).toEqual({ from: '148', to: '150' });
});

test('the history stands newest first and points to people, programs and the audit', () => {
	const changes = all(tree(sampleEdition()), 'change').map(({ attributes }) => attributes);
	expect(changes.map(({ source }) => source)).toEqual(['audit:31', 'audit:17', 'audit:3']);
	expect(changes.map(({ who }) => who)).toEqual(['#u-maria', '#u-oleg', '#program-tesseract']);
});

test('paragraphs of the translation are tied by their own numbers only', () => {
	const root = tree(sampleEdition());
	const translation = all(root, 'div').find(({ attributes }) => attributes.type === 'translation')!;
	const tied = elements(translation).filter(({ attributes }) => attributes.corresp);
	expect(tied.map((one) => textOf(one).slice(0, 6))).toEqual(['1211-1', '1. The', '2. The']);
	const ids = new Map(all(root, 'p').map((one) => [`#${one.attributes['xml:id']}`, textOf(one)]));
	for (const one of tied) {
		expect(ids.get(one.attributes.corresp!)!.slice(0, 2)).toBe(textOf(one).slice(0, 2));
	}
});

test('a record without scan, publication, translation and history is written, too', () => {
	const bare: Partial<Edition> = {
		surfaces: [],
		published: null,
		translation: null,
		differences: [],
		verdicts: [],
		beyondScan: null,
		people: [],
		programs: [],
		history: []
	};
	holdForTei(sampleEdition(bare));
	holdForTei(
		sampleEdition({
			...bare,
			record: { id: 'x', title: {}, date: '1953', originalLanguage: 'ru', witnesses: [] }
		})
	);
});

test('a page whose things are called like all that is in a file: each id is given once', () => {
	const ids = [...walk(tree(sampleEdition()))].flatMap(
		({ attributes }) => attributes['xml:id'] ?? []
	);
	const page = textPage(ids.map((_, i) => `строка ${i}`).join('\n\n'));
	page.regions.forEach((region, i) => {
		region.id = ids[i]!;
		region.lines[0]!.id = ids[ids.length - 1 - i]!;
		region.lines[0]!.annotations = [{ id: ids[i]!, kind: 'added', from: 0, to: 3 }];
	});
	const [first, ...others] = sampleEdition().surfaces;
	const edition = sampleEdition({ surfaces: [{ ...first!, page }, ...others] });
	expect(check(write(edition, { form: 'edition' }))).toEqual([]);
});
