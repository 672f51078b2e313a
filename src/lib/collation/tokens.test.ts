import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText, readWord } from '../../../tests/support/russian.ts';
import { tokenise } from '#lib/text/token.ts';
import { MARKS, Tokens } from './tokens.ts';

function tokensOf(lines: readonly string[], aside: (line: number) => string | null = () => null) {
	const tokens = new Tokens();
	lines.forEach((text, i) => tokens.addLine(i, text, aside(i)));
	return tokens.finish();
}

const texts = fc.oneof(readText(), fc.string({ unit: 'binary', maxLength: 60 }));

describe('columns', () => {
	test('are the tokens of each line, in order, none lost and none doubled', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const lines = text.split('\n');
				const plain = lines.flatMap((one, line) =>
					tokenise(one).map((token) => ({ ...token, line, aside: null }))
				);
				const tokens = tokensOf(lines);
				expect(tokens.length).toBe(plain.length);
				expect([...tokens]).toEqual(plain);
			})
		);
	});

	test('a text is kept once, whatever line it stands in, and told from all others', () => {
		fc.assert(
			fc.property(fc.array(readWord, { maxLength: 60 }), (words) => {
				const tokens = tokensOf(words);
				expect(new Set(tokens.texts).size).toBe(tokens.texts.length);
				for (let at = 0; at < tokens.length; at++)
					for (let other = 0; other < at; other++)
						expect(tokens.text[at] === tokens.text[other]).toBe(tokens.t(at) === tokens.t(other));
			}),
			{ numRuns: 40 }
		);
	});

	test('grow with the text: ten thousand words, all of them other', () => {
		const words = Array.from({ length: 10_000 }, (_, i) => `слово${i}`);
		const tokens = tokensOf([words.slice(0, 300).join(' '), words.slice(300).join(' ')]);
		expect(tokens.length).toBe(10_000);
		expect(tokens.texts).toEqual(words);
		expect(tokens.t(9_999)).toBe('слово9999');
		expect(tokens.line[299]).toBe(0);
		expect(tokens.line[300]).toBe(1);
	});

	test('a guess at the length changes nothing', () => {
		const guessed = new Tokens(100_000);
		guessed.addLine(0, 'раз два', null);
		expect([...guessed.finish()]).toEqual([...tokensOf(['раз два'])]);
		expect(guessed.text).toHaveLength(2);
	});
});

describe('a token by its number', () => {
	const tokens = tokensOf(['Дом, сад', 'река'], (line) => (line === 1 ? 'stamp' : null));

	test('has text, units, line and the reason it is set aside', () => {
		expect(tokens.at(0)).toEqual({ t: 'Дом', from: 0, to: 3, line: 0, aside: null });
		expect(tokens.at(3)).toEqual({ t: 'река', from: 0, to: 4, line: 1, aside: 'stamp' });
	});

	test('outside there is none', () => {
		expect(tokens.at(-1)).toBeUndefined();
		expect(tokens.at(4)).toBeUndefined();
	});

	test('a stretch is cut at both ends of the text', () => {
		expect(tokens.slice(-2, 2).map((one) => one.t)).toEqual(['Дом', ',']);
		expect(tokens.slice(2, 99).map((one) => one.t)).toEqual(['сад', 'река']);
		expect(tokens.slice(3).map((one) => one.t)).toEqual(['река']);
		expect(tokens.slice(2, 2)).toEqual([]);
	});

	test('stands glued to the next one, or not', () => {
		expect(tokens.isGlued(0, 1)).toBe(true);
		expect(tokens.isGlued(1, 2)).toBe(false);
		expect(tokens.isGlued(2, 3)).toBe(false);
		const twoLines = tokensOf(['дом', '   сад']);
		expect(twoLines.to[0]).toBe(twoLines.from[1]);
		expect(twoLines.isGlued(0, 1)).toBe(false);
	});

	test('is set aside alone, for a reason of its own, where its part of the line is added so', () => {
		const some = new Tokens();
		some.addLine(0, 'Дом1), сад', null, 0, 3);
		some.addLine(0, 'Дом1), сад', 'marker', 3, 5);
		some.addLine(0, 'Дом1), сад', null, 5);
		expect([...some.finish()].map((one) => [one.t, one.from, one.aside])).toEqual([
			['Дом', 0, null],
			['1', 3, 'marker'],
			[')', 4, 'marker'],
			[',', 5, null],
			['сад', 7, null]
		]);
		expect([0, 1, 2, 3, 4].map((at) => some.isAside(at))).toEqual([
			false,
			true,
			true,
			false,
			false
		]);
	});
});

describe('marks', () => {
	test.each<[text: string, marks: (keyof typeof MARKS)[]]>([
		['дом', ['word', 'small', 'lettered']],
		['Дом', ['word', 'lettered', 'capital']],
		['К', ['word', 'letter', 'lettered', 'capital']],
		['и', ['word', 'letter', 'small', 'lettered']],
		['1953', ['word']],
		['53г', ['word', 'lettered']],
		['-', ['hyphen']],
		['‐', ['hyphen']],
		['¬', ['hyphen']],
		['⸗', ['hyphen']],
		['\u00ad', ['hyphen']],
		['—', []],
		['*', []],
		['e\u0301', ['word', 'small', 'lettered']],
		['\u0301', []],
		['𐐷', ['word', 'letter', 'lettered', 'small']],
		['𐐏', ['word', 'letter', 'lettered', 'capital']]
	])('%s', (text, marks) => {
		const tokens = tokensOf([text]);
		expect(tokens.t(0)).toBe(text);
		const found = Object.entries(MARKS).flatMap(([name, mark]) =>
			tokens.is(0, mark) ? [name] : []
		);
		expect(found.sort()).toEqual([...marks].sort());
	});
});
