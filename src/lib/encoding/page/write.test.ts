import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { textPage } from '../../../../tests/support/text-page.ts';
import { REGION_KINDS, type Line, type Page } from '#lib/transcription/page.ts';
import type { Edition } from '../edition.ts';
import { elements, find, textOf, walk, type Element } from '../xml/element.ts';
import { parse } from '../xml/parse.ts';
import { ZONE_KINDS } from '../zone-kind.ts';
import { NAMESPACE, write } from './write.ts';

const edition = sampleEdition();
const { surface } = edition.surfaces[0]!;
const written = (page: Page, parts: Partial<Edition> = {}) =>
	parse(write({ ...edition, ...parts }, surface, page));
const all = (root: Element, name: string) => [...walk(root)].filter((one) => one.name === name);

/** A page of one line, with what is told of it. */
function lineOf(parts: Partial<Line>, text = 'раз два'): Element {
	const page = textPage(text);
	Object.assign(page.regions[0]!.lines[0]!, parts);
	return find(written(page), 'TextLine')!;
}

describe('the file itself', () => {
	test('is PAGE 2019-07-15, and names the picture with its size', () => {
		const root = written(textPage('раз'));
		expect([root.name, root.uri]).toEqual(['PcGts', NAMESPACE]);
		expect(find(root, 'Page')!.attributes).toEqual({
			imageFilename: '001.jpg',
			imageWidth: '2480',
			imageHeight: '3508'
		});
	});

	test.each([
		['a day', '2026-11-23', '2026-11-23T00:00:00Z'],
		['a moment', '2026-11-22T10:00:00Z', '2026-11-22T10:00:00Z']
	])('was created at %s: a moment in any case, as the schema wants', (_what, date, moment) => {
		const root = written(textPage('раз'), { date });
		expect(textOf(find(root, 'Created')!)).toBe(moment);
		expect(textOf(find(root, 'LastChange')!)).toBe(moment);
	});

	test('names its program with the version, or without one that is not known', () => {
		expect(textOf(find(written(textPage('раз')), 'Creator')!)).toBe('Sverka 0.1.0');
		expect(textOf(find(written(textPage('раз'), { programs: [] }), 'Creator')!)).toBe('Sverka');
	});

	test('a page on which nothing was read has no regions and no order of them', () => {
		expect(elements(find(written({ regions: [] }), 'Page')!)).toEqual([]);
	});

	test('the same page gives the same bytes', () => {
		const page = textPage('раз\n[stamp]\nдва');
		expect(write(edition, surface, structuredClone(page))).toBe(write(edition, surface, page));
	});
});

test('the reading order names every region once, in order, and each says its place itself', () => {
	const root = written(textPage('раз\n\nдва\n[rule]\n—\n[stamp]\nтри'));
	const refs = all(root, 'RegionRefIndexed').map(({ attributes }) => attributes);
	const regions = elements(find(root, 'Page')!).slice(1);
	expect(refs.map(({ index }) => index)).toEqual(['0', '1', '2', '3']);
	expect(refs.map(({ regionRef }) => regionRef)).toEqual(regions.map((one) => one.attributes.id));
	for (const [i, { attributes }] of regions.entries())
		expect(attributes.custom).toContain(`readingOrder {index:${i};}`);
});

describe('a region', () => {
	test.each(REGION_KINDS)(
		'of kind %s is the element and type of the table, our word beside',
		(kind) => {
			const [, region] = elements(find(written(textPage(`[${kind}]\nраз`)), 'Page')!);
			const { page: word, text } = ZONE_KINDS[kind];
			expect(region!.name).toBe(text ? 'TextRegion' : word);
			expect(region!.attributes.type).toBe(text ? word : undefined);
			expect(region!.attributes.custom).toContain(`structure {type:${kind};}`);
			expect(elements(region!, 'TextLine')).toHaveLength(text ? 1 : 0);
		}
	);

	test.each([
		[undefined, undefined, undefined],
		['eng', 'English', undefined],
		['rus+eng', 'Russian', 'English'],
		['rus_typed', undefined, undefined]
	])('read with %s of its own says so in the words of the schema: %s, %s', (languages, ...said) => {
		const page = textPage('раз');
		Object.assign(page.regions[0]!, languages === undefined ? {} : { languages });
		const { attributes } = find(written(page), 'TextRegion')!;
		expect([attributes.primaryLanguage, attributes.secondaryLanguage]).toEqual(said);
	});

	test('has its outline, or the corners of its rectangle, inside the picture', () => {
		const page = textPage('раз');
		page.regions[0]!.zone = { ulx: -4, uly: 10, lrx: 3000, lry: 20.6 };
		const coords = () => find(written(page), 'Coords')!.attributes.points;
		expect(coords()).toBe('0,10 2480,10 2480,21 0,21');
		page.regions[0]!.zone.points = [
			{ x: 0, y: 10 },
			{ x: 50, y: -1 },
			{ x: 20, y: 5000 }
		];
		expect(coords()).toBe('0,10 50,0 20,3508');
	});

	test('lines that were refused are left out, and the others count on', () => {
		const page = textPage('раз\nдва\nтри');
		page.regions[0]!.lines[1]!.refused = 'no letters';
		const lines = all(written(page), 'TextLine').map(({ attributes }) => attributes);
		expect(lines.map(({ id, custom }) => [id, custom])).toEqual([
			['l0', 'readingOrder {index:0;}'],
			['l2', 'readingOrder {index:1;}']
		]);
	});
});

