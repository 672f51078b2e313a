import { done, refuse, type Outcome } from '#lib/outcome.ts';
import { move, permit, type Action, type MovingAction } from '#lib/workflow/moves.ts';
import type { PageState } from '#lib/workflow/state.ts';
import * as event from './storage/event.ts';
import * as pageState from './storage/page-state.ts';
import type { PageRow } from './storage/page-state.ts';
import type { Sql } from './storage/store.ts';
import { asker, type Workbench } from './workbench.ts';

/** A revision as a person saw it; a move on any other is refused. */
export interface Named {
	number: number;
	sha256: string;
}

/** What a move brings along besides the table's own rules. */
export interface Step {
	/** The head the person saw. */
	named?: Partial<Named>;
	own?: (sql: Sql, row: PageRow, who: string) => Promise<boolean>;
	/** True where words that must be there are not. */
	unfit?: boolean;
	/** True where the password has to be given again first. */
	stepUp?: boolean;
	changes: (row: PageRow, who: string) => Parameters<typeof pageState.change>[2];
	detail?: Record<string, unknown>;
}

/** One move: checks and writes in one transaction, the page's row locked from the first look. */
export async function step(
	workbench: Workbench,
	page: string,
	action: MovingAction,
	what: Step
): Promise<Outcome<PageState>> {
	const who = workbench.account?.id ?? '';
	return workbench.store.sql.transaction().execute(async (tx) => {
		const row = await pageState.lock(tx, page);
		if (!row) return missing(workbench, action);
		const own = who !== '' && ((await what.own?.(tx, row, who)) ?? false);
		const allowed = permit(action, asker(workbench), row.state, { own });
		if (!allowed.ok) return allowed;
		const unready = unfit(what) ?? (await movedOn(tx, row, what.named));
		if (unready) return unready;
		return done(await carry(workbench, tx, row, action, what));
	});
}

/** Writes a move that may be made, and its step in the trail. */
export async function carry(
	workbench: Workbench,
	tx: Sql,
	row: PageRow,
	action: MovingAction,
	{ changes, detail }: Pick<Step, 'changes' | 'detail'>
): Promise<PageState> {
	const to = move(action, row.state, (row.came_from ?? 'open') as PageState);
	const free = { reserved_by: null, reserved_until: null };
	await pageState.change(tx, row.id, {
		...{ ...free, ...changes(row, workbench.account!.id), state: to }
	});
	await record(workbench, tx, { action, row, to, detail: { number: row.head, ...detail } });
	return to;
}

/** What is missing answers a visitor as anything would: nobody learns by it what there is. */
export function missing(workbench: Workbench, action: Action): Outcome<never> {
	const allowed = permit(action, asker(workbench), 'open');
	return workbench.account || allowed.ok ? refuse('not_found') : allowed;
}

function unfit(what: Step): Outcome<never> | null {
	if (what.stepUp) return refuse('password_again');
	return what.unfit ? refuse('reason_needed') : null;
}

async function movedOn(
	sql: Sql,
	row: PageRow,
	named?: Partial<Named>
): Promise<Outcome<never> | null> {
	if (!named) return null;
	const head = await pageState.head(sql, row);
	if (!head) return refuse('not_found');
	const same =
		head.number === named.number && (named.sha256 === undefined || head.sha256 === named.sha256);
	return same
		? null
		: refuse('page_moved_on', { head: head.number, who: await nameOf(sql, head.by) });
}

async function nameOf(sql: Sql, id: string): Promise<string> {
	const account = await sql
		.selectFrom('account')
		.select('name')
		.where('id', '=', id)
		.executeTakeFirst();
	return account?.name ?? id;
}

async function record(
	workbench: Workbench,
	tx: Sql,
	{
		action,
		row,
		to,
		detail
	}: { action: string; row: PageRow; to: string; detail: Record<string, unknown> }
): Promise<void> {
	await event.append(tx, {
		at: workbench.clock().toISOString(),
		who: workbench.account!.id,
		action,
		object: `page:${row.id}`,
		record: row.record,
		was: row.state,
		became: to,
		detail
	});
}
/** True where the person wrote in the page since it was last accepted, or submitted it. */
export async function ownSinceAccepted(sql: Sql, row: PageRow, who: string): Promise<boolean> {
	return row.submitted_by === who || (await pageState.authors(sql, row, row.accepted)).has(who);
}

/** Did the person write in any page of the record since it was last approved? */
export async function ownSinceApproved(
	sql: Sql,
	rows: readonly PageRow[],
	who: string
): Promise<boolean> {
	for (const row of rows)
		if ((await pageState.authors(sql, row, row.approved)).has(who)) return true;
	return false;
}
