import { inline, type Element, type Node } from '../xml/element.ts';
import { lemma, rangeOf, type Locate } from './apparatus.ts';
import type { Decision } from './decision.ts';
import { inParts } from './parts.ts';
import { pointerTo } from './responsible.ts';
import type { Span } from './weave.ts';
import type { Writing } from './writing.ts';

/** The two halves of a moved passage in the file: where the scan has it, where the publication has it. */
export interface Ids {
	passage: string;
	/** Null where the place cannot be told on the scan. */
	anchor: string | null;
}

/** Holds the apparatus inside it whole, and is cut by nothing else. */
const RANK = 0.5;

/** The passage where the scan has it: `seg`, tied to its `anchor`; null where it is in another block. */
export function passage(decision: Decision, ids: Ids, at: Locate, writing: Writing): Span | null {
	const range = rangeOf(decision.difference.s, 'from', at);
	const build = (children: Node[]) =>
		writing.form === 'reading'
			? lemma(children, decision)
			: [
					inParts(ids.passage, writing, (first) =>
						inline('seg', attributesOf(decision, ids), [
							...lemma(children, decision),
							first && note(decision, ids, writing)
						])
					)
				];
	return range && { ...range, rank: RANK, id: ids.passage, build };
}

/** The empty place where the publication has it. */
export function anchor(decision: Decision, ids: Ids, at: Locate, writing: Writing): Span | null {
	const { counterpart } = decision.difference;
	const range = counterpart && rangeOf(counterpart, 'from', at);
	if (!range || ids.anchor === null) return null;
	const element = inline('anchor', { 'xml:id': ids.anchor, corresp: `#${ids.passage}` });
	return {
		...range,
		rank: 0,
		id: ids.anchor,
		build: () => (writing.form === 'reading' ? [] : [element])
	};
}

function attributesOf({ difference, verdict, treatment }: Decision, { anchor }: Ids) {
	return {
		type: 'moved',
		corresp: anchor === null ? undefined : `#${anchor}`,
		ana: [`#d-${difference.class}`, verdict && `#v-${verdict.kind}`].filter(Boolean).join(' '),
		cert: treatment === 'undecided' ? 'unknown' : undefined
	};
}

function note({ verdict }: Decision, { anchor }: Ids, writing: Writing): Element {
	const where = anchor === null ? 'at another place' : 'at the place of the anchor';
	const words = [
		'The publication has this passage ',
		where,
		'.',
		verdict?.note && ` ${verdict.note}`
	];
	const resp = verdict ? pointerTo(verdict.by, writing) : undefined;
	return inline('note', { type: 'editorial', resp }, [words.filter(Boolean).join('')]);
}
