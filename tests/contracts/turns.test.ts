import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openQueue } from '#lib/server/queue/boss.ts';
import type { Queue } from '#lib/server/queue/queue.ts';
import { openEmbedded } from '#lib/server/storage/embedded.ts';
import { migrate } from '#lib/server/storage/migrate.ts';
import { openPostgres } from '#lib/server/storage/postgres.ts';
import * as runs from '#lib/server/storage/run.ts';
import type { Sql, Store } from '#lib/server/storage/store.ts';
import { startCluster, whyNot, type Cluster } from '../support/cluster.ts';
import { seed } from '../support/workbench.ts';

/** Turn by turn between those who ask (guard 104), counted in pages, on both databases. */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-turns-'));
const missing = whyNot();
let cluster: Cluster | undefined;
const ADAPTERS = [
	{ name: 'embedded', without: null, open: () => openEmbedded(folder) },
	{
		name: 'PostgreSQL',
		without: missing,
		open: async () => openPostgres(await cluster!.database('sverka_turns'))
	}
];
beforeAll(async () => {
	if (!missing) cluster = await startCluster();
});
afterAll(async () => {
	await cluster?.stop();
	fs.rmSync(folder, { recursive: true });
});

describe.each(ADAPTERS)('the queue on $name', ({ without, open }) => {
	if (without) return test.skip(`not run: ${without}`, () => {});
	let store: Store;
	let queue: Queue;
	const at = new Date('2026-11-23T12:00:00Z');
	beforeAll(async () => {
		store = await open();
		await migrate(store.sql);
		await seed(store);
	});
	beforeEach(async () => {
		await store.sql.deleteFrom('run').execute();
		queue = await openQueue(store);
		await store.raw.execute('truncate pgboss.job', []);
	});
	afterAll(() => store.close());

	const ask = async (by: string, id: string, sql: Sql = store.sql) => {
		const run = { id, surface: 's1', settings: {}, asked_by: by, created_at: at };
		await queue.add(sql, 'recognise', { run: id }, await runs.add(sql, run));
	};
	/** `count` runs of one person in one transaction, as an import asks for them. */
	const askMany = (by: string, count: number) =>
		store.sql.transaction().execute(async (tx) => {
			for (let n = 1; n <= count; n++) await ask(by, `${by}-${n}`, tx);
		});

	/** Reads until nothing waits, one page after the other; `during` says what comes meanwhile. */
	async function readAll(
		count: number,
		during: (run: string, read: readonly string[]) => Promise<void> = async () => {}
	): Promise<string[]> {
		const read: string[] = [];
		await new Promise<void>((ended, broke) => {
			const handle = async ({ run }: { run: string }) => {
				const begun = await runs.begin(store.sql, run, at);
				if (!begun) throw new Error(`${run} cannot be begun`);
				read.push(run);
				await during(run, read);
				await runs.end(store.sql, begun, { state: 'ok', at });
				if (read.length === count) ended();
			};
			queue.work('recognise', 1, (job) => handle(job).catch(broke)).catch(broke);
		});
		await queue.stop();
		return read;
	}

	test('pages of one import are read in their order', async () => {
		await askMany('import', 12);
		expect(await readAll(12)).toEqual(Array.from({ length: 12 }, (_, n) => `import-${n + 1}`));
	});

	/** As if `by` had asked for `count` runs more, from number `from`: rows like the first, in one go. */
	async function askBulk(by: string, from: number, count: number): Promise<void> {
		const like = (table: string, alias: string, changed: string) => `
			insert into ${table}
			select (jsonb_populate_record(${alias}, jsonb_build_object(${changed}))).*
			from ${table} ${alias}, generate_series($1::int, $2::int) n`;
		const id = `'${by}-' || n`;
		const run = `'id', ${id}, 'turn', n`;
		const job = `'id', gen_random_uuid(), 'priority', -n, 'data', jsonb_build_object('run', ${id})`;
		await store.raw.execute(`${like('run', 'r', run)} where r.id = '${by}-1'`, [from, count]);
		await store.raw.execute(`${like('pgboss.job', 'j', job)} where j.data ->> 'run' = '${by}-1'`, [
			from,
			count
		]);
	}

	test('others wait for less than two pages each, however many one person asked for', async () => {
		await ask('greedy', 'greedy-1');
		await askBulk('greedy', 2, 9_999);
		await ask('greedy', 'greedy-10000');
		expect(await runs.find(store.sql, 'greedy-10000')).toMatchObject({ turn: 10_000 });
		const askedAfter = new Map<string, number>();
		const read = await readAll(30, async (_run, read) => {
			if (read.length !== 20) return;
			for (const person of ['anna', 'oleg', 'maria']) {
				askedAfter.set(person, read.length);
				await ask(person, `${person}-1`);
			}
		});
		expect(read.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, n) => `greedy-${n + 1}`));
		for (const [person, before] of askedAfter) {
			const between = read.slice(before, read.indexOf(`${person}-1`));
			expect(between.filter((run) => run.startsWith('greedy')).length).toBeLessThan(2);
		}
		const greedy = read.filter((run) => run.startsWith('greedy'));
		expect(greedy).toEqual(Array.from({ length: 27 }, (_, n) => `greedy-${n + 1}`));
		const { rows } = await store.raw.execute(
			`select count(*) as n from pgboss.job where state = 'created'`,
			[]
		);
		expect(rows).toEqual([{ n: 10_003 - 30 }]);
	});

	test('two who ask for many take turns, whoever came first', async () => {
		await askMany('anna', 8);
		await askMany('oleg', 8);
		const read = await readAll(16);
		for (let n = 2; n <= 16; n += 2) {
			const count = (who: string) => read.slice(0, n).filter((run) => run.startsWith(who)).length;
			expect(Math.abs(count('anna') - count('oleg')), `after ${n}`).toBeLessThanOrEqual(1);
		}
	});

	test('who comes late does not make up for the time before', async () => {
		await askMany('anna', 10);
		let came = false;
		const read = await readAll(20, async (_run, read) => {
			if (read.length !== 5 || came) return;
			came = true;
			await askMany('oleg', 10);
		});
		const after = read.slice(5, 15);
		expect(after.filter((run) => run.startsWith('oleg')).length).toBeGreaterThanOrEqual(4);
		expect(after.filter((run) => run.startsWith('anna')).length).toBeGreaterThanOrEqual(4);
	});

	test('what was cancelled costs its person no turn', async () => {
		await askMany('anna', 50);
		for (let n = 2; n <= 50; n++) {
			await runs.cancel(store.sql, `anna-${n}`, at, { code: 'reading_cancelled', facts: {} });
			await queue.cancel(store.sql, 'recognise', { run: `anna-${n}` });
		}
		await askMany('oleg', 3);
		await ask('anna', 'anna-again');
		const read = await readAll(5);
		expect(read.indexOf('anna-again')).toBeLessThan(4);
	});

	test('a page that failed is tried again after one round, not at once and not at the end', async () => {
		await askMany('anna', 6);
		await askMany('oleg', 6);
		const read: string[] = [];
		await new Promise<void>((ended) => {
			void queue.work('recognise', 1, async ({ run }) => {
				const begun = (await runs.begin(store.sql, run, at))!;
				read.push(run);
				const fails = run === 'anna-1' && begun.attempt === 1;
				await store.sql.transaction().execute(async (tx) => {
					const state = fails ? ('failed' as const) : ('ok' as const);
					await runs.end(tx, begun, { state, at });
					if (fails) await queue.add(tx, 'recognise', { run }, begun.turn + 1);
				});
				if (read.length === 13) ended();
			});
		});
		await queue.stop();
		const [first, second] = [read.indexOf('anna-1'), read.lastIndexOf('anna-1')];
		expect([first, second > first + 1, second <= 4]).toEqual([0, true, true]);
		const kept = await runs.find(store.sql, 'anna-1');
		expect(kept).toMatchObject({ state: 'ok', attempt: 2, turn: 2 });
	});
});
