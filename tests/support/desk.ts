import { vi } from 'vitest';
import type { Page } from '#lib/transcription/page.ts';
import { lines } from '#lib/transcription/page.ts';
import type { Saved, SaveRequest } from '#lib/transcription/save.ts';
import { Desk } from '#lib/ui/editor/desk.svelte.ts';
import type { Draft, Shelf } from '#lib/ui/editor/drafts.ts';
import { sha256OfLine } from '#lib/ui/editor/saver.svelte.ts';

/** Drafts in memory. */
export function memoryShelf(kept: Record<string, Draft> = {}): Shelf & { kept: typeof kept } {
	return {
		kept,
		read: async (key) => kept[key],
		change: async (key, change) => void (kept[key] = change(kept[key] ?? {}))
	};
}

const SAVED_AT = '2026-11-23T12:00:00Z';

/** The surface of the page that every desk here shows. */
export const surface = { id: 's1', width: 1000, height: 1400 };

interface Opened {
	readOnly?: boolean;
	shelf?: Shelf;
}

/** A desk on which a page is opened by Oleg: what it has of the server is `answers`. */
export function deskOf(
	content: Page,
	{ readOnly = false, shelf = memoryShelf() }: Opened = {}
): Desk {
	const bases = Object.fromEntries(
		lines(content, { refused: true }).map((line) => [
			line.id,
			{ revision: line.revision, sha256: sha256OfLine(line) }
		])
	);
	const page = { id: 'p1', head: 1, surface };
	const opened = { page, content, bases, savedAt: SAVED_AT, timeline: 'T', account: 'oleg' };
	return new Desk(opened, readOnly, shelf);
}

/** A server that stores whatever is sent, and answers other questions as the test says. */
export function server(answers: Record<string, unknown> = {}) {
	const sent: { address: string; body: unknown }[] = [];
	vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
		const body: unknown = init?.body ? JSON.parse(String(init.body)) : null;
		sent.push({ address, body });
		const name = address.split('/').at(-1) ?? '';
		if (name in answers) {
			const answer = answers[name];
			if (answer instanceof Error) throw answer;
			return Response.json(answer);
		}
		return name === 'lines' ? Response.json(stored(body as SaveRequest)) : Response.json({});
	});
	return sent;
}

function stored({ lines }: SaveRequest): Saved {
	const saved = lines.map((line) => ({
		line: line.line,
		base: { revision: 2, sha256: sha256OfLine(line) },
		seen: line.confirm ? ['oleg'] : []
	}));
	const at = '2026-11-23T12:00:00.000Z';
	return { revision: 2, at, head: 2, state: 'open', removed: 0, lines: saved };
}
