import { write } from '#lib/encoding/tei/write.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import { checksOf } from '#lib/workflow/check.ts';
import { permit, type Action } from '#lib/workflow/moves.ts';
import { lowest } from '#lib/workflow/state.ts';
import { faultsOf } from './checking.ts';
import * as collating from './collating.ts';
import type { Collated } from './collating.ts';
import { assemble } from './edition.ts';
import { missing, ownSinceApproved } from './move.ts';
import { prepare, sameSight, type Prepared, type Sight } from './preparing.ts';
import { sha256, stage, type Staged } from './sealed-files.ts';
import * as approvals from './storage/approval.ts';
import * as event from './storage/event.ts';
import * as pageState from './storage/page-state.ts';
import * as records from './storage/record.ts';
import type { PageRow } from './storage/page-state.ts';
import type { Sql } from './storage/store.ts';
import * as verdicts from './storage/verdict.ts';
import { asker, type Workbench } from './workbench.ts';

export { desk } from './approval-desk.ts';
export type { Sight } from './preparing.ts';

/** An archivist who approves what is partly his own says why, and gives his password again. */
export interface Own {
	reason: string;
	steppedUp: boolean;
}

/** What was sealed. */
export interface Seal {
	id: string;
	sha256: string;
	at: string;
}

/**
 * Seals a record: all pages of the scan move together, the TEI is written into the store and the
 * folder in one step. `sight` names what the approver saw; anything else there now is refused.
 */
export async function approve(
	workbench: Workbench,
	record: string,
	sight: Sight,
	own: Own | null = null
): Promise<Outcome<Seal>> {
	const { sql } = workbench.store;
	if (!(await records.find(sql, record))) return missing(workbench, actionOf(own));
	const allowed = await mayApprove(workbench, sql, await pageState.ofScan(sql, record), own);
	if (!allowed.ok) return allowed;
	const collated = await collating.of(workbench, record);
	if (!collated) return refuse('not_found');
	const prepared = await prepare(workbench, collated);
	if (!sameSight(prepared.sight, sight)) return refuse('seen_other');
	const open = checksOf(prepared.measured).filter(({ state }) => state === 'blocks').length;
	if (open > 0) return refuse('cannot_approve', { open });
	return seal(workbench, collated, prepared, own);
}

/** Everything inside one transaction but the two renames, which follow its end. */
async function seal(
	workbench: Workbench,
	collated: Collated,
	prepared: Prepared,
	own: Own | null
): Promise<Outcome<Seal>> {
	let staged: Staged | null = null;
	try {
		const sealed = await workbench.store.sql.transaction().execute(async (tx) => {
			const rows = await pageState.ofScan(tx, collated.record, { locked: true });
			const allowed = await mayApprove(workbench, tx, rows, own);
			if (!allowed.ok) return allowed;
			const given = (await verdicts.standing(tx, collated.record)).map(({ id }) => id);
			const same = String(given) === String(prepared.sight.verdicts);
			if (!same || !stillSame(rows, collated)) return refuse('seen_other');
			const written = await sealIn(workbench, tx, { collated, prepared, own });
			staged = await stage(workbench, written.row);
			return done(written.seal);
		});
		if (sealed.ok) await staged!.place();
		return sealed;
	} catch (error) {
		await (staged as Staged | null)?.discard();
		throw error;
	}
}

async function sealIn(
	workbench: Workbench,
	tx: Sql,
	{ collated, prepared, own }: { collated: Collated; prepared: Prepared; own: Own | null }
) {
	const { record } = collated;
	const [at, by, id] = [workbench.clock(), workbench.account!.id, workbench.newId()];
	const told = { at: at.toISOString(), who: by, object: `record:${record}`, record };
	const { revisions, verdicts: given } = prepared.sight;
	await event.append(tx, {
		...{ ...told, action: actionOf(own) },
		...{ was: 'reviewed', became: 'approved' },
		detail: { revisions, verdicts: given, ...(own && { reason: own.reason }) }
	});
	const status = { status: 'approved' as const, date: told.at.slice(0, 10) };
	const edition = await assemble(tx, collated, status);
	const tei = write(edition, { form: 'edition' });
	const faults = await faultsOf(tei, edition);
	if (faults[0]) throw new Error(`the sealed TEI is not valid: ${faults[0].message}`);
	const row = { record, tei, tei_sha256: sha256(tei) };
	const named = collated.pages.map(({ id: page, head: number, sha256 }) => [
		page,
		{ number, sha256 }
	]);
	await approvals.insert(tx, {
		...{ ...row, id, by, at, verdicts: given, own_reason: own?.reason ?? null },
		revisions: Object.fromEntries(named)
	});
	for (const { id: page, head } of collated.pages)
		await pageState.change(tx, page, { state: 'approved', approved: head, accepted: head });
	await event.append(tx, {
		...told,
		action: 'record.seal',
		detail: { id, sha256: row.tei_sha256 }
	});
	return { row, seal: { id, sha256: row.tei_sha256, at: told.at } };
}

function stillSame(rows: readonly PageRow[], { pages }: Collated): boolean {
	return (
		rows.length === pages.length &&
		rows.every((row) => pages.some(({ id, head }) => id === row.id && head === row.head))
	);
}

function actionOf(own: Own | null): Action {
	return own ? 'record.approve_own' : 'record.approve';
}

async function mayApprove(
	workbench: Workbench,
	sql: Sql,
	rows: readonly PageRow[],
	own: Own | null
): Promise<Outcome<null>> {
	const state = lowest(rows.map((row) => row.state));
	const mine = await ownSinceApproved(sql, rows, workbench.account?.id ?? '');
	const allowed = permit(actionOf(own), asker(workbench), state, { own: mine });
	if (!allowed.ok || !own) return allowed;
	if (!own.steppedUp) return refuse('password_again');
	return own.reason.trim() ? allowed : refuse('reason_needed');
}
