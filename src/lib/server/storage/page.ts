import type { Selectable } from 'kysely';
import type { Surface } from '#lib/facsimile/surface.ts';
import type { Schema } from './schema.ts';
import type { Sql } from './store.ts';

/** A surface as the rest of the program knows it. */
export async function surface(sql: Sql, id: string): Promise<Surface> {
	const row = await sql
		.selectFrom('surface')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return surfaceOf(row);
}

export function surfaceOf(row: Selectable<Schema['surface']>): Surface {
	const { media_type, blob, siglum, ...rest } = row;
	return {
		...rest,
		siglum: siglum as Surface['siglum'],
		sha256: blob,
		mediaType: media_type as Surface['mediaType']
	};
}

/** The page that transcribes a surface; null where there is none. */
export async function ofSurface(sql: Sql, surface: string): Promise<string | null> {
	const row = await sql
		.selectFrom('page')
		.select('id')
		.where('surface', '=', surface)
		.executeTakeFirst();
	return row?.id ?? null;
}

/** The pages before and after it among the pages of the record, by ordinal of their surfaces. */
export async function neighbours(
	sql: Sql,
	record: string,
	page: string
): Promise<{ previous: string | null; next: string | null; place: number; count: number }> {
	const rows = await sql
		.selectFrom('page')
		.innerJoin('surface', 'surface.id', 'page.surface')
		.select('page.id')
		.where('page.record', '=', record)
		.orderBy('surface.ordinal')
		.execute();
	const at = rows.findIndex(({ id }) => id === page);
	return {
		previous: rows[at - 1]?.id ?? null,
		next: rows[at + 1]?.id ?? null,
		place: at + 1,
		count: rows.length
	};
}

/** How the newest recognition of a surface stands; undefined where none was asked for. */
export async function newestRun(sql: Sql, surface: string) {
	return sql
		.selectFrom('run')
		.select(['id', 'state', 'done', 'total', 'reason'])
		.where('surface', '=', surface)
		.orderBy('created_at', 'desc')
		.limit(1)
		.executeTakeFirst();
}

/** What this installation calls its present timeline; a restore renews it. */
export async function timeline(sql: Sql): Promise<string> {
	const row = await sql.selectFrom('installation').select('timeline').executeTakeFirst();
	return row?.timeline ?? '';
}

/** Names of people by account id; agents are not in it. */
export async function names(sql: Sql, ids: readonly string[]): Promise<Record<string, string>> {
	if (ids.length === 0) return {};
	const rows = await sql
		.selectFrom('account')
		.select(['id', 'name'])
		.where('id', 'in', [...new Set(ids)])
		.execute();
	return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
