import { type Kysely, sql } from 'kysely';

/** Parts of a surface that were read again, beside the runs of whole surfaces. */
const STATEMENTS = [
	`create table part_reading (id text primary key, surface text not null references surface, settings jsonb not null,
		state text not null, reason jsonb, result jsonb, asked_by text not null,
		created_at timestamptz not null, ended_at timestamptz not null)`,
	`create index part_reading_asked on part_reading (asked_by, created_at)`
];

export async function up(store: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(store);
}
