import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { line, typed } from '../../../tests/support/page.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import { join, replace, retext, split, vouch, vouched } from './line.ts';

test('a breve typed after и makes й: one letter, its word still whole', () => {
	const melted = replace(line('l', 'и рад'), { from: 1, to: 1, text: '\u0306' });
	expect(melted.text).toBe('й рад');
	expect(melted.words.map(({ from, to }) => [from, to])).toEqual([
		[0, 1],
		[2, 5]
	]);
});

test('retext gives the text that was asked for, whatever stood there', () => {
	fc.assert(
		fc.property(typed, typed, (old, fresh) => {
			expect(retext(line('l', old), fresh).text).toBe(grapheme.graphemes(fresh).join(''));
		}),
		{ numRuns: 500 }
	);
});

test('a line given its own text again is the same line', () => {
	expect(retext(line('l', 'тот же'), 'тот же')).toEqual(line('l', 'тот же'));
});

test('divided at its end or start, a line leaves an empty one', () => {
	expect(split(line('l', 'раз два'), 7, 'n').map(({ text }) => text)).toEqual(['раз два', '']);
	expect(split(line('l', 'раз два'), 0, 'n').map(({ text }) => text)).toEqual(['', 'раз два']);
});

test('a mark over the division is in both halves, and joins move marks along', () => {
	const mark = { id: 'm', kind: 'underlined' as const, from: 2, to: 6 };
	const [first, second] = split(line('l', 'раз два', [mark]), 4, 'n');
	expect(first.annotations).toMatchObject([{ from: 2, to: 3 }]);
	expect(second.annotations).toMatchObject([{ from: 0, to: 2 }]);
	expect(join(first, second).annotations).toMatchObject([
		{ from: 2, to: 3 },
		{ from: 4, to: 6 }
	]);
});

test('joining with an empty line adds no space', () => {
	expect(join(line('a', 'раз'), line('b', '')).text).toBe('раз');
	expect(join(line('a', ''), line('b', 'раз')).text).toBe('раз');
});

test('a word called right stays so while it stands, wherever the line is changed around it', () => {
	const vouchedFor = vouch(line('l', 'раз два три'), [{ from: 4, to: 7 }]);
	expect(vouched(vouchedFor)).toEqual([{ from: 4, to: 7 }]);
	const moved = replace(vouchedFor, { from: 0, to: 3, text: 'четыре' });
	expect(vouched(moved)).toEqual([{ from: 7, to: 10 }]);
	expect(vouched(replace(vouchedFor, { from: 5, to: 6, text: 'л' }))).toEqual([]);
	expect(vouched(retext(vouchedFor, 'раз два'))).toEqual([{ from: 4, to: 7 }]);
});

test('which words are right is said anew each time; a span that is no word says nothing', () => {
	const first = vouch(line('l', 'раз два'), [{ from: 0, to: 3 }]);
	expect(vouched(vouch(first, [{ from: 4, to: 7 }]))).toEqual([{ from: 4, to: 7 }]);
	expect(vouch(first, [])).toEqual(line('l', 'раз два'));
	expect(vouched(vouch(first, [{ from: 0, to: 2 }]))).toEqual([]);
});

test('a line divided inside a word divides the word’s zone by its letters, as a guess', () => {
	const [first, second] = split(line('l1', 'раз двадцать'), 7, 'n1');
	expect([first.text, second.text]).toEqual(['раз два', 'дцать']);
	expect(first.words.at(-1)).toMatchObject({ from: 4, to: 7, stale: true });
	expect(first.words.at(-1)!.zone).toMatchObject({ ulx: 40, lrx: 70 });
	expect(second.words[0]).toMatchObject({ from: 0, to: 5, stale: true });
	expect(second.words[0]!.zone).toMatchObject({ ulx: 70, lrx: 120 });
	expect(first.words[0]).not.toHaveProperty('stale');
	expect([first.zone.lrx, second.zone.ulx]).toEqual([70, 70]);
});

