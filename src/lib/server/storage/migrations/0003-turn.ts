import { type Kysely, sql } from 'kysely';

/** A run's place in the round of those who asked (`storage/run.ts`); runs of before keep the first. */
const STATEMENTS = [
	`alter table run add column turn integer not null default 0`,
	`create index run_asked_turn on run (asked_by, turn)`,
	`create index run_started_turn on run (turn) where started_at is not null`
];

export async function up(store: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(store);
}
