import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from './choice-alignment.ts';
import type { Choice } from './lattice.ts';

const lists = (letters: string[]): Choice[][] =>
	letters.map((letter) => [
		[letter, 90],
		['ъ', 3]
	]);
const letters = fc.array(fc.constantFrom(...'абвгдежз'), { minLength: 1, maxLength: 40 });

describe('alignment of choices', () => {
	it('leaves lists alone that stand at their letters', () => {
		fc.assert(
			fc.property(letters, (text) => {
				expect(align(text, lists(text))).toEqual(lists(text));
			})
		);
	});

	it('gives a list to every letter, in order, and never one that does not hold the letter', () => {
		fc.assert(
			fc.property(letters, fc.nat(40), (text, at) => {
				const slipped = lists(text);
				slipped.splice(at % text.length, 0, [[' ', 80]]);
				slipped.pop();
				const placed = align(text, slipped);
				expect(placed).toHaveLength(text.length);
				placed.forEach((list, index) => {
					if (list.length > 0) expect(list.map(([each]) => each)).toContain(text[index]);
				});
			})
		);
	});

	it('mends a slip in the middle of a line', () => {
		const text = [...'дом стоял'].filter((letter) => letter !== ' ');
		const slipped = lists(text);
		slipped.splice(3, 0, [[' ', 80]]);
		slipped.pop();
		expect(align(text, slipped).slice(0, -1)).toEqual(lists(text).slice(0, -1));
		expect(align(text, slipped).at(-1)).toEqual([]);
	});

	it('takes a list in which the letter is only second where the place is right', () => {
		const given: Choice[][] = [
			[
				['л', 93],
				['д', 7]
			],
			[['о', 90]]
		];
		expect(align(['д', 'о'], given)).toEqual(given);
	});
});

describe('a list that stands off its letter', () => {
	/** All different, so that each list has one letter to go to; each list is told by its certainty. */
	const different = fc.shuffledSubarray([...'абвгдежзиклмнопрстуфхцч'], { minLength: 8 });
	const numbered = (text: readonly string[]): Choice[][] =>
		text.map((letter, at) => [
			[letter, at + 1],
			['ъ', 0]
		]);

	it('goes back to it, however the line slipped at its spaces, up to three places', () => {
		fc.assert(
			fc.property(different, fc.array(fc.nat(4), { maxLength: 3 }), (text, spaces) => {
				const slipped = numbered(text);
				for (const at of spaces.toSorted((a, b) => b - a)) slipped.splice(at, 0, [[' ', 80]]);
				const placed = align(text, slipped.slice(0, text.length));
				const kept = text.length - spaces.length;
				expect(placed.slice(0, kept)).toEqual(numbered(text).slice(0, kept));
				expect(placed.slice(kept)).toEqual(spaces.map(() => []));
			})
		);
	});

	it('is not believed four places off', () => {
		const text = [...'абвгде'];
		const spaces: Choice[][] = Array.from({ length: 4 }, () => [[' ', 80]]);
		expect(align(text, [...spaces, ...numbered(text)].slice(0, 6))).toEqual(text.map(() => []));
	});
});

/** What the alignment is worth by its own rule: 3 for a list that begins with the letter, 1 for one that holds it. */
function worthOf(letter: string, list: readonly Choice[], off: number): number {
	if (Math.abs(off) > 3) return -1;
	const rank = list.findIndex(([text]) => text === letter);
	return (rank < 0 ? -1 : rank === 0 ? 3 : 1) - (rank >= 0 && off !== 0 ? 0.4 : 0);
}

/** The most that any placing of lists in their order is worth, tried one by one. */
function most(text: readonly string[], given: readonly Choice[][], i = 0, k = 0): number {
	if (i === text.length || k === given.length) return 0;
	const own = worthOf(text[i]!, given[k]!, i - k);
	return Math.max(
		own > 0 ? own + most(text, given, i + 1, k + 1) : 0,
		most(text, given, i + 1, k),
		most(text, given, i, k + 1)
	);
}

it('law: no placing is worth more, no list is used twice, and all keep their order', () => {
	const letter = fc.constantFrom('а', 'б', 'в');
	const list = fc.uniqueArray(fc.oneof(letter, fc.constant(' ')), { maxLength: 3 });
	const both = fc.array(fc.tuple(letter, list), { minLength: 1, maxLength: 6 });
	fc.assert(
		fc.property(both, (all) => {
			const text = all.map(([own]) => own);
			const given = all.map(([, others], at) => others.map((one): Choice => [one, at]));
			const placed = align(text, given);
			const from = placed.map((one) => one[0]?.[1] ?? null);
			const used = from.filter((at) => at !== null);
			expect(used).toEqual([...new Set(used)].sort((a, b) => a - b));
			const worth = from.map((k, i) => (k === null ? 0 : worthOf(text[i]!, given[k]!, i - k)));
			expect(worth.reduce((sum, one) => sum + one, 0)).toBeCloseTo(most(text, given), 9);
		}),
		{ numRuns: 300 }
	);
});
