import { done, refuse, type Outcome, type Refusal } from '#lib/outcome.ts';
import { permit, type Action } from '#lib/workflow/moves.ts';
import { said, type ReopenReason, type ReturnedLine } from '#lib/workflow/reason.ts';
import { lowest, type PageState } from '#lib/workflow/state.ts';
import { findLine } from '#lib/transcription/page.ts';
import { carry, missing, ownSinceAccepted, step, type Named } from './move.ts';
import * as approvals from './storage/approval.ts';
import * as event from './storage/event.ts';
import * as pageState from './storage/page-state.ts';
import type { PageRow } from './storage/page-state.ts';
import * as records from './storage/record.ts';
import * as revisions from './storage/revision.ts';
import type { Sql } from './storage/store.ts';
import { asker, type Workbench } from './workbench.ts';

export type { Named };

/** Hands a page over for review; it must still be the revision the person saw. */
export function submit(
	workbench: Workbench,
	page: string,
	{ number }: Pick<Named, 'number'>
): Promise<Outcome<PageState>> {
	return step(workbench, page, 'page.submit', {
		named: { number },
		changes: (row, who) => ({ came_from: row.state, submitted_by: who, returned_to: null })
	});
}

/** Takes a page back while it waits: whoever submitted it, or an editor. */
export function withdraw(workbench: Workbench, page: string): Promise<Outcome<PageState>> {
	return step(workbench, page, 'page.withdraw', {
		own: async (_sql, row, who) => row.submitted_by === who,
		changes: () => ({ submitted_by: null })
	});
}

/** Sends a page back to the person who submitted it, with a reason for each line named. */
export function sendBack(
	workbench: Workbench,
	page: string,
	{ lines, words }: { lines: ReturnedLine[]; words: string }
): Promise<Outcome<PageState>> {
	const unsaid = lines.some(({ reason, words }) => !said(reason, words));
	return step(workbench, page, 'page.return', {
		unfit: unsaid || (lines.length === 0 && !words.trim()),
		changes: (row) => ({ returned_to: row.submitted_by, submitted_by: null }),
		detail: { lines, words }
	});
}

/** Accepts the revision named, with four eyes: not by one who wrote in it or submitted it. */
export function accept(
	workbench: Workbench,
	page: string,
	named: Named
): Promise<Outcome<PageState>> {
	return step(workbench, page, 'page.accept', {
		named,
		own: ownSinceAccepted,
		changes: (row) => ({ accepted: row.head }),
		detail: { sha256: named.sha256 }
	});
}

/** An archivist alone accepts his own work: with his password again and a reason that stays. */
export function acceptOwn(
	workbench: Workbench,
	page: string,
	named: Named,
	given: { reason: string; steppedUp: boolean }
): Promise<Outcome<PageState>> {
	return step(workbench, page, 'page.accept_own', {
		named,
		unfit: !given.reason.trim(),
		stepUp: !given.steppedUp,
		changes: (row) => ({ accepted: row.head }),
		detail: { sha256: named.sha256, reason: given.reason }
	});
}

/** Opens the pages of an approved record again. What was sealed stays, and public if it was. */
export function reopen(
	workbench: Workbench,
	record: string,
	{ lines, ...given }: { reason: ReopenReason; words: string; lines: string[] }
): Promise<Outcome<null>> {
	return workbench.store.sql.transaction().execute(async (tx) => {
		const rows = await mayMove(workbench, tx, record, 'page.reopen');
		if (!rows.ok) return rows;
		if (!said(given.reason, given.words)) return refuse('reason_needed');
		for (const row of rows.value) {
			const head = await revisions.find(tx, row.id, row.head);
			const named = lines.filter((line) => head && findLine(head.content, line));
			await carry(workbench, tx, row, 'page.reopen', {
				changes: () => ({ returned_to: null, submitted_by: null }),
				detail: { ...given, lines: named }
			});
		}
		const reason = [given.reason, given.words.trim()].filter(Boolean).join(': ');
		await approvals.reopen(tx, record, {
			...{ reopened_by: workbench.account!.id, reopened_at: workbench.clock() },
			reopen_reason: reason
		});
		return done(null);
	});
}

/** The pages of a record's scan, locked, when whoever asks may do this to all of them together. */
async function mayMove(
	workbench: Workbench,
	tx: Sql,
	record: string,
	action: Action
): Promise<Outcome<PageRow[]>> {
	if (!(await records.find(tx, record))) return missing(workbench, action);
	const rows = await pageState.ofScan(tx, record, { locked: true });
	const allowed = permit(action, asker(workbench), lowest(rows.map(({ state }) => state)));
	return allowed.ok ? done(rows) : allowed;
}

/** Shows the last approved version to everyone. */
export function publish(workbench: Workbench, record: string): Promise<Outcome<null>> {
	return setPublished(workbench, record, 'record.publish', true);
}

/** Takes the record from visitors' sight; what was sealed stays. */
export function unpublish(workbench: Workbench, record: string): Promise<Outcome<null>> {
	return setPublished(workbench, record, 'record.unpublish', false);
}

async function setPublished(
	workbench: Workbench,
	record: string,
	action: 'record.publish' | 'record.unpublish',
	published: boolean
): Promise<Outcome<null>> {
	return workbench.store.sql.transaction().execute(async (tx) => {
		const rows = await mayMove(workbench, tx, record, action);
		if (!rows.ok) return rows;
		const sealed = tx.selectFrom('approval').select('id').where('record', '=', record);
		const row = await tx
			.updateTable('record')
			.set({ published })
			.where('id', '=', record)
			.where('published', '=', !published)
			.where((row) => row.exists(sealed))
			.returning('id')
			.executeTakeFirst();
		if (!row) return refuse('nothing_published');
		await event.append(tx, {
			at: workbench.clock().toISOString(),
			who: workbench.account!.id,
			action,
			object: `record:${record}`,
			record
		});
		return done(null);
	});
}

/** What one who may review needs to know of a page: its head by name, and who may accept it. */
export interface Review {
	head: Named | null;
	state: PageState;
	/** Why the person may not accept it now; null: accept. */
	acceptRefused: Refusal | null;
	returnRefused: Refusal | null;
	/** Names of others who may accept or approve, for one who may not. */
	others: string[];
}

export async function reviewOf(workbench: Workbench, page: string): Promise<Outcome<Review>> {
	const { sql } = workbench.store;
	const row = await pageState.find(sql, page);
	const allowed = permit('page.read_work', asker(workbench), row?.state ?? 'open');
	if (!allowed.ok) return allowed;
	if (!row) return refuse('not_found');
	const who = workbench.account!.id;
	const head = await pageState.head(sql, row);
	const own = await ownSinceAccepted(sql, row, who);
	const refusal = (action: Action, circumstances = {}) => {
		const may = permit(action, asker(workbench), row.state, circumstances);
		return may.ok ? null : may.refusal;
	};
	return done({
		head: head && { number: head.number, sha256: head.sha256 },
		state: row.state,
		acceptRefused: refusal('page.accept', { own }),
		returnRefused: refusal('page.return'),
		others: await reviewersBut(sql, await pageState.authors(sql, row, row.accepted), who)
	});
}

/** Names of editors and archivists who did not write in the page. */
async function reviewersBut(sql: Sql, authors: Set<string>, who: string): Promise<string[]> {
	const rows = await sql
		.selectFrom('account')
		.select(['id', 'name'])
		.where('role', 'in', ['editor', 'archivist'])
		.where('disabled', '=', false)
		.orderBy('name')
		.execute();
	return rows.filter(({ id }) => id !== who && !authors.has(id)).map(({ name }) => name);
}
