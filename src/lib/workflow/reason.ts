/** Why a line was sent back; keys 1 to 8 on the desk. */
export const RETURN_REASONS = [
	'letter',
	'missed',
	'number-or-name',
	'spaces',
	'mark',
	'modernised',
	'from-publication',
	'other'
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

export interface ReturnedLine {
	line: string;
	reason: ReturnReason;
	/** Required for `other`. */
	words: string;
	/** What the reviewer thinks the line says. */
	proposal?: string;
}

/** Why an approved page is opened again; keys 1 to 6. */
export const REOPEN_REASONS = [
	'reader',
	'better-scan',
	'evidence',
	'description',
	'mistake',
	'other'
] as const;
export type ReopenReason = (typeof REOPEN_REASONS)[number];

/** True where the words that this reason needs are there. */
export function said(reason: ReturnReason | ReopenReason, words: string): boolean {
	return reason !== 'other' || words.trim() !== '';
}
