import { MEMORY_SECONDS } from '#lib/account/attempt.ts';
import type { Sql } from './store.ts';

/** When the sign-ins of each subject failed, as far back as it matters. */
export async function failures(
	sql: Sql,
	subjects: readonly string[],
	now: Date
): Promise<Map<string, Date[]>> {
	const rows = await sql
		.selectFrom('attempt')
		.select(['subject', 'at'])
		.where('subject', 'in', subjects)
		.where('at', '>', oldest(now))
		.execute();
	return new Map(
		subjects.map((subject) => [
			subject,
			rows.filter((row) => row.subject === subject).map(({ at }) => at)
		])
	);
}

/** Writes a failure of all subjects down, and forgets what no longer counts. */
export async function fail(sql: Sql, subjects: readonly string[], at: Date): Promise<void> {
	await sql
		.insertInto('attempt')
		.values(subjects.map((subject) => ({ subject, at })))
		.execute();
	await sql.deleteFrom('attempt').where('at', '<', oldest(at)).execute();
}

export async function forget(sql: Sql, subjects: readonly string[]): Promise<void> {
	await sql.deleteFrom('attempt').where('subject', 'in', subjects).execute();
}

function oldest(now: Date): Date {
	return new Date(now.getTime() - MEMORY_SECONDS * 1000);
}
