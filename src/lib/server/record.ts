import type { Surface } from '#lib/facsimile/surface.ts';
import { done, refuse, type Outcome, type Refusal } from '#lib/outcome.ts';
import type { RecordDescription } from '#lib/record/record.ts';
import type { Sealed } from '#lib/workflow/audit.ts';
import { permit } from '#lib/workflow/moves.ts';
import { ofRecord, type PageState, type RecordState } from '#lib/workflow/state.ts';
import * as event from './storage/event.ts';
import * as pages from './storage/page.ts';
import * as records from './storage/record.ts';
import { asker, type Workbench } from './workbench.ts';

export { add, importFolders, watchFolders } from './importing.ts';

/** A record in a list. */
export interface Summary {
	id: string;
	title: RecordDescription['title'];
	date: string;
	state: RecordState;
	published: boolean;
	/** Pages of the scan by their states; the states that no page is in are left out. */
	pages: Partial<Record<PageState, number>>;
	/** All photographed sides, of the scan and of the publication. */
	surfaces: number;
	/** The first surface, for a picture in the list. */
	cover: string | null;
}

/** One surface of an opened record, with what stands on it in the work. */
export interface Leaf {
	surface: Surface;
	page: string;
	state: PageState;
	/** Number of the newest revision; 0: nothing was written yet. */
	head: number;
	reserved: { by: string; until: string } | null;
	/** The newest recognition; null where none was asked for, and for visitors. */
	run: RunSummary | null;
}

export interface RunSummary {
	id: string;
	state: string;
	done: number;
	total: number;
	attempt: number;
	reason: Refusal | null;
}

export interface Witness {
	siglum: string;
	kind: 'published' | 'translation';
	language: string;
	reference: string;
	text: string;
	/** Of the file as it came. */
	sha256: string;
}

/** A record as its page shows it. */
export interface Opened {
	id: string;
	description: RecordDescription;
	state: RecordState;
	published: boolean;
	leaves: Leaf[];
	witnesses: Witness[];
	approval: { by: string; at: string; teiSha256: string; reopenedAt: string | null } | null;
	/** The audit trail, oldest first; empty for visitors. */
	events: Sealed[];
	/** Names of the people in it, by account id. */
	names: Record<string, string>;
}

/** Every record the asker may see: visitors those published, others all. */
export async function list(workbench: Workbench): Promise<Summary[]> {
	const { sql } = workbench.store;
	const seesWork = permit('work.search', asker(workbench), null).ok;
	const rows = await records.all(sql, seesWork ? {} : { published: true });
	const leaves = Map.groupBy(await records.leaves(sql), ({ record }) => record);
	return rows.map((row) => summary(row, leaves.get(row.id) ?? []));
}

/** A record with all that belongs to it; visitors see what is published, without the work. */
export async function open(workbench: Workbench, id: string): Promise<Outcome<Opened>> {
	const { sql } = workbench.store;
	const row = await records.find(sql, id);
	const seesWork = permit('work.search', asker(workbench), null).ok;
	if (!row || (!seesWork && !row.published)) return refuse('not_found');
	const leaves = await records.leaves(sql, id);
	const runs = seesWork ? await records.newestRuns(sql, id) : [];
	const events = seesWork ? await event.ofRecord(sql, id) : [];
	const approval = await records.newestApproval(sql, id);
	const { state, published } = summary(row, leaves);
	const shown = seesWork ? leaves : leaves.map((leaf) => ({ ...leaf, reserved_by: null }));
	return done({
		id,
		description: row.description,
		state,
		published,
		leaves: shown.map((leaf) => leafOf(leaf, runs)),
		witnesses: (await records.witnesses(sql, id)).map(witnessOf),
		approval: approval ? approvalOf(approval) : null,
		events,
		names: await pages.names(sql, [
			...events.map(({ who }) => who),
			...shown.flatMap(({ reserved_by }) => reserved_by ?? []),
			...(approval ? [approval.by] : [])
		])
	});
}

function summary(row: records.RecordRow, leaves: records.Leaf[]): Summary {
	const states = leaves.filter(({ siglum }) => siglum === 'S').map(({ state }) => state);
	const { id, published, description } = row;
	const counted = Map.groupBy(states, (state) => state);
	return {
		id,
		title: description.title,
		date: description.date,
		state: ofRecord(states),
		published,
		pages: Object.fromEntries([...counted].map(([state, all]) => [state, all.length])),
		surfaces: leaves.length,
		cover: leaves[0]?.id ?? null
	};
}

function leafOf(leaf: records.Leaf, runs: records.RunHead[]): Leaf {
	const { page, state, head, reserved_by, reserved_until, ...surface } = leaf;
	const run = runs.find((one) => one.surface === surface.id);
	return {
		surface: pages.surfaceOf(surface),
		page,
		state,
		head,
		reserved:
			reserved_by && reserved_until
				? { by: reserved_by, until: reserved_until.toISOString() }
				: null,
		run: run ? runOf(run) : null
	};
}

function runOf({ id, state, done, total, attempt, reason }: records.RunHead): RunSummary {
	return { id, state, done, total, attempt, reason: reason as Refusal | null };
}

function witnessOf(row: Awaited<ReturnType<typeof records.witnesses>>[number]): Witness {
	const { siglum, kind, language, reference, text, sha256 } = row;
	return { siglum, kind, language, reference, text, sha256 };
}

type ApprovalRow = NonNullable<Awaited<ReturnType<typeof records.newestApproval>>>;

function approvalOf({ by, at, tei_sha256, reopened_at }: ApprovalRow): Opened['approval'] {
	return {
		by,
		at: at.toISOString(),
		teiSha256: tei_sha256,
		reopenedAt: reopened_at?.toISOString() ?? null
	};
}