describe('a line', () => {
	const equivalents = (line: Element) =>
		elements(line, 'TextEquiv').map((one) => [
			one.attributes.index,
			one.attributes.conf,
			textOf(one).trim()
		]);

	test('of the machine has its certainty; of a person none', () => {
		expect(equivalents(lineOf({ by: 'tesseract', confidence: 0.9 }))).toEqual([
			['0', '0.9', 'раз два']
		]);
		expect(equivalents(lineOf({ by: 'oleg', confidence: 0.9 }))).toEqual([
			['0', undefined, 'раз два']
		]);
	});

	test('that the machine reads otherwise by now has both: the text that holds first', () => {
		expect(equivalents(lineOf({ by: 'oleg', offered: 'рaз двa' }))).toEqual([
			['0', undefined, 'раз два'],
			['1', undefined, 'рaз двa']
		]);
	});

	test.each([
		[
			'two points',
			[
				{ x: -1, y: 9 },
				{ x: 20.4, y: 9 }
			],
			'0,9 20,9'
		],
		[
			'many',
			[
				{ x: 0, y: 9 },
				{ x: 9, y: 8 },
				{ x: 20, y: 9 }
			],
			'0,9 9,8 20,9'
		],
		['one point, which is no line', [{ x: 0, y: 9 }], undefined],
		['none', undefined, undefined]
	])('with a baseline of %s', (_what, baseline, points) => {
		const found = find(lineOf(baseline ? { baseline } : {}), 'Baseline');
		expect(found?.attributes.points).toBe(points);
	});

	test('its parts stand in the order of the schema', () => {
		const line = lineOf({
			baseline: [
				{ x: 0, y: 9 },
				{ x: 9, y: 9 }
			],
			offered: 'x'
		});
		expect(elements(line).map(({ name }) => name)).toEqual([
			...['Coords', 'Baseline', 'Word', 'Word', 'TextEquiv', 'TextEquiv']
		]);
	});
});

describe('the words of a line', () => {
	test('have zone, text, certainty and an id of their own', () => {
		const [first, second] = elements(lineOf({}), 'Word');
		expect(first!.attributes.id).toBe('l0-w1');
		expect(find(first!, 'Coords')!.attributes.points).toBe('0,0 30,0 30,10 0,10');
		expect(find(second!, 'TextEquiv')!.attributes).toEqual({ conf: '0.9' });
		expect([first, second].map((one) => textOf(one!).trim())).toEqual(['раз', 'два']);
	});

	test('are all left out where one of them has no place of its own', () => {
		const [first, second] = textPage('раз два').regions[0]!.lines[0]!.words;
		expect(elements(lineOf({ words: [first!] }), 'Word')).toEqual([]);
		expect(elements(lineOf({ words: [first!, { ...second!, stale: true }] }), 'Word')).toEqual([]);
		expect(elements(lineOf({ text: 'раз двa три' }), 'Word')).toEqual([]);
	});

	test('of a line without text are none', () => {
		const line = lineOf({ text: '', words: [] });
		expect(elements(line).map(({ name }) => name)).toEqual(['Coords', 'TextEquiv']);
	});
});

test('a line that is called like the order of regions gives way to it', () => {
	const page = textPage('раз');
	page.regions[0]!.lines[0]!.id = 'reading-order';
	const root = written(page);
	expect(find(root, 'OrderedGroup')!.attributes.id).toBe('reading-order');
	expect(find(root, 'TextLine')!.attributes.id).toBe('reading-order-2');
});

test('ids that collide or are no names become names, each once', () => {
	const page = textPage('раз\n\nдва\nтри');
	page.regions.forEach((region, i) => {
		region.id = i === 0 ? '1 & 2' : '1 < 2';
		region.lines.forEach((line, j) => (line.id = ['l', 'l 1', 'l:1'][i + j]!));
	});
	const ids = [...walk(written(page))].flatMap(({ attributes }) => attributes.id ?? []);
	expect(new Set(ids).size).toBe(ids.length);
	for (const id of ids) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
});
