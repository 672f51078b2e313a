import { createStore, update, get, type UseStore } from 'idb-keyval';
import type { Annotation } from '#lib/transcription/annotation.ts';
import { ofLine } from '#lib/transcription/canonical.ts';
import type { Line } from '#lib/transcription/page.ts';
import type { Base } from '#lib/transcription/save.ts';

/** Text of a line that the server does not have yet, kept in this browser. */
export interface LineDraft {
	base: Base;
	text: string;
	annotations: Annotation[];
	/** UTC, ISO 8601. */
	at: string;
}

export type Draft = Record<string, LineDraft>;

/** Where drafts are kept; another one in tests. */
export interface Shelf {
	read(key: string): Promise<Draft | undefined>;
	change(key: string, change: (draft: Draft) => Draft): Promise<void>;
}

/** Another account on the same computer has other keys, and so never sees these. */
export function draftKey(account: string, page: string): string {
	return `${account}:${page}`;
}

/** The browser's own database; each change of a draft is one transaction, also between tabs. */
export function browserShelf(): Shelf {
	let store: UseStore | undefined;
	const opened = () => (store ??= createStore('sverka-drafts', 'lines'));
	return {
		read: async (key) => get<Draft>(key, opened()),
		change: (key, change) => update<Draft>(key, (draft) => change(draft ?? {}), opened())
	};
}

export function withLine(draft: Draft, line: string, kept: LineDraft): Draft {
	return { ...draft, [line]: kept };
}

/** Without the line, if its draft is still the text with the marks that were saved. */
export function withoutSaved(
	draft: Draft,
	line: string,
	saved: Pick<Line, 'text' | 'annotations'>
): Draft {
	const { [line]: kept, ...rest } = draft;
	return kept === undefined || ofLine(kept) === ofLine(saved) ? rest : draft;
}
