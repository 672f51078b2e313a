import { type Kysely, sql } from 'kysely';

/** Failed sign-ins, for as long as they count (`account/attempt.ts`). */
const STATEMENTS = [
	`create table attempt (subject text not null, at timestamptz not null)`,
	`create index attempt_subject on attempt (subject, at)`
];

export async function up(store: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(store);
}
