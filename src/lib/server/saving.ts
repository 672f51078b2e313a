import * as grapheme from '#lib/text/grapheme.ts';
import { refuse, type Refusal } from '#lib/outcome.ts';
import { move, permit } from '#lib/workflow/moves.ts';
import { reserve } from '#lib/workflow/reservation.ts';
import type { Line, Page } from '#lib/transcription/page.ts';
import { lines } from '#lib/transcription/page.ts';
import type { Revision, RevisionKind } from '#lib/transcription/revision.ts';
import type { Opening, Saved } from '#lib/transcription/save.ts';
import * as event from './storage/event.ts';
import * as pageState from './storage/page-state.ts';
import * as pages from './storage/page.ts';
import * as revisions from './storage/revision.ts';
import type { Sql } from './storage/store.ts';
import { asker, type Workbench } from './workbench.ts';

/** Letters of all lines of a page together. */
export const MOST_LETTERS = 1_000_000;
const EMPTY: Page = { regions: [] };

/** The page locked for one save: its row, and its text as it stands. */
export interface Desk {
	workbench: Workbench;
	tx: Sql;
	row: pageState.PageRow;
	head: Page;
}

export type Refused = { ok: false; refusal: Refusal };

/** Thrown to roll a save back; caught in `transact`, never seen outside. */
class Withdrawn extends Error {
	readonly answer: Refused;
	constructor(answer: Refused) {
		super(answer.refusal.code);
		this.answer = answer;
	}
}

/** Takes the whole save back: nothing of the transaction stays. */
export function withdraw(...refusal: Parameters<typeof refuse>): never {
	throw new Withdrawn(refuse(...refusal));
}

/** One save: page locked, rights checked, then `write`; a refusal leaves nothing behind. */
export async function transact<T>(
	workbench: Workbench,
	page: string,
	action: 'page.save' | 'page.take_suggestion' | 'page.geometry' | 'page.restore_revision',
	write: (desk: Desk) => Promise<T>
): Promise<{ ok: true; value: T } | Refused> {
	try {
		return await workbench.store.sql.transaction().execute(async (tx) => {
			const row = await pageState.lock(tx, page);
			const allowed = permit(action, asker(workbench), row?.state ?? 'open');
			if (!allowed.ok) throw new Withdrawn(allowed);
			if (!row) return withdraw('not_found');
			const head = row.head > 0 ? await revisions.find(tx, page, row.head) : undefined;
			const desk = { workbench, tx, row, head: head?.content ?? EMPTY };
			const value = await write(desk);
			await keep(desk);
			return { ok: true as const, value };
		});
	} catch (thrown) {
		if (thrown instanceof Withdrawn) return thrown.answer;
		throw thrown;
	}
}

/** Work on a page keeps it for whoever does it, unless another has it: advice that no save asks for. */
async function keep({ workbench, tx, row }: Desk): Promise<void> {
	const held = pageState.reservationOf(row);
	const kept = reserve(held, workbench.account!.id, workbench.clock());
	if (!kept) return;
	const reserved_until = new Date(kept.until);
	await pageState.change(tx, row.id, { reserved_by: kept.by, reserved_until });
}

/** The account and the timeline that the page was opened under must still be the same. */
export async function sameOpening({ workbench, tx }: Desk, opening: Opening): Promise<void> {
	if (opening.account !== workbench.account!.id) withdraw('other_account');
	if (opening.timeline !== (await pages.timeline(tx))) withdraw('other_timeline');
}

/** The revision an earlier sending of this very save made; the same key for another text is refused. */
export async function repeated(
	{ tx, row }: Desk,
	key: string,
	saveSha256: string
): Promise<Revision | undefined> {
	const earlier = await revisions.ofSave(tx, row.id, key);
	if (!earlier) return undefined;
	if (earlier.saveSha256 !== saveSha256) withdraw('key_reused');
	return revisions.find(tx, row.id, earlier.number);
}

/** What a revision is written with, besides its content. */
export interface Writing {
	kind: RevisionKind;
	message: string;
	key?: string;
	saveSha256?: string;
	/** Why an approved page is written on. */
	reason?: string;
	detail?: Record<string, unknown>;
}

/**
 * Appends the revision and moves the head. Lines whose text or marks changed get its number as
 * their own. A first save opens the page, one on an approved page reopens it and needs a reason.
 */
export async function append(
	desk: Desk,
	content: Page,
	{ kind, message, key, saveSha256, reason = '', detail }: Writing
): Promise<Revision> {
	const { workbench, tx, row } = desk;
	if (row.state === 'approved' && !reason.trim()) withdraw('reason_needed');
	const letters = lines(content, { refused: true }).reduce((sum, { text }) => sum + text.length, 0);
	if (letters > MOST_LETTERS) withdraw('text_too_long', { limit: MOST_LETTERS });
	const revision = await revisions.append(tx, {
		page: row.id,
		number: row.head + 1,
		parent: row.head || null,
		by: workbench.account!.id,
		at: workbench.clock(),
		kind,
		message,
		content,
		saveKey: key,
		saveSha256
	});
	const state = move('page.save', row.state, 'open');
	await pageState.change(tx, row.id, { head: revision.number, state });
	if (state !== row.state || detail) await tell(desk, state, { ...detail, reason });
	return revision;
}

async function tell(
	{ workbench, tx, row }: Desk,
	became: string,
	detail: Record<string, unknown>
): Promise<void> {
	await event.append(tx, {
		at: workbench.clock().toISOString(),
		who: workbench.account!.id,
		action: 'page.save',
		object: `page:${row.id}`,
		record: row.record,
		was: row.state,
		became,
		detail: { ...detail, revision: row.head + 1 }
	});
}

/** The answer to a save, read from the revision that holds it. */
export function answer(
	{ row }: Desk,
	revision: Revision,
	changed: readonly string[],
	removed = 0
): Saved {
	const byId = new Map(lines(revision.content, { refused: true }).map((line) => [line.id, line]));
	const fresh = revision.number > row.head;
	return {
		revision: revision.number,
		at: revision.at,
		head: Math.max(row.head, revision.number),
		state: fresh ? move('page.save', row.state, 'open') : row.state,
		removed,
		lines: changed.flatMap((id) => {
			const line = byId.get(id);
			return line ? [{ line: id, base: baseOf(line), seen: line.seen }] : [];
		})
	};
}

export function baseOf(line: Line): { revision: number; sha256: string } {
	return { revision: line.revision, sha256: revisions.sha256OfLine(line) };
}

/** Marks must lie inside the text they mark. */
export function fits(text: string, marks: readonly { from: number; to: number }[]): boolean {
	const length = grapheme.length(text);
	return marks.every(({ from, to }) => 0 <= from && from <= to && to <= length);
}
