import type { Asker } from '#lib/workflow/role.ts';
import { frame } from '#lib/ui/words/frame.ts';
import type { Message } from '#lib/ui/words/message.ts';

interface Link {
	href: string;
	words: Message<never>;
	for: readonly Asker[];
}

/** The links of the top bar and who sees each; what a person may do is checked elsewhere. */
const LINKS: readonly Link[] = [
	{ href: '/work', words: frame.work, for: ['volunteer', 'editor', 'archivist'] },
	{ href: '/records', words: frame.records, for: ['visitor', 'volunteer', 'editor', 'archivist'] },
	{ href: '/jobs', words: frame.jobs, for: ['editor', 'archivist'] },
	{ href: '/models', words: frame.models, for: ['archivist'] },
	{ href: '/people', words: frame.people, for: ['archivist'] }
];

export function linksOf(asker: Asker): readonly Link[] {
	return LINKS.filter((link) => link.for.includes(asker));
}
