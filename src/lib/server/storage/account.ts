import type { Selectable } from 'kysely';
import type { Account } from '#lib/account/account.ts';
import type { Role } from '#lib/workflow/role.ts';
import type { Schema } from './schema.ts';
import type { Sql } from './store.ts';

type Row = Selectable<Schema['account']>;

const COLUMNS = ['id', 'name', 'email', 'role', 'credit', 'disabled'] as const;

export async function find(sql: Sql, id: string): Promise<Account | null> {
	const row = await sql
		.selectFrom('account')
		.select(COLUMNS)
		.where('id', '=', id)
		.executeTakeFirst();
	return row ? account(row) : null;
}

export async function idOf(sql: Sql, email: string): Promise<string | null> {
	const row = await sql
		.selectFrom('account')
		.select('id')
		.where('email', '=', email)
		.executeTakeFirst();
	return row?.id ?? null;
}

export async function any(sql: Sql): Promise<boolean> {
	return (await sql.selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** A person as the list of people shows them; `lastSeen` is of a session that still stands. */
export interface Listed extends Account {
	since: Date;
	lastSeen: Date | null;
}

export async function list(sql: Sql): Promise<Listed[]> {
	const rows = await sql
		.selectFrom('account')
		.leftJoin('session', 'session.userId', 'account.id')
		.select(COLUMNS.map((column) => `account.${column}` as const))
		.select((eb) => ['account.createdAt as since', eb.fn.max('session.updatedAt').as('lastSeen')])
		.groupBy('account.id')
		.orderBy('account.createdAt')
		.execute();
	return rows.map(({ since, lastSeen, ...row }) => ({ ...account(row), since, lastSeen }));
}

/** A new person who signs in by e-mail and the password behind `passwordHash`. */
export async function add(
	sql: Sql,
	person: Omit<Account, 'disabled' | 'credit'>,
	{ passwordHash, at }: { passwordHash: string; at: Date }
): Promise<void> {
	const times = { createdAt: at, updatedAt: at };
	await sql
		.insertInto('account')
		.values({
			...person,
			...times,
			credit: null,
			disabled: false,
			emailVerified: true,
			image: null
		})
		.execute();
	await sql
		.insertInto('credential')
		.values({
			...times,
			id: `${person.id}-c`,
			userId: person.id,
			accountId: person.id,
			providerId: 'credential',
			password: passwordHash
		})
		.execute();
}

export async function change(
	sql: Sql,
	id: string,
	change: Partial<Pick<Row, 'role' | 'disabled' | 'credit' | 'name'>>,
	at: Date
): Promise<void> {
	await sql
		.updateTable('account')
		.set({ ...change, updatedAt: at })
		.where('id', '=', id)
		.execute();
}

export async function passwordHash(sql: Sql, id: string): Promise<string> {
	const row = await sql
		.selectFrom('credential')
		.select('password')
		.where('userId', '=', id)
		.where('providerId', '=', 'credential')
		.executeTakeFirst();
	return row?.password ?? '';
}

export async function changePassword(sql: Sql, id: string, hash: string, at: Date): Promise<void> {
	await sql
		.updateTable('credential')
		.set({ password: hash, updatedAt: at })
		.where('userId', '=', id)
		.where('providerId', '=', 'credential')
		.execute();
}

/** Archivists who can sign in, the rows kept from changing until the transaction ends. */
export async function archivists(transaction: Sql): Promise<string[]> {
	const rows = await transaction
		.selectFrom('account')
		.select('id')
		.where('role', '=', 'archivist')
		.where('disabled', '=', false)
		.forUpdate()
		.execute();
	return rows.map(({ id }) => id);
}

function account(row: Pick<Row, (typeof COLUMNS)[number]>): Account {
	return { ...row, role: row.role as Role };
}

/** How a person wishes to be named; null for not at all. */
export async function creditOf(sql: Sql, id: string): Promise<string | null> {
	const row = await sql
		.selectFrom('account')
		.select('credit')
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.credit ?? null;
}
