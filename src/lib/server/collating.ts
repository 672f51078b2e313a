import { createHash } from 'node:crypto';
import type { Empty } from '#lib/collation/desk.ts';
import type { Difference } from '#lib/collation/difference.ts';
import type { Passage } from '#lib/collation/passage.ts';
import type { Edition } from '#lib/encoding/edition.ts';
import type { RecordDescription } from '#lib/record/record.ts';
import type { Page } from '#lib/transcription/page.ts';
import type { PageState } from '#lib/workflow/state.ts';
import * as pageState from './storage/page-state.ts';
import * as revisions from './storage/revision.ts';
import type { Sql } from './storage/store.ts';
import type { Workbench } from './workbench.ts';

/** A page of the scan as it was collated. */
export interface CollatedPage {
	id: string;
	surface: string;
	state: PageState;
	/** Number of the revision, and its SHA-256; 0 for a page without text. */
	head: number;
	sha256: string;
	content: Page;
}

/** What the record's scan and its publication have in common and what not, as of these revisions. */
export interface Collated {
	record: string;
	description: RecordDescription;
	pages: CollatedPage[];
	empty: Empty | null;
	differences: Difference[];
	passages: Passage[];
	beyondScan: Edition['beyondScan'];
	profile: Edition['profile'];
}
