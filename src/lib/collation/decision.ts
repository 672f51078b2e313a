import type { Difference } from './difference.ts';
import type { DifferenceState } from './standing.ts';

/** Where the deciding of a difference that is there stands. */
export type DecisionState = Exclude<DifferenceState, 'vanished'>;

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
