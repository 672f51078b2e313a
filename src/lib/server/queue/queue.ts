import type { Sql } from '../storage/store.ts';

/** Jobs by kind; each names what it needs, never the data itself. */
export interface Jobs {
	recognise: { run: string };
}
export type JobKind = keyof Jobs;

/** Machine work that outlives a request and a restart. */
export interface Queue {
	/**
	 * Inside `sql`'s transaction, so that a job exists exactly when what caused it does. A lower
	 * turn is done first; of one turn, the one that came first.
	 */
	add<K extends JobKind>(sql: Sql, kind: K, job: Jobs[K], turn?: number): Promise<void>;
	/** Takes a waiting job back; of one that runs here the signal is raised. */
	cancel<K extends JobKind>(sql: Sql, kind: K, job: Jobs[K]): Promise<void>;
	/**
	 * Starts working; `concurrency` jobs of the kind at once. A job that throws is tried three
	 * times in all; the signal says that it was cancelled or took too long.
	 */
	work<K extends JobKind>(
		kind: K,
		concurrency: number,
		handle: (job: Jobs[K], signal: AbortSignal) => Promise<void>
	): Promise<void>;
	/** Waits for what runs (at most 10 s), then ends; what did not end is done after a restart. */
	stop(): Promise<void>;
}
