import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parts } from './columns.ts';
import { ordered } from './reading-order.ts';

/** Small letters are 10 units high, lines 20 apart. */
const UNIT = 10;
const cell = (name: string, left: number, v: number, right = left + 300) => ({
	name,
	left,
	right,
	v
});
const column = (name: string, left: number, count: number, top = 100, off = 0) =>
	Array.from({ length: count }, (_, at) => cell(`${name}${at}`, left, top + off + at * 20));
const names = (of: { name: string }[]) => of.map(({ name }) => name).join(' ');
const told = (lines: ReturnType<typeof cell>[]) =>
	ordered(lines, UNIT).map(({ lines: own, column }) => (column ? `[${names(own)}]` : names(own)));

describe('columns of text', () => {
	test('two are read one after the other, whether their lines are level or not', () => {
		for (const off of [0, 4, 9]) {
			const lines = [...column('l', 0, 6), ...column('r', 330, 6, 100, off)];
			expect(told(lines)).toEqual(['[l0 l1 l2 l3 l4 l5]', '[r0 r1 r2 r3 r4 r5]']);
		}
	});

	test('three are cut one from the other', () => {
		const lines = ['a', 'b', 'c'].flatMap((name, at) => column(name, at * 330, 7));
		expect(told(lines).map((part) => part.slice(0, 3))).toEqual(['[a0', '[b0', '[c0']);
	});

	test('a line that a wide space cuts in two stays in its column', () => {
		const lines = [...column('l', 0, 7), ...column('r', 330, 7)].map((line) =>
			line.name === 'l3' ? cell('l3', 0, line.v, 120) : line
		);
		lines.push(cell('l3b', 180, 160, 300));
		expect(told(lines)[0]).toBe('[l0 l1 l2 l3 l3b l4 l5 l6]');
	});

	test('short last lines of paragraphs leave the column whole', () => {
		const lines = [...column('l', 0, 8), ...column('r', 330, 8)].map((line) =>
			/[25]/.test(line.name) ? { ...line, right: line.left + 90 } : line
		);
		expect(told(lines)).toHaveLength(2);
	});

	test('a heading over both is read before them, what stands under both after them', () => {
		const lines = [
			cell('head', 100, 60, 540),
			...column('l', 0, 6),
			...column('r', 330, 6),
			cell('foot', 0, 260, 640)
		];
		expect(told(lines)).toEqual(['head', '[l0 l1 l2 l3 l4 l5]', '[r0 r1 r2 r3 r4 r5]', 'foot']);
	});

	test('a folio that stands apart at the right is no line of the right column', () => {
		const lines = [cell('12', 600, 20, 620), ...column('l', 0, 6), ...column('r', 330, 6)];
		expect(told(lines)[0]).toBe('12');
		const below = [...column('l', 0, 6), ...column('r', 330, 6), cell('12', 10, 320, 30)];
		expect(told(below).at(-1)).toBe('12');
	});

	test('a longer left column is read to its end before the right one', () => {
		expect(told([...column('l', 0, 9), ...column('r', 330, 6)])[0]).toBe(
			'[l0 l1 l2 l3 l4 l5 l6 l7 l8]'
		);
	});
});

describe('what is no column of text', () => {
	test.each([
		['too few lines', [...column('l', 0, 5), ...column('r', 330, 5)]],
		['cells too narrow', [...column('l', 0, 8), ...column('r', 330, 8)].map(narrow(100))],
		['cells that fill no column', [...column('l', 0, 8), ...column('r', 330, 8)].map(ragged)],
		['a gutter no wider than a space', [...column('l', 0, 8), ...column('r', 308, 8)]],
		[
			'sides that do not stand beside one another',
			[...column('l', 0, 8), ...column('r', 330, 8, 260)]
		]
	])('%s', (_, lines) => {
		expect(parts(lines, UNIT).some((part) => part.column)).toBe(false);
	});

	function narrow(wide: number) {
		return (line: ReturnType<typeof cell>) => ({ ...line, right: line.left + wide });
	}
	function ragged(line: ReturnType<typeof cell>, at: number) {
		return { ...line, right: line.left + (at % 4 === 0 ? 300 : 80) };
	}

	test('nothing is in no part', () => {
		expect(parts([], UNIT)).toEqual([]);
	});
});

