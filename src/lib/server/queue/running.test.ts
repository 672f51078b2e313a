import { expect, test } from 'vitest';
import { Running } from './running.ts';

const never = new AbortController().signal;
/** Ends when it is told to, and says whether it was. */
const obedient = (signal: AbortSignal) =>
	new Promise<void>((end) => signal.addEventListener('abort', () => end()));

test('a cancelled job hears of it, with the reason; others of its kind do not', async () => {
	const running = new Running();
	const signals: AbortSignal[] = [];
	const work = (signal: AbortSignal) => {
		signals.push(signal);
		return obedient(signal);
	};
	const first = running.run('recognise', { run: 'a' }, never, work);
	void running.run('recognise', { run: 'b' }, never, work);
	void running.run('export', { run: 'a' }, never, work);
	running.cancel('recognise', { run: 'a' });
	await first;
	expect(signals.map(({ aborted }) => aborted)).toEqual([true, false, false]);
	expect((signals[0]!.reason as Error).message).toBe('cancelled');
});

test('the same job twice at once: both hear', async () => {
	const running = new Running();
	const both = [1, 2].map(() => running.run('recognise', { run: 'a' }, never, obedient));
	running.cancel('recognise', { run: 'a' });
	await Promise.all(both);
});

test('the order of a job’s fields does not make it another job', async () => {
	const running = new Running();
	const work = running.run('x', { a: 1, b: 2 }, never, obedient);
	running.cancel('x', { b: 2, a: 1 });
	await work;
});

test('what the carrier says is heard too', async () => {
	const running = new Running();
	const carrier = new AbortController();
	const work = running.run('recognise', { run: 'a' }, carrier.signal, obedient);
	carrier.abort();
	await work;
});

test('a job that is over, or fails, is forgotten: cancelling it later touches nobody', async () => {
	const running = new Running();
	await running.run('recognise', { run: 'a' }, never, async () => {});
	const failed = running.run('recognise', { run: 'a' }, never, () =>
		Promise.reject(new Error('x'))
	);
	await expect(failed).rejects.toThrow('x');
	running.cancel('recognise', { run: 'a' });
	let heard = false;
	await running.run('recognise', { run: 'a' }, never, async (signal) => {
		heard = signal.aborted;
	});
	expect(heard).toBe(false);
});
