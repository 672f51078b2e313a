/** What is measured of a record before it may be sealed. Counts, but for the names of rules. */
export interface Measured {
	/** Pages of the scan, and those that nobody accepted yet. */
	pages: number;
	unreviewed: number;
	/** Differences by how their deciding stands. */
	undecided: number;
	contested: number;
	outdated: number;
	decided: number;
	/** Lines that no person confirmed one by one. */
	unconfirmed: number;
	lines: number;
	/** Faults of the TEI file by its schema and rules. */
	faults: number;
	/** Lines of the TEI file that are not the line on the screen. */
	departing: number;
	/** Scans that are not what was deposited. */
	damaged: number;
	scans: number;
	/** People who did not say how they wish to be named. */
	uncredited: number;
	profile: string;
}

/** `blocks` keeps the record from being sealed, `look` asks for a look. */
export type CheckState = 'passed' | 'look' | 'blocks';

/** Where a check is mended. */
export type Place = 'pages' | 'differences' | 'export' | 'people';

export interface Check {
	code: CheckCode;
	state: CheckState;
	facts: Record<string, string | number>;
	place: Place | null;
}

interface Row {
	fails: (measured: Measured) => number;
	otherwise: Exclude<CheckState, 'passed'>;
	/** What the sentence names beside `n`, the number that fails. */
	facts: (measured: Measured) => Record<string, string | number>;
	place: Place | null;
}

/** The checks in the order they are shown; each fails by a count. */
const ROWS = {
	reviewed: {
		fails: ({ unreviewed }) => unreviewed,
		otherwise: 'blocks',
		facts: ({ pages }) => ({ pages }),
		place: 'pages'
	},
	decided: {
		fails: ({ undecided, contested, outdated }) => undecided + contested + outdated,
		otherwise: 'blocks',
		facts: ({ decided, contested, outdated }) => ({ decided, contested, outdated }),
		place: 'differences'
	},
	confirmed: {
		fails: ({ unconfirmed }) => unconfirmed,
		otherwise: 'look',
		facts: ({ lines }) => ({ lines }),
		place: 'pages'
	},
	valid: { fails: ({ faults }) => faults, otherwise: 'blocks', facts: () => ({}), place: 'export' },
	same: {
		fails: ({ departing }) => departing,
		otherwise: 'blocks',
		facts: ({ lines }) => ({ lines }),
		place: 'export'
	},
	scans: {
		fails: ({ damaged }) => damaged,
		otherwise: 'blocks',
		facts: ({ scans }) => ({ scans }),
		place: null
	},
	credits: {
		fails: ({ uncredited }) => uncredited,
		otherwise: 'look',
		facts: () => ({}),
		place: null
	},
	profile: {
		fails: ({ profile }) => (profile === '' ? 1 : 0),
		otherwise: 'look',
		facts: ({ profile }) => ({ profile }),
		place: null
	}
} as const satisfies Record<string, Row>;

export type CheckCode = keyof typeof ROWS;
export const CHECK_CODES = Object.keys(ROWS) as CheckCode[];

/** Every check of a record with its outcome. */
export function checksOf(measured: Measured): Check[] {
	return CHECK_CODES.map((code): Check => {
		const { fails, otherwise, facts, place }: Row = ROWS[code];
		const n = fails(measured);
		const state = n > 0 ? otherwise : 'passed';
		return { code, state, facts: { ...facts(measured), n }, place: n > 0 ? place : null };
	});
}
