import type { Reading } from '#lib/collation/difference.ts';
import * as apparatus from './apparatus.ts';
import { decisions, inApparatus, type Decision } from './decision.ts';
import { isAt, type Placement } from './flow.ts';
import { ownLines, type Block } from './layout.ts';
import * as moved from './moved.ts';
import type { Writing } from './writing.ts';

/**
 * Where each difference of the apparatus goes, in the order of the publication where several stand
 * at one place: a reading without letters on S touches one block.
 */
export function placements(blocks: readonly Block[], writing: Writing): Placement[] {
	const placed: { from: number; placement: Placement }[] = [];
	let count = 0;
	for (const decision of decisions(writing.edition).filter(inApparatus)) {
		const { s, p, counterpart } = decision.difference;
		const touched = blocksAt(blocks, s);
		if (touched.length === 0) continue;
		count++;
		if (decision.difference.class !== 'moved') {
			const id = writing.names.of(`app:${count}`, `app-${count}`);
			placed.push({ from: p.from, placement: appAt(touched, decision, id, writing) });
			continue;
		}
		const there = counterpart ? blocksAt(blocks, counterpart) : [];
		const passage = writing.names.of(`app:${count}`, `moved-${count}`);
		const anchor =
			there.length > 0 ? writing.names.of(`anchor:${count}`, `moved-${count}-in-P`) : null;
		const ids = { passage, anchor };
		placed.push(
			{
				from: p.from,
				placement: {
					blocks: touched,
					spanIn: (at) => moved.passage(decision, ids, at, writing)
				}
			},
			{
				from: p.from,
				placement: { blocks: there, spanIn: (at) => moved.anchor(decision, ids, at, writing) }
			}
		);
	}
	return placed.toSorted((a, b) => a.from - b.from).map(({ placement }) => placement);
}

function appAt(blocks: Block[], decision: Decision, id: string, writing: Writing): Placement {
	return { blocks, spanIn: (at) => apparatus.spanOf(decision, id, at, writing) };
}

function blocksAt(blocks: readonly Block[], { text, places }: Reading): Block[] {
	const touched = blocks.filter((one) =>
		ownLines(one).some((line) => places.some((place) => isAt(line, place)))
	);
	return text === '' ? touched.slice(0, 1) : touched;
}
