import { sql as fragment, type Selectable, type Updateable } from 'kysely';
import type { Refusal } from '#lib/outcome.ts';
import type { LastRead } from '#lib/recognition/measured.ts';
import type { LineReading } from '#lib/recognition/place.ts';
import type { Preparation } from '#lib/recognition/preparation.ts';
import type { Result, RunState } from '#lib/recognition/run.ts';
import type { Schema } from './schema.ts';
import type { Sql } from './store.ts';

/** A run as it stands; `attempt` is the token that lets only the newest attempt write. */
export type RunRow = Omit<Selectable<Schema['run']>, 'state' | 'reason' | 'result'> & {
	state: RunState;
	reason: Refusal | null;
	result: Omit<Result, 'page'> | null;
};

/** States from which a run may still go on. */
export const UNDER_WAY: RunState[] = ['waiting', 'running', 'failed'];

/** What an attempt may be begun from; `running`: its process is gone, or it came twice. */
export async function begin(sql: Sql, id: string, at: Date): Promise<RunRow | undefined> {
	const row = await sql
		.updateTable('run')
		.set((run) => ({
			state: 'running',
			attempt: run('attempt', '+', 1),
			done: 0,
			total: 0,
			reason: null,
			started_at: at
		}))
		.where('id', '=', id)
		.where('state', 'in', UNDER_WAY)
		.returningAll()
		.executeTakeFirst();
	return row && rowOf(row);
}

/** Which attempt of which run writes. */
export interface Token {
	id: string;
	attempt: number;
}

/** False where another attempt has begun or the run has ended: then nothing was written. */
export async function progress(
	sql: Sql,
	token: Token,
	{ done, total }: { done: number; total: number }
): Promise<boolean> {
	return change(sql, token, { done, total });
}

/** Ends the attempt, as `progress` does under its token. One to be tried again waits one round. */
export async function end(
	sql: Sql,
	token: Token,
	ending: { state: RunState; at: Date; reason?: Refusal; result?: Omit<Result, 'page'> }
): Promise<boolean> {
	const { state, at, reason, result } = ending;
	const ended = {
		state,
		ended_at: at,
		reason: reason ? JSON.stringify(reason) : null,
		result: result ? JSON.stringify(result) : null
	};
	return change(sql, token, ended, state === 'failed' ? 1 : 0);
}

async function change(
	sql: Sql,
	{ id, attempt }: Token,
	values: Updateable<Schema['run']>,
	later = 0
): Promise<boolean> {
	const changed = await sql
		.updateTable('run')
		.set((run) => ({ ...values, turn: run('turn', '+', later) }))
		.where('id', '=', id)
		.where('attempt', '=', attempt)
		.where('state', '=', 'running')
		.executeTakeFirst();
	return changed.numUpdatedRows === 1n;
}

/**
 * Keeps what a run found beside its lines under the ids that these lines have on the page: a later
 * reading takes over the ids of the lines it finds again.
 */
export async function renameLines(
	sql: Sql,
	id: string,
	result: Omit<Result, 'page'>,
	ids: ReadonlyMap<string, string>
): Promise<void> {
	const renamed = <Value>(of: Record<string, Value>): Record<string, Value> =>
		Object.fromEntries(Object.entries(of).map(([line, value]) => [ids.get(line) ?? line, value]));
	const { lattices, alternatives } = result;
	const named = { lattices: renamed(lattices), alternatives: renamed(alternatives) };
	await sql
		.updateTable('run')
		.set({ result: JSON.stringify({ ...result, ...named }) })
		.where('id', '=', id)
		.execute();
}

/** Ends a run that is under way, whichever attempt runs; false where it is over. */
export async function cancel(sql: Sql, id: string, at: Date, reason: Refusal): Promise<boolean> {
	const changed = await sql
		.updateTable('run')
		.set({ state: 'cancelled', ended_at: at, reason: JSON.stringify(reason) })
		.where('id', '=', id)
		.where('state', 'in', UNDER_WAY)
		.executeTakeFirst();
	return changed.numUpdatedRows === 1n;
}

/** Adds a run that waits; gives its turn, which the queue goes by. */
export async function add(
	sql: Sql,
	run: { id: string; surface: string; settings: object; asked_by: string; created_at: Date }
): Promise<number> {
	const turn = await nextTurn(sql, run.asked_by);
	await sql
		.insertInto('run')
		.values({ ...run, turn, settings: JSON.stringify(run.settings), state: 'waiting' })
		.execute();
	return turn;
}

/**
 * Turn by turn between those who ask: a person's next run comes one round after the person's last
 * one, and not before the round that is being read (start-time fair queueing: Goyal, Vin, Cheng,
 * SIGCOMM 1996, each page of equal length). So nobody waits behind another's thousands.
 */
