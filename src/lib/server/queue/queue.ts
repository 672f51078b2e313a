import type { Sql } from '../storage/store.ts';

/** Jobs by kind; each names what it needs, never the data itself. */
export interface Jobs {
	recognise: { run: string };
}
export type JobKind = keyof Jobs;

/** Machine work that outlives a request and a restart. */
export interface Queue {
	/** Inside `sql`'s transaction, so that a job exists exactly when what caused it does. */
	add<K extends JobKind>(sql: Sql, kind: K, job: Jobs[K]): Promise<void>;
	/** Starts working; `concurrency` jobs of the kind at once. */
	work<K extends JobKind>(
		kind: K,
		concurrency: number,
		handle: (job: Jobs[K], signal: AbortSignal) => Promise<void>
	): Promise<void>;
	stop(): Promise<void>;
}
