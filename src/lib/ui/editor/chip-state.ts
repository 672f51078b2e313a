import type { chip } from '#lib/ui/words/desk.ts';

/** What the chip says, worst first: only one thing at a time. */
export type ChipState = Extract<
	keyof typeof chip,
	| 'notKept'
	| 'conflict'
	| 'signedOut'
	| 'refused'
	| 'offline'
	| 'slow'
	| 'saving'
	| 'kept'
	| 'typing'
	| 'saved'
	| 'fresh'
>;

/** What is known about the saves of a page. */
export interface Saving {
	touched: { size: number };
	conflicts: object;
	refused: object | null;
	signedOut: boolean;
	offlineSince: Date | null;
	sending: boolean;
	slow: boolean;
	drafted: boolean;
	notKept: boolean;
	head: number;
}

/** "Saved" is left over when nothing else is true. */
export function stateOf(saving: Saving): ChipState {
	const unsaved = saving.touched.size > 0;
	if (saving.notKept && unsaved) return 'notKept';
	if (Object.keys(saving.conflicts).length > 0) return 'conflict';
	if (saving.signedOut) return 'signedOut';
	if (saving.refused) return 'refused';
	if (saving.offlineSince) return 'offline';
	if (saving.sending) return saving.slow ? 'slow' : 'saving';
	if (unsaved) return saving.drafted ? 'kept' : 'typing';
	return saving.head > 0 ? 'saved' : 'fresh';
}
