import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openEmbedded } from '#lib/server/storage/embedded.ts';
import type { Store } from '#lib/server/storage/store.ts';
import { openQueue } from './boss.ts';

let store: Store;
beforeAll(async () => {
	store = await openEmbedded();
});
beforeEach(async () => {
	await store.raw.execute('drop schema if exists pgboss cascade');
});
afterAll(() => store.close());

const soon = async (until: () => boolean) => {
	for (let i = 0; i < 1_000 && !until(); i++) await new Promise((next) => setTimeout(next, 10));
	expect(until()).toBe(true);
};

test('a job runs once; its twin of a transaction that was taken back never', async () => {
	const queue = await openQueue(store);
	const done: string[] = [];
	const undone = store.sql.transaction().execute(async (tx) => {
		await queue.add(tx, 'recognise', { run: 'never' });
		throw new Error('taken back');
	});
	await expect(undone).rejects.toThrow('taken back');
	await store.sql.transaction().execute((tx) => queue.add(tx, 'recognise', { run: 'once' }));
	await queue.work('recognise', 2, async ({ run }) => void done.push(run));
	await soon(() => done.length > 0);
	await queue.stop();
	expect(done).toEqual(['once']);
});

test('a cancelled job hears of it while it runs, and never starts while it waits', async () => {
	const queue = await openQueue(store);
	const [started, stopped]: string[][] = [[], []];
	for (const run of ['first', 'second', 'third']) await queue.add(store.sql, 'recognise', { run });
	await queue.work('recognise', 1, async ({ run }, signal) => {
		started!.push(run);
		if (run !== 'first') return;
		await new Promise<void>((end) => signal.addEventListener('abort', () => end()));
		stopped!.push(run);
	});
	await soon(() => started!.length === 1);
	await queue.cancel(store.sql, 'recognise', { run: 'second' });
	await queue.cancel(store.sql, 'recognise', { run: 'first' });
	await soon(() => started!.length === 2);
	expect([started, stopped]).toEqual([['first', 'third'], ['first']]);
	await queue.stop();
});

test('a job that fails is tried three times, and does not hold up the next', async () => {
	const queue = await openQueue(store);
	const tried: string[] = [];
	await queue.add(store.sql, 'recognise', { run: 'poison' });
	await queue.add(store.sql, 'recognise', { run: 'good' });
	await queue.work('recognise', 1, async ({ run }) => {
		tried.push(run);
		if (run === 'poison') throw new Error('on purpose');
	});
	await soon(() => tried.length === 4);
	expect(tried.filter((run) => run === 'poison')).toHaveLength(3);
	expect(tried.indexOf('good')).toBe(1);
	await queue.stop();
});

test('a waiting job is kept for years, and what a failure leaves behind is the carrier’s alone', async () => {
	const queue = await openQueue(store);
	await queue.add(store.sql, 'recognise', { run: 'patient' });
	const { rows } = await store.raw.execute(
		`select state, retry_limit, expire_seconds, heartbeat_seconds,
			extract(day from keep_until - created_on) as days from pgboss.job`,
		[]
	);
	expect(rows).toMatchObject([
		{ state: 'created', retry_limit: 2, expire_seconds: 300, heartbeat_seconds: 60 }
	]);
	expect(Number(rows[0]!['days'])).toBeGreaterThan(3_600);
	await queue.stop();
});

test('a lower turn goes first, whatever came first; equal turns in the order they came', async () => {
	const queue = await openQueue(store);
	const order: string[] = [];
	for (const [run, turn] of [
		['c', 3],
		['a', 1],
		['b', 2],
		['z', 0],
		['bb', 2]
	] as const)
		await queue.add(store.sql, 'recognise', { run }, turn);
	await queue.work('recognise', 1, async ({ run }) => void order.push(run));
	await soon(() => order.length === 5);
	expect(order).toEqual(['z', 'a', 'b', 'bb', 'c']);
	await queue.stop();
});

test('a job that was cut off with its process is done after the next start', async () => {
	const first = await openQueue(store);
	await first.add(store.sql, 'recognise', { run: 'cut' });
	await first.stop();
	await store.raw.execute(`update pgboss.job set state = 'active', started_on = now()`, []);
	const second = await openQueue(store);
	const done: string[] = [];
	await second.work('recognise', 1, async ({ run }) => void done.push(run));
	await soon(() => done.length === 1);
	await second.stop();
	expect(done).toEqual(['cut']);
});

test('two workers do two jobs at once, and no job twice', async () => {
	const queue = await openQueue(store);
	const done: string[] = [];
	let [now, most] = [0, 0];
	for (let n = 0; n < 8; n++) await queue.add(store.sql, 'recognise', { run: `${n}` });
	await queue.work('recognise', 2, async ({ run }) => {
		most = Math.max(most, ++now);
		await new Promise((next) => setTimeout(next, 30));
		now--;
		done.push(run);
	});
	await soon(() => done.length === 8);
	await queue.stop();
	expect([most, new Set(done).size]).toEqual([2, 8]);
});
