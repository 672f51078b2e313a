import { expect, test } from 'vitest';
import { openEmbedded } from '#lib/server/storage/embedded.ts';
import { openQueue } from './boss.ts';

const soon = async (until: () => boolean) => {
	for (let i = 0; i < 1_000 && !until(); i++) await new Promise((next) => setTimeout(next, 10));
	expect(until()).toBe(true);
};

test('a job runs once; its twin of a transaction that was taken back never', async () => {
	const store = await openEmbedded();
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
	await store.close();
});

test('a cancelled job hears of it while it runs, and never starts while it waits', async () => {
	const store = await openEmbedded();
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
	await store.close();
});

test('a job that fails is tried three times, and does not hold up the next', async () => {
	const store = await openEmbedded();
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
	await store.close();
});
