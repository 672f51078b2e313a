import { createHash } from 'node:crypto';
import { sql as fragment } from 'kysely';
import { BEGINNING, firstBreak, sealText, type Entry, type Sealed } from '#lib/workflow/audit.ts';
import type { Sql } from './store.ts';

/** The key of the lock that lets one transaction at a time lengthen the chain. */
const CHAIN_LOCK = 7_101_953;

/** What is done, without what has a default: no record, no move, no detail. */
export type NewEntry = Pick<Entry, 'who' | 'action' | 'object'> & Partial<Entry> & { at: string };

/**
 * Appends to the audit trail inside the caller's transaction: the entry stands exactly when what
 * it tells of does. Call it last, since it makes other writers wait until the transaction ends.
 * Gives the entry's number.
 */
export async function append(transaction: Sql, entry: NewEntry): Promise<number> {
	if (!transaction.isTransaction) throw new Error('an entry of the trail needs a transaction');
	await fragment`select pg_advisory_xact_lock(${fragment.lit(CHAIN_LOCK)})`.execute(transaction);
	const whole: Entry = { record: null, was: null, became: null, detail: {}, ...entry };
	whole.at = new Date(whole.at).toISOString();
	const previous = await lastHash(transaction);
	const { number } = await transaction
		.insertInto('event')
		.values({
			...whole,
			detail: JSON.stringify(whole.detail),
			previous_hash: previous,
			hash: sha256(sealText(whole, previous))
		})
		.returning('number')
		.executeTakeFirstOrThrow();
	return number;
}

/** Entries about a record, oldest first. */
export async function ofRecord(sql: Sql, record: string): Promise<Sealed[]> {
	const rows = await sql
		.selectFrom('event')
		.selectAll()
		.where('record', '=', record)
		.orderBy('number')
		.execute();
	return rows.map(sealed);
}

/** The newest entry of one action about a record. */
export async function newest(
	sql: Sql,
	record: string,
	action: string
): Promise<Sealed | undefined> {
	const row = await sql
		.selectFrom('event')
		.selectAll()
		.where('record', '=', record)
		.where('action', '=', action)
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row && sealed(row);
}

/** The entry with this number. */
export async function find(sql: Sql, number: number): Promise<Sealed | undefined> {
	const row = await sql
		.selectFrom('event')
		.selectAll()
		.where('number', '=', number)
		.executeTakeFirst();
	return row && sealed(row);
}

/** The newest entry of one kind about one object. */
export async function lastOf(
	sql: Sql,
	object: string,
	action: string
): Promise<Sealed | undefined> {
	const row = await sql
		.selectFrom('event')
		.selectAll()
		.where('object', '=', object)
		.where('action', '=', action)
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row && sealed(row);
}

/** The number of the first entry that was altered, removed before, or slipped in; null: none. */
export async function verifyChain(sql: Sql): Promise<number | null> {
	const portion = 1000;
	let [after, previous] = [0, BEGINNING];
	for (;;) {
		const rows = await sql
			.selectFrom('event')
			.selectAll()
			.where('number', '>', after)
			.orderBy('number')
			.limit(portion)
			.execute();
		const broken = firstBreak(rows.map(sealed), sha256, previous);
		const last = rows.at(-1);
		if (broken !== null || !last || rows.length < portion) return broken;
		[after, previous] = [last.number, last.hash];
	}
}

async function lastHash(sql: Sql): Promise<string> {
	const last = await sql
		.selectFrom('event')
		.select('hash')
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
	return last?.hash ?? BEGINNING;
}

type Row = Omit<Sealed, 'at' | 'previousHash'> & { at: Date; previous_hash: string };

function sealed({ at, previous_hash, ...row }: Row): Sealed {
	return { ...row, at: at.toISOString(), previousHash: previous_hash };
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
