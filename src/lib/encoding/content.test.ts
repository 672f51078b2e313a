import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as grapheme from '#lib/text/grapheme.ts';
import { REGION_KINDS, type Line, type Word } from '#lib/transcription/page.ts';
import { textPage } from '../../../tests/support/text-page.ts';
import { corners, linesOf, onPage, rectangle, tokensOf } from './content.ts';

const lineOf = (text: string, parts: Partial<Line> = {}): Line => ({
	...textPage('слово').regions[0]!.lines[0]!,
	...{ text, words: [], zone: { ulx: 100, uly: 20, lrx: 200, lry: 40 } },
	...parts
});

const word = (from: number, to: number, parts: Partial<Word> = {}): Word => ({
	...{ from, to, confidence: 0.5 },
	zone: { ulx: from, uly: 1, lrx: to, lry: 2 },
	...parts
});

describe('the lines of a region', () => {
	const [region] = textPage('раз\nдва\nтри').regions;

	test.each(REGION_KINDS)('of %s', (kind) => {
		const texts = linesOf({ ...region!, kind }).map(({ text }) => text);
		expect(texts).toEqual(kind === 'rule' || kind === 'noise' ? [] : ['раз', 'два', 'три']);
	});

	test('are those that nobody refused, in their order; an empty one stays', () => {
		const [first, second, third] = region!.lines as [Line, Line, Line];
		const lines = [first, { ...second, refused: 'no letters' }, { ...third, text: '' }];
		expect(linesOf({ ...region!, lines }).map(({ text }) => text)).toEqual(['раз', '']);
	});
});

describe('the words of a line', () => {
	test.each([
		['one', 'слово', ['слово']],
		['two', 'раз два', ['раз', 'два']],
		['with signs', '«Раз», два.', ['«Раз»,', 'два.']],
		['two spaces between', 'раз  два', ['раз', 'два']],
		['spaces at the ends', ' раз ', ['раз']],
		['a no-break space is inside a word', '1953\u00a0г. и', ['1953\u00a0г.', 'и']],
		['letters beyond the BMP', '𝒜🂡 б', ['𝒜🂡', 'б']],
		['stress marks', 'за\u0301мок замо\u0301к', ['за\u0301мок', 'замо\u0301к']],
		['none', '', []],
		['only a space', ' ', []]
	])('%s: %j', (_what, text, words) => {
		expect(tokensOf(lineOf(text)).map((one) => one.text)).toEqual(words);
	});

	test('that stand as they were read have their own zone and certainty', () => {
		const [one, two] = tokensOf(lineOf('раз два', { words: [word(0, 3), word(4, 7)] }));
		expect(one).toEqual({
			...{ text: 'раз', measured: true, confidence: 0.5 },
			zone: { ulx: 0, uly: 1, lrx: 3, lry: 2 }
		});
		expect(two).toMatchObject({ text: 'два', zone: { ulx: 4, lrx: 7 } });
	});

	test.each([
		['stale', [word(4, 7, { stale: true })]],
		['shorter than what stands there', [word(4, 6)]],
		['begun elsewhere', [word(3, 7)]],
		['not there', []]
	])('of a reading that is %s have their share of the line, and no certainty', (_what, words) => {
		const [, two] = tokensOf(lineOf('раз-два три'.replace('-', ' '), { words }));
		expect(two).toEqual({
			...{ text: 'два', measured: false, confidence: null },
			zone: { ulx: 136, uly: 20, lrx: 164, lry: 40 }
		});
	});

	test.each([
		['раз два', 107, [100, 146, 161, 207]],
		['а б', 101, [100, 134, 167, 201]]
	])('of %j, %i pixels wide, take shares to the nearest pixel', (text, width, edges) => {
		const zone = { ulx: 100, uly: 0, lrx: 100 + width, lry: 9 };
		const shares = tokensOf(lineOf(text, { zone })).flatMap((one) => [one.zone.ulx, one.zone.lrx]);
		expect(shares).toEqual(edges);
	});

	test('a person’s word keeps its zone, and has no certainty', () => {
		const [one] = tokensOf(lineOf('раз', { words: [word(0, 3, { confidence: null })] }));
		expect(one).toMatchObject({ measured: true, confidence: null });
	});

	test('counted in graphemes: a letter with its mark is one place', () => {
		const line = lineOf('о\u0301 𝒜𝒜 б', { words: [word(0, 1), word(2, 4), word(5, 6)] });
		expect(tokensOf(line).map((one) => [one.text, one.measured])).toEqual([
			['о\u0301', true],
			['𝒜𝒜', true],
			['б', true]
		]);
	});

	test('joined again are the line; their shares lie in it from left to right', () => {
		const texts = fc
			.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }), { maxLength: 8 })
			.map((all) => all.map((one) => one.replace(/\s/g, 'я')).join(' '));
		const law = fc.property(texts, (given) => {
			const line = lineOf(given.normalize('NFC').replace(/ +/g, ' ').trim());
			const found = tokensOf(line);
			expect(found.map(({ text }) => text).join(' ')).toBe(
				grapheme.graphemes(line.text).join('').replace(/^ | $/g, '')
			);
			let at = line.zone.ulx;
			for (const { zone } of found) {
				expect(zone.ulx).toBeGreaterThanOrEqual(at);
				expect(zone.lrx).toBeGreaterThanOrEqual(zone.ulx);
				at = zone.lrx;
			}
			expect(at).toBeLessThanOrEqual(line.zone.lrx);
		});
		fc.assert(law);
	});
});

describe('places on the page', () => {
	const page = { width: 100, height: 50 };

	test.each([
		['inside', 10.4, 20.6, 10, 21],
		['left and above', -3, -0.1, 0, 0],
		['right and below', 101, 99, 100, 50],
		['at the edge', 100, 50, 100, 50]
	])('a point %s', (_what, x, y, wantedX, wantedY) => {
		const point = onPage({ x, y }, page);
		expect([point.x + 0, point.y + 0]).toEqual([wantedX, wantedY]);
	});

	test('a rectangle is cut at the edges and has whole pixels', () => {
		const zone = { ulx: -2, uly: 1.5, lrx: 130, lry: 49.4, points: [] };
		expect(rectangle(zone, page)).toEqual({ ulx: 0, uly: 2, lrx: 100, lry: 49 });
	});

	test('the corners of a rectangle go clockwise from the top left', () => {
		expect(corners({ ulx: 1, uly: 2, lrx: 30, lry: 40 }, page)).toEqual([
			{ x: 1, y: 2 },
			{ x: 30, y: 2 },
			{ x: 30, y: 40 },
			{ x: 1, y: 40 }
		]);
	});

	test('an outline stands for the rectangle, its points in their order, none off the page', () => {
		const points = [
			{ x: -1, y: 3 },
			{ x: 20.5, y: 3 },
			{ x: 9, y: 99 }
		];
		expect(corners({ ulx: 0, uly: 0, lrx: 30, lry: 40, points }, page)).toEqual([
			{ x: 0, y: 3 },
			{ x: 21, y: 3 },
			{ x: 9, y: 50 }
		]);
	});
});
