import type { Element, Node } from '../xml/element.ts';

/**
 * Marks over a row of atoms become a tree. An atom is one letter, or one thing without letters
 * (a line break, a page break). Where two marks overlap without one holding the other, the less
 * precious is cut at the other's border, and its parts are tied by `next` and `prev`.
 */
export interface Span {
	/** Atoms; `to` exclusive; `from = to` is a mark between two atoms. */
	from: number;
	to: number;
	/** Smaller is more precious: never cut by a larger one. */
	rank: number;
	/** Its `xml:id`; parts after the first get `.2`, `.3`, ... */
	id: string;
	/** Elements for one part; `part` counts from 0. */
	build(children: Node[], tie: Tie, part: number): Node[];
}

/** Attributes that name a part and tie it to its neighbours. */
export interface Tie {
	'xml:id': string;
	next?: string;
	prev?: string;
}

interface Part {
	span: Span;
	from: number;
	to: number;
	part: number;
	tie: Tie;
	order: number;
}

export function weave(atoms: readonly Node[][], spans: readonly Span[]): Node[] {
	return merged(nest(atoms, 0, atoms.length, laminar(spans)));
}

/** Parts of the marks of which none crosses another; the most precious are placed first. */
function laminar(spans: readonly Span[]): Part[] {
	const placed: Part[] = [];
	const ordered = spans.map((span, order) => ({ span, order }));
	for (const { span, order } of ordered.sort((a, b) => a.span.rank - b.span.rank)) {
		placed.push(...partsOf(span, order, bordersAmong(span, placed)));
	}
	return placed;
}

/** Where a mark must be cut so that no part of it crosses what is placed; its two ends included. */
function bordersAmong(span: Span, placed: readonly Part[]): number[] {
	const borders = new Set([span.from, span.to]);
	for (let before = 0; before !== borders.size;) {
		before = borders.size;
		const rising = [...borders].sort((a, b) => a - b);
		for (let i = 1; i < rising.length; i++) {
			const part = { from: rising[i - 1]!, to: rising[i]! };
			for (const other of placed.filter((one) => crosses(part, one))) {
				for (const border of [other.from, other.to]) {
					if (border > part.from && border < part.to) borders.add(border);
				}
			}
		}
	}
	return [...borders].sort((a, b) => a - b);
}

function partsOf(span: Span, order: number, borders: readonly number[]): Part[] {
	if (span.from === span.to) {
		return [{ span, from: span.from, to: span.to, part: 0, tie: { 'xml:id': span.id }, order }];
	}
	const last = borders.length - 2;
	const id = (part: number) => (part === 0 ? span.id : `${span.id}.${part + 1}`);
	return borders.slice(0, -1).map((from, part) => {
		const tie: Tie = { 'xml:id': id(part) };
		if (part < last) tie.next = `#${id(part + 1)}`;
		if (part > 0) tie.prev = `#${id(part - 1)}`;
		return { span, from, to: borders[part + 1]!, part, tie, order };
	});
}

interface Range {
	from: number;
	to: number;
}

function crosses(a: Range, b: Range): boolean {
	const apart = a.to <= b.from || b.to <= a.from;
	const aHolds = a.from <= b.from && b.to <= a.to;
	const bHolds = b.from <= a.from && a.to <= b.to;
	return !apart && !aHolds && !bHolds;
}

function nest(atoms: readonly Node[][], from: number, to: number, parts: readonly Part[]): Node[] {
	const outer = parts.toSorted(outermost)[0];
	if (outer === undefined) return atoms.slice(from, to).flat();
	const [before, inside, after]: [Part[], Part[], Part[]] = [[], [], []];
	for (const part of parts) {
		if (part !== outer) sideOf(part, outer, before, inside, after).push(part);
	}
	return [
		...nest(atoms, from, outer.from, before),
		...outer.span.build(merged(nest(atoms, outer.from, outer.to, inside)), outer.tie, outer.part),
		...nest(atoms, outer.to, to, after)
	];
}

/** Longest first; of equals the more precious, then the one named first. */
function outermost(a: Part, b: Part): number {
	return b.to - b.from - (a.to - a.from) || a.span.rank - b.span.rank || a.order - b.order;
}

function sideOf(part: Part, outer: Part, before: Part[], inside: Part[], after: Part[]): Part[] {
	if (outer.from === outer.to) return part.from < outer.from ? before : after;
	if (part.to <= outer.from) return before;
	return part.from >= outer.to ? after : inside;
}

/** Neighbouring strings as one. */
export function merged(nodes: readonly Node[]): Node[] {
	const result: Node[] = [];
	for (const node of nodes) {
		const last = result.at(-1);
		if (typeof node === 'string' && typeof last === 'string')
			result[result.length - 1] = last + node;
		else result.push(node);
	}
	return result;
}

export function withTie(element: Element, tie: Tie): Element {
	return { ...element, attributes: { ...tie, ...element.attributes } };
}
