import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemes, length } from '#lib/text/grapheme.ts';
import { join, parse, piece, type Heard } from './hocr.ts';

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

describe('alternatives of a letter', () => {
	const read = (letter: string, choices: [string, number][], conf = 50) =>
		parse(line(word('0 0 9 9', 80, span(letter, conf, choices))))[0]!.lattice[0]!;

	it('stand after the letter that was read, the likelier first, whatever order they came in', () => {
		const list = read('л', [
			['п', 3],
			['л', 60.4],
			['д', 39.6],
			['а', 12]
		]);
		expect(list).toEqual([
			['л', 60],
			['д', 40],
			['а', 12],
			['п', 3]
		]);
	});

	it('are six at most: the least likely go', () => {
		const choices = [...'лдпмнихцш'].map((letter, at): [string, number] => [letter, 90 - at * 10]);
		expect(read('л', choices.toReversed())).toEqual(choices.slice(0, 6));
	});

	it('are composed letters as the text is, and never nothing', () => {
		expect(
			read('и\u0306', [
				['и\u0306', 70],
				['', 20],
				['е\u0308', 5]
			])
		).toEqual([
			['й', 70],
			['ё', 5]
		]);
	});

	it('are none where no list was printed: the letter stands with the certainty of its sign', () => {
		expect(read('л', [], 41.7)).toEqual([['л', 42]]);
	});

	it('are none for the letters of a sign of two: they share the confidence of the word', () => {
		const [two] = parse(line(word('0 0 9 9', 83, span('ѣъ', 70, [['ѣъ', 99]]))));
		expect(two?.lattice).toEqual([[['ѣ', 83]], [['ъ', 83]]]);
	});
});

it.each([
	['&amp;', '&'],
	['&lt;', '<'],
	['&gt;', '>'],
	['&quot;', '"'],
	['&#39;', "'"],
	['&amp;lt;', '&lt;'],
	['&nbsp;', '&nbsp;']
])('the sign %s is read as %s, once', (written, meant) => {
	const [read] = parse(line(word('0 0 9 9', 80, span(written, 80, []))));
	expect(read?.text).toBe(meant);
});

describe('lines', () => {
	const one = word('1 2 3 4', 80, span('а', 80, []));

	it.each(['line', 'header', 'caption', 'textfloat'])('begin at every ocr_%s', (kind) => {
		const lines = `<span class='ocr_${kind}' id='l'>${one}</span>`;
		expect(parse(line(one) + lines).map(({ text }) => text)).toEqual(['а', 'а']);
	});

	it('keep their order and their words apart', () => {
		const other = word('5 5 9 9', 70, span('б', 70, []) + span('в', 70, []));
		const [first, second] = parse(line(one + other) + line(other));
		expect(first).toMatchObject({
			text: 'а бв',
			confidence: 0.733,
			zone: { ulx: 1, uly: 2, lrx: 9, lry: 9 }
		});
		expect(second).toMatchObject({ text: 'бв', confidence: 0.7, words: [{ from: 0, to: 2 }] });
	});

	it('fall into words that are lines of their own, and are the same joined again', () => {
		const [read] = parse(line(one + word('5 5 9 9', 70, span('б', 70, []) + span('в', 70, []))));
		const pieces = read!.words.map((each) => piece(read!, each, each.from, each.to));
		expect(pieces[1]).toMatchObject({
			text: 'бв',
			confidence: 0.7,
			zone: { ulx: 5, uly: 5, lrx: 9, lry: 9 },
			words: [{ from: 0, to: 2, confidence: 0.7 }]
		});
		expect(pieces.map(({ lattice }) => lattice.length)).toEqual([1, 2]);
		expect(join(pieces)).toEqual(read);
	});

	it('have none of what stands outside every line or word', () => {
		expect(parse(one)).toEqual([]);
		expect(parse(line(span('а', 80, [['а', 80]])))).toEqual([]);
	});

	it('may reach over the edge of the picture; a word that says no place or certainty has none', () => {
		const [out] = parse(line(word('-3 -1 5 6', 80, span('а', 80, []))));
		expect(out?.zone).toEqual({ ulx: -3, uly: -1, lrx: 5, lry: 6 });
		const bare = `<span class='ocrx_word' id='w' title='x_size 3'>${span('а', 80, [])}</span>`;
		expect(parse(line(bare))[0]).toMatchObject({
			confidence: 0,
			zone: { ulx: 0, uly: 0, lrx: 0, lry: 0 }
		});
	});
});

/** Words of letters, some of them in two signs; beside each letter a look-alike. */
const words = fc.array(
	fc.array(fc.constantFrom('а', 'б', 'и\u0306', 'ё', 'Ѣ', '№', '-'), {
		minLength: 1,
		maxLength: 6
	}),
	{ minLength: 1, maxLength: 6 }
);
const printed = (all: string[][], at = 0) =>
	line(
		all
			.map((letters, i) => {
				const inner = letters
					.map((letter) =>
						span(letter, 80, [
							[letter, 75],
							['ъ', 5]
						])
					)
					.join('');
				return word(`${at + i * 50} 0 ${at + i * 50 + 40} 20`, 50 + i, inner);
			})
			.join('')
	);

