import { sql as fragment } from 'kysely';
import type { Sql } from './store.ts';

/** How often something was confirmed, more (or, taken back, less) than before. */
export type Counts = ReadonlyMap<string, number>;

/** Adds to the record's words; a word whose count falls to nothing goes. */
export async function addWords(sql: Sql, record: string, counts: Counts): Promise<void> {
	const rows = [...counts].filter(([, count]) => count !== 0);
	if (rows.length === 0) return;
	await sql
		.insertInto('lexicon')
		.values(rows.map(([word, count]) => ({ record, word, count })))
		.onConflict((conflict) =>
			conflict
				.columns(['record', 'word'])
				.doUpdateSet({ count: fragment`lexicon.count + excluded.count` })
		)
		.execute();
	await sql.deleteFrom('lexicon').where('record', '=', record).where('count', '<=', 0).execute();
}

/** What was read and what was right, as one key of `Counts`. */
export function pairKey(read: string, right: string): string {
	return JSON.stringify([read, right]);
}

/** Adds to the confusions confirmed on a page; keys are made by `pairKey`. */
export async function addConfusions(
	sql: Sql,
	{ record, page }: { record: string; page: string },
	counts: Counts
): Promise<void> {
	const rows = [...counts].filter(([, count]) => count !== 0);
	if (rows.length === 0) return;
	const values = rows.map(([key, count]) => {
		const [read, right] = JSON.parse(key) as [string, string];
		return { record, page, read, right, count };
	});
	await sql
		.insertInto('confusion')
		.values(values)
		.onConflict((conflict) =>
			conflict
				.columns(['page', 'read', 'right'])
				.doUpdateSet({ count: fragment`confusion.count + excluded.count` })
		)
		.execute();
	await sql.deleteFrom('confusion').where('page', '=', page).where('count', '<=', 0).execute();
}

/** The confusions that people confirmed in a record: what was read, what is right, how often. */
export async function confusionsOf(
	sql: Sql,
	record: string
): Promise<{ read: string; right: string; count: number }[]> {
	const rows = await sql
		.selectFrom('confusion')
		.select(['read', 'right', (by) => by.fn.sum<number>('count').as('count')])
		.where('record', '=', record)
		.groupBy(['read', 'right'])
		.orderBy('read')
		.orderBy('right')
		.execute();
	return rows.map(({ read, right, count }) => ({ read, right, count: Number(count) }));
}

/** As `confusionsOf`, and how many of them on one page of it. */
export async function confusionsAt(
	sql: Sql,
	record: string,
	page: string
): Promise<{ read: string; right: string; count: number; here: number }[]> {
	const rows = await sql
		.selectFrom('confusion')
		.select(['read', 'right', (by) => by.fn.sum<number>('count').as('count')])
		.select(fragment<number>`sum(case when page = ${page} then count else 0 end)`.as('here'))
		.where('record', '=', record)
		.groupBy(['read', 'right'])
		.execute();
	return rows.map(({ count, here, ...pair }) => ({
		...pair,
		count: Number(count),
		here: Number(here)
	}));
}

/** The confirmed words of a record that have so many letters, in lower case, with how often. */
export async function wordsOfLength(
	sql: Sql,
	record: string,
	letters: number
): Promise<Map<string, number>> {
	const rows = await sql
		.selectFrom('lexicon')
		.select(['word', 'count'])
		.where('record', '=', record)
		.where(fragment<boolean>`char_length(word) = ${letters}`)
		.orderBy('count', 'desc')
		.orderBy('word')
		.execute();
	return new Map(rows.map(({ word, count }) => [word, count]));
}
