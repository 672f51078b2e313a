import type { Point, Zone } from '#lib/facsimile/zone.ts';
import type { Annotation } from './annotation.ts';

/** Kinds of region; what each becomes in TEI, PAGE and ALTO stands in `encoding/zone-kind.ts`. */
export const REGION_KINDS = [
	'body',
	'heading',
	'form',
	'list',
	'letterhead',
	'stamp',
	'handwriting',
	'margin',
	'page-number',
	'footnote',
	'signature',
	'table',
	'rule',
	'noise'
] as const;

export type RegionKind = (typeof REGION_KINDS)[number];

/** A word of the reading that a line came from, re-aligned after each edit of the line. */
export interface Word {
	/** Graphemes of the line's text; `to` exclusive. */
	from: number;
	to: number;
	zone: Zone;
	/** 0 to 1, the machine's own; null once a person typed the word. */
	confidence: number | null;
	/** The dictionary does not know the word as it was read; left out where it was not asked. */
	unknown?: true;
	/** Somebody said "right as it is" of the word as it stands. */
	right?: true;
	/** The text changed under the word so far that its zone is only a guess. */
	stale?: boolean;
}

export interface Line {
	/** Stable; ends as `xml:id`: a letter first, then letters, digits, `-`. */
	id: string;
	zone: Zone;
	/** Left to right, two points or more. */
	baseline?: Point[];
	/** NFC, one line, no leading or trailing space. */
	text: string;
	annotations: Annotation[];
	words: Word[];
	/** 0 to 1, mean of the machine's reading; null for a line that a person made. */
	confidence: number | null;
	/** Number of the revision that last changed this line: the base that a save names. */
	revision: number;
	/** Who wrote the text as it stands: an account's id, or `tesseract`. */
	by: string;
	/** Accounts that looked at this text and confirmed it; emptied when the text changes. */
	seen: string[];
	/** Why the machine's fragment is taken for no text; kept, greyed, left out of exports. */
	refused?: string;
	/** A later reading of a line that a person touched: offered beside it, never over it. */
	offered?: string;
	/** The person who drew or placed it: no later reading lays it anew. */
	laid?: string;
	/** Reading order hint: this line ends a paragraph. */
	endsParagraph?: boolean;
}

export interface Region {
	id: string;
	kind: RegionKind;
	zone: Zone;
	lines: Line[];
	/** Read with these models, as Tesseract names them (`rus+eng`); left out: as its page is read. */
	languages?: string;
	/** The person who drew, placed or named it: no later reading lays it anew. */
	laid?: string;
}

/** The text of one surface; regions and their lines stand in reading order. */
export interface Page {
	regions: Region[];
}

/** All lines in reading order; refused fragments left out unless asked for. */
export function lines(page: Page, { refused = false } = {}): Line[] {
	return page.regions.flatMap((region) =>
		region.lines.filter((line) => refused || line.refused === undefined)
	);
}

export function findLine(page: Page, id: string): Line | undefined {
	return lines(page, { refused: true }).find((line) => line.id === id);
}

export function regionOf(page: Page, lineId: string): Region | undefined {
	return page.regions.find((region) => region.lines.some((line) => line.id === lineId));
}
