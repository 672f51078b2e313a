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
