import { done, refuse, type Outcome } from '#lib/outcome.ts';
import { permit, type Action } from '#lib/workflow/moves.ts';
import type { Role } from '#lib/workflow/role.ts';
import { confirmPassword } from './account.ts';
import * as row from './storage/account.ts';
import * as event from './storage/event.ts';
import * as session from './storage/session.ts';
import type { Sql } from './storage/store.ts';
import { asker, type Workbench } from './workbench.ts';

/** Everyone, in the order they came. */
export async function list(workbench: Workbench): Promise<Outcome<row.Listed[]>> {
	const may = permit('user.list', asker(workbench), null);
	return may.ok ? done(await row.list(workbench.store.sql)) : may;
}

/** Gives a person another role; their next request obeys it. Asks for the password again. */
export async function changeRole(
	workbench: Workbench,
	id: string,
	{ role, password }: { role: Role; password: string }
): Promise<Outcome<null>> {
	return steppedUp(workbench, 'user.role', { id, password }, async (tx, person, at) => {
		if (person.role === 'archivist' && role !== 'archivist' && !(await another(tx, id))) {
			return refuse('last_archivist');
		}
		await row.change(tx, id, { role }, at);
		return done({ was: person.role, became: role });
	});
}

/** Closes an account (its sessions end at once) or opens it again. Asks for the password again. */
export async function disable(
	workbench: Workbench,
	id: string,
	{ disabled, password }: { disabled: boolean; password: string }
): Promise<Outcome<null>> {
	return steppedUp(workbench, 'user.disable', { id, password }, async (tx, person, at) => {
		if (disabled && person.role === 'archivist' && !(await another(tx, id))) {
			return refuse('last_archivist');
		}
		await row.change(tx, id, { disabled }, at);
		if (disabled) await session.endAll(tx, id);
		const words = (closed: boolean) => (closed ? 'disabled' : 'enabled');
		return done({ was: words(person.disabled), became: words(disabled) });
	});
}

/** Signs a person out everywhere; gives how many sessions ended. */
export async function endSessions(workbench: Workbench, id: string): Promise<Outcome<number>> {
	const may = permit('user.end_sessions', asker(workbench), null);
	if (!may.ok) return may;
	if (!(await row.find(workbench.store.sql, id))) return refuse('not_found');
	return workbench.store.sql.transaction().execute(async (tx) => {
		const ended = await session.endAll(tx, id);
		await note(workbench, tx, 'user.end_sessions', id, {});
		return done(ended);
	});
}

type Change = { was: string; became: string };

/** A step on another person's account: right, password, not oneself, then the change, noted. */
async function steppedUp(
	workbench: Workbench,
	action: Action,
	{ id, password }: { id: string; password: string },
	change: (
		tx: Sql,
		person: NonNullable<Awaited<ReturnType<typeof row.find>>>,
		at: Date
	) => Promise<Outcome<Change>>
): Promise<Outcome<null>> {
	const may = permit(action, asker(workbench), null);
	if (!may.ok) return may;
	if (id === workbench.account!.id) return refuse('not_oneself');
	const confirmed = await confirmPassword(workbench, password);
	if (!confirmed.ok) return confirmed;
	return workbench.store.sql.transaction().execute(async (tx) => {
		const person = await row.find(tx, id);
		if (!person) return refuse('not_found');
		const changed = await change(tx, person, workbench.clock());
		if (!changed.ok) return changed;
		await note(workbench, tx, action, id, changed.value);
		return done(null);
	});
}

/** Whether an archivist remains besides this one, none of them changing meanwhile. */
async function another(tx: Sql, id: string): Promise<boolean> {
	return (await row.archivists(tx)).some((archivist) => archivist !== id);
}

async function note(
	workbench: Workbench,
	tx: Sql,
	action: string,
	id: string,
	change: Partial<Change>
): Promise<void> {
	await event.append(tx, {
		at: workbench.clock().toISOString(),
		who: workbench.account!.id,
		action,
		object: `account:${id}`,
		...change
	});
}
