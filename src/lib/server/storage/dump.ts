import { sql as fragment } from 'kysely';
import type { Sql } from './store.ts';

/** Every table that a backup holds, each after those it points to. */
export const KEPT = [
	'record',
	'blob',
	'surface',
	'witness',
	'run',
	'part_reading',
	'page',
	'revision',
	'verdict',
	'comment',
	'event',
	'approval',
	'invitation',
	'lexicon',
	'confusion',
	'account',
	'credential'
] as const;

/** Tables that end with a restore: sessions, counters, the timeline, the list of migrations. */
export const ENDED = [
	'session',
	'verification',
	'attempt',
	'installation',
	'kysely_migration',
	'kysely_migration_lock'
] as const;

const PORTION = 500;

/** The rows of a table, each as one line of JSON, in portions. */
export async function* rowsOf(sql: Sql, table: (typeof KEPT)[number]): AsyncGenerator<string[]> {
	for (let offset = 0; ; offset += PORTION) {
		const { rows } = await fragment<{ row: string }>`
			select to_jsonb(t)::text as row from ${fragment.table(table)} t
			order by t.ctid limit ${fragment.lit(PORTION)} offset ${fragment.lit(offset)}`.execute(sql);
		if (rows.length > 0) yield rows.map(({ row }) => row);
		if (rows.length < PORTION) return;
	}
}

export async function insert(
	sql: Sql,
	table: (typeof KEPT)[number],
	rows: readonly string[]
): Promise<void> {
	for (const row of rows) {
		// With its schema: `record` alone is a word of the language.
		const name = fragment.id('public', table);
		// A column that is younger than the backup keeps what it holds by default.
		const columns = Object.keys(JSON.parse(row) as object).map((column) => fragment.id(column));
		const list = fragment.join(columns);
		await fragment`insert into ${name} (${list})
			select ${list} from jsonb_populate_record(null::${name}, ${row}::jsonb)`.execute(sql);
	}
}

/** What was under way in the old place is over; numbers go on above the highest used. */
export async function settle(sql: Sql, timeline: string, at: Date): Promise<void> {
	await sql
		.updateTable('run')
		.set({ state: 'cancelled', ended_at: at })
		.where('state', 'in', ['waiting', 'running', 'failed'])
		.execute();
	await sql.updateTable('page').set({ reserved_by: null, reserved_until: null }).execute();
	await sql.deleteFrom('installation').execute();
	await sql.insertInto('installation').values({ id: 1, timeline, created_at: at }).execute();
	await fragment`select setval(pg_get_serial_sequence('event', 'number'),
		(select coalesce(max(number), 0) + 1 from event), false)`.execute(sql);
}

/** Nobody has worked here yet. */
export async function isEmpty(sql: Sql): Promise<boolean> {
	for (const table of ['record', 'account', 'event'] as const) {
		if (await sql.selectFrom(table).selectAll().limit(1).executeTakeFirst()) return false;
	}
	return true;
}
