import type { Surface } from '#lib/facsimile/surface.ts';
import { done, refuse, type Outcome, type Refusal } from '#lib/outcome.ts';
import { only, type Preparation } from '#lib/recognition/preparation.ts';
import type { RecordDescription } from '#lib/record/record.ts';
import { lines, type Page } from '#lib/transcription/page.ts';
import type { Revision } from '#lib/transcription/revision.ts';
import type { Base } from '#lib/transcription/save.ts';
import { permit } from '#lib/workflow/moves.ts';
import { ofAnother, type Reservation } from '#lib/workflow/reservation.ts';
import type { PageState } from '#lib/workflow/state.ts';
import { baseOf } from './saving.ts';
import * as pageState from './storage/page-state.ts';
import * as pages from './storage/page.ts';
import * as past from './storage/reading-past.ts';
import * as revisions from './storage/revision.ts';
import { asker, type Workbench } from './workbench.ts';

/** What the tabs of a page share. */
export interface PageHead {
	id: string;
	record: { id: string; title: RecordDescription['title']; imagesNote: string | null };
	surface: Surface;
	state: PageState;
	/** 0: nothing was written yet. */
	head: number;
	submittedBy: string | null;
	/** Who else works on it, and until when it is kept for him. */
	held: Reservation | null;
	/** Its place among the pages of the record, from 1. */
	place: number;
	count: number;
	previous: string | null;
	next: string | null;
}

/** A page opened to be read or worked on. */
export interface Opened {
	page: PageHead;
	content: Page;
	/** The base of every line, for saves. */
	bases: Record<string, Base>;
	savedAt: string | null;
	timeline: string;
	/** Account of the person who opened it. */
	account: string;
	/** Why nothing may be written now; null: write. */
	whyNot: Refusal | null;
	/** Names of the people in it. */
	names: Record<string, string>;
	run: { state: string; done: number; total: number } | null;
}

/** The page's place in its record and in the work. */
export async function head(workbench: Workbench, page: string): Promise<Outcome<PageHead>> {
	const { sql } = workbench.store;
	const row = await sql
		.selectFrom('page')
		.innerJoin('record', 'record.id', 'page.record')
		.selectAll('page')
		.select('record.description')
		.where('page.id', '=', page)
		.executeTakeFirst();
	const state = (row?.state ?? 'open') as PageState;
	const allowed = permit('page.read_work', asker(workbench), state);
	if (!allowed.ok) return allowed;
	if (!row) return refuse('not_found');
	const { title, imagesNote } = row.description;
	return done({
		id: row.id,
		record: { id: row.record, title, imagesNote: imagesNote ?? null },
		surface: await pages.surface(sql, row.surface),
		state,
		head: row.head,
		submittedBy: row.submitted_by,
		held: ofAnother(pageState.reservationOf(row), workbench.account?.id, workbench.clock()),
		...(await pages.neighbours(sql, row.record, page))
	});
}

/** A page with its text, and all that a save from it has to name. */
export async function open(workbench: Workbench, page: string): Promise<Outcome<Opened>> {
	const found = await head(workbench, page);
	if (!found.ok) return found;
	const { sql } = workbench.store;
	const { state, head: number, surface, held } = found.value;
	const revision = number > 0 ? await revisions.find(sql, page, number) : undefined;
	const content = revision?.content ?? { regions: [] };
	const all = lines(content, { refused: true });
	const run = await pages.newestRun(sql, surface.id);
	const may = permit('page.save', asker(workbench), state);
	return done({
		page: found.value,
		content,
		bases: Object.fromEntries(all.map((line) => [line.id, baseOf(line)])),
		savedAt: revision?.at ?? null,
		timeline: await pages.timeline(sql),
		account: workbench.account?.id ?? '',
		whyNot:
			state === 'approved' ? refuse('wrong_state', { state }).refusal : may.ok ? null : may.refusal,
		names: await pages.names(sql, [
			...all.flatMap((line) => [line.by, ...line.seen]),
			...(held ? [held.by] : [])
		]),
		run: run ? { state: run.state, done: run.done, total: run.total } : null
	});
}

/** Revisions of a page as its history lists them. */
export interface History {
	/** Newest first, without their text. */
	entries: revisions.Entry[];
	/** Of who wrote them. */
	names: Record<string, string>;
	/** By number: what was set by hand for those that were read. */
	prepared: Record<number, Preparation>;
}

export async function history(workbench: Workbench, page: string): Promise<Outcome<History>> {
	const found = await head(workbench, page);
	if (!found.ok) return found;
	const entries = await revisions.list(workbench.store.sql, page);
	const read = entries.filter(({ kind }) => kind === 'read');
	const asked = await past.settingsById(
		workbench.store.sql,
		read.map(({ message }) => message)
	);
	const prepared = read.map(({ number, message }) => [number, only(asked.get(message) ?? {})]);
	const names = await pages.names(
		workbench.store.sql,
		entries.map(({ by }) => by)
	);
	return done({ entries, names, prepared: Object.fromEntries(prepared) });
}

/** One revision with its text. */
export async function revision(
	workbench: Workbench,
	page: string,
	number: number
): Promise<Outcome<Revision>> {
	const found = await head(workbench, page);
	if (!found.ok) return found;
	const one = await revisions.find(workbench.store.sql, page, number);
	return one ? done(one) : refuse('not_found');
}