describe('a line divided', () => {
	const read = () => ({
		...line('l', 'раз два три'),
		...{ seen: ['oleg'], endsParagraph: true, revision: 3 },
		baseline: [
			{ x: 0, y: 15 },
			{ x: 110, y: 15 }
		]
	});

	test('gives its end of a paragraph to the second half; nobody has confirmed either', () => {
		const [first, second] = split(read(), 4, 'n');
		expect(first).toMatchObject({ id: 'l', text: 'раз', seen: [], revision: 3 });
		expect(second).toMatchObject({ id: 'n', text: 'два три', seen: [], endsParagraph: true });
		expect([first.endsParagraph, first.baseline, second.baseline]).toEqual([
			...[undefined, undefined, undefined]
		]);
	});

	test.each<[at: number, x: number, halves: string[]]>([
		[0, 0, ['', 'раз два три']],
		[1, 10, ['р', 'аз два три']],
		[3, 40, ['раз', 'два три']],
		[4, 40, ['раз', 'два три']],
		[6, 60, ['раз дв', 'а три']],
		[11, 110, ['раз два три', '']]
	])('before letter %i is cut at pixel %i: %j', (at, x, halves) => {
		const [first, second] = split(read(), at, 'n');
		expect([first.text, second.text]).toEqual(halves);
		expect([first.zone.lrx, second.zone.ulx]).toEqual([x, x]);
		expect([first.zone.ulx, second.zone.lrx]).toEqual([0, 110]);
		const stale = [first, second].flatMap(({ words }) => words.filter((word) => word.stale));
		expect(stale).toHaveLength([1, 6].includes(at) ? 2 : 0);
	});

	test('without words it is cut by its letters', () => {
		const [first, second] = split({ ...read(), words: [] }, 4, 'n');
		expect([first.zone.lrx, second.zone.ulx]).toEqual([40, 40]);
		expect(split({ ...line('l', ''), zone: read().zone }, 0, 'n')[0].zone.lrx).toBe(0);
	});

	test.each<[gap: number, first: number[], second: number[]]>([
		[0, [0], []],
		[2, [2], []],
		[3, [3], []],
		[4, [], [0]],
		[7, [], [3]],
		[11, [], [7]]
	])('with a gap before letter %i has it at %j and %j', (at, first, second) => {
		const marked = {
			...read(),
			annotations: [{ id: 'g', kind: 'gap' as const, from: at, to: at }]
		};
		const places = split(marked, 4, 'n').map(({ annotations }) =>
			annotations.map(({ from }) => from)
		);
		expect(places).toEqual([first, second]);
	});

	test('law: a gap is in one half, wherever the line is divided, and no letter of it moves', () => {
		const text = fc.stringMatching(/^[а-в ]{0,8}$/u);
		fc.assert(
			fc.property(text, fc.nat(8), fc.nat(8), (whole, a, b) => {
				const [at, place] = [a % (whole.length + 1), b % (whole.length + 1)];
				const gap = { id: 'g', kind: 'gap' as const, from: place, to: place };
				const [first, second] = split(line('l', whole, [gap]), at, 'n');
				const all = [...first.annotations, ...second.annotations];
				expect(all).toHaveLength(1);
				expect(all[0]!.from).toBe(all[0]!.to);
				const [text, kept] = first.annotations.length
					? [first.text, first.annotations[0]!.from]
					: [first.text + second.text, first.text.length + second.annotations[0]!.from];
				const letters = (of: string) => of.replaceAll(' ', '');
				expect(letters(text.slice(0, kept))).toBe(letters(whole.slice(0, place)));
			}),
			{ numRuns: 300 }
		);
	});

	test('law: marks of letters go with their letters; those of the space at the cut go', () => {
		const text = fc.stringMatching(/^[а-я]{1,4}( [а-я]{1,4}){0,3}$/u);
		fc.assert(
			fc.property(text, fc.nat(20), (whole, place) => {
				const at = place % (whole.length + 1);
				const marks = [...whole].map((value, from) => ({
					...{ id: `m${from}`, kind: 'note' as const, value },
					...{ from, to: from + 1 }
				}));
				for (const half of split(line('l', whole, marks), at, 'n')) {
					expect(half.annotations.map(({ value }) => value).join('')).toBe(half.text);
					for (const { from, to, value } of half.annotations)
						expect(half.text.slice(from, to)).toBe(value);
				}
			})
		);
	});
});

describe('two lines joined', () => {
	const zone = { ulx: 200, uly: 5, lrx: 260, lry: 25 };
	const first = { ...line('a', 'раз'), seen: ['oleg'], endsParagraph: true };
	const mark = { id: 'm', kind: 'sic' as const, from: 0, to: 3 };
	const second = { ...line('b', 'два', [mark]), zone, endsParagraph: false, seen: ['anna'] };

	test('have the words, marks and room of both, the name of the first, the end of the second', () => {
		const one = join(first, second);
		expect(one).toMatchObject({ id: 'a', text: 'раз два', seen: [], endsParagraph: false });
		expect(one.zone).toEqual({ ulx: 0, uly: 0, lrx: 260, lry: 25 });
		expect(one.words.map(({ from, to }) => [from, to])).toEqual([
			[0, 3],
			[4, 7]
		]);
		expect(one.annotations).toEqual([{ ...mark, from: 4, to: 7 }]);
		expect(one.baseline).toBeUndefined();
		expect(join(second, first).endsParagraph).toBe(true);
	});
});

test('law: what is typed is put in letter for letter, and words that it does not touch stay as read', () => {
	const text = fc.stringMatching(/^[а-г]{1,3}( [а-г]{1,3}){2,5}$/u);
	fc.assert(
		fc.property(
			text,
			fc.nat(30),
			fc.nat(3),
			fc.stringMatching(/^[а-г]{1,2}$/u),
			(old, a, wide, put) => {
				const from = a % (old.length + 1);
				const to = Math.min(old.length, from + wide);
				const before = line('l', old);
				const after = replace(before, { from, to, text: put });
				const shift = put.length - (to - from);
				const away = before.words.filter((word) => word.to < from || word.from > to);
				for (const word of away) {
					const by = word.from > to ? shift : 0;
					expect(after.words).toContainEqual({ ...word, from: word.from + by, to: word.to + by });
				}
			}
		),
		{ numRuns: 200 }
	);
});

test('law: an edit of a stretch that repeats its neighbours moves no mark behind it', () => {
	const same = fc.stringMatching(/^а{1,8}$/u);
	fc.assert(
		fc.property(same, fc.nat(8), fc.nat(8), fc.stringMatching(/^а{0,3}$/u), (old, a, b, put) => {
			const [from, to] = [a % (old.length + 1), b % (old.length + 1)].sort() as [number, number];
			const tail = { id: 'm', kind: 'unclear' as const, from: to, to: old.length };
			fc.pre(to < old.length);
			const [mark] = replace(line('l', old, [tail]), { from, to, text: put }).annotations;
			expect(mark).toMatchObject({
				from: to + put.length - (to - from),
				to: old.length + put.length - (to - from)
			});
		})
	);
});
