import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { textPage } from '../../../../tests/support/text-page.ts';
import { REGION_KINDS, type Line, type Page } from '#lib/transcription/page.ts';
import { elements, find, textOf, walk, type Element } from '../xml/element.ts';
import { parse } from '../xml/parse.ts';
import { ZONE_KINDS } from '../zone-kind.ts';
import { NAMESPACE, write } from './write.ts';

const { surface } = sampleEdition().surfaces[0]!;
const written = (page: Page, parts: Partial<typeof surface> = {}) =>
	parse(write({ ...surface, ...parts }, page));
const all = (root: Element, name: string) => [...walk(root)].filter((one) => one.name === name);

function lineOf(parts: Partial<Line>, text = 'раз два'): Element {
	const page = textPage(text);
	Object.assign(page.regions[0]!.lines[0]!, parts);
	return find(written(page), 'TextLine')!;
}

/** Strings, spaces and hyphens of each line, in order. */
const told = (text: string) =>
	all(written(textPage(text)), 'TextLine').map((line) =>
		elements(line).map(({ name, attributes }) =>
			name === 'String'
				? [attributes.CONTENT, attributes.SUBS_TYPE, attributes.SUBS_CONTENT]
						.filter(Boolean)
						.join(' ')
				: name === 'HYP'
					? `HYP ${attributes.CONTENT}`
					: name
		)
	);

describe('the file itself', () => {
	test('is ALTO 4.4 in pixels, with the picture’s name, sum and place in the record', () => {
		const root = written(textPage('раз'), { ordinal: 7 });
		expect([root.name, root.uri, root.attributes.SCHEMAVERSION]).toEqual([
			'alto',
			NAMESPACE,
			'4.4'
		]);
		expect(textOf(find(root, 'MeasurementUnit')!)).toBe('pixel');
		expect(textOf(find(root, 'fileName')!)).toBe('001.jpg');
		expect(textOf(find(root, 'fileIdentifier')!)).toBe('sha256:cd34');
		expect(find(root, 'Page')!.attributes).toMatchObject({
			WIDTH: '2480',
			HEIGHT: '3508',
			PHYSICAL_IMG_NR: '7'
		});
		expect(find(root, 'PrintSpace')!.attributes).toEqual({
			...{ HPOS: '0', VPOS: '0', WIDTH: '2480', HEIGHT: '3508' }
		});
	});

	test('of a page on which nothing was read has neither tags nor blocks', () => {
		const root = written({ regions: [] });
		expect(find(root, 'Tags')).toBeUndefined();
		expect(elements(find(root, 'PrintSpace')!)).toEqual([]);
	});

	test('the same page gives the same bytes', () => {
		const page = textPage('раз\n[stamp]\nдва');
		expect(write(surface, structuredClone(page))).toBe(write(surface, page));
	});
});

describe('a region', () => {
	test.each(REGION_KINDS)('of kind %s has the tag of the table', (kind) => {
		const root = written(textPage(`[${kind}]\nраз`));
		const [block] = elements(find(root, 'PrintSpace')!);
		const tag = all(root, 'OtherTag').find(
			(one) => one.attributes.ID === block!.attributes.TAGREFS
		);
		expect(tag!.attributes.LABEL).toBe(ZONE_KINDS[kind].alto);
		expect(block!.name).toBe(ZONE_KINDS[kind].text ? 'TextBlock' : 'GraphicalElement');
	});

	test('every tag is told once, however often it is used, and every reference has its tag', () => {
		const root = written(textPage('раз\nдва\n\nтри\n[stamp]\nНЕ СЕКРЕТНО'));
		const tags = all(root, 'OtherTag').map(({ attributes }) => attributes);
		expect(tags.map(({ LABEL }) => LABEL)).toEqual([
			...['MainZone', 'DefaultLine:Typewritten', 'StampZone']
		]);
		const ids = new Set(tags.map(({ ID }) => ID));
		for (const { attributes } of [...all(root, 'TextBlock'), ...all(root, 'TextLine')])
			expect(ids).toContain(attributes.TAGREFS);
	});

	test('lies inside the picture: corner, width and height, and its outline if it has one', () => {
		const page = textPage('раз');
		page.regions[0]!.zone = { ulx: -4, uly: 10, lrx: 3000, lry: 20 };
		const block = () => find(written(page), 'TextBlock')!;
		expect(block().attributes).toMatchObject({
			...{ HPOS: '0', VPOS: '10', WIDTH: '2480', HEIGHT: '10' }
		});
		expect(find(block(), 'Shape')).toBeUndefined();
		page.regions[0]!.zone.points = [
			{ x: -4, y: 10 },
			{ x: 3000, y: 10 },
			{ x: 9, y: 20 }
		];
		expect(elements(block())[0]!.name).toBe('Shape');
		expect(find(block(), 'Polygon')!.attributes.POINTS).toBe('0,10 2480,10 9,20');
	});

	test('refused lines are left out', () => {
		const page = textPage('раз\nдва');
		page.regions[0]!.lines[0]!.refused = 'no letters';
		expect(all(written(page), 'TextLine').map(({ attributes }) => attributes.ID)).toEqual(['l1']);
	});
});

