import { beforeEach, expect, test, vi } from 'vitest';
import { Allowance } from './allowance.ts';
import type { Answer } from './child.ts';
import { isError, Warm } from './warm.ts';

const made = vi.hoisted(() => [] as { alive: boolean; residentBytes: number }[]);
const next = vi.hoisted(() => ({ answer: { ok: true, json: 'read', blobs: [] } as unknown }));
vi.mock('./child.ts', () => ({
	Child: class {
		alive = true;
		residentBytes = 100;
		constructor() {
			made.push(this);
		}
		ask = async () => next.answer;
		kill() {
			this.alive = false;
		}
	}
}));

const KEEPING = { cpuSeconds: 1, residentBytes: 1_000, niceness: 0, answerBytes: 1 };
const open = () => new Warm('x.ts', KEEPING, { work: 10, residentBytes: 500, idleMs: 1_000 });
const ask = (warm: Warm, weight?: number) => warm.ask('a', [], new Allowance(1, 1), { weight });
const good: Answer = { ok: true, json: 'read', blobs: [] };
beforeEach(() => {
	made.length = 0;
	next.answer = good;
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	return () => vi.useRealTimers();
});

test('one child answers all, until its work is done', async () => {
	const warm = open();
	for (let i = 0; i < 9; i++) await ask(warm);
	expect(made.map(({ alive }) => alive)).toEqual([true]);
	await ask(warm);
	expect(made.map(({ alive }) => alive)).toEqual([false]);
	await ask(warm, 10);
	expect(made.map(({ alive }) => alive)).toEqual([false, false]);
});

test.each<[string, Answer]>([
	['a limit', { ok: false, why: 'cpu', detail: '' }],
	['its death', { ok: false, why: 'died', detail: '' }],
	['an error of its work', { ok: true, json: { error: 'a string' }, blobs: [] }]
])('%s ends it, and the next question has a fresh one', async (_what, answer) => {
	const warm = open();
	next.answer = answer;
	expect(await ask(warm)).toBe(answer);
	expect(made[0]!.alive).toBe(false);
	next.answer = good;
	expect(await ask(warm)).toBe(good);
	expect(made).toHaveLength(2);
});

test('one that has grown is ended after its answer', async () => {
	const warm = open();
	await ask(warm);
	made[0]!.residentBytes = 501;
	expect(await ask(warm)).toBe(good);
	expect(made[0]!.alive).toBe(false);
});

test('woken it waits for its first question, once, and not for ever', async () => {
	const warm = open();
	warm.wake();
	warm.wake();
	expect(made).toHaveLength(1);
	await ask(warm);
	expect(made).toHaveLength(1);
	vi.advanceTimersByTime(999);
	expect(made[0]!.alive).toBe(true);
	vi.advanceTimersByTime(1);
	expect(made[0]!.alive).toBe(false);
	warm.wake();
	expect(made).toHaveLength(2);
	vi.advanceTimersByTime(1_000);
	expect(made[1]!.alive).toBe(false);
});

test.each([
	[{ error: 'x' }, true],
	[{ lines: [] }, false],
	['error', false],
	[null, false],
	[undefined, false]
])('%j is an error of the work: %s', (json, expected) => expect(isError(json)).toBe(expected));
