import fc from 'fast-check';
import { expect, test } from 'vitest';
import { order, rows } from './reading-order.ts';

const cell = (name: string, left: number, v: number, wide = 100) => ({
	name,
	left,
	right: left + wide,
	v
});
const names = (cells: { name: string }[]) => cells.map(({ name }) => name).join(' ');

test('lines are read from the top, whatever order they come in', () => {
	const lines = [cell('c', 0, 90), cell('a', 0, 10), cell('b', 5, 50)];
	expect(names(order(lines, 10))).toBe('a b c');
});

test('one row of two cells is read across', () => {
	expect(names(order([cell('b', 200, 11), cell('a', 0, 10), cell('c', 0, 40, 300)], 10))).toBe(
		'a b c'
	);
});

test('three rows that share a gap are columns', () => {
	const lines = [10, 30, 50].flatMap((v, i) => [cell(`l${i}`, 0, v), cell(`r${i}`, 200, v)]);
	expect(names(order(lines, 10))).toBe('l0 l1 l2 r0 r1 r2');
});

test('two rows are a table where they stand level, columns where they do not', () => {
	const level = [10, 30].flatMap((v, i) => [cell(`l${i}`, 0, v), cell(`r${i}`, 200, v)]);
	expect(names(order(level, 10))).toBe('l0 r0 l1 r1');
	const askew = [10, 30].flatMap((v, i) => [cell(`l${i}`, 0, v), cell(`r${i}`, 200, v + 4)]);
	expect(names(order(askew, 10))).toBe('l0 l1 r0 r1');
});

test('rows whose gaps do not meet are read row by row', () => {
	const lines = [
		cell('a', 0, 10, 50),
		cell('b', 100, 10, 200),
		cell('c', 0, 30, 220),
		cell('d', 250, 30, 50),
		cell('e', 0, 50, 20),
		cell('f', 40, 50, 50)
	];
	expect(names(order(lines, 10))).toBe('a b c d e f');
});

test('no line is lost or doubled, and a row holds no two lines above one another', () => {
	const any = fc.record({
		left: fc.nat(500),
		wide: fc.integer({ min: 5, max: 300 }),
		v: fc.nat(400)
	});
	fc.assert(
		fc.property(fc.array(any, { maxLength: 30 }), (given) => {
			const lines = given.map(({ left, wide, v }, i) => cell(String(i), left, v, wide));
			expect(
				order(lines, 10)
					.map(({ name }) => name)
					.sort()
			).toEqual(lines.map(({ name }) => name).sort());
			for (const row of rows(lines, 10)) {
				row.slice(1).forEach((each, i) => expect(each.left).toBeGreaterThanOrEqual(row[i]!.right));
			}
		})
	);
});
