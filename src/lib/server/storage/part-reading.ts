import type { Selectable } from 'kysely';
import type { Outcome } from '#lib/outcome.ts';
import type { PartAsked, PartRead } from '#lib/recognition/part.ts';
import type { Result } from '#lib/recognition/run.ts';
import type { Schema } from './schema.ts';
import type { Sql } from './store.ts';

/** What one reading of a part gave, and by what means. */
export type PartResult = Pick<PartRead, 'lines' | 'confidence'> &
	Pick<Result, 'steps' | 'measures' | 'engine'>;

export type PartRow = Selectable<Schema['part_reading']>;

interface Kept {
	id: string;
	surface: string;
	settings: PartAsked & { languages: string };
	asked_by: string;
	created_at: Date;
	ended_at: Date;
}

/** Keeps how a reading ended: what was read, or why nothing could be. */
export async function keep(sql: Sql, kept: Kept, ended: Outcome<PartResult>): Promise<void> {
	const state = !ended.ok ? 'refused' : ended.value.lines.length > 0 ? 'ok' : 'no_text';
	await sql
		.insertInto('part_reading')
		.values({
			...kept,
			settings: JSON.stringify(kept.settings),
			state,
			reason: ended.ok ? null : JSON.stringify(ended.refusal),
			result: ended.ok ? JSON.stringify(ended.value) : null
		})
		.execute();
}

export async function find(sql: Sql, id: string): Promise<PartRow | undefined> {
	return sql.selectFrom('part_reading').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What was read, as it was told; null where it was refused. */
export function readOf({ id, settings, result }: PartRow): PartRead | null {
	if (result === null) return null;
	const { lines, confidence } = result as PartResult;
	return { ...(settings as Kept['settings']), reading: id, lines, confidence };
}

/** When the person's latest readings since `since` were asked for, oldest first, at most `most`. */
export async function askedSince(sql: Sql, by: string, since: Date, most: number): Promise<Date[]> {
	const rows = await sql
		.selectFrom('part_reading')
		.select('created_at')
		.where('asked_by', '=', by)
		.where('created_at', '>', since)
		.orderBy('created_at', 'desc')
		.limit(most)
		.execute();
	return rows.map(({ created_at }) => created_at).reverse();
}
