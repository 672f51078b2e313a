import type { Sql } from './store.ts';

export async function use(sql: Sql, session: string, at: Date): Promise<void> {
	await sql.updateTable('session').set({ updatedAt: at }).where('id', '=', session).execute();
}

export async function end(sql: Sql, session: string): Promise<void> {
	await sql.deleteFrom('session').where('id', '=', session).execute();
}

/** Ends all sessions of a person; `except` is the one that asks, where it may stay. */
export async function endAll(sql: Sql, account: string, except = ''): Promise<number> {
	const result = await sql
		.deleteFrom('session')
		.where('userId', '=', account)
		.where('id', '!=', except)
		.executeTakeFirst();
	return Number(result.numDeletedRows);
}
