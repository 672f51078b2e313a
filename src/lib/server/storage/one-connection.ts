import {
	CompiledQuery,
	PostgresAdapter,
	PostgresIntrospector,
	PostgresQueryCompiler,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type QueryResult
} from 'kysely';
import type { Turn } from './turn.ts';
import type { Rows, Statement } from './wire.ts';

type Run = (statement: Statement) => Promise<Rows>;

/** A connection for as long as its holder has the turn. */
class HeldConnection implements DatabaseConnection {
	readonly #run: Run;
	readonly release: () => void;

	constructor(run: Run, release: () => void) {
		this.#run = run;
		this.release = release;
	}

	async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
		const { rows, affected } = await this.#run({ text: sql, values: parameters });
		return {
			rows: rows as R[],
			numAffectedRows: affected === undefined ? undefined : BigInt(affected)
		};
	}

	// eslint-disable-next-line require-yield
	async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
		throw new Error('the embedded database does not stream rows');
	}
}

class OneConnectionDriver implements Driver {
	readonly #run: Run;
	readonly #turn: Turn;

	constructor(run: Run, turn: Turn) {
		this.#run = run;
		this.#turn = turn;
	}

	async init(): Promise<void> {}

	async acquireConnection(): Promise<HeldConnection> {
		return new HeldConnection(this.#run, await this.#turn.take());
	}

	/** With one connection every transaction is serial, so the level asked for is always kept. */
	async beginTransaction(connection: HeldConnection): Promise<void> {
		await connection.executeQuery(CompiledQuery.raw('begin'));
	}

	async commitTransaction(connection: HeldConnection): Promise<void> {
		await connection.executeQuery(CompiledQuery.raw('commit'));
	}

	async rollbackTransaction(connection: HeldConnection): Promise<void> {
		await connection.executeQuery(CompiledQuery.raw('rollback'));
	}

	async releaseConnection(connection: HeldConnection): Promise<void> {
		connection.release();
	}

	async destroy(): Promise<void> {}
}

/** PostgreSQL's SQL over one connection that is shared by turns. */
export function oneConnection(run: Run, turn: Turn): Dialect {
	return {
		createDriver: () => new OneConnectionDriver(run, turn),
		createQueryCompiler: () => new PostgresQueryCompiler(),
		createAdapter: () => new PostgresAdapter(),
		createIntrospector: (database) => new PostgresIntrospector(database)
	};
}
