import type { Page } from './page.ts';

export type RevisionKind =
	'read' | 'corrected' | 'confirmed' | 'geometry' | 'imported' | 'restored' | 'batch';

/** What the message begins with where a reading of a part was taken; the reading's id follows. */
export const TAKEN = 'taken:';

/** One saved, signed state of a page. Append-only; numbers rise by one from 1. */
export interface Revision {
	page: string;
	number: number;
	parent: number | null;
	/** Account id, or an agent's name (`tesseract`, `import`). */
	by: string;
	/** UTC, ISO 8601. */
	at: string;
	kind: RevisionKind;
	message: string;
	content: Page;
	/** SHA-256 of the content's canonical JSON, hex. */
	sha256: string;
}
