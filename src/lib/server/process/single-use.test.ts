import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { Allowance } from './allowance.ts';
import { SingleUse } from './single-use.ts';

/** Children that only note what becomes of them: how many live is what is asked here. */
const made = vi.hoisted(() => [] as { alive: boolean; asked: number; end: () => void }[]);
vi.mock('./child.ts', () => ({
	Child: class {
		alive = true;
		asked = 0;
		end = () => {};
		constructor() {
			made.push(this);
		}
		async ask() {
			this.asked++;
			if (!this.alive) return { ok: false, why: 'died', detail: '' };
			await new Promise<void>((end) => (this.end = end));
			return { ok: true, json: made.indexOf(this), blobs: [] };
		}
		kill() {
			this.alive = false;
			this.end();
		}
	}
}));

const KEEPING = { cpuSeconds: 1, residentBytes: 1, niceness: 0, answerBytes: 1 };
const open = (count: number) => new SingleUse(path.resolve('child.ts'), KEEPING, count);
const ask = (children: SingleUse) => children.ask('a', [], () => new Allowance(1, 1));
const alive = () => made.filter((child) => child.alive).length;
const soon = () => new Promise((next) => setImmediate(next));
afterEach(() => {
	made.length = 0;
	vi.useRealTimers();
});

test('no child is asked twice, and each is ended when it has answered', async () => {
	const children = open(2);
	for (let file = 0; file < 4; file++) {
		const answer = ask(children);
		await soon();
		const busy = made.find((child) => child.alive && child.asked === 1)!;
		busy.end();
		expect(await answer).toMatchObject({ ok: true });
		expect(busy.alive).toBe(false);
	}
	expect(made.map(({ asked }) => asked)).toEqual([1, 1, 1, 1, 0]);
	children.stop();
	expect(alive()).toBe(0);
});

test('while one works the next waits, and takes the next file without a start', async () => {
	const children = open(2);
	const first = ask(children);
	await soon();
	expect(made.map(({ asked }) => asked)).toEqual([1, 0]);
	made[0]!.end();
	await first;
	const second = ask(children);
	await soon();
	expect(made[1]!.asked).toBe(1);
	children.stop();
	await second;
});

test.each([1, 2, 3])('never more than %i at once, the waiting one counted', async (count) => {
	const children = open(count);
	const answers = Array.from({ length: 6 }, () => ask(children));
	let most = 0;
	for (let done = 0; done < 6; done++) {
		await soon();
		most = Math.max(most, alive());
		made.find((child) => child.alive && child.asked === 1)!.end();
		await soon();
		most = Math.max(most, alive());
	}
	await Promise.all(answers);
	expect(most).toBe(count);
	children.stop();
});

test('a waiting child that died is not asked; one that waits long is ended', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const children = open(2);
	const first = ask(children);
	await soon();
	made[1]!.alive = false;
	made[0]!.end();
	await first;
	expect(alive()).toBe(1);
	vi.advanceTimersByTime(119_000);
	expect(alive()).toBe(1);
	vi.advanceTimersByTime(2_000);
	expect(alive()).toBe(0);
	const second = ask(children);
	await soon();
	expect(made[1]!.asked).toBe(0);
	children.stop();
	await second;
});

test('after the stop nothing is started ahead', async () => {
	const children = open(2);
	const answer = ask(children);
	await soon();
	children.stop();
	await answer;
	expect(alive()).toBe(0);
	expect(made).toHaveLength(2);
});

test('what waits for a slot when all is stopped is cancelled, and starts no child', async () => {
	const children = open(1);
	const running = ask(children);
	const waiting = [ask(children), ask(children)];
	await soon();
	children.stop();
	await running;
	const started = made.length;
	expect(await Promise.all(waiting)).toEqual([
		{ ok: false, why: 'cancelled', detail: '' },
		{ ok: false, why: 'cancelled', detail: '' }
	]);
	expect(made).toHaveLength(started);
	expect(alive()).toBe(0);
});
