import type { Role } from './role.ts';
import type { PageState } from './state.ts';

/** What is known of a page to say whether it needs a person. */
export interface Waiting {
	page: string;
	record: string;
	/** Witness of its surface: pages of the publication come after those of the scan. */
	siglum: 'S' | 'P';
	state: PageState;
	returned_to: string | null;
	submitted_by: string | null;
	/** Who wrote the text as it stands. */
	written_by: string | null;
	/** Another person works on it now. */
	held?: boolean;
}

/** Why a page needs the person; `screens.md` 2.1 gives their order. */
export const WHYS = [
	'returned',
	'unfinished',
	'review',
	'approve',
	'reopened',
	'start',
	'begun'
] as const;
export type Why = (typeof WHYS)[number];

/** Who wrote what was only read. */
const PROGRAM = 'tesseract';

/** In which order each role is asked; what is not listed is nothing for that role. */
const ORDER: Record<Role, readonly Why[]> = {
	volunteer: ['returned', 'unfinished', 'reopened', 'start', 'begun'],
	editor: ['returned', 'review', 'unfinished', 'reopened', 'start', 'begun'],
	archivist: ['returned', 'approve', 'review', 'unfinished', 'reopened', 'start', 'begun']
};

/** The page that needs this person first, and why; null where none does. */
export function next(
	pages: readonly Waiting[],
	person: { id: string; role: Role }
): { page: string; why: Why } | null {
	const unready = new Set(pages.filter(holdsUp).map(({ record }) => record));
	const needs = (page: Waiting) => {
		const why = whyOf(page, person);
		return page.held || (why === 'approve' && unready.has(page.record)) ? null : why;
	};
	for (const siglum of ['S', 'P'] as const) {
		for (const why of ORDER[person.role]) {
			const found = pages.find((page) => page.siglum === siglum && needs(page) === why);
			if (found) return { page: found.page, why };
		}
	}
	return null;
}

/** A record is approved as a whole: until then its reviewed pages wait for this one. */
function holdsUp({ siglum, state }: Waiting): boolean {
	return siglum === 'S' && state !== 'reviewed' && state !== 'approved';
}

/** Why `page` needs `person`; null where it waits for somebody else. */
export function whyOf(page: Waiting, { id, role }: { id: string; role: Role }): Why | null {
	switch (page.state) {
		case 'returned':
			return page.returned_to === null || page.returned_to === id ? 'returned' : null;
		case 'review':
			return role !== 'volunteer' && page.submitted_by !== id ? 'review' : null;
		case 'reviewed':
			return role === 'archivist' && page.siglum === 'S' ? 'approve' : null;
		case 'reopened':
			return 'reopened';
		case 'empty':
			return 'start';
		case 'open':
			if (page.written_by === id) return 'unfinished';
			return page.written_by === null || page.written_by === PROGRAM ? 'start' : 'begun';
		case 'approved':
			return null;
	}
}

/** Address where a page that needs a person is worked on: what is reviewed or approved has a desk of its own. */
export function deskOf({ page, record, why }: { page: string; record: string; why: Why }): string {
	if (why === 'approve') return `/records/${record}/approve`;
	return `/pages/${page}/${why === 'review' ? 'collate' : 'transcribe'}`;
}