it('law: text, words and alternatives of any line say the same, and confidence lies between its words', () => {
	fc.assert(
		fc.property(words, (all) => {
			const [read] = parse(printed(all));
			const text = all.map((letters) => letters.join('')).join(' ');
			expect(read!.text).toBe(text.normalize('NFC'));
			expect(read!.lattice.map(([own]) => own![0])).toEqual(graphemes(text));
			expect(read!.words.map(({ from, to }) => graphemes(text).slice(from, to))).toEqual(
				all.map((letters) => letters.map((letter) => letter.normalize('NFC')))
			);
			expect(read!.confidence).toBeGreaterThanOrEqual(0.5);
			expect(read!.confidence).toBeLessThanOrEqual(0.5 + (all.length - 1) / 100);
		}),
		{ numRuns: 50 }
	);
});

it('law: however often a line was cut, joined it is the line read whole', () => {
	fc.assert(
		fc.property(words, fc.nat(5), (all, cut) => {
			const at = Math.min(cut, all.length - 1);
			fc.pre(at > 0);
			const parts = parse(printed(all.slice(0, at)) + printed(all.slice(at), at * 50));
			const whole = join(parts.toReversed())!;
			expect(whole).toEqual(join(parts));
			expect(whole.text).toBe(parts.map(({ text }) => text).join(' '));
			expect(whole.lattice.map(([own]) => own![0])).toEqual(graphemes(whole.text));
			expect(whole.words.map(({ zone }) => zone)).toEqual(
				parts.flatMap((part) => part.words.map(({ zone }) => zone))
			);
			expect(whole.zone).toEqual(parse(printed(all))[0]!.zone);
		}),
		{ numRuns: 50 }
	);
});

describe('what the network said', () => {
	const alphabet = { letters: [' ', 'л', 'д', 'а', '&'], blank: 5 };
	/** A piece of a line: a column for each of these classes and their probabilities, the rest is blank. */
	const said = (...columns: [number, number][][]): Heard['pieces'][number] => {
		const odds = new Float32Array(columns.length * 6);
		for (const [t, column] of columns.entries()) {
			odds[t * 6 + 5] = 1 - column.reduce((sum, [, chance]) => sum + chance, 0);
			for (const [own, chance] of column) odds[t * 6 + own] = chance;
		}
		return { steps: columns.length, classes: 6, odds };
	};
	const silence: [number, number][] = [];
	const bare = (letter: string, conf = 90) =>
		`<span class='ocrx_cinfo' title='x_bboxes 1 2 3 4; x_conf ${conf}'>${letter}</span>`;

	it('gives each letter its alternatives, over pieces, words and lines, never a space', () => {
		const hocr =
			line(word('0 0 9 9', 90, bare('л') + bare('а')) + word('20 0 30 9', 80, bare('д'))) +
			line(word('0 20 9 29', 70, bare('&amp;')));
		const pieces = [
			said(
				[
					[1, 0.75],
					[2, 0.25]
				],
				silence,
				[[3, 1]],
				silence,
				[[0, 1]],
				silence,
				[
					[2, 0.5],
					[0, 0.5]
				]
			),
			said(silence, [[4, 1]])
		];
		const [first, second] = parse(hocr, { pieces, alphabet });
		expect(first?.text).toBe('ла д');
		expect(first?.lattice).toEqual([
			[
				['л', 75],
				['д', 25]
			],
			[['а', 100]],
			[[' ', 100]],
			[['д', 50]]
		]);
		expect(second?.lattice).toEqual([[['&', 100]]]);
	});

	it('a letter that the dictionary chose stands first all the same, as sure as it is', () => {
		const pieces = [said([[1, 1]])];
		const [read] = parse(line(word('0 0 9 9', 90, bare('д', 88))), { pieces, alphabet });
		expect(read?.lattice).toEqual([
			[
				['д', 0],
				['л', 100]
			]
		]);
	});

	it.each<[string, Heard['pieces']]>([
		['nothing was heard', []],
		['what was heard is shorter than the text', [said([[1, 1]])]]
	])('%s: letters stand alone, as sure as Tesseract says', (_what, pieces) => {
		const hocr = line(word('0 0 9 9', 90, bare('л', 81) + bare('а', 82)));
		expect(parse(hocr, { pieces, alphabet })[0]?.lattice).toEqual([[['л', 81]], [['а', 82]]]);
	});

	it('a sign that the network has no class for leaves its line without alternatives', () => {
		const hocr = line(word('0 0 9 9', 90, bare('я', 81)));
		const heard = { pieces: [said([[1, 1]])], alphabet };
		expect(parse(hocr, heard)[0]?.lattice).toEqual([[['я', 81]]]);
	});
});
