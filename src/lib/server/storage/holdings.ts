import type { Surface } from '#lib/facsimile/surface.ts';
import type { RecordDescription } from '#lib/record/record.ts';
import type { Result } from '#lib/recognition/run.ts';
import { surfaceOf } from './page.ts';
import type { Sql } from './store.ts';

/** A record as the catalogue describes it, and whether visitors may read it. */
export interface Holding {
	id: string;
	description: RecordDescription;
	published: boolean;
}

export async function record(sql: Sql, id: string): Promise<Holding | undefined> {
	return sql
		.selectFrom('record')
		.select(['id', 'description', 'published'])
		.where('id', '=', id)
		.executeTakeFirst();
}

/** The surfaces of a record, in order. */
export async function surfaces(sql: Sql, id: string): Promise<Surface[]> {
	const rows = await sql
		.selectFrom('surface')
		.selectAll()
		.where('record', '=', id)
		.orderBy('ordinal')
		.execute();
	return rows.map(surfaceOf);
}

/** The deposited text of a witness (`P` or `T`) with its language. */
export async function witness(
	sql: Sql,
	id: string,
	siglum: 'P' | 'T'
): Promise<{ text: string; language: string; sha256: string } | null> {
	const row = await sql
		.selectFrom('witness')
		.select(['text', 'language', 'sha256'])
		.where('record', '=', id)
		.where('siglum', '=', siglum)
		.executeTakeFirst();
	return row ?? null;
}

/** Id of the newest run that read a surface. */
export async function newestRun(sql: Sql, surface: string): Promise<string | null> {
	const row = await newest(sql, surface).select('id').executeTakeFirst();
	return row?.id ?? null;
}

function newest(sql: Sql, surface: string) {
	return sql
		.selectFrom('run')
		.where('surface', '=', surface)
		.where('state', '=', 'ok')
		.orderBy('ended_at', 'desc')
		.limit(1);
}

/** What the newest run that read a surface left beside its text: alternatives, other readings. */
export async function newestResult(
	sql: Sql,
	surface: string
): Promise<(Pick<Result, 'lattices' | 'alternatives' | 'engine'> & { run: string }) | null> {
	const row = await newest(sql, surface).select(['id', 'result']).executeTakeFirst();
	const result = row?.result as Partial<Result> | null | undefined;
	if (!row || !result?.engine) return null;
	const { lattices = {}, alternatives = {}, engine } = result;
	return { run: row.id, lattices, alternatives, engine };
}
