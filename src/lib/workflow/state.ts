export const PAGE_STATES = [
	'empty',
	'open',
	'review',
	'returned',
	'reviewed',
	'approved',
	'reopened'
] as const;
export type PageState = (typeof PAGE_STATES)[number];

/** Computed from the pages of the scan (witness S), never stored. */
export type RecordState = 'preparation' | 'open' | 'review' | 'ready' | 'approved' | 'reopened';

/** From the least finished to the most: the lowest page speaks for its record. */
const BY_PROGRESS: readonly PageState[] = [
	'empty',
	'open',
	'returned',
	'reopened',
	'review',
	'reviewed',
	'approved'
];

const OF_RECORD: Record<PageState, RecordState> = {
	empty: 'open',
	open: 'open',
	returned: 'open',
	reopened: 'reopened',
	review: 'review',
	reviewed: 'ready',
	approved: 'approved'
};

/** The least finished of the states; `empty` where there are none. */
export function lowest(states: readonly PageState[]): PageState {
	return BY_PROGRESS.find((state) => states.includes(state)) ?? 'empty';
}

/** State of a record whose pages of the scan stand in `states`. */
export function ofRecord(states: readonly PageState[]): RecordState {
	if (states.every((state) => state === 'empty')) return 'preparation';
	return OF_RECORD[lowest(states)];
}
