import { deskOf, whyOf, next, type Waiting, type Why } from '#lib/workflow/next.ts';
import type { Role } from '#lib/workflow/role.ts';
import type { PageState } from '#lib/workflow/state.ts';
import { records as words } from '#lib/ui/words/records.ts';
import { verbs } from '#lib/ui/words/workflow.ts';
import type { Message } from '#lib/ui/words/message.ts';

/** A link in the bar of a record's page. */
export interface Verb {
	href: string;
	words: Message<never>;
}

interface Shown {
	id: string;
	published: boolean;
	surfaces: (Omit<Waiting, 'page'> & { page: string | null; state: PageState })[];
	witnesses: readonly { siglum: string }[];
}

const NAMES: Partial<Record<Why, Message<never>>> = {
	review: verbs.toReview,
	approve: words.approve
};

/** The one filled verb of a record for this person, and the quiet ones; nobody gets one he may not do. */
export function verbOf(
	record: Shown,
	person: { id: string; role: Role } | null
): { filled: Verb | null; quiet: Verb[] } {
	const read: Verb[] = record.published
		? [{ href: `/records/${record.id}/read`, words: words.read }]
		: [];
	if (!person) return { filled: read[0] ?? null, quiet: [] };
	const pages = record.surfaces.flatMap((one) =>
		one.page === null ? [] : [{ ...one, page: one.page }]
	);
	const leaf = pages.find(({ siglum }) => siglum === 'S');
	const compare: Verb[] =
		leaf && record.witnesses.some(({ siglum }) => siglum === 'P')
			? [{ href: `/pages/${leaf.page}/collate`, words: words.compare }]
			: [];
	const files: Verb = { href: `/records/${record.id}/export`, words: words.exports };
	const transcribe = (page: string): Verb => ({
		href: `/pages/${page}/transcribe`,
		words: words.transcribe
	});
	const found = next(pages, person);
	const filled = found && {
		href: deskOf({ ...found, record: record.id }),
		words: NAMES[found.why] ?? words.transcribe
	};
	const known = leaf && !found && whyOf(leaf, person) === null ? [transcribe(leaf.page)] : [];
	return {
		filled,
		quiet: [...read, ...known, ...compare, ...(person.role === 'volunteer' ? [] : [files])].filter(
			({ href }) => href !== filled?.href
		)
	};
}
