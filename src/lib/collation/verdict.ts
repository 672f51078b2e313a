/**
 * What an editor decided about a difference (keys 1 to 6, 0 for later). Names are stored;
 * the words people read stand in the message catalogue.
 */
export const VERDICTS = [
	'misread',
	'departs',
	'modernises',
	'omits',
	'illegible',
	'ignore',
	'later'
] as const;

export type VerdictKind = (typeof VERDICTS)[number];

/** The finer word of `ignore` that makes it a rule of the record: see `house-rule.ts`. */
export const KIND = 'kind';

/** Finer words for a verdict, by kind. */
export const DETAILS: Record<VerdictKind, readonly string[]> = {
	misread: [],
	departs: ['slip', 'wording', 'left-out', 'added'],
	modernises: ['spelling', 'capitals', 'punctuation', 'abbreviation', 'name', 'typists-slip'],
	omits: ['stamp', 'form', 'copies', 'other'],
	illegible: [],
	ignore: [KIND],
	later: []
};

export interface Verdict {
	/** Key of the difference. */
	difference: string;
	kind: VerdictKind;
	detail: string | null;
	note: string;
	/** Account id. */
	by: string;
	/** UTC, ISO 8601. */
	at: string;
	/** Readings as they stood when it was decided: when they move on, the verdict is `outdated`. */
	s: string;
	p: string;
	/** A volunteer's verdict is only suggested. */
	suggested: boolean;
}
