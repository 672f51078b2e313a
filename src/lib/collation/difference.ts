import type { Zone } from '#lib/facsimile/zone.ts';

/** Classes of difference; their rows (Greg's kind, default, batch) stand in `classify.ts`. */
export const DIFFERENCE_CLASSES = [
	'number',
	'name',
	'word',
	'word-form',
	'omission',
	'addition',
	'moved',
	'excerpt',
	'numeral',
	'abbreviation',
	'brackets',
	'punctuation',
	'case',
	'yo',
	'look-alike',
	'dashes',
	'quotes',
	'line-end-hyphen',
	'space',
	'too-different',
	'beyond-scan',
	'not-in-publication'
] as const;

export type DifferenceClass = (typeof DIFFERENCE_CLASSES)[number];

/** Where a piece of a witness stands on paper. `from`, `to`: graphemes of the line, `to` exclusive. */
export interface Place {
	surface: string;
	line: string;
	from: number;
	to: number;
	zone: Zone;
}

/** What one witness has at the place of a difference; `text` is empty for an omission. */
export interface Reading {
	text: string;
	/** Tokens of the witness, `to` exclusive. */
	from: number;
	to: number;
	/** Empty for a witness without geometry. For an empty reading of S: the word before, or after. */
	places: Place[];
}

export type Label = 'misreading' | 'variant' | 'undecided';

/** One fact about a difference; `code` names the sentence in the catalogue, `facts` fill it. */
export interface Fact {
	code: string;
	facts: Record<string, string | number>;
}

export interface Evidence {
	label: Label;
	/** The rule of the table in `evidence.ts` that gave the label. */
	rule: string;
	facts: Fact[];
}

export interface Difference {
	/** Outlives new readings: normal forms, context and line ids. */
	key: string;
	class: DifferenceClass;
	substantive: boolean;
	/** Hidden by the profile, counted, can be listed. */
	hidden: boolean;
	s: Reading;
	p: Reading;
	/** Letters that differ, in graphemes of each reading; null where words are too unlike to colour. */
	letters: { s: [from: number, to: number][]; p: [from: number, to: number][] } | null;
	/** Some words around, as each witness prints them. */
	context: { before: string; after: string };
	/** Differences of one rule share it: `case:правительство`. Offered together. */
	family: string;
	evidence: Evidence;
	/** What may lie behind it: whole lines that moved were perhaps read in the wrong order. */
	hint?: 'reading-order';
	/** Of a moved passage: where in S it would stand if it stood where P has it; without text. */
	counterpart?: Reading;
}
