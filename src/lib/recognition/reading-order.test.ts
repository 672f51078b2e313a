import fc from 'fast-check';
import { expect, test } from 'vitest';
import { order, ordered, rows } from './reading-order.ts';

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

test.each([
	['under nine tenths of an x-height lower', 18.9, ['a b']],
	['that much lower', 19, ['a', 'b']],
	['beside it, touching', 10, ['a b']]
])('a line %s: %d', (_, v, expected) => {
	const found = rows([cell('b', 100, v), cell('a', 0, 10)], 10);
	expect(found.map(names)).toEqual(expected);
});

test('a line goes to the last row that has room for it, not to one further up', () => {
	const lines = [cell('a', 0, 10), cell('b', 50, 14), cell('c', 300, 18)];
	expect(rows(lines, 10).map(names)).toEqual(['a', 'b c']);
});

test.each([
	[15, 'l0 r0 l1 r1 l2 r2'],
	[16, 'l0 l1 l2 r0 r1 r2']
])(
	'three rows are columns where the gap is wider than one and a half x-heights: %i',
	(gap, read) => {
		const lines = [10, 30, 50].flatMap((v, i) => [
			cell(`l${i}`, 0, v),
			cell(`r${i}`, 100 + gap, v)
		]);
		expect(names(order(lines, 10))).toBe(read);
	}
);

test.each([
	[1.7, 0, 'l0 r0 l1 r1'],
	[1.9, 0, 'l0 l1 r0 r1'],
	[0, 1.9, 'l0 l1 r0 r1'],
	[-1.9, 0, 'l0 l1 r0 r1']
])('two rows of which one is askew by %d, the other by %d', (first, second, read) => {
	const lines = [first, second].flatMap((off, i) => [
		cell(`l${i}`, 0, 30 + i * 20),
		cell(`r${i}`, 200, 30 + i * 20 + off)
	]);
	expect(names(order(lines, 10))).toBe(read);
});

test('cells are read down only through rows that have as many', () => {
	const three = [10, 30, 50].flatMap((v, i) =>
		['a', 'b', 'c'].map((name, at) => cell(`${name}${i}`, at * 150, v))
	);
	expect(names(order(three, 10))).toBe('a0 a1 a2 b0 b1 b2 c0 c1 c2');
	const torn = three.filter(({ name }) => name !== 'c1');
	expect(names(order(torn, 10))).toBe('a0 b0 c0 a1 b1 a2 b2 c2');
	const one = [cell('x', 0, 70, 400), ...three];
	expect(names(order(one, 10))).toBe('a0 a1 a2 b0 b1 b2 c0 c1 c2 x');
});

test('what stands between two tables keeps them apart', () => {
	const table = (name: string, top: number) =>
		[0, 20, 40].flatMap((v, i) => [
			cell(`${name}${i}`, 0, top + v),
			cell(`${name}${i}'`, 200, top + v)
		]);
	const lines = [...table('b', 100), cell('text', 0, 80, 300), ...table('a', 10)];
	expect(names(order(lines, 10))).toBe("a0 a1 a2 a0' a1' a2' text b0 b1 b2 b0' b1' b2'");
});

const cells = fc
	.uniqueArray(fc.record({ left: fc.nat(500), wide: fc.nat(300), v: fc.nat(300) }), {
		maxLength: 24,
		selector: ({ v }) => v
	})
	.map((all) => all.map(({ left, wide, v }, i) => cell(String(i), left, v, wide + 5)));

test('law: the order is that of the page, not that in which lines were found', () => {
	fc.assert(
		fc.property(cells, (lines) => {
			const read = order(lines, 10);
			expect(order(lines.toReversed(), 10)).toEqual(read);
			expect(ordered(lines, 10).flatMap((part) => part.lines)).toEqual(read);
			expect(order(read, 10)).toEqual(read);
		})
	);
});

test('law: a page read at twice the size, or lying elsewhere on the sheet, is read in the same order', () => {
	fc.assert(
		fc.property(cells, (lines) => {
			const moved = lines.map((one) => ({
				...one,
				left: one.left * 2 + 64,
				right: one.right * 2 + 64,
				v: one.v * 2 + 32
			}));
			expect(names(order(moved, 20))).toBe(names(order(lines, 10)));
		})
	);
});
