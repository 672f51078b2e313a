import type { Difference, Place, Reading } from '#lib/collation/difference.ts';
import { inline, type Element, type Node } from '../xml/element.ts';
import type { Decision } from './decision.ts';
import { inParts } from './parts.ts';
import { pointerTo } from './responsible.ts';
import type { Span } from './weave.ts';
import type { Writing } from './writing.ts';

/** Atoms of a text block that a place on paper covers; `undefined` for a place in another block. */
export type Locate = (place: Place, at: 'from' | 'to') => number | undefined;

/** Apparatus is cut by nothing. */
const RANK = 0;

/**
 * The span of one difference in one text block; null where the block holds none of its places. A
 * difference that runs over the end of a block, or that another one cuts, is written in parts tied
 * by `next` and `prev`: the first holds the whole reading of P, the others an empty one.
 */
export function spanOf(
	decision: Decision,
	id: string,
	locate: Locate,
	writing: Writing
): Span | null {
	const range = rangeOf(decision.difference.s, edgeOf(decision.difference), locate);
	const build = (children: Node[]) =>
		writing.form === 'reading'
			? lemma(children, decision)
			: [inParts(id, writing, (first) => app(children, decision, first, writing))];
	return range && { ...range, rank: RANK, id, build };
}

/**
 * The atoms of a block that a reading of S takes; null where it holds none of its places. One
 * without letters stands between two atoms, at the `edge` of its place.
 */
export function rangeOf(
	{ text, places }: Reading,
	edge: 'from' | 'to',
	locate: Locate
): { from: number; to: number } | null {
	const first = places.find((place) => locate(place, 'from') !== undefined);
	const last = places.findLast((place) => locate(place, 'to') !== undefined);
	if (!first || !last) return null;
	if (text !== '') return { from: locate(first, 'from')!, to: locate(last, 'to')! };
	const at = locate(first, edge)!;
	return { from: at, to: at };
}

/** An empty reading has the place of the word before it, or after it at the beginning of the text. */
function edgeOf({ context }: Difference): 'from' | 'to' {
	return context.before.trim() === '' ? 'from' : 'to';
}

function app(children: Node[], decision: Decision, whole: boolean, writing: Writing): Element {
	const { difference, verdict } = decision;
	const ana = [`#d-${difference.class}`, verdict && `#v-${verdict.kind}`].filter(Boolean).join(' ');
	const lem = inline('lem', { wit: '#S' }, lemma(children, decision));
	const note =
		whole &&
		verdict?.note !== undefined &&
		verdict.note !== '' &&
		inline('note', { type: 'editorial', resp: pointerTo(verdict.by, writing) }, [verdict.note]);
	return inline('app', { type: 'difference', ana }, [lem, reading(decision, whole), note]);
}

function reading({ difference, treatment }: Decision, whole: boolean): Node {
	const text = whole ? difference.p.text.replace(/\s+/g, ' ') : '';
	const cause = !whole ? 'continued' : text === '' ? 'omission' : undefined;
	return inline(
		'rdg',
		{
			wit: '#P',
			type: difference.substantive ? 'substantive' : 'orthographic',
			cause,
			cert: treatment === 'undecided' ? 'unknown' : undefined
		},
		[text]
	);
}

/** The scan's letters, said to be unclear where an editor could not read them. */
export function lemma(children: Node[], { treatment }: Decision): Node[] {
	if (treatment !== 'illegible') return children;
	if (children.length === 0) return [inline('gap', { reason: 'illegible' })];
	return [inline('unclear', { reason: 'illegible' }, children)];
}
