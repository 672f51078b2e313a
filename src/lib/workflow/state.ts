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
