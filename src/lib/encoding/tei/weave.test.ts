import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inline, serialise, textOf, walk, type Element, type Node } from '../xml/element.ts';
import { parse } from '../xml/parse.ts';
import { merged, weave, withTie, type Span } from './weave.ts';

const TEXT = [...'абвгдежзикл'];
const atoms: Node[][] = TEXT.map((letter) => [letter]);

function span(id: string, from: number, to: number, rank = 1): Span {
	return {
		...{ id, from, to, rank },
		build: (children, tie) => [withTie(inline('m', { of: id }, children), tie)]
	};
}

/** Letters inside each part of each mark, in order. */
function partsOf(nodes: readonly Node[]): Record<string, string[]> {
	const found: Record<string, string[]> = {};
	for (const one of walk(inline('root', {}, [...nodes])))
		if (one.name === 'm') (found[one.attributes.of!] ??= []).push(textOf(one));
	return found;
}

test.each<[string, Span[], Record<string, string[]>]>([
	['apart', [span('a', 0, 2), span('b', 2, 4)], { a: ['аб'], b: ['вг'] }],
	['one in the other', [span('a', 0, 5), span('b', 1, 3)], { a: ['абвгд'], b: ['бв'] }],
	['equal', [span('a', 1, 3), span('b', 1, 3)], { a: ['бв'], b: ['бв'] }],
	[
		'overlapping: the later is cut',
		[span('a', 0, 4), span('b', 2, 6)],
		{ a: ['абвг'], b: ['вг', 'де'] }
	],
	[
		'overlapping: the less precious is cut, wherever it is named',
		[span('a', 0, 4, 5), span('b', 2, 6, 1)],
		{ a: ['аб', 'вг'], b: ['вгде'] }
	],
	['from one edge', [span('a', 0, 4), span('b', 0, 2)], { a: ['абвг'], b: ['аб'] }],
	['between two letters', [span('a', 3, 3)], { a: [''] }]
])('marks %s', (_what, spans, parts) => {
	expect(partsOf(weave(atoms, spans))).toEqual(parts);
});

test('a mark without letters stands after what ends at its place, before what begins there', () => {
	const order = weave(atoms, [span('a', 0, 3), span('b', 3, 6), span('x', 3, 3)]);
	expect(
		order.filter((one) => typeof one !== 'string').map((one) => (one as Element).attributes.of)
	).toEqual(['a', 'x', 'b']);
});

test('several without letters at one place stand in the order in which they are named', () => {
	const order = weave(atoms, [span('x', 2, 2), span('y', 2, 2), span('z', 2, 2)]);
	expect(Object.keys(partsOf(order))).toEqual(['x', 'y', 'z']);
});

test('the parts of a mark are named .2, .3 and tied both ways', () => {
	const nodes = weave(atoms, [span('a', 0, 8, 3), span('b', 2, 4, 1), span('c', 3, 6, 2)]);
	const ties = [...walk(inline('root', {}, nodes))]
		.filter(({ attributes }) => attributes.of === 'c')
		.map(({ attributes }) => [attributes['xml:id'], attributes.next, attributes.prev]);
	expect(ties).toEqual([
		['c', '#c.2', undefined],
		['c.2', undefined, '#c']
	]);
});

const spans = fc
	.array(fc.record({ a: fc.nat(TEXT.length), b: fc.nat(TEXT.length), rank: fc.nat(3) }), {
		maxLength: 7
	})
	.map((all) =>
		all.map(({ a, b, rank }, i) => span(`m${i}`, Math.min(a, b), Math.max(a, b), rank))
	);

test('whatever overlaps: the text is whole, well-formed, and each mark holds its letters once', () => {
	fc.assert(
		fc.property(spans, (all) => {
			const nodes = weave(atoms, all);
			const root = inline('root', {}, nodes);
			expect(textOf(root)).toBe(TEXT.join(''));
			expect(textOf(parse(serialise(root)))).toBe(TEXT.join(''));
			const parts = partsOf(nodes);
			for (const { id, from, to } of all)
				expect([id, parts[id]!.join('')]).toEqual([id, TEXT.slice(from, to).join('')]);
		})
	);
});

test('the most precious is never cut; ids and ties answer each other', () => {
	fc.assert(
		fc.property(spans, (all) => {
			const nodes = weave(atoms, all);
			const parts = partsOf(nodes);
			const best = all.toSorted((a, b) => a.rank - b.rank)[0];
			if (best) expect(parts[best.id]).toHaveLength(1);
			const found = [...walk(inline('root', {}, nodes))].filter(({ name }) => name === 'm');
			const byId = new Map(found.map((one) => [`#${one.attributes['xml:id']}`, one.attributes]));
			expect(byId.size).toBe(found.length);
			for (const [id, { next, prev }] of byId) {
				if (next !== undefined) expect(byId.get(next)!.prev).toBe(id);
				if (prev !== undefined) expect(byId.get(prev)!.next).toBe(id);
			}
		})
	);
});

test('neighbouring letters are one string', () => {
	expect(merged(['а', 'б', inline('x'), 'в', 'г'])).toEqual(['аб', inline('x'), 'вг']);
	expect(merged([])).toEqual([]);
});
