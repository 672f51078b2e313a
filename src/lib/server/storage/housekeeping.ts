import type { RawSql } from './store.ts';

/** Ms. Without a checkpoint the log grows to a gigabyte and the next start takes many seconds. */
const CHECKPOINT_EVERY = 60_000;
/** Checkpoints between two clean-ups: the embedded database has no autovacuum. */
const VACUUM_EVERY = 10;

/** What the database's own background processes do elsewhere. */
export class Housekeeping {
	readonly #raw: RawSql;
	readonly #timer: NodeJS.Timeout;
	#rounds = 0;
	#work: Promise<void> = Promise.resolve();
	#wal: string | null = null;

	constructor(raw: RawSql, every = CHECKPOINT_EVERY) {
		this.#raw = raw;
		this.#timer = setInterval(() => this.#start(), every);
		this.#timer.unref();
	}

	async stop(): Promise<void> {
		clearInterval(this.#timer);
		await this.#work;
	}

	/** A fault here must not end the program; the statements of people will meet it and say so. */
	#start(): void {
		this.#work = this.#work
			.then(() => this.round())
			.catch((error: unknown) => console.error('housekeeping of the database failed:', error));
	}

	/** One round: nothing when nothing was written since the last one. */
	async round(): Promise<void> {
		if ((await this.#written()) === this.#wal) return;
		if (this.#rounds++ % VACUUM_EVERY === 0) await this.#vacuum();
		await this.#raw.execute('checkpoint');
		this.#wal = await this.#written();
	}

	async #written(): Promise<string> {
		const { rows } = await this.#raw.execute('select pg_current_wal_insert_lsn()::text as at', []);
		return String(rows[0]?.at);
	}

	/** Table by table, so that nobody waits for all of them. */
	async #vacuum(): Promise<void> {
		const { rows } = await this.#raw.execute(
			`select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables`,
			[]
		);
		for (const { name } of rows) await this.#raw.execute(`vacuum (analyze) ${String(name)}`);
	}
}
