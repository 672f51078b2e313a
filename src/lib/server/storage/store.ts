import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** Reads and writes inside or outside a transaction look the same to a module of SQL. */
export type Sql = Kysely<Schema> | Transaction<Schema>;

/**
 * Parameterised SQL for libraries that bring their own (the queue). Without values the text may
 * hold several statements, whose rows come one after the other; a failed script is rolled back.
 */
export interface RawSql {
	execute(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/**
 * The database behind one interface; `embedded.ts` and `postgres.ts` open it. On both: times are
 * `Date`, `bigint` and `count()` are numbers, `numeric` is a string, JSON comes parsed.
 * The embedded database has one connection: inside a transaction use the transaction alone.
 */
export interface Store {
	readonly kind: 'embedded' | 'postgres';
	readonly sql: Kysely<Schema>;
	readonly raw: RawSql;
	close(): Promise<void>;
}
