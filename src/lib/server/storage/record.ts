import type { Insertable, Selectable } from 'kysely';
import type { Schema } from './schema.ts';
import type { Sql } from './store.ts';

/** False where a record of this id is there already, also when it came at the same moment. */
export async function add(sql: Sql, record: Insertable<Schema['record']>): Promise<boolean> {
	const row = await sql
		.insertInto('record')
		.values(record)
		.onConflict((conflict) => conflict.column('id').doNothing())
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** Content that is stored already stays as it is: same hash, same bytes. */
export async function addBlob(sql: Sql, blob: Insertable<Schema['blob']>): Promise<void> {
	await sql
		.insertInto('blob')
		.values(blob)
		.onConflict((conflict) => conflict.column('sha256').doNothing())
		.execute();
}

export type RecordRow = Selectable<Schema['record']>;

/** Every record, the newest first. */
export function all(sql: Sql): Promise<RecordRow[]> {
	return sql.selectFrom('record').selectAll().orderBy('created_at', 'desc').orderBy('id').execute();
}

export function find(sql: Sql, id: string): Promise<RecordRow | undefined> {
	return sql.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Masters of a record: the name in its folder, and the hash it was deposited under. */
export function masters(
	sql: Sql,
	record: string
): Promise<{ name: string; blob: string; place: string }[]> {
	return sql
		.selectFrom('surface')
		.innerJoin('blob', 'blob.sha256', 'surface.blob')
		.select(['surface.name', 'surface.blob', 'blob.place'])
		.distinct()
		.where('surface.record', '=', record)
		.execute();
}

/** False where there is no such record. */
export async function choose(sql: Sql, id: string, languages: string): Promise<boolean> {
	const { numUpdatedRows } = await sql
		.updateTable('record')
		.set({ languages })
		.where('id', '=', id)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
