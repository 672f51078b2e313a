import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { textPage } from '../../../../tests/support/text-page.ts';
import { REGION_KINDS, type Line, type Page } from '#lib/transcription/page.ts';
import type { Edition } from '../edition.ts';
import { elements, find, textOf, walk, type Element } from '../xml/element.ts';
import { parse } from '../xml/parse.ts';
import { write } from './write.ts';

const edition = sampleEdition();
const [{ surface, page: read }] = edition.surfaces as [(typeof edition.surfaces)[number]];
const page = read!;
const root = parse(write(edition, surface, page).replace('<!DOCTYPE html>', ''));
const ofClass = (name: string) =>
	[...walk(root)].filter(({ attributes }) => attributes['class'] === name);

function box(title: string): number[] {
	return /bbox (\d+) (\d+) (\d+) (\d+)/.exec(title)!.slice(1).map(Number);
}

test('every line that is text is written once, in reading order, with its words', () => {
	const lines = page.regions.flatMap((region) => region.lines).map(({ text }) => text);
	const written = ofClass('ocr_line').map((line) => textOf(line).replace(/\s+/g, ' ').trim());
	expect(written).toEqual(lines.map((text) => text.replace(/\s+/g, ' ')));
	expect(ofClass('ocrx_word').length).toBe(lines.join(' ').split(/\s+/).length);
});

test('zones lie inside the page, words inside the picture, and certainty runs from 0 to 100', () => {
	const [, , width, height] = box(String(ofClass('ocr_page')[0]!.attributes['title']));
	expect([width, height]).toEqual([surface.width, surface.height]);
	for (const { attributes } of [...ofClass('ocr_line'), ...ofClass('ocrx_word')]) {
		const [left, top, right, bottom] = box(String(attributes['title'])) as [
			number,
			number,
			number,
			number
		];
		expect(left).toBeLessThan(right);
		expect(top).toBeLessThan(bottom);
		expect(right).toBeLessThanOrEqual(surface.width);
		expect(bottom).toBeLessThanOrEqual(surface.height);
		const certainty = /x_wconf (\d+)/.exec(String(attributes['title']))?.[1];
		if (certainty !== undefined) expect(Number(certainty)).toBeLessThanOrEqual(100);
	}
});

test('it says what it is: system, capabilities, language; the same text gives the same bytes', () => {
	const meta = Object.fromEntries(
		elements(find(root, 'head')!, 'meta').map(({ attributes }) => [
			attributes['name'],
			attributes['content']
		])
	);
	expect(meta).toMatchObject({ 'ocr-system': 'Sverka 0.1.0', 'ocr-langs': 'ru' });
	expect(meta['ocr-capabilities']).toContain('ocrx_word');
	expect(write(edition, surface, page)).toBe(write(edition, surface, page));
});

type Surface = Edition['surfaces'][0]['surface'];

const written = (given: Page, parts: Partial<Surface> = {}, more: Partial<Edition> = {}) =>
	parse(
		write({ ...edition, ...more }, { ...surface, ...parts }, given).replace('<!DOCTYPE html>', '')
	);
const all = (of: Element, name: string) =>
	[...walk(of)].filter(({ attributes }) => attributes['class'] === name);

describe('the file itself', () => {
	test('is XHTML, with its picture as title', () => {
		const root = written(textPage('раз'));
		expect([root.name, root.uri]).toEqual(['html', 'http://www.w3.org/1999/xhtml']);
		expect(textOf(find(root, 'title')!)).toBe('001.jpg');
	});

	test.each([
		['001.jpg', 1, 'image "001.jpg"; bbox 0 0 2480 3508; ppageno 0'],
		['a "b"; c\\d.jpg', 3, 'image "a _b__ c_d.jpg"; bbox 0 0 2480 3508; ppageno 2']
	])('the page of %s, leaf %i, is %s', (name, ordinal, title) => {
		const [sheet] = all(written(textPage('раз'), { name, ordinal }), 'ocr_page');
		expect(sheet!.attributes['title']).toBe(title);
	});

	test('says its version where it is known, and its language', () => {
		const { record } = edition;
		const head = find(
			written(textPage('раз'), {}, { programs: [], record: { ...record, originalLanguage: 'de' } }),
			'head'
		)!;
		const meta = elements(head, 'meta').map(({ attributes }) => attributes['content']);
		expect(meta).toEqual([
			...['text/html;charset=utf-8', 'Sverka'],
			'ocr_page ocr_carea ocr_line ocr_separator ocrx_word ocrp_wconf',
			...['1', 'de']
		]);
	});

	test('every class that it uses it has named among its capabilities', () => {
		const root = written(textPage('раз\n[rule]\n—'));
		const named = new Set(
			elements(find(root, 'head')!, 'meta')
				.find(({ attributes }) => attributes['name'] === 'ocr-capabilities')!
				.attributes['content']!.split(' ')
		);
		for (const { attributes } of walk(root))
			if (attributes['class']) expect(named).toContain(attributes['class']);
	});
});

