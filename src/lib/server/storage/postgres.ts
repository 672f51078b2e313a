import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { StoreFault } from './fault.ts';
import type { Schema } from './schema.ts';
import type { RawSql, Store } from './store.ts';

/** Connections that one server keeps at most. */
const CONNECTIONS = 10;
const { INT8 } = pg.types.builtins;

/** The same values as the embedded database gives: see `Store`. */
const types: pg.CustomTypesConfig = {
	getTypeParser: ((oid: number, format: 'text') =>
		oid === INT8
			? Number
			: pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser']
};

/** Opens a PostgreSQL database (15 or newer) by its address, `postgres://…`. */
export async function openPostgres(address: string): Promise<Store> {
	const pool = new pg.Pool({ connectionString: address, max: CONNECTIONS, types });
	// An idle connection that breaks is replaced at the next statement; unheard it ends the process.
	pool.on('error', (error) => console.warn(`a database connection broke: ${error.message}`));
	try {
		await refuseOld(pool);
	} catch (error) {
		await pool.end();
		throw error instanceof StoreFault ? error : unreachable(error);
	}
	return {
		kind: 'postgres',
		sql: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }),
		raw: rawOver(pool),
		close: () => pool.end()
	};
}

async function refuseOld(pool: pg.Pool): Promise<void> {
	const { rows } = await pool.query<{ server_version: string }>('show server_version');
	const version = rows[0]?.server_version ?? '';
	if (Number.parseInt(version) < 15)
		throw new StoreFault(`PostgreSQL ${version} is too old: Sverka needs version 15 or newer.`);
}

/** Without the address: it may hold a password. */
function unreachable(cause: unknown): StoreFault {
	const { message, code } = cause as NodeJS.ErrnoException;
	// A name with several addresses fails without a message of its own.
	const reason = message || code;
	return new StoreFault(
		`The database that DATABASE_URL names does not answer (${reason}). Is it running, and is the address postgres://user:password@host:port/name? Then start again.`,
		{ cause }
	);
}

function rawOver(pool: pg.Pool): RawSql {
	return {
		execute: (text, values) =>
			values === undefined ? script(pool, text) : pool.query<Record<string, unknown>>(text, values)
	};
}

/** Several statements; one that fails must not leave its transaction open on a pooled connection. */
async function script(pool: pg.Pool, text: string): Promise<{ rows: Record<string, unknown>[] }> {
	const client = await pool.connect();
	try {
		// Without values `pg` answers with one result a statement.
		const results: pg.QueryResult | pg.QueryResult[] = await client.query(text);
		return { rows: [results].flat().flatMap((result) => result.rows) };
	} catch (error) {
		await client.query('rollback');
		throw error;
	} finally {
		client.release();
	}
}
