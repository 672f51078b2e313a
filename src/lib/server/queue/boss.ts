import { fromKysely, PgBoss, type Db } from 'pg-boss';
import type { Sql, Store } from '../storage/store.ts';
import type { JobKind, Jobs, Queue } from './queue.ts';
import { Running } from './running.ts';

/** How jobs are carried; times in seconds. Results and parking are kept in our own rows. */
const CARRIAGE = {
	/** Three attempts in all. */
	retryLimit: 2,
	retryDelay: 2,
	/** Over the longest time that a page may take. */
	expireInSeconds: 300,
	/** A dead worker is noticed. */
	heartbeatSeconds: 60,
	/** Waiting jobs are not thrown away: by default they are after 14 days. */
	retentionSeconds: 10 * 365 * 24 * 3600
};
const POLLING_SECONDS = 0.5;
const STOP_MS = 10_000;
const KINDS: JobKind[] = ['recognise'];

/** The queue in the store's own database. */
export async function openQueue(store: Store): Promise<Queue> {
	const boss = new PgBoss({
		// Scripts of several statements come with an empty list, which one statement alone may have.
		db: {
			executeSql: (text, values) => store.raw.execute(text, values?.length ? values : undefined)
		},
		backend: store.kind === 'embedded' ? 'pglite' : 'postgres',
		schedule: false
	});
	boss.on('error', (error) => console.warn(`the queue met a fault: ${error.message}`));
	await boss.start();
	for (const kind of KINDS) await boss.createQueue(kind, CARRIAGE);
	// The embedded store has one process: what counts as running was cut off with the last one.
	if (store.kind === 'embedded') for (const kind of KINDS) await resume(boss, kind);
	return queueOver(boss);
}

async function resume(boss: PgBoss, kind: JobKind): Promise<void> {
	const jobs = await boss.findJobs(kind);
	const cut = jobs.filter(({ state }) => state === 'active').map(({ id }) => id);
	if (cut.length === 0) return;
	await boss.cancel(kind, cut);
	await boss.resume(kind, cut);
}

function queueOver(boss: PgBoss): Queue {
	const running = new Running();
	/** Looks for the next job as soon as one is done: a short one must not cost a wait. */
	const oneWorker = async <K extends JobKind>(
		kind: K,
		handle: (job: Jobs[K], signal: AbortSignal) => Promise<void>
	) => {
		let own = '';
		const settings = { batchSize: 1, pollingIntervalSeconds: POLLING_SECONDS };
		own = await boss.work<Jobs[K]>(kind, settings, async (jobs) => {
			for (const { data, signal } of jobs)
				await running
					.run(kind, data, signal, (either) => handle(data, either))
					.finally(() => boss.notifyWorker(own));
		});
	};
	return {
		async add(sql, kind, job, turn = 0) {
			await boss.send(kind, job, { priority: -turn, db: within(sql) });
		},
		async cancel(sql, kind, job) {
			const found = await boss.findJobs(kind, { data: job, db: within(sql) });
			const open = found.filter(({ state }) => ['created', 'retry', 'active'].includes(state));
			const ids = open.map(({ id }) => id);
			if (ids.length > 0) await boss.cancel(kind, ids, { db: within(sql) });
			running.cancel(kind, job);
		},
		async work(kind, concurrency, handle) {
			for (let n = 0; n < concurrency; n++) await oneWorker(kind, handle);
		},
		stop: () => boss.stop({ graceful: true, close: false, timeout: STOP_MS })
	};
}

function within(sql: Sql): Db {
	return fromKysely(sql as Parameters<typeof fromKysely>[0]);
}
