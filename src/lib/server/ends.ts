/**
 * The ends of what is compared, moved by hand. The newest entry of the trail holds, with who made
 * it, when and why; taking it back is an entry that says again what the one before said.
 */
import { countWords, tokensOf, type Ends } from '#lib/collation/ends.ts';
import { fromPublished } from '#lib/collation/witness.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import type { Sealed } from '#lib/workflow/audit.ts';
import { permit } from '#lib/workflow/moves.ts';
import { lowest } from '#lib/workflow/state.ts';
import { ACTION, newest, toldIn, type Told } from './chosen-ends.ts';
import * as collating from './collating.ts';
import type { Job } from './deciding.ts';
import * as catalogue from './storage/catalogue.ts';
import * as event from './storage/event.ts';
import * as records from './storage/record.ts';
import { asker, type Workbench } from './workbench.ts';

export { ACTION };

/** Ends as a person gives them, on the publication that was seen; null: as the program finds them. */
export interface Given {
	ends: Ends | null;
	publication: string;
	reason: string;
}

/** May who asks move ends at all? Asked before anything is looked up. */
export function mayChoose(workbench: Workbench): Outcome<null> {
	return permit(ACTION, asker(workbench), 'open');
}

/** Moves the ends, or leaves them to the program again. A reason is asked for. */
export async function choose(
	workbench: Workbench,
	record: string,
	{ ends, publication, reason }: Given
): Promise<Outcome<Job>> {
	const asked = mayChoose(workbench);
	if (!asked.ok) return asked;
	const { sql } = workbench.store;
	if (!(await records.find(sql, record))) return refuse('not_found');
	const published = await catalogue.witness(sql, record, 'P');
	if (!published) return refuse('not_comparable');
	if (published.sha256 !== publication) return refuse('ends_moved_on');
	if (reason.trim() === '') return refuse('reason_needed');
	if (ends && !(await collating.holds(workbench, record, ends))) return unfit(published.text, ends);
	return write(workbench, record, { ends, publication, reason: reason.trim() });
}

function unfit(published: string, ends: Ends): Outcome<never> {
	const { first, last } = ends;
	const p = fromPublished(published);
	if (tokensOf(p, ends) === null)
		return refuse('ends_outside', { first, last, count: countWords(p) });
	return refuse('ends_unlike', { first, last });
}

/** Takes the newest choice back: the one before holds again. */
export async function takeBack(
	workbench: Workbench,
	record: string,
	entry: Sealed
): Promise<Outcome<Job>> {
	const asked = mayChoose(workbench);
	if (!asked.ok) return asked;
	const { before, ...told } = entry.detail as unknown as Told & { before: Told | null };
	if (told.undoes !== undefined) return refuse('nothing_to_undo');
	const back = before ?? { ends: null, publication: told.publication, reason: '' };
	return write(workbench, record, { ...back, undoes: entry.number });
}

/** Under the lock of the record's pages: their states allow it, and nobody chose meanwhile. */
async function write(workbench: Workbench, record: string, told: Told): Promise<Outcome<Job>> {
	return workbench.store.sql.transaction().execute(async (tx) => {
		const rows = await collating.lockPages(tx, record);
		const state = lowest(rows.map((row) => row.state));
		const allowed = permit(ACTION, asker(workbench), state);
		if (!allowed.ok) return allowed;
		const last = await newest(tx, record);
		if (told.undoes !== undefined && last?.number !== told.undoes) return refuse('nothing_to_undo');
		const before = last ? toldIn(last) : null;
		const job = await event.append(tx, {
			...{ at: workbench.clock().toISOString(), who: workbench.account!.id, action: ACTION },
			...{ object: `record:${record}`, record, detail: { ...told, before } }
		});
		return done({ job });
	});
}
