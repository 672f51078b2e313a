import { sql as fragment } from 'kysely';
import type { Turn } from '#lib/facsimile/zone.ts';
import type { Settings } from '#lib/recognition/preparation.ts';
import type { RunRow } from './run.ts';
import type { Sql } from './store.ts';

/** What the newest run of each surface was asked with; one that was cancelled counts for nothing. */
export async function settingsOf(
	sql: Sql,
	surfaces: readonly string[]
): Promise<Map<string, Settings>> {
	if (surfaces.length === 0) return new Map();
	const rows = await lastOfEach(sql, surfaces)
		.select(['surface', 'settings'])
		.where('state', '!=', 'cancelled')
		.execute();
	return new Map(rows.map(({ surface, settings }) => [surface, settings as unknown as Settings]));
}

/** How the newest reading that was left to find it out laid each surface to be read. */
export async function turnsFound(
	sql: Sql,
	surfaces: readonly string[]
): Promise<Map<string, Turn>> {
	if (surfaces.length === 0) return new Map();
	const rows = await lastOfEach(sql, surfaces)
		.select(['surface', fragment<Turn>`(result -> 'turned')::integer`.as('turned')])
		.where(fragment<boolean>`result -> 'turned' is not null and settings -> 'turn' is null`)
		.execute();
	return new Map(rows.map(({ surface, turned }) => [surface, turned]));
}

/** The newest run of each of these surfaces that is as the caller asks further. */
function lastOfEach(sql: Sql, surfaces: readonly string[]) {
	return sql
		.selectFrom('run')
		.distinctOn('surface')
		.where('surface', 'in', surfaces)
		.orderBy('surface')
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc');
}

/** A reading of a surface, as its list shows it. */
export type Past = Pick<RunRow, 'id' | 'state' | 'asked_by' | 'created_at'> & {
	settings: Settings;
	/** Mean confidence, 0 to 1, and how the page was turned; null where nothing was read. */
	confidence: number | null;
	turned: Turn | null;
};

/** The newest readings of a surface, newest first. */
export async function newest(sql: Sql, surface: string, limit = 10): Promise<Past[]> {
	const rows = await sql
		.selectFrom('run')
		.select(['id', 'state', 'asked_by', 'created_at', 'settings'])
		.select(fragment<number | null>`(result -> 'confidence')::float`.as('confidence'))
		.select(fragment<Past['turned']>`(result -> 'turned')::integer`.as('turned'))
		.where('surface', '=', surface)
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();
	return rows as unknown as Past[];
}

/** What the runs of these ids were asked with. */
export async function settingsById(
	sql: Sql,
	ids: readonly string[]
): Promise<Map<string, Settings>> {
	if (ids.length === 0) return new Map();
	const rows = await sql
		.selectFrom('run')
		.select(['id', 'settings'])
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map(({ id, settings }) => [id, settings as unknown as Settings]));
}
