import type { Insertable, Selectable } from 'kysely';
import type { Schema } from './schema.ts';
import type { Sql } from './store.ts';

/** A sealed version of a record: which revisions and verdicts, and the TEI itself. */
export type Approval = Selectable<Schema['approval']>;

/** Seals; the JSON columns are written here. */
export async function insert(
	transaction: Sql,
	approval: Pick<
		Insertable<Schema['approval']>,
		'id' | 'record' | 'tei' | 'tei_sha256' | 'by' | 'at' | 'own_reason'
	> & { revisions: Approval['revisions']; verdicts: string[] }
): Promise<void> {
	await transaction
		.insertInto('approval')
		.values({
			...approval,
			revisions: JSON.stringify(approval.revisions),
			verdicts: JSON.stringify(approval.verdicts),
			reopened_by: null,
			reopened_at: null,
			reopen_reason: null
		})
		.execute();
}

/** Says on the seals of a record that were not reopened yet who opened it again, when and why. */
export async function reopen(
	transaction: Sql,
	record: string,
	by: Pick<Approval, 'reopened_by' | 'reopened_at' | 'reopen_reason'>
): Promise<void> {
	await transaction
		.updateTable('approval')
		.set(by)
		.where('record', '=', record)
		.where('reopened_at', 'is', null)
		.execute();
}

/** The newest seal of a record, reopened or not. */
export async function latest(sql: Sql, record: string): Promise<Approval | undefined> {
	return sql
		.selectFrom('approval')
		.selectAll()
		.where('record', '=', record)
		.orderBy('at', 'desc')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
}

/** The newest seal of every record: what must lie in the folders. */
export async function latestOfAll(
	sql: Sql
): Promise<Pick<Approval, 'record' | 'tei' | 'tei_sha256'>[]> {
	return sql
		.selectFrom('approval')
		.distinctOn('record')
		.select(['record', 'tei', 'tei_sha256'])
		.orderBy('record')
		.orderBy('at', 'desc')
		.orderBy('id', 'desc')
		.execute();
}
