import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchors, rising, strays, type Pair } from './anchors.ts';

const ids = fc
	.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 })
	.map((all) => Int32Array.from(all));

const placesOf = (all: Int32Array, gram: Int32Array) =>
	[...all.keys()].filter((at) => gram.every((one, k) => all[at + k] === one));

test('an anchor stands once on each side, and anchors rise on both', () => {
	fc.assert(
		fc.property(ids, ids, fc.constantFrom(1, 2, 3), (a, b, n) => {
			const found = anchors(a, b, [0, a.length, 0, b.length], n);
			found.forEach(([i, j], k) => {
				const gram = a.slice(i, i + n);
				expect(placesOf(a, gram)).toEqual([i]);
				expect(placesOf(b, gram)).toEqual([j]);
				if (k > 0) expect(j).toBeGreaterThan(found[k - 1]![1]);
			});
		})
	);
});

test('only the range is looked at', () => {
	const a = Int32Array.of(1, 2, 3, 1);
	expect(anchors(a, a, [0, 3, 0, 3], 1)).toEqual([
		[0, 0],
		[1, 1],
		[2, 2]
	]);
	expect(anchors(a, a, [0, 4, 0, 4], 1)).toEqual([
		[1, 1],
		[2, 2]
	]);
	expect(anchors(a, a, [0, 2, 0, 2], 3)).toEqual([]);
});

test('of crossing pairs the longest rising run is kept', () => {
	const pairs = [4, 0, 1, 5, 2, 3].map((b, a): Pair => [a, b]);
	expect(rising(pairs).map((pair) => pair[1])).toEqual([0, 1, 2, 3]);
	expect(rising([])).toEqual([]);
});

test('the run is as long as any', () => {
	fc.assert(
		fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), (places) => {
			const run = rising(places.map((b, a): Pair => [a, b]));
			const best = places.map(() => 1);
			places.forEach((b, i) => {
				for (let k = 0; k < i; k++) if (places[k]! < b) best[i] = Math.max(best[i]!, best[k]! + 1);
			});
			expect(run).toHaveLength(Math.max(0, ...best));
		})
	);
});

test('strays are unique in the whole texts and free', () => {
	const a = Int32Array.of(1, 2, 3, 9, 4, 5);
	const b = Int32Array.of(4, 5, 9, 1, 2, 3);
	const all = () => true;
	expect(strays(a, b, 2, { a: all, b: all })).toEqual([
		[0, 3],
		[1, 4],
		[4, 0]
	]);
	expect(strays(a, b, 2, { a: (at) => at > 1, b: all })).toEqual([[4, 0]]);
});
