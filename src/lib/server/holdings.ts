import { done, refuse, type Outcome } from '#lib/outcome.ts';
import type { RecordDescription } from '#lib/record/record.ts';
import { next, type Why } from '#lib/workflow/next.ts';
import type { Sealed } from '#lib/workflow/audit.ts';
import { permit } from '#lib/workflow/moves.ts';
import { ofAnother } from '#lib/workflow/reservation.ts';
import { ofRecord, type RecordState } from '#lib/workflow/state.ts';
import * as catalogue from './storage/catalogue.ts';
import type { SurfaceRow, WitnessRow } from './storage/catalogue.ts';
import * as event from './storage/event.ts';
import { reservationOf } from './storage/page-state.ts';
import * as page from './storage/page.ts';
import * as records from './storage/record.ts';
import { asker, type Workbench } from './workbench.ts';

export interface Listed {
	id: string;
	description: RecordDescription;
	state: RecordState;
	published: boolean;
	surfaces: SurfaceRow[];
}

export interface Opened extends Listed {
	witnesses: WitnessRow[];
	/** Oldest first; empty for a visitor. `object`: what it was done to, as `page:…`, `surface:…`. */
	history: Pick<Sealed, 'number' | 'at' | 'who' | 'action' | 'object' | 'became'>[];
	/** Names of the people of the history, by account id. */
	names: Record<string, string>;
	/** The approval that stands. */
	approval: { by: string; at: Date; tei_sha256: string } | null;
}

/** The records that the asker may know of: a visitor's are the published ones. */
export async function list(workbench: Workbench): Promise<Listed[]> {
	const { sql } = workbench.store;
	const [all, surfaces] = [await records.all(sql), shown(workbench, await catalogue.surfaces(sql))];
	return all
		.filter((record) => mayKnow(workbench, record))
		.map((record) =>
			listed(
				record,
				surfaces.filter((one) => one.record === record.id)
			)
		);
}

/** One record with all that its page shows; one that the asker may not know of is not found. */
export async function open(workbench: Workbench, id: string): Promise<Outcome<Opened>> {
	const { sql } = workbench.store;
	const record = await records.find(sql, id);
	if (!record || !mayKnow(workbench, record)) return refuse('not_found');
	const history = workbench.account ? await event.ofRecord(sql, id) : [];
	const approval = await catalogue.approval(sql, id);
	const standing = approval && approval.reopened_at === null ? approval : null;
	return done({
		...listed(record, shown(workbench, await catalogue.surfaces(sql, id))),
		witnesses: await catalogue.witnesses(sql, id),
		history: history.map(({ number, at, who, action, object, became }) => ({
			...{ number, at, who, action, object, became }
		})),
		names: await page.names(sql, [
			...history.map(({ who }) => who),
			...(standing ? [standing.by] : [])
		]),
		approval: standing
	});
}

export interface Work {
	records: Listed[];
	/** The page that needs the asker first. */
	next: { page: string; record: string; ordinal: number; why: Why } | null;
	/** Pages that the asker sent and that wait for review. */
	sent: number;
}

/** What waits for the asker, and where everything stands. */
export async function work(workbench: Workbench): Promise<Outcome<Work>> {
	const { account } = workbench;
	if (!account) return refuse('sign_in_first', { action: 'work.search' });
	const known = await list(workbench);
	const surfaces = known.flatMap((record) => record.surfaces);
	const held = (one: SurfaceRow) =>
		ofAnother(reservationOf(one), account.id, workbench.clock()) !== null;
	const waiting = surfaces.flatMap((one) =>
		one.page === null ? [] : [{ ...one, page: one.page, held: held(one) }]
	);
	const found = next(waiting, account);
	const at = surfaces.find((one) => one.page === found?.page);
	const sent = surfaces.filter((one) => one.state === 'review' && one.submitted_by === account.id);
	return done({
		records: known,
		next: found && at ? { ...found, record: at.record, ordinal: at.ordinal } : null,
		sent: sent.length
	});
}

function mayKnow(workbench: Workbench, record: { published: boolean }): boolean {
	return record.published || permit('work.search', asker(workbench), null).ok;
}

/** Who works on a page, and how it is being read, is nothing for visitors. */
function shown({ account }: Workbench, surfaces: SurfaceRow[]): SurfaceRow[] {
	if (account) return surfaces;
	const nobody = { submitted_by: null, returned_to: null, written_by: null, run: null };
	const free = { reserved_by: null, reserved_until: null, done: 0, total: 0 };
	return surfaces.map((surface) => ({ ...surface, ...nobody, ...free }));
}

/** State of the record from its pages of the scan: those of the publication do not hold it up. */
function listed(record: records.RecordRow, surfaces: SurfaceRow[]): Listed {
	const { id, description, published } = record;
	const scan = surfaces.filter(({ siglum }) => siglum === 'S').map(({ state }) => state);
	return { id, description, published, state: ofRecord(scan), surfaces };
}
