import type { Insertable, Selectable } from 'kysely';
import type { PageState } from '#lib/workflow/state.ts';
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

export function all(sql: Sql, { published }: { published?: true } = {}): Promise<RecordRow[]> {
	const query = sql.selectFrom('record').selectAll().orderBy('created_at').orderBy('id');
	return (published ? query.where('published', '=', true) : query).execute();
}

export function find(sql: Sql, id: string): Promise<RecordRow | undefined> {
	return sql.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirst();
}

export type Leaf = Selectable<Schema['surface']> & {
	page: string;
	state: PageState;
	head: number;
	reserved_by: string | null;
	reserved_until: Date | null;
};

/** Surfaces with their pages, in order; of one record, or of all. */
export async function leaves(sql: Sql, record?: string): Promise<Leaf[]> {
	const query = sql
		.selectFrom('surface')
		.innerJoin('page', 'page.surface', 'surface.id')
		.selectAll('surface')
		.select(['page.id as page', 'page.state', 'page.head'])
		.select(['page.reserved_by', 'page.reserved_until'])
		.orderBy('surface.record')
		.orderBy('surface.ordinal');
	const rows = await (
		record === undefined ? query : query.where('surface.record', '=', record)
	).execute();
	return rows.map((row) => ({ ...row, state: row.state as PageState }));
}

export function witnesses(sql: Sql, record: string): Promise<Selectable<Schema['witness']>[]> {
	return sql
		.selectFrom('witness')
		.selectAll()
		.where('record', '=', record)
		.orderBy('siglum')
		.execute();
}

export type RunHead = Pick<
	Selectable<Schema['run']>,
	'id' | 'surface' | 'state' | 'done' | 'total' | 'reason' | 'attempt'
>;

/** The newest recognition of each surface of a record. */
export function newestRuns(sql: Sql, record: string): Promise<RunHead[]> {
	return sql
		.selectFrom('run')
		.innerJoin('surface', 'surface.id', 'run.surface')
		.distinctOn('run.surface')
		.select(['run.id', 'run.surface', 'run.state', 'run.done', 'run.total'])
		.select(['run.reason', 'run.attempt'])
		.where('surface.record', '=', record)
		.orderBy('run.surface')
		.orderBy('run.created_at', 'desc')
		.execute();
}

/** The approval that holds: the newest one. */
export function newestApproval(sql: Sql, record: string) {
	return sql
		.selectFrom('approval')
		.select(['id', 'by', 'at', 'tei_sha256', 'reopened_by', 'reopened_at', 'reopen_reason'])
		.where('record', '=', record)
		.orderBy('at', 'desc')
		.limit(1)
		.executeTakeFirst();
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
