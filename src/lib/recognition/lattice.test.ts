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
	['an alternative with hardly any', { 2: [['д', 1]] }, 'куда', 0.3, [0, 0, 1, 0]],
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

/** The cheapest way to spell the letters out of the cells, tried one by one. */
function cheapest(cells: Lattice, letters: readonly string[]): number {
	const [cell, ...later] = cells;
	const [letter, ...rest] = letters;
	if (cell === undefined) return letters.length * COSTS.none;
	if (letter === undefined) return cells.length * COSTS.none;
	const choice = cell.findIndex(([text]) => text === letter);
	const likely = choice > 0 && cell[choice]![1] > 0 ? COSTS.likely : COSTS.possible;
	const own = choice < 0 ? COSTS.none : choice === 0 ? COSTS.read : likely;
	return Math.min(
		own + cheapest(later, rest),
		COSTS.none + cheapest(later, letters),
		COSTS.none + cheapest(cells, rest)
	);
}

const letter = fc.constantFrom('а', 'б', 'в');
const cell = fc
	.uniqueArray(letter, { minLength: 1, maxLength: 3 })
	.chain((all) =>
		fc.tuple(...all.map((one) => fc.tuple(fc.constant(one), fc.constantFrom(0, 1, 40))))
	);
const cells = fc.array(cell, { maxLength: 5 });

test('law: no spelling is cheaper, and the ranks are those of letters in their order', () => {
	fc.assert(
		fc.property(cells, fc.array(letter, { maxLength: 5 }), (lattice, letters) => {
			const found = support(lattice, 0, lattice.length, letters.join(''));
			if (found === null) {
				expect(lattice.map(([own]) => own![0])).toEqual(letters);
				return;
			}
			expect(found.cost).toBeCloseTo(cheapest(lattice, letters), 9);
			let at = 0;
			found.ranks.forEach((rank, i) => {
				if (rank < 0) return;
				while (at < lattice.length && lattice[at]![rank]?.[0] !== letters[i]) at++;
				expect(lattice[at++]?.[rank]?.[0]).toBe(letters[i]);
			});
		}),
		{ numRuns: 300 }
	);
});

test('law: what the machine thought of besides never makes a reading dearer', () => {
	fc.assert(
		fc.property(cells, fc.array(letter, { maxLength: 5 }), (lattice, letters) => {
			const plain = lattice.map((choices) => choices.slice(0, 1));
			const [rich, poor] = [lattice, plain].map((one) =>
				support(one, 0, one.length, letters.join(''))
			);
			expect(rich === null).toBe(poor === null);
			if (rich && poor) {
				expect(rich.cost).toBeLessThanOrEqual(poor.cost + 1e-9);
				expect(rich.distance).toBe(poor.distance);
				expect(poor.cost).toBeCloseTo(poor.distance, 9);
			}
		}),
		{ numRuns: 200 }
	);
});

test.each([
	[0, 0, 'ку', 2],
	[4, 9, 'ку', 2],
	[1, 3, '', 2],
	[2, 2, '', null]
])('of letters %i to %i the text %j is %s letters away', (from, to, text, distance) => {
	const found = support(latticeOf('кула'), from, to, text);
	expect(found?.distance ?? null).toBe(distance);
	expect(found?.cost ?? null).toBe(distance);
});