test.each(REGION_KINDS)('a region of kind %s is told by its own word', (kind) => {
	const root = written(textPage(`[${kind}]\nраз`));
	const [area] = [...all(root, 'ocr_carea'), ...all(root, 'ocr_separator')];
	const isText = kind !== 'rule' && kind !== 'noise';
	expect(area!.attributes).toMatchObject({
		class: isText ? 'ocr_carea' : 'ocr_separator',
		'data-kind': kind,
		title: 'bbox 0 10 30 20'
	});
	expect(all(root, 'ocr_line')).toHaveLength(isText ? 1 : 0);
});

describe('a line', () => {
	const lineOf = (parts: Partial<Line>, text = 'раз два') => {
		const given = textPage(text);
		Object.assign(given.regions[0]!.lines[0]!, parts);
		return all(written(given), 'ocr_line')[0]!;
	};
	const title = (parts: Partial<Line>) => lineOf(parts).attributes['title'];

	test.each<[what: string, baseline: [x: number, y: number][] | undefined, wanted: string]>([
		[
			'level, on the lower edge',
			[
				[0, 10],
				[70, 10]
			],
			'; baseline 0 0'
		],
		[
			'level, above it',
			[
				[0, 8],
				[70, 8]
			],
			'; baseline 0 -2'
		],
		[
			'rising to the right',
			[
				[0, 10],
				[70, 3]
			],
			'; baseline -0.1 0'
		],
		[
			'begun to the right of the zone',
			[
				[10, 9],
				[60, 14]
			],
			'; baseline 0.1 -2'
		],
		[
			'bent: its ends count',
			[
				[0, 10],
				[30, 0],
				[70, 10]
			],
			'; baseline 0 0'
		],
		[
			'upright: none can be told',
			[
				[5, 0],
				[5, 10]
			],
			''
		],
		['of one point: none', [[5, 0]], ''],
		['not known', undefined, '']
	])('with a baseline %s', (_what, points, wanted) => {
		const baseline = points?.map(([x, y]) => ({ x, y }));
		expect(title(baseline ? { baseline } : {})).toBe(`bbox 0 0 70 10${wanted}`);
	});

	test('has its words with one space between, each with its place and certainty in hundredths', () => {
		const line = lineOf({});
		expect(textOf(line)).toBe('раз два');
		expect(elements(line).map(({ attributes }) => attributes['title'])).toEqual([
			'bbox 0 0 30 10; x_wconf 90',
			'bbox 40 0 70 10; x_wconf 90'
		]);
	});

	test.each([
		[0.905, '; x_wconf 91'],
		[0, '; x_wconf 0'],
		[1, '; x_wconf 100'],
		[null, '']
	])('a word of certainty %s says %j', (confidence, wanted) => {
		const [word] = textPage('раз').regions[0]!.lines[0]!.words;
		const [span] = elements(lineOf({ text: 'раз', words: [{ ...word!, confidence }] }));
		expect(span!.attributes['title']).toBe(`bbox 0 0 30 10${wanted}`);
	});

	test('without letters has no words, and is there', () => {
		expect(elements(lineOf({ text: '', words: [] }))).toEqual([]);
	});

	test('that was refused is not there', () => {
		const given = textPage('раз\nдва');
		given.regions[0]!.lines[0]!.refused = 'no letters';
		expect(all(written(given), 'ocr_line').map(({ attributes }) => attributes['id'])).toEqual([
			'l1'
		]);
	});
});

test('a region that is called like the page gives way to it', () => {
	const given = textPage('раз');
	given.regions[0]!.id = 'page-1';
	const root = written(given);
	expect(all(root, 'ocr_page')[0]!.attributes['id']).toBe('page-1');
	expect(all(root, 'ocr_carea')[0]!.attributes['id']).toBe('page-1-2');
});
