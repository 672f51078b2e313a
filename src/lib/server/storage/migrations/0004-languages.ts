import { type Kysely, sql } from 'kysely';

/** What a record is read with; null, as in older backups: the usual model. */
export async function up(store: Kysely<unknown>): Promise<void> {
	await sql.raw(`alter table record add column languages text`).execute(store);
}
