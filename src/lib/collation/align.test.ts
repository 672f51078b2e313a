import { diffArrays } from 'diff';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align, BOUNDS, dissolveIslands, runsOf, slide } from './align.ts';

const ids = (maxLength: number, kinds = 12) =>
	fc.array(fc.integer({ min: 0, max: kinds }), { maxLength }).map((all) => Int32Array.from(all));

const matched = (partners: Int32Array) => partners.filter((partner) => partner >= 0).length;

/** Equal tokens at best: the plain table of the longest common subsequence. */
function optimum(a: Int32Array, b: Int32Array): number {
	let row = new Int32Array(b.length + 1);
	for (const one of a) {
		const next = new Int32Array(b.length + 1);
		for (let j = 1; j <= b.length; j++)
			next[j] = one === b[j - 1] ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!);
		row = next;
	}
	return row[b.length]!;
}

/** Text with repeated words, and a copy with some share of edits. */
function edited(length: number, rate: number, seed: number): [Int32Array, Int32Array] {
	let state = seed;
	const chance = () => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) / 0x7fffffff;
	const a = Array.from({ length }, () => Math.floor(chance() ** 3 * length * 0.6));
	const b = a.flatMap((one) => {
		if (chance() >= rate) return [one];
		return chance() < 0.3 ? [] : chance() < 0.5 ? [one, -1 - one] : [-1 - one];
	});
	return [Int32Array.from(a), Int32Array.from(b)];
}

test('partners are equal and rise on both sides', () => {
	fc.assert(
		fc.property(ids(300), ids(300), (a, b) => {
			let last = -1;
			align(a, b).partners.forEach((partner, at) => {
				if (partner < 0) return;
				expect(a[at]).toBe(b[partner]);
				expect(partner).toBeGreaterThan(last);
				last = partner;
			});
		})
	);
});

test('up to 96 tokens a side as many are equal as can be', () => {
	fc.assert(
		fc.property(ids(96), ids(96), (a, b) => {
			expect(matched(align(a, b).partners)).toBe(optimum(a, b));
		})
	);
});

test.each([0.01, 0.05, 0.2])(
	'longer texts come within half a percent of that, edits %s',
	(rate) => {
		for (const seed of [1, 2, 3]) {
			const [a, b] = edited(3000, rate, seed);
			expect(matched(align(a, b).partners)).toBeGreaterThanOrEqual(optimum(a, b) * 0.995);
		}
	}
);

test('turned round, as many are equal within half a percent', () => {
	const [a, b] = edited(4000, 0.1, 5);
	const [there, back] = [matched(align(a, b).partners), matched(align(b, a).partners)];
	expect(Math.abs(there - back)).toBeLessThanOrEqual(there * 0.005);
});

describe('the work is bounded', () => {
	test('no refinement gets more than 3,000 tokens a side, and all together no more than there are', () => {
		const [a, b] = edited(20_000, 0.3, 9);
		const { work } = align(a, b);
		expect(work.longest).toBeLessThanOrEqual(BOUNDS.gap);
		expect(work.sum).toBeLessThanOrEqual(a.length + b.length);
	});

	test('what has no partner is given up and said so', () => {
		const a = Int32Array.from({ length: 5000 }, (_, i) => i % 50);
		const b = Int32Array.from({ length: 5000 }, (_, i) => 100 + (i % 50));
		const { tooDifferent, partners, work } = align(a, b);
		expect(tooDifferent).toEqual([[0, 5000, 0, 5000]]);
		expect(matched(partners)).toBe(0);
		expect(work.sum).toBe(0);
	});

	test('texts without one token in common are given up at once, short ones are refined', () => {
		fc.assert(
			fc.property(ids(300), ids(300), (a, b) => {
				const other = b.map((one) => one + 100);
				const { partners, tooDifferent, work } = align(a, other);
				expect(matched(partners)).toBe(0);
				if (a.length * b.length <= BOUNDS.small) return;
				expect(tooDifferent).toEqual([[0, a.length, 0, b.length]]);
				expect(work.sum).toBe(0);
			})
		);
	});

	test('one token in common is found, however long the texts', () => {
		const a = Int32Array.from({ length: 20_000 }, (_, i) => i);
		const b = Int32Array.from({ length: 20_000 }, (_, i) => (i === 777 ? 12_345 : 50_000 + i));
		const { partners } = align(a, b);
		expect(partners[12_345]).toBe(777);
		expect(matched(partners)).toBe(1);
	});

	test('a gap within the bounds but past its edits is given up, not replaced in silence', () => {
		const a = Int32Array.from({ length: 2000 }, (_, i) => i % 2);
		const b = Int32Array.from({ length: 2000 }, (_, i) => 2 + (i % 2));
		expect(align(a, b).tooDifferent).toEqual([[0, 2000, 0, 2000]]);
	});

	test('one budget holds for all gaps: hostile text ends', () => {
		const coins = (seed: number) => edited(60_000, 0, seed)[0].map((one) => one % 2);
		const { tooDifferent } = align(coins(3), coins(4));
		expect(tooDifferent.length).toBeGreaterThan(0);
	});
});

