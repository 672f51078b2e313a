import { expect, test } from 'vitest';
import { Turn } from './turn.ts';

test('the turn goes round in the order of asking, one at a time', async () => {
	const turn = new Turn();
	const seen: string[] = [];
	const work = (name: string) =>
		turn.run(async () => {
			seen.push(`${name} in`);
			await new Promise((next) => setTimeout(next, 2));
			seen.push(`${name} out`);
		});
	await Promise.all(['a', 'b', 'c'].map(work));
	expect(seen).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
});

test('a failure gives the turn back', async () => {
	const turn = new Turn();
	await expect(turn.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
	expect(await turn.run(async () => 'next')).toBe('next');
});

test('giving back twice does not let two in', async () => {
	const turn = new Turn();
	const release = await turn.take();
	const second = turn.take();
	release();
	release();
	await second;
	let third = false;
	void turn.take().then(() => (third = true));
	await new Promise((next) => setTimeout(next, 5));
	expect(third).toBe(false);
});

test('who waits for himself is told so, and the turn goes on after him', async () => {
	const turn = new Turn(20);
	const release = await turn.take();
	await expect(turn.take()).rejects.toThrow(/inside a transaction/);
	release();
	expect(await turn.run(async () => 'free')).toBe('free');
});
