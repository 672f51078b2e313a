import type { Refusal } from '#lib/outcome.ts';
import type { Card, Ledger } from './card.ts';
import type { Difference } from './difference.ts';
import type { Passage } from './passage.ts';

/** Why there is nothing to decide, where there is nothing. */
export type Empty =
	| { why: 'no-publication' | 'not-read' }
	/** Equal words in percent: probably another text. */
	| { why: 'too-different'; percent: number };

/** A line that a difference stands in, as a correction from the desk names it. */
export interface DeskLine {
	text: string;
	revision: number;
	sha256: string;
}

/** A page of the scan, and what the person who looks may do with its differences. */
export interface DeskPage {
	id: string;
	surface: string;
	number: number;
	/** Why verdicts that keep the text, and that change it, are refused; null: they are allowed. */
	keepRefused: Refusal | null;
	changeRefused: Refusal | null;
}

/** All that the collation desk shows. */
export interface Desk {
	record: string;
	empty: Empty | null;
	cards: Card[];
	ledger: Ledger;
	hidden: Difference[];
	passages: Passage[];
	/** Leaves of the record as the catalogue prints them; empty where it names none. */
	leaves: string;
	/** Language of the text. */
	language: string;
	/** By surface id. */
	pages: Record<string, DeskPage>;
	/** By line id: the lines that differences stand in. */
	lines: Record<string, DeskLine>;
	/** Names of those who gave verdicts, by account. */
	names: Record<string, string>;
	/** What a correction must name besides the line: installation, and a key of this opening. */
	opening: { timeline: string; key: string };
	/** A verdict of who looks is only a suggestion. */
	suggests: boolean;
}
