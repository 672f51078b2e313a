import { describe, expect, test } from 'vitest';
import { type Line, type Page, lines } from '#lib/transcription/page.ts';
import { line as lineOf } from '../../../tests/support/page.ts';
import { plannedPage, reading } from '../../../tests/support/reading.ts';
import * as sample from '../../../tests/support/sample.ts';
import type { Measured } from './measured.ts';
import {
	cutOut,
	lineUnder,
	linesFound,
	linesIn,
	meanOf,
	shapeOf,
	textOf,
	within,
	type PartAsked
} from './part.ts';

const zone = (ulx: number, uly: number, lrx: number, lry: number) => ({ ulx, uly, lrx, lry });
const sheet = zone(0, 0, 1_000, 1_400);
const asked = (more: Partial<PartAsked> = {}): PartAsked => ({
	...{ zone: zone(80, 100, 900, 160), shape: 'line', languages: 'rus', digits: false },
	...more
});
/** A line of the cut picture, 40 high, `row` times 60 from the top. */
const line = (id: string, text: string, row: number, more: Partial<Line> = {}): Line => {
	const made = lineOf(id, text);
	const place = { ...made.zone, uly: row * 60, lry: row * 60 + 40 };
	return {
		...made,
		zone: place,
		words: made.words.map((word) => ({ ...word, zone: place })),
		...more
	};
};
const pageOf = (...all: Line[]): Page => ({
	regions: [{ id: 'r', kind: 'body', zone: zone(0, 0, 800, 400), lines: all }]
});

test.each([
	['a third of the height on every side', zone(100, 100, 900, 160), zone(79, 79, 921, 181)],
	['a low one: eight pixels', zone(100, 100, 900, 110), zone(92, 92, 908, 118)],
	['a high one: forty', zone(100, 100, 900, 900), zone(60, 60, 940, 940)],
	['never beyond the sheet', zone(0, 1_380, 1_000, 1_400), zone(0, 1_372, 1_000, 1_400)]
])('what is cut out to read a zone: %s', (_, of, cut) => {
	expect(cutOut(of, sheet)).toEqual(cut);
});

describe('where the page was measured', () => {
	const measured = { xHeight: 20 } as Measured;
	const of = zone(100, 200, 900, 240);

	test.each([
		['four x-heights over and under', 0, zone(80, 112, 914, 320)],
		['turned on its head', 180, zone(80, 112, 914, 320)],
		['turned on its side: to the left and right', 90, zone(16, 176, 980, 254)],
		['to the other side', 270, zone(16, 176, 980, 254)]
	] as const)('more is cut out, from a corner of the squares: %s', (_, turn, cut) => {
		expect(cutOut(of, sheet, { turn, measured })).toEqual(cut);
	});

	test('the lines next to the part are no part of its plan', () => {
		const planned = plannedPage();
		const all = planned.lines.map((line) => line.zone);
		expect(all).toEqual([zone(0, 100, 500, 140), zone(0, 200, 500, 240)]);
		const corner = zone(300, 1_000, 900, 1_400);
		const kept = within(planned, corner, zone(300, 1_195, 800, 1_250));
		expect(kept).toEqual({ ...planned, lines: [planned.lines[1]] });
	});
});