async function nextTurn(sql: Sql, by: string): Promise<number> {
	const { rows } = await fragment<{ turn: number }>`
		select 1 + greatest(
			(select coalesce(max(turn), 0) from run where started_at is not null),
			(select coalesce(max(turn), 0) from run where asked_by = ${by} and state in (${fragment.join(UNDER_WAY)}))
		) as turn`.execute(sql);
	return rows[0]!.turn;
}

export async function find(sql: Sql, id: string): Promise<RunRow | undefined> {
	const row = await sql.selectFrom('run').selectAll().where('id', '=', id).executeTakeFirst();
	return row && rowOf(row);
}

/** The run of a surface that is waiting, running or to be tried again. */
export async function underWay(sql: Sql, surface: string): Promise<RunRow | undefined> {
	const row = await sql
		.selectFrom('run')
		.selectAll()
		.where('surface', '=', surface)
		.where('state', 'in', UNDER_WAY)
		.executeTakeFirst();
	return row && rowOf(row);
}

/** How many a person asked for since `since`. */
export async function askedSince(sql: Sql, by: string, since: Date): Promise<number> {
	const { count } = await sql
		.selectFrom('run')
		.select((run) => run.fn.countAll().as('count'))
		.where('asked_by', '=', by)
		.where('created_at', '>', since)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** A run with the record and page it belongs to. */
export type Listed = RunRow & { record: string; page: string | null };

/** Newest first: of one person, or all. */
export async function list(
	sql: Sql,
	{ by, limit = 200 }: { by?: string; limit?: number }
): Promise<Listed[]> {
	let query = sql
		.selectFrom('run')
		.innerJoin('surface', 'surface.id', 'run.surface')
		.leftJoin('page', 'page.surface', 'run.surface')
		.selectAll('run')
		.select(['surface.record', 'page.id as page'])
		.orderBy('run.created_at', 'desc')
		.orderBy('run.id', 'desc')
		.limit(limit);
	if (by !== undefined) query = query.where('run.asked_by', '=', by);
	const rows = await query.execute();
	return rows.map(({ record, page, ...run }) => ({ ...rowOf(run), record, page }));
}

/** Id of the newest run that read a surface. */
export async function newestRead(sql: Sql, surface: string): Promise<string | null> {
	const row = await read(sql, surface).select('id').executeTakeFirst();
	return row?.id ?? null;
}

function read(sql: Sql, surface: string) {
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
	const row = await read(sql, surface).select(['id', 'result']).executeTakeFirst();
	const result = row?.result as Partial<Result> | null | undefined;
	if (!row || !result?.engine) return null;
	const { lattices = {}, alternatives = {}, engine } = result;
	return { run: row.id, lattices, alternatives, engine };
}

/** How the newest run that read a surface was asked, how far it turned it, and what it measured. */
export async function lastRead(sql: Sql, surface: string): Promise<LastRead | undefined> {
	const row = await read(sql, surface)
		.select([
			'settings',
			fragment<Result['turned'] | null>`(result -> 'turned')::integer`.as('turned')
		])
		.select(fragment<Result['measures'] | null>`result -> 'measures'`.as('measures'))
		.executeTakeFirst();
	if (!row) return undefined;
	const { settings, turned, measures } = row;
	return { settings: settings as Preparation, turned: turned ?? 0, measures: measures ?? {} };
}

/** The newest run of each surface of a record. */
export async function newestOf(sql: Sql, record: string): Promise<Listed[]> {
	const rows = await sql
		.selectFrom('run')
		.innerJoin('surface', 'surface.id', 'run.surface')
		.leftJoin('page', 'page.surface', 'run.surface')
		.distinctOn('run.surface')
		.selectAll('run')
		.select(['surface.record', 'page.id as page'])
		.where('surface.record', '=', record)
		.orderBy('run.surface')
		.orderBy('run.created_at', 'desc')
		.orderBy('run.id', 'desc')
		.execute();
	return rows.map(({ record, page, ...run }) => ({ ...rowOf(run), record, page }));
}

function rowOf(row: Selectable<Schema['run']>): RunRow {
	return row as RunRow;
}

/** What the newest run that read a line left beside its text; null for a line that none read. */
export async function readingOfLine(
	sql: Sql,
	surface: string,
	line: string
): Promise<LineReading | null> {
	const { rows } = await fragment<{
		lattice: LineReading['lattice'];
		alternatives: { text: string }[] | null;
	}>`select result -> 'lattices' -> ${line}::text as lattice, result -> 'alternatives' -> ${line}::text as alternatives
		from run where surface = ${surface} and result -> 'lattices' ? ${line}
		order by ended_at desc limit 1`.execute(sql);
	const [row] = rows;
	if (!row) return null;
	return { lattice: row.lattice, others: (row.alternatives ?? []).map(({ text }) => text) };
}
