import { readingView } from '#lib/encoding/tei/reading-view.ts';
import { done, refuse, type Outcome, type Refusal } from '#lib/outcome.ts';
import type { ReadingView } from '#lib/record/reading-view.ts';
import type { RecordDescription } from '#lib/record/record.ts';
import { checksOf, type Check } from '#lib/workflow/check.ts';
import { permit, type Action } from '#lib/workflow/moves.ts';
import { lowest, ofRecord, type PageState, type RecordState } from '#lib/workflow/state.ts';
import * as collating from './collating.ts';
import { ownSinceApproved } from './move.ts';
import { prepare, type Sight } from './preparing.ts';
import * as approvals from './storage/approval.ts';
import * as records from './storage/record.ts';
import * as pages from './storage/page.ts';
import * as pageState from './storage/page-state.ts';
import type { Sql } from './storage/store.ts';
import { asker, type Workbench } from './workbench.ts';

/** What was sealed, by whom, and whether it was opened again. */
export interface SealShown {
	by: string;
	at: string;
	sha256: string;
	verdicts: number;
	revisions: number[];
	ownReason: string | null;
	reopened: { by: string; at: string; reason: string } | null;
}

/** All that the approval desk shows. */
export interface ApprovalDesk {
	record: { id: string; title: RecordDescription['title']; imagesNote: string | null };
	state: RecordState;
	published: boolean;
	pages: {
		id: string;
		surface: string;
		number: number;
		head: number;
		state: PageState;
		lines: { id: string; text: string }[];
	}[];
	checks: Check[];
	/** The text as the TEI file has it; of the seal where the record is sealed. */
	reading: ReadingView;
	sight: Sight;
	verdicts: number;
	seal: SealShown | null;
	approveRefused: Refusal | null;
	own: boolean;
	mayReopen: boolean;
	mayPublish: boolean;
	mayUnpublish: boolean;
	/** Archivists who did not write in it. */
	others: string[];
}

/** The approval desk of a record, for one who may see work. */
export async function desk(workbench: Workbench, record: string): Promise<Outcome<ApprovalDesk>> {
	const allowed = permit('page.read_work', asker(workbench), 'open');
	if (!allowed.ok) return allowed;
	const collated = await collating.of(workbench, record);
	if (!collated) return refuse('not_found');
	const { sql } = workbench.store;
	const rows = await pageState.ofScan(sql, record);
	const states = rows.map(({ state }) => state);
	const own = await ownSinceApproved(sql, rows, workbench.account!.id);
	const may = (action: Action, circumstances = {}) =>
		permit(action, asker(workbench), lowest(states), circumstances);
	const approve = may('record.approve', { own });
	const prepared = await prepare(workbench, collated);
	const sealed = await approvals.latest(sql, record);
	const stands = sealed !== undefined && sealed.reopened_at === null;
	const holding = await records.find(sql, record);
	const published = holding?.published ?? false;
	const { title, imagesNote } = collated.description;
	return done({
		record: { id: record, title, imagesNote: imagesNote ?? null },
		...{ state: ofRecord(states), published, own, sight: prepared.sight },
		pages: collated.pages.map(({ id, surface, head, state, content }, i) => ({
			...{ id, surface, head, state, number: i + 1 },
			lines: content.regions.flatMap(({ lines }) => lines).map(({ id, text }) => ({ id, text }))
		})),
		checks: checksOf(prepared.measured),
		reading: readingView(stands ? sealed.tei : prepared.tei),
		verdicts: prepared.sight.verdicts.length,
		seal: sealed ? await shown(sql, sealed) : null,
		approveRefused: approve.ok ? null : approve.refusal,
		mayReopen: lowest(states) === 'approved' && may('page.reopen').ok,
		mayPublish: sealed !== undefined && !published && may('record.publish').ok,
		mayUnpublish: published && may('record.unpublish').ok,
		others: await archivistsBut(sql, rows, workbench.account!.id)
	});
}

async function shown(sql: Sql, sealed: approvals.Approval): Promise<SealShown> {
	const { by, at, reopened_by, reopened_at, reopen_reason } = sealed;
	const names = await pages.names(sql, [by, reopened_by ?? '']);
	return {
		by: names[by] ?? by,
		at: at.toISOString(),
		sha256: sealed.tei_sha256,
		verdicts: sealed.verdicts.length,
		revisions: Object.values(sealed.revisions).map(({ number }) => number),
		ownReason: sealed.own_reason,
		reopened: reopened_at && {
			by: names[reopened_by ?? ''] ?? '',
			at: reopened_at.toISOString(),
			reason: reopen_reason ?? ''
		}
	};
}

/** Names of the archivists who wrote in none of the pages since the last seal. */
async function archivistsBut(
	sql: Sql,
	rows: readonly pageState.PageRow[],
	who: string
): Promise<string[]> {
	const accounts = await sql
		.selectFrom('account')
		.select(['id', 'name'])
		.where('role', '=', 'archivist')
		.where('disabled', '=', false)
		.where('id', '!=', who)
		.orderBy('name')
		.execute();
	const free: string[] = [];
	for (const { id, name } of accounts)
		if (!(await ownSinceApproved(sql, rows, id))) free.push(name);
	return free;
}
