import { describe, expect, it } from 'vitest';
import { length } from '#lib/text/grapheme.ts';
import { join, parse } from './hocr.ts';

const span = (letter: string, conf: number, choices: [string, number][]) =>
	`<span class='ocrx_cinfo' title='x_bboxes 1 2 3 4; x_conf ${conf}'>${letter}</span>
	<span class='ocrx_cinfo' id='lstm_choices_1_1_1'>${choices
		.map(
			([text, c]) => `<span class='ocrx_cinfo' id='choice_1' title='x_confs ${c}'>${text}</span>`
		)
		.join('\n')}</span>`;
const word = (box: string, conf: number, inner: string) =>
	`<span class='ocrx_word' id='word_1_1' title='bbox ${box}; x_wconf ${conf}'>${inner}</span>`;
const line = (inner: string) =>
	`<span class='ocr_line' id='line_1_1' title="bbox 0 0 90 20; baseline -0.001 -6">${inner}</span>`;

/** Cut from what tesseract.js 7 printed for a typed line. */
const REAL = line(
	word(
		'319 10 360 37',
		92,
		span('п', 99.02, [
			['п', 92.3],
			['П', 0],
			['г', 0]
		]) + span('р', 99.03, [['р', 94.2]])
	) + word('498 10 520 38', 96, span('а', 99.4, [['а', 93.7]]) + span('&amp;', 55.5, []))
);

describe('hOCR', () => {
	it('gives text, words in graphemes, zones and confidence of a line', () => {
		const [read] = parse(REAL);
		expect(read?.text).toBe('пр а&');
		expect(read?.words).toEqual([
			{ from: 0, to: 2, zone: { ulx: 319, uly: 10, lrx: 360, lry: 37 }, confidence: 0.92 },
			{ from: 3, to: 5, zone: { ulx: 498, uly: 10, lrx: 520, lry: 38 }, confidence: 0.96 }
		]);
		expect(read?.confidence).toBeCloseTo(0.94, 3);
		expect(read?.zone).toEqual({ ulx: 319, uly: 10, lrx: 520, lry: 38 });
	});

	it('has one lattice entry a grapheme, the read letter first', () => {
		const [read] = parse(REAL);
		expect(read?.lattice.map(([first]) => first?.[0]).join('')).toBe(read?.text);
		expect(read?.lattice[0]).toEqual([
			['п', 92],
			['П', 0],
			['г', 0]
		]);
		expect(read?.lattice[4]).toEqual([['&', 56]]);
	});

	it('sets lists right that slipped by one at a space', () => {
		const slipped = line(
			word('0 0 9 9', 90, span('и', 90, [['и', 90]])) +
				word(
					'20 0 60 9',
					90,
					span('к', 91, [[' ', 80]]) +
						span('о', 92, [
							['к', 93],
							['н', 5]
						]) +
						span('т', 70, [
							['о', 94],
							['ю', 6]
						])
				)
		);
		const [read] = parse(slipped);
		expect(read?.text).toBe('и кот');
		expect(read?.lattice.slice(2)).toEqual([
			[
				['к', 93],
				['н', 5]
			],
			[
				['о', 94],
				['ю', 6]
			],
			[['т', 70]]
		]);
	});

	it('composes letters and keeps one entry a grapheme where a sign is two letters', () => {
		const [read] = parse(line(word('0 0 9 9', 80, span('и\u0306', 80, []) + span('ѣъ', 70, []))));
		expect(read?.text).toBe('йѣъ');
		expect(read?.lattice).toHaveLength(length(read?.text ?? ''));
	});

	it('reads nothing from an empty page, and leaves out words without letters', () => {
		expect(parse("<div class='ocr_page'></div>")).toEqual([]);
		expect(parse(line(word('0 0 1 1', 95, '')))).toEqual([]);
	});

	it('joins what was cut in two, left to right, words and lattice moved along', () => {
		const right = parse(line(word('50 0 70 9', 60, span('ж', 60, []))));
		const left = parse(line(word('0 0 20 9', 90, span('а', 90, []) + span('б', 90, []))));
		const whole = join([...right, ...left]);
		expect(whole?.text).toBe('аб ж');
		expect(whole?.words.map(({ from, to }) => [from, to])).toEqual([
			[0, 2],
			[3, 4]
		]);
		expect(whole?.lattice).toHaveLength(4);
		expect(whole?.confidence).toBeCloseTo(0.8, 3);
		expect(join([])).toBeUndefined();
	});
});
