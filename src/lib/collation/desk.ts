import type { Turn } from '#lib/facsimile/zone.ts';
import type { Refusal } from '#lib/outcome.ts';
import type { Card, Ledger } from './card.ts';
import type { Difference } from './difference.ts';
import type { Compared, Ends } from './ends.ts';
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
	/** Pixels of the surface as it lies; how it is laid to be read; address of it prepared for that. */
	picture: { width: number; height: number; turned: Turn; prepared: string };
	/** Why verdicts that keep the text, and that change it, are refused; null: they are allowed. */
	keepRefused: Refusal | null;
	changeRefused: Refusal | null;
}

/** The ends of what is compared as an editor chose them. */
export interface ChosenEnds {
	ends: Ends;
	/** Account id. */
	by: string;
	/** UTC, ISO 8601. */
	at: string;
	reason: string;
}

/** What of the publication is compared, and who may move its ends. */
export interface DeskEnds {
	/** Null where nothing is. */
	compared: Compared | null;
	/** Null: as the program found them. */
	chosen: ChosenEnds | null;
	/** SHA-256 of the publication, which a choice names. */
	publication: string;
	/** Why they may not be moved now; null: they may. */
	refused: Refusal | null;
}

/** All that the collation desk shows. */
export interface Desk {
	record: string;
	empty: Empty | null;
	cards: Card[];
	ledger: Ledger;
	hidden: Difference[];
	passages: Passage[];
	/** Null without a publication. */
	ends: DeskEnds | null;
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