describe('a line', () => {
	test('has its baseline by points, inside the picture; none where none is known', () => {
		const baseline = [
			{ x: -1, y: 9 },
			{ x: 20.4, y: 9 }
		];
		expect(lineOf({ baseline }).attributes.BASELINE).toBe('0,9 20,9');
		expect(lineOf({}).attributes.BASELINE).toBeUndefined();
	});

	test('without text has one empty String, since a line must have one', () => {
		expect(elements(lineOf({ text: '', words: [] })).map(({ attributes }) => attributes)).toEqual([
			{ CONTENT: '' }
		]);
	});

	test.each([
		['words and spaces', 'раз два три', [['раз', 'SP', 'два', 'SP', 'три']]],
		['one word', 'раз', [['раз']]],
		['a hyphen at the end of all', 'сло-', [['сло-']]],
		['a hyphen before a capital: no word cut', 'Киев-\nМосква', [['Киев-'], ['Москва']]],
		['a dash by itself: no word cut', 'слово -\nдело', [['слово', 'SP', '-'], ['дело']]],
		[
			'a word cut',
			'одно сло-\nво да',
			[
				['одно', 'SP', 'сло HypPart1 слово', 'HYP -'],
				['во HypPart2 слово', 'SP', 'да']
			]
		],
		[
			'a word cut by another sign',
			'сло¬\nво',
			[['сло HypPart1 слово', 'HYP ¬'], ['во HypPart2 слово']]
		]
	])('%s', (_what, text, wanted) => {
		expect(told(text)).toEqual(wanted);
	});

	test('the last line of a region is not continued by the first of the next', () => {
		expect(told('сло-\n\nво')).toEqual([['сло-'], ['во']]);
	});
});

test('a word has its zone and certainty; one that a person wrote has no certainty', () => {
	const page = textPage('раз два');
	page.regions[0]!.lines[0]!.words[1]!.confidence = null;
	const [first, second] = all(written(page), 'String').map(({ attributes }) => attributes);
	expect(first).toEqual({
		...{ HPOS: '0', VPOS: '0', WIDTH: '30', HEIGHT: '10' },
		...{ CONTENT: 'раз', WC: '0.9' }
	});
	expect(second).not.toHaveProperty('WC');
});

test('a word whose zone is stale has its share of the line, and is said to be uncertain by nobody', () => {
	const [{ words }] = textPage('раз два').regions[0]!.lines as [Line];
	const stale = words.map((word) => ({ ...word, stale: true }));
	const [, string] = elements(lineOf({ words: stale }), 'String');
	expect(string!.attributes).toEqual({
		...{ HPOS: '40', VPOS: '0', WIDTH: '30', HEIGHT: '10' },
		CONTENT: 'два'
	});
});

test('ids are given once, and a region that is called like the page or a tag gives way', () => {
	const page = textPage('раз\n\nдва\n\nтри');
	page.regions.forEach((region, i) => (region.id = ['page', 'tag-1', '1 < 2'][i]!));
	const ids = [...walk(written(page))].flatMap(({ attributes }) => attributes.ID ?? []);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids).toEqual(expect.arrayContaining(['page', 'page-2', 'x-1---2']));
});
