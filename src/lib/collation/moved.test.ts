import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movedPassages } from './moved.ts';

const none = (length: number) => new Int32Array(length).fill(-1);
const words = (_at: number) => true;
const run = (from: number, length: number) => Array.from({ length }, (_, i) => from + i);

function moved(a: number[], b: number[], partners = none(a.length), isWord = words) {
	return movedPassages(Int32Array.from(a), Int32Array.from(b), partners, isWord);
}

test('a passage of eight words at another place is found, one of seven is not', () => {
	expect(moved([...run(0, 8), 100], [200, 201, ...run(0, 8)])).toEqual([[0, 8, 2, 10]]);
	expect(moved([...run(0, 7), 100], [200, 201, ...run(0, 7)])).toEqual([]);
});

test('signs do not make a passage long', () => {
	const signs = (at: number) => at > 0;
	expect(moved(run(0, 8), [200, ...run(0, 8)], none(8), signs)).toEqual([]);
});

test('two differing words inside a passage are passed over, three end it', () => {
	const two = [...run(0, 6), 90, 91, ...run(6, 6)];
	const other = [...run(0, 6), 80, 81, ...run(6, 6)];
	expect(moved(two, [200, ...other])).toEqual([[0, 14, 1, 15]]);
	const three = [...run(0, 8), 90, 91, 92, ...run(8, 8)];
	const others = [...run(0, 8), 80, 81, 82, ...run(8, 8)];
	expect(moved(three, [200, ...others])).toEqual([
		[0, 8, 1, 9],
		[11, 19, 12, 20]
	]);
});

test('a formula that comes back is no move', () => {
	const formula = run(0, 10);
	expect(moved(formula, [...formula, 200, ...formula])).toEqual([]);
});

test('what is matched already is not moved', () => {
	expect(moved(run(0, 10), run(0, 10), Int32Array.from(run(0, 10)))).toEqual([]);
});

test('passages are free on both sides and overlap nowhere', () => {
	const blocks = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 });
	fc.assert(
		fc.property(blocks, blocks, (first, second) => {
			const text = (order: number[]) => order.flatMap((block) => run(block * 20, 9));
			const [a, b] = [text(first), text(second)];
			const seen = { a: new Set<number>(), b: new Set<number>() };
			for (const [aFrom, aTo, bFrom, bTo] of moved(a, b)) {
				expect(a[aFrom]).toBe(b[bFrom]);
				expect(a[aTo - 1]).toBe(b[bTo - 1]);
				for (const at of run(aFrom, aTo - aFrom)) expect(seen.a.size).toBe(seen.a.add(at).size - 1);
				for (const at of run(bFrom, bTo - bFrom)) expect(seen.b.size).toBe(seen.b.add(at).size - 1);
			}
			const both = first.filter((block) => second.includes(block));
			expect(seen.a.size).toBeGreaterThanOrEqual(both.length * 9);
		})
	);
});
