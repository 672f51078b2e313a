import type { Selectable, Updateable } from 'kysely';
import type { Reservation } from '#lib/workflow/reservation.ts';
import type { PageState } from '#lib/workflow/state.ts';
import type { Schema } from './schema.ts';
import type { Sql } from './store.ts';

/** A page's place in the work: its state, its head and who has it. */
export type PageRow = Omit<Selectable<Schema['page']>, 'state'> & { state: PageState };

/** A revision by its number and SHA-256: what a move names. */
export interface Head {
	number: number;
	sha256: string;
	by: string;
}

/** Who has the page, whether it still stands or ran out; null where nobody took it. */
export function reservationOf({
	reserved_by: by,
	reserved_until: until
}: Pick<PageRow, 'reserved_by' | 'reserved_until'>): Reservation | null {
	return by !== null && until !== null ? { by, until: until.toISOString() } : null;
}

/** The page's row, kept from changing until the transaction ends. */
export async function lock(transaction: Sql, page: string): Promise<PageRow | undefined> {
	const row = await transaction
		.selectFrom('page')
		.selectAll()
		.where('id', '=', page)
		.forUpdate()
		.executeTakeFirst();
	return row && { ...row, state: row.state as PageState };
}

/** The page's row as it is now. */
export async function find(sql: Sql, page: string): Promise<PageRow | undefined> {
	const row = await sql.selectFrom('page').selectAll().where('id', '=', page).executeTakeFirst();
	return row && { ...row, state: row.state as PageState };
}

/** The pages of a record's scan (witness S) in order; locked when inside a moving transaction. */
export async function ofScan(
	sql: Sql,
	record: string,
	{ locked = false } = {}
): Promise<PageRow[]> {
	const query = sql
		.selectFrom('page')
		.innerJoin('surface', 'surface.id', 'page.surface')
		.selectAll('page')
		.where('page.record', '=', record)
		.where('surface.siglum', '=', 'S')
		.orderBy('surface.ordinal');
	const rows = await (locked ? query.forUpdate('page') : query).execute();
	return rows.map((row) => ({ ...row, state: row.state as PageState }));
}

export async function head(sql: Sql, { id, head }: PageRow): Promise<Head | null> {
	const row = await sql
		.selectFrom('revision')
		.select(['number', 'sha256', 'by'])
		.where('page', '=', id)
		.where('number', '=', head)
		.executeTakeFirst();
	return row ?? null;
}

/** Everyone, people and agents, who wrote the head or a revision after number `since`. */
export async function authors(
	sql: Sql,
	{ id, head }: PageRow,
	since: number | null
): Promise<Set<string>> {
	const rows = await sql
		.selectFrom('revision')
		.select('by')
		.distinct()
		.where('page', '=', id)
		.where((by) => by.or([by('number', '>', since ?? 0), by('number', '=', head)]))
		.execute();
	return new Set(rows.map(({ by }) => by));
}

export async function change(
	transaction: Sql,
	page: string,
	values: Updateable<Schema['page']>
): Promise<void> {
	await transaction.updateTable('page').set(values).where('id', '=', page).execute();
}
