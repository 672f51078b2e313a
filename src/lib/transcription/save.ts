import type { Zone } from '#lib/facsimile/zone.ts';
import type { Annotation } from './annotation.ts';
import type { RegionKind } from './page.ts';

/** The line as it was when the change began: what a save claims to replace. */
export interface Base {
	revision: number;
	/** SHA-256 of `canonical.ofLine`. */
	sha256: string;
}

/** Graphemes of a line's text; `to` exclusive. */
export interface Span {
	from: number;
	to: number;
}

export interface LineSave {
	line: string;
	base: Base;
	text: string;
	annotations: Annotation[];
	/** "This line is right", in the name of who saves. */
	confirm: boolean;
	/** All words of the line that are "right as it is", where that was said or taken back. */
	right?: Span[];
}

/** Who saves where: the same for lines and for structure. */
export interface Opening {
	/** Random, one a save: a repeat with the same key is the same save. */
	key: string;
	/** The account that the page was opened under. */
	account: string;
	/** `timeline` of the installation as the page was opened. */
	timeline: string;
}

export interface SaveRequest extends Opening {
	lines: LineSave[];
	/** Needed to write on an approved page. */
	reason?: string;
	/** The text is that of this reading of a part, which the person asked for and took. */
	reading?: string;
}

/** A change of which lines there are; it names the page's head. */
export type Structure =
	| { kind: 'split'; line: string; at: number }
	| { kind: 'join'; line: string }
	| { kind: 'recall'; line: string }
	| { kind: 'refuse'; line: string }
	| { kind: 'offer'; line: string; take: boolean }
	| { kind: 'retype'; region: string; as: RegionKind }
	| { kind: 'read-with'; region: string; languages: string | null }
	| { kind: 'order-line'; line: string; to: number }
	| { kind: 'order-region'; region: string; to: number }
	/** An empty line after `line`; null: the first line of an empty page. */
	| { kind: 'add'; line: string | null }
	/** Zones and places in pixels of the master. */
	| { kind: 'place-line'; line: string; zone: Zone }
	| { kind: 'place-region'; region: string; zone: Zone }
	/** A line, read or empty, in the region that holds its zone, else in one of its own. */
	| { kind: 'draw-line'; zone: Zone; text: string }
	| { kind: 'draw-region'; zone: Zone; as: RegionKind }
	| { kind: 'cut-line'; line: string; x: number }
	| { kind: 'cut-region'; region: string; y: number }
	| { kind: 'join-region'; region: string }
	| { kind: 'move-line'; line: string; region: string; to: number }
	| { kind: 'delete-line'; line: string }
	| { kind: 'delete-region'; region: string }
	/** Lays what was read again in a part of the surface over the page. */
	| { kind: 'take-reading'; reading: string }
	/** Takes back what an earlier change of structure did: undo, and of that again: redo. */
	| { kind: 'take-back'; revision: number };

export interface StructureRequest extends Opening {
	head: number;
	change: Structure;
}

/** What the server answers for each line saved. */
export interface SavedLine {
	line: string;
	/** The line's new base. */
	base: Base;
	seen: string[];
}

export interface Saved {
	/** The revision that holds this save. */
	revision: number;
	at: string;
	/** The page's head at the time of answering; later than `revision` in a repeat. */
	head: number;
	state: string;
	lines: SavedLine[];
	/** Characters that may not stand in a text and were taken out. */
	removed: number;
}

/** One line that somebody else saved meanwhile; nothing of the save was taken. */
export interface Conflict {
	line: string;
	mine: string;
	theirs: string;
	theirMarks: Annotation[];
	/** The line's base as it is now; null when the line is gone. */
	base: Base | null;
	/** Account of whoever saved it, and the name of that person. */
	by: string;
	who: string;
	at: string;
}