test('npm diff answers undefined past its bound, which is why gaps can be given up', () => {
	expect(diffArrays([1, 2], [3, 4], { maxEditLength: 1 })).toBeUndefined();
});

test('empty sides align to nothing', () => {
	const none = new Int32Array();
	expect(align(none, none)).toMatchObject({ tooDifferent: [], work: { sum: 0 } });
	expect(align(Int32Array.of(1), none).partners).toEqual(Int32Array.of(-1));
	expect(align(none, Int32Array.of(1)).partners).toHaveLength(0);
});

describe('islands', () => {
	const isWord = () => true;

	/** `length` matched tokens in the middle of unmatched text. */
	function island(length: number, around: number): Int32Array {
		const partners = new Int32Array(2 * around + length + 10).fill(-1);
		for (let k = 0; k < 5; k++) partners[k] = k;
		for (let k = 0; k < length; k++) partners[5 + around + k] = 5 + around + k;
		for (let k = 5; k > 0; k--) partners[partners.length - k] = partners.length - k;
		return partners;
	}

	test.each([
		[2, 9, 10],
		[3, 9, 13],
		[2, 8, 12]
	])('a run of %i words with %i unmatched around leaves %i matches', (length, around, left) => {
		const partners = island(length, around);
		dissolveIslands(partners, partners.length, isWord);
		expect(matched(partners)).toBe(left);
	});

	test('signs are no words, however many', () => {
		const partners = island(4, 9);
		dissolveIslands(partners, partners.length, () => false);
		expect(matched(partners)).toBe(10);
	});

	test('a staircase falls step by step', () => {
		const partners = new Int32Array(100).fill(-1);
		for (let k = 9; k < 99; k += 10) partners[k] = k;
		dissolveIslands(partners, 100, isWord);
		expect(matched(partners)).toBe(0);
	});
});

describe('slide', () => {
	const text = (words: string) => words.split(' ');
	const numbers = (words: string[]) => Int32Array.from(words, (word) => word.charCodeAt(0));

	test('an addition begins after a sign where it may', () => {
		const [a, b] = [text('а , б , г'), text('а , б , в , г')].map(numbers) as [
			Int32Array,
			Int32Array
		];
		const partners = Int32Array.of(0, 1, 2, 5, 6);
		const sign = ','.charCodeAt(0);
		const rank = (side: Int32Array) => (at: number) => (side[at - 1] === sign ? 2 : 0);
		slide(a, b, partners, { a: rank(a), b: rank(b) });
		expect([...partners]).toEqual([0, 1, 2, 3, 6]);
	});

	test('it never changes how much is equal, nor what', () => {
		fc.assert(
			fc.property(ids(60, 3), ids(60, 3), (a, b) => {
				const { partners } = align(a, b);
				const before = matched(partners);
				slide(a, b, partners, { a: (at) => at % 3, b: (at) => at % 2 });
				expect(matched(partners)).toBe(before);
				partners.forEach((partner, at) => partner >= 0 && expect(a[at]).toBe(b[partner]));
				expect(runsOf(partners).every((run, i, all) => i === 0 || run.b > all[i - 1]!.b)).toBe(
					true
				);
			})
		);
	});
});
