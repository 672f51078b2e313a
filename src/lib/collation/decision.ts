import type { Difference } from './difference.ts';
import type { Verdict } from './verdict.ts';

/**
 * Where the deciding of a difference stands. `later` is no decision; two people who disagree
 * make it contested until an archivist decides; readings that moved on make it outdated.
 */
export type DecisionState = 'open' | 'suggested' | 'decided' | 'contested' | 'outdated';

export interface Decision {
	state: DecisionState;
	/** The verdict that stands, or the newest of those that could; null where there is none. */
	verdict: Verdict | null;
}

/** Classes that are said once as a block; no verdict is asked for them. */
const BLOCKS: readonly Difference['class'][] = ['beyond-scan', 'not-in-publication'];

/** True where one witness has no text at all: said once, no place of two readings. */
export function isBlock(difference: Pick<Difference, 'class'>): boolean {
	return BLOCKS.includes(difference.class);
}

/** True where a person has to decide: it is shown, and it is no grey block. */
export function asksVerdict(difference: Pick<Difference, 'hidden' | 'class'>): boolean {
	return !difference.hidden && !isBlock(difference);
}

/** Stands a difference's verdicts (none replaced, oldest first) beside its readings of today. */
export function decisionOn(
	difference: { s: { text: string }; p: { text: string } },
	verdicts: readonly Verdict[]
): Decision {
	const firm = verdicts.filter(({ suggested }) => !suggested);
	const verdict = firm.at(-1) ?? verdicts.at(-1) ?? null;
	return { state: stateOf(difference, firm, verdict), verdict };
}

function stateOf(
	difference: { s: { text: string }; p: { text: string } },
	firm: readonly Verdict[],
	verdict: Verdict | null
): DecisionState {
	if (!verdict || verdict.kind === 'later') return 'open';
	if (verdict.suggested) return 'suggested';
	if (verdict.s !== difference.s.text || verdict.p !== difference.p.text) return 'outdated';
	const kinds = new Set(firm.map(({ kind }) => kind).filter((kind) => kind !== 'later'));
	return kinds.size > 1 ? 'contested' : 'decided';
}