test('whatever the page, each line is in one part and parts of columns keep their order down', () => {
	const any = fc.record({
		left: fc.nat(500),
		wide: fc.integer({ min: 5, max: 300 }),
		v: fc.nat(400)
	});
	fc.assert(
		fc.property(fc.array(any, { maxLength: 30 }), fc.boolean(), (given, mixed) => {
			const loose = given.map(({ left, wide, v }, at) => cell(`x${at}`, left, v, left + wide));
			const lines = mixed ? [...loose, ...column('l', 0, 8), ...column('r', 330, 8)] : loose;
			const found = parts(lines, UNIT);
			expect(found.flatMap((part) => part.lines.map(({ name }) => name)).sort()).toEqual(
				lines.map(({ name }) => name).sort()
			);
			for (const part of found) {
				const levels = part.lines.map(({ v }) => v);
				expect(levels).toEqual([...levels].sort((a, b) => a - b));
			}
		}),
		{ numRuns: 60 }
	);
});

describe('the limits between columns and other lines', () => {
	const isColumns = (lines: ReturnType<typeof cell>[]) =>
		parts(lines, UNIT).some((part) => part.column);
	const widths = (wide: number) => (line: ReturnType<typeof cell>) => ({
		...line,
		right: line.left + wide
	});

	test.each<[what: string, ReturnType<typeof cell>[], boolean]>([
		['a gutter of 1.2 x-heights', [...column('l', 0, 8), ...column('r', 312, 8)], true],
		['a narrower one', [...column('l', 0, 8), ...column('r', 311, 8)], false],
		['18 x-heights wide', [...column('l', 0, 8), ...column('r', 330, 8)].map(widths(180)), true],
		['narrower than that', [...column('l', 0, 8), ...column('r', 330, 8)].map(widths(179)), false],
		['six lines each', [...column('l', 0, 6), ...column('r', 330, 6)], true],
		[
			'beside one another for five lines',
			[...column('l', 0, 8), ...column('r', 330, 8, 160)],
			true
		],
		['for less', [...column('l', 0, 8), ...column('r', 330, 8, 161)], false],
		[
			'six lines of which one stands apart',
			[...column('l', 0, 6), ...column('r', 330, 5), cell('far', 330, 400)],
			false
		]
	])('%s', (_, lines, expected) => {
		expect(isColumns(lines)).toBe(expected);
	});

	test.each([
		[182, true],
		[178, false]
	])('most lines fill %i of 300', (filled, expected) => {
		const lines = [...column('l', 0, 9), ...column('r', 330, 9)].map((line) =>
			/[0-5]/.test(line.name) ? { ...line, right: line.left + filled } : line
		);
		expect(isColumns(lines)).toBe(expected);
	});

	test.each([
		[44, 2],
		[45, 3]
	])('a line %i below a column of lines 20 apart: %i parts', (below, count) => {
		const last = cell('last', 0, 100 + 5 * 20 + below);
		const lines = [...column('l', 0, 6), last, ...column('r', 330, 7)];
		expect(told(lines)).toHaveLength(count);
	});

	test('a line across both parts columns above it from those below', () => {
		const lines = [
			...[...column('a', 0, 6), ...column('b', 330, 6)],
			cell('across', 0, 230, 630),
			...[...column('c', 0, 7, 260), ...column('d', 330, 7, 260)]
		];
		expect(told(lines).map((part) => part.slice(0, 3))).toEqual([
			'[a0',
			'[b0',
			'acr',
			'[c0',
			'[d0'
		]);
	});
});

test('law: columns are the same at any size and wherever the page lies on the sheet', () => {
	const jitter = fc.array(fc.nat(12), { minLength: 40, maxLength: 40 });
	fc.assert(
		fc.property(
			fc.integer({ min: 4, max: 9 }),
			fc.integer({ min: 305, max: 340 }),
			jitter,
			(...of) => {
				const [count, left, off] = of;
				const lines = [...column('l', 0, count), ...column('r', left, count + 1)].map(
					(line, i) => ({
						...line,
						right: line.right - off[i]! * 4,
						v: line.v + off[39 - i]! / 4
					})
				);
				const moved = lines.map((line) => ({
					...line,
					left: line.left * 4 + 512,
					right: line.right * 4 + 512,
					v: line.v * 4 + 256
				}));
				const shape = (of: ReturnType<typeof parts<(typeof lines)[0]>>) =>
					of.map(({ lines: own, column }) => [names(own), column]);
				expect(shape(parts(moved, UNIT * 4))).toEqual(shape(parts(lines, UNIT)));
			}
		),
		{ numRuns: 60 }
	);
});
