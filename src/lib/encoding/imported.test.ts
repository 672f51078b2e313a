import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textPage } from '../../../tests/support/text-page.ts';
import { done, refuse } from '#lib/outcome.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import {
	BOUNDLESS,
	certaintyOf,
	departure,
	explain,
	importedLine,
	layWords,
	lineText,
	Remarks,
	REMARKS,
	sheetOf,
	sideOf,
	zoneOf,
	type Imported,
	type RemarkCode
} from './imported.ts';

const CODES = Object.keys(REMARKS) as RemarkCode[];

test.each(CODES)('the remark %s is a sentence in both languages, its fact filled in', (code) => {
	for (const language of ['en', 'ru'] as const) {
		const said = explain({ code, line: 1, facts: { name: 'r-7' } }, language);
		expect(said).toMatch(/^[«"A-ZА-Я].*\.$/u);
		expect(said).not.toMatch(/[{}]/);
		expect(said.includes('r-7')).toBe(REMARKS[code][language].includes('{name}'));
	}
	expect(REMARKS[code].en.includes('{name}')).toBe(REMARKS[code].ru.includes('{name}'));
});

test('remarks keep their order, their line, and a name only where there is one', () => {
	const remarks = new Remarks();
	remarks.say('no_text', { position: { line: 3 } });
	remarks.say('dangling', { position: { line: 1 } }, 'r9');
	expect(remarks.list).toEqual([
		{ code: 'no_text', line: 3, facts: {} },
		{ code: 'dangling', line: 1, facts: { name: 'r9' } }
	]);
});

describe('the zone of an outline', () => {
	const at = (...pairs: [number, number][]) => pairs.map(([x, y]) => ({ x, y }));

	test.each([
		['one point', at([3, 4]), false],
		['two corners', at([1, 2], [9, 8]), false],
		['a rectangle', at([1, 2], [9, 2], [9, 8], [1, 8]), false],
		['a rectangle that is closed', at([1, 2], [9, 2], [9, 8], [1, 8], [1, 2]), false],
		['a triangle', at([1, 2], [9, 2], [5, 8]), true],
		['a slanted line', at([1, 2], [9, 3], [9, 8], [1, 7]), true],
		['six corners', at([1, 2], [9, 2], [9, 5], [6, 5], [6, 8], [1, 8]), true]
	])('%s', (_what, points, keeps) => {
		expect('points' in zoneOf(points)).toBe(keeps);
	});

	test('holds every point, and is no larger', () => {
		const point = fc.record({ x: fc.nat(500), y: fc.nat(500) });
		fc.assert(
			fc.property(fc.array(point, { minLength: 1, maxLength: 9 }), (points) => {
				const { ulx, uly, lrx, lry } = zoneOf(points);
				for (const { x, y } of points) {
					expect(x >= ulx && x <= lrx && y >= uly && y <= lry).toBe(true);
				}
				expect(points.some(({ x }) => x === ulx) && points.some(({ x }) => x === lrx)).toBe(true);
				expect(points.some(({ y }) => y === uly) && points.some(({ y }) => y === lry)).toBe(true);
			})
		);
	});
});

test.each([
	['  слово ', 'слово'],
	['одно\nдругое', 'одно другое'],
	['одно \r\n\t другое', 'одно другое'],
	['одно\u2028другое\u2029третье\u0085', 'одно другое третье'],
	['и\u0306', 'й'],
	['два  пробела', 'два  пробела'],
	['не\u00a0рвать', 'не\u00a0рвать'],
	['\t\n', ''],
	['сло\u0001во\ufffe', 'слово'],
	['\ud800а', 'а']
])('%j as a line is %j', (given, text) => {
	expect(lineText(given)).toBe(text);
	expect(lineText(lineText(given))).toBe(text);
});

test('a very long space in a line is kept in one pass, one with a line end in it is one space', () => {
	const wide = ' '.repeat(300_000);
	expect(lineText(`раз${wide}два`).length).toBe(300_006);
	expect(lineText(`раз${wide}\n${wide}два`)).toBe('раз два');
});

test.each([
	['0.25', 1, 0.25],
	['0', 1, 0],
	['1', 1, 1],
	['90', 100, 0.9],
	['100.0', 100, 1],
	[undefined, 1, null],
	['', 1, null],
	['nearly', 1, null],
	['1.2.3', 1, null],
	['-0.1', 1, null],
	['1.01', 1, null],
	['NaN', 100, null],
	['1e999', 100, null]
])('a certainty of %j, counted up to %i, is %s', (given, of, wanted) => {
	expect(certaintyOf(given, of)).toBe(wanted);
});

test.each([
	['2480', 1, 2480],
	['100.6', 1, 101],
	['1000', 0.5, 500],
	[undefined, 1, null],
	['', 1, null],
	['0', 1, null],
	['-5', 1, null],
	['wide', 1, null],
	['1e999', 1, null],
	[String(BOUNDLESS.width), 1, BOUNDLESS.width],
	[String(BOUNDLESS.width + 1), 1, null]
])('a side of %j at %s pixels a unit is %s', (given, scale, wanted) => {
	expect(sideOf(given, scale)).toBe(wanted);
});

describe('words laid on a line', () => {
	const zone = { ulx: 0, uly: 0, lrx: 9, lry: 9 };
	const words = (...texts: string[]) => texts.map((text) => ({ text, zone, confidence: 0.5 }));

	test('that are its text stand one after the other', () => {
		expect(layWords('да и да', words('да', 'и', 'да'))).toMatchObject({
			agree: true,
			words: [
				{ from: 0, to: 2 },
				{ from: 3, to: 4 },
				{ from: 5, to: 7 }
			]
		});
	});

	test('that are not its text are stale, and those it lacks are gone', () => {
		const laid = layWords('да и нет', words('да', 'ну', 'нет'));
		expect(laid.agree).toBe(false);
		expect(laid.words.map(({ from, to, stale }) => [from, to, stale])).toEqual([
			[0, 2, true],
			[5, 8, true]
		]);
	});

	test('of which one stands twice are two places', () => {
		const { words: laid } = layWords('да да', words('да', 'да'));
		expect(laid.map(({ from, to }) => [from, to])).toEqual([
			[0, 2],
			[3, 5]
		]);
	});

	test('without letters have no place, and the others keep theirs', () => {
		const { words: laid, agree } = layWords('да нет', words('да', '', 'нет'));
		expect(agree).toBe(false);
		expect(laid.map(({ from, to }) => [from, to])).toEqual([
			[0, 2],
			[3, 6]
		]);
	});

	test('count in graphemes, not in code units', () => {
		const [, second] = layWords('𝒜о\u0301 да', words('𝒜о\u0301', 'да')).words;
		expect(second).toMatchObject({ from: 3, to: 5 });
	});

	test('give back their letters, whatever they are', () => {
		const word = fc
			.string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
			.map((text) => text.normalize('NFC').replace(/\s/g, 'я'));
		fc.assert(
			fc.property(fc.array(word, { maxLength: 6 }), (texts) => {
				const text = texts.join(' ');
				fc.pre(
					grapheme.length(text) ===
						texts.reduce((n, one) => n + grapheme.length(one), Math.max(0, texts.length - 1))
				);
				const { words: laid, agree } = layWords(text, words(...texts));
				expect(agree).toBe(true);
				expect(laid.map(({ from, to }) => grapheme.slice(text, from, to))).toEqual(texts);
			})
		);
	});
});

test('a line that came with a file is nobody’s: no revision, nobody looked', () => {
	const line = importedLine({
		id: 'l',
		zone: { ulx: 0, uly: 0, lrx: 1, lry: 1 },
		text: '',
		words: []
	});
	expect(line).toMatchObject({ by: 'import', revision: 0, seen: [], annotations: [] });
});

test.each([
	['<PcGts><Page/></PcGts>', 'ok'],
	['<PcGts/>', 'other_format'],
	['<TEI><Page/></TEI>', 'other_format'],
	['<PcGts><Page></PcGts>', 'not_well_formed'],
	['', 'not_well_formed']
] as const)('%s holds a page of PAGE: %s', (xml, code) => {
	const found = sheetOf(xml, 'PcGts', 'PAGE');
	expect(found.ok ? 'ok' : found.refusal.code).toBe(code);
});

describe('a file of ours read back', () => {
	const page = textPage('один два\nтри');
	const imported = (text: string): Imported => ({
		...{ page: textPage(text), image: { name: null, width: null, height: null } },
		...{ order: 'document', remarks: [] }
	});

	test.each([
		['the same', 'один два\nтри', null],
		['another space', 'один  два\nтри', null],
		['a letter changed', 'один два\nтрн', '"три" is read back as "трн"'],
		['a line gone', 'один два', '"три" is read back as ""'],
		['lines exchanged', 'три\nодин два', '"один два" is read back as "три"'],
		['a line too many', 'один два\nтри\nчетыре', '"четыре" was not written']
	])('%s', (_what, text, said) => {
		expect(departure(done(imported(text)), page)).toBe(said);
	});

	test('one that cannot be read is a fault, unless nothing was written', () => {
		const nothing = refuse('nothing_in_file');
		expect(departure(nothing, page)).toBe('nothing_in_file');
		expect(departure(nothing, { regions: [] })).toBeNull();
	});
});
