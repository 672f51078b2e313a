import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as grapheme from '#lib/text/grapheme.ts';
import { COSTS, support, type Lattice } from './lattice.ts';

/** A lattice of lone letters, with alternatives at some places. */
function latticeOf(text: string, others: Record<number, [string, number][]> = {}): Lattice {
	return grapheme.graphemes(text).map((letter, i) => [[letter, 95], ...(others[i] ?? [])]);
}

test.each([
	['an alternative with certainty', { 2: [['д', 12]] }, 'куда', 0.3, [0, 0, 1, 0]],
	['an alternative without', { 2: [['д', 0]] }, 'куда', 0.6, [0, 0, 1, 0]],
	[
		'the second of two',
		{
			2: [
				['ж', 30],
				['д', 5]
			]
		},
		'куда',
		0.3,
		[0, 0, 2, 0]
	],
	['no alternative', {}, 'куда', 1, [0, 0, -1, 0]],
	['a letter more', {}, 'кулак', 1, [0, 0, 0, 0, -1]],
	['a letter less', {}, 'кла', 1, [0, 0, 0]]
] as [string, Record<number, [string, number][]>, string, number, number[]][])(
	'%s',
	(_, others, text, cost, ranks) => {
		const found = support(latticeOf('кула', others), 0, 4, text)!;
		expect(found.cost).toBeCloseTo(cost);
		expect(found.distance).toBe(1);
		expect(found.ratio).toBeCloseTo(cost);
		expect(found.ranks).toEqual(ranks);
	}
);

test('only the part of the line that is asked for is looked at', () => {
	const lattice = latticeOf('Кула и Ст-цуня', {
		2: [['д', 93]],
		8: [
			['ь', 78],
			['ю', 56]
		]
	});
	expect(support(lattice, 7, 14, 'Сю-цуня')).toMatchObject({ cost: 0.3, distance: 1 });
	expect(support(lattice, 0, 4, 'Кула')).toBeNull();
});

test('й is one letter however it came', () => {
	expect(support(latticeOf('мой'), 0, 3, 'мои'.normalize('NFD'))).toMatchObject({ distance: 1 });
	expect(support(latticeOf('мой'), 0, 3, 'мой'.normalize('NFD'))).toBeNull();
});

test('the cost lies between nothing and the plain distance; ranks tell each letter', () => {
	const word = fc.string({ unit: fc.constantFrom('а', 'б', 'в', 'й'), maxLength: 8 });
	const certainty = fc.constantFrom(0, 40);
	fc.assert(
		fc.property(word, word, word, certainty, (read, other, text, sure) => {
			const letters = grapheme.graphemes(other);
			const alternatives = letters.map((letter, i) => [i, [[letter, sure]]] as const);
			const lattice = latticeOf(read, Object.fromEntries(alternatives) as never);
			const found = support(lattice, 0, lattice.length, text);
			if (found === null) {
				expect(text).toBe(read);
				return;
			}
			expect(found.cost).toBeGreaterThan(0);
			expect(found.cost).toBeLessThanOrEqual(found.distance + 1e-9);
			expect(found.ranks).toHaveLength(grapheme.length(text));
			const plain = support(latticeOf(read), 0, lattice.length, text)!;
			expect(plain.ratio).toBeCloseTo(COSTS.none);
		})
	);
});