describe('the lines of a part', () => {
	const cut = zone(80, 60, 920, 200);

	test('are placed on the surface, words and baseline too', () => {
		const read = line('a', 'да нет', 1, { baseline: [{ x: 0, y: 98 }] });
		const [one] = linesIn(pageOf(read), cut, asked());
		expect(one).toMatchObject({
			text: 'да нет',
			zone: zone(80, 120, 140, 160),
			baseline: [{ x: 80, y: 158 }]
		});
		expect(one!.words.map((word) => word.zone)).toEqual([
			zone(80, 120, 140, 160),
			zone(80, 120, 140, 160)
		]);
	});

	test('those beside the zone, which only its margin shows, are left out', () => {
		const page = pageOf(line('a', 'над', 0), line('b', 'здесь', 1), line('c', 'под', 2));
		expect(textOf(linesIn(page, cut, asked()))).toBe('здесь');
		expect(textOf(linesIn(page, cut, asked({ shape: 'block' })))).toBe('здесь');
	});

	test('pieces of what is said to be one line are one, with the mean of their letters', () => {
		const page = pageOf(
			line('a', 'дада', 1, { confidence: 0.9 }),
			line('b', 'нет', 1, { confidence: 0.2 })
		);
		const [one, ...more] = linesIn(page, cut, asked());
		expect([one!.text, one!.confidence, more]).toEqual(['дада нет', 0.6, []]);
		expect(one!.words.map(({ from, to }) => [from, to])).toEqual([
			[0, 4],
			[5, 8]
		]);
		expect(linesIn(page, cut, asked({ shape: 'block' }))).toHaveLength(2);
	});

	test('a fragment taken for no text counts where a line must stand, if nothing else does', () => {
		const [noise, text] = [line('a', '7', 1, { refused: 'short' }), line('b', 'нет', 1)];
		expect(textOf(linesIn(pageOf(noise), cut, asked()))).toBe('7');
		expect(linesIn(pageOf(noise), cut, asked())[0]).not.toHaveProperty('refused');
		expect(textOf(linesIn(pageOf(noise, text), cut, asked()))).toBe('нет');
		expect(linesIn(pageOf(noise), cut, asked({ shape: 'block' }))).toEqual([]);
		expect(linesIn(pageOf(), cut, asked())).toEqual([]);
	});
});

describe('as Tesseract found them by itself', () => {
	const cut = zone(100, 0, 700, 400);
	const wide = asked({ zone: zone(100, 0, 700, 400), shape: 'sparse' });

	test('scattered words are lines of their own; specks are left out', () => {
		const found = [reading('штамп', 1, 0.8), reading('~', 2, 0.39), reading('1953', 3, 0.4)];
		const read = linesFound(found, cut, wide, 'i1');
		expect(read.map(({ id, text }) => [id, text])).toEqual([
			['i1-l1', 'штамп'],
			['i1-l3', '1953']
		]);
		expect(read[0]).toMatchObject({
			zone: zone(100, 100, 600, 140),
			by: 'tesseract',
			annotations: []
		});
		expect(read[0]).not.toHaveProperty('lattice');
	});

	test('what is said to be one line is one, however doubtful', () => {
		const row = { ...wide, zone: zone(100, 90, 700, 150), shape: 'line' as const };
		const [one, ...more] = linesFound([reading('7', 1, 0.2)], cut, row, 'i1');
		expect([one!.text, more]).toEqual(['7', []]);
		expect(linesFound([reading('7', 2, 0.9)], cut, row, 'i1')).toEqual([]);
	});
});

test('confidence is the mean over letters; over none it is none', () => {
	expect(
		meanOf([line('a', 'дада', 0, { confidence: 0.5 }), line('b', 'да', 1, { confidence: 0.8 })])
	).toBe(0.6);
	expect(meanOf([line('a', 'да', 0, { confidence: null })])).toBe(0);
	expect(meanOf([])).toBeNull();
});

describe('what a zone lies over', () => {
	const page = sample.page(1);
	const all = lines(page);
	const [one, next] = [all[12]!, all[13]!];

	test('each line of the sample, drawn a little larger or smaller, is itself', () => {
		for (const { id, zone } of all)
			for (const by of [-4, 0, 8]) {
				const drawn = {
					ulx: zone.ulx - by,
					uly: zone.uly - by,
					lrx: zone.lrx + by,
					lry: zone.lry + by
				};
				expect([lineUnder(page, drawn)?.id, shapeOf(page, drawn)]).toEqual([id, 'line']);
			}
	});

	test('over two lines it is a block, and none of them', () => {
		const both = { ...one.zone, lry: next.zone.lry };
		expect([lineUnder(page, both), shapeOf(page, both)]).toEqual([undefined, 'block']);
	});

	test('where nothing was found, a low wide one is a line, a high one a block', () => {
		const { lry } = all.at(-1)!.zone;
		const empty = { regions: [] };
		expect(shapeOf(page, zone(300, lry + 200, 1_200, lry + 260))).toBe('line');
		expect(shapeOf(page, zone(300, lry + 200, 1_200, lry + 500))).toBe('block');
		expect(shapeOf(page, zone(300, lry + 200, 340, lry + 260))).toBe('block');
		expect([lineUnder(empty, one.zone), shapeOf(empty, one.zone)]).toEqual([undefined, 'block']);
	});
});
