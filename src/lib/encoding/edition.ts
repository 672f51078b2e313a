import type { Difference } from '#lib/collation/difference.ts';
import type { Verdict } from '#lib/collation/verdict.ts';
import type { Surface } from '#lib/facsimile/surface.ts';
import type { RecordDescription } from '#lib/record/record.ts';
import type { Page } from '#lib/transcription/page.ts';

/** A surface with its transcription, if it was read. */
export interface EditionSurface {
	surface: Surface;
	page: Page | null;
}

/** One step of the work, for `revisionDesc`; oldest first here, newest first in the file. */
export interface Step {
	/** Number in the audit trail: `audit:214`. */
	event: number;
	at: string;
	/** Key into `people`. */
	who: string;
	/** Page or record state it led to; null where it changed none. */
	status: string | null;
	what: string;
}

export interface Person {
	id: string;
	/** As the person wishes to be credited; null: the role alone is named. */
	credit: string | null;
	did: ('trc' | 'edt' | 'trl' | 'pfr' | 'archivist')[];
}

export interface Program {
	id: string;
	name: string;
	version: string;
	/** Model names with their SHA-256, for Tesseract. */
	models?: Record<string, string>;
}

/** All that an export is written from: values only, no store behind it. */
export interface Edition {
	record: RecordDescription;
	status: 'draft' | 'approved';
	/** Date of the export, ISO; the approval's for an approved one, so that bytes repeat. */
	date: string;
	surfaces: EditionSurface[];
	/** Text of P as deposited; null where there is none. */
	published: string | null;
	/** Both texts were aligned; false where one is missing, or they are too unlike. */
	collated: boolean;
	/** Text of T as deposited, and its language. */
	translation: { text: string; language: string } | null;
	/** Every difference between S and P, in order of S, hidden ones too. */
	differences: Difference[];
	verdicts: Verdict[];
	/** P's words after the last covered one, count in words; null where the scan covers all. */
	beyondScan: { words: number; text: string; leaves: number } | null;
	/** Name and version of the profile of rules that hid differences, and how many each hid. */
	profile: { name: string; hidden: Record<string, number> };
	people: Person[];
	programs: Program[];
	history: Step[];
}

/** The publication is a witness: its text was deposited, or pictures of it. */
export function hasPublication({ published, surfaces }: Edition): boolean {
	return published !== null || surfaces.some(({ surface }) => surface.siglum === 'P');
}
