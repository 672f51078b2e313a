import type { Surface } from '#lib/facsimile/surface.ts';
import type { RunState } from '#lib/recognition/run.ts';
import type { PageState } from '#lib/workflow/state.ts';
import { surfaceOf } from './page.ts';
import type { Sql } from './store.ts';

/** A surface of a record with its page, where the work on it stands and how its newest reading went. */
export interface SurfaceRow {
	record: string;
	surface: string;
	page: string | null;
	ordinal: number;
	siglum: 'S' | 'P';
	name: string;
	width: number;
	height: number;
	state: PageState;
	head: number;
	submitted_by: string | null;
	returned_to: string | null;
	reserved_by: string | null;
	reserved_until: Date | null;
	/** Who wrote the head, null where nothing is written. */
	written_by: string | null;
	run: RunState | null;
	done: number;
	total: number;
}

/** The surfaces of all records, or of one, in order. */
export async function surfaces(sql: Sql, record?: string): Promise<SurfaceRow[]> {
	let query = sql
		.selectFrom('surface')
		.leftJoin('page', 'page.surface', 'surface.id')
		.leftJoin('revision', (join) =>
			join.onRef('revision.page', '=', 'page.id').onRef('revision.number', '=', 'page.head')
		)
		.leftJoinLateral(
			(lateral) =>
				lateral
					.selectFrom('run')
					.select(['run.state as run', 'run.done', 'run.total'])
					.whereRef('run.surface', '=', 'surface.id')
					.orderBy('run.created_at', 'desc')
					.limit(1)
					.as('newest'),
			(join) => join.onTrue()
		)
		.select([
			'surface.record',
			'surface.id as surface',
			'surface.ordinal',
			'surface.siglum',
			'surface.name',
			'surface.width',
			'surface.height',
			'page.id as page',
			'page.state',
			'page.head',
			'page.submitted_by',
			'page.returned_to',
			'page.reserved_by',
			'page.reserved_until',
			'revision.by as written_by',
			'newest.run',
			'newest.done',
			'newest.total'
		])
		.orderBy('surface.record')
		.orderBy('surface.ordinal');
	if (record !== undefined) query = query.where('surface.record', '=', record);
	return (await query.execute()).map((row) => ({
		...row,
		siglum: row.siglum as 'S' | 'P',
		state: (row.state ?? 'empty') as PageState,
		head: row.head ?? 0,
		run: row.run as RunState | null,
		done: row.done ?? 0,
		total: row.total ?? 0
	}));
}

/** The facsimile of a record: its surfaces alone, in order. */
export async function facsimile(sql: Sql, id: string): Promise<Surface[]> {
	const rows = await sql
		.selectFrom('surface')
		.selectAll()
		.where('record', '=', id)
		.orderBy('ordinal')
		.execute();
	return rows.map(surfaceOf);
}

export interface WitnessRow {
	siglum: string;
	kind: 'published' | 'translation';
	language: string;
	/** Graphemes are not counted here: code points, near enough to say how long a text is. */
	length: number;
}

export async function witnesses(sql: Sql, record: string): Promise<WitnessRow[]> {
	const rows = await sql
		.selectFrom('witness')
		.select(['siglum', 'kind', 'language', 'text'])
		.where('record', '=', record)
		.orderBy('siglum')
		.execute();
	return rows.map(({ text, ...row }) => ({ ...row, length: [...text].length }));
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

/** The approval that stands (not reopened since), newest first. */
export async function approval(sql: Sql, record: string) {
	return sql
		.selectFrom('approval')
		.select(['id', 'by', 'at', 'tei_sha256', 'reopened_at'])
		.where('record', '=', record)
		.orderBy('at', 'desc')
		.limit(1)
		.executeTakeFirst();
}
