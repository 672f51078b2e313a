import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { done, refuse, type Outcome, type Refusal } from '#lib/outcome.ts';
import { events } from './events.ts';

interface Told {
	run: string;
	done: number;
	reason: Refusal | null;
}
const told = (run: string, count: number): Told => ({ run, done: count, reason: null });
let hear: (news: Told) => void;
let left = 0;
const listen = (hearing: (news: Told) => void) => {
	hear = hearing;
	return () => void left++;
};
const text = async (reader: ReadableStreamDefaultReader<Uint8Array>) =>
	new TextDecoder().decode((await reader.read()).value);
const open = (now: Told[], read: () => Promise<Outcome<Told[]>> = async () => done(now)) =>
	events(now, 'ru', read, listen).getReader();

beforeEach(() => {
	left = 0;
	vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('first what stands, then what is heard; the same twice is told once', async () => {
	const reader = open([told('a', 1)]);
	expect(await text(reader)).toBe('event: run\ndata: {"run":"a","done":1,"reason":null}\n\n');
	hear(told('a', 1));
	hear(told('a', 2));
	expect(await text(reader)).toContain('"done":2');
});

test('a reason is told in words of the language', async () => {
	const reader = open([]);
	hear({ ...told('a', 1), reason: refuse('reading_slow', { limit: 60 }).refusal });
	const said = await text(reader);
	expect(said).toContain('"code":"reading_slow","sentence":"Чтение страницы остановлено');
	expect(said).toContain('больше 60 с.');
});

test('what another process did is found in the store, and the line is kept alive', async () => {
	const reader = open([told('a', 1)], async () => done([told('a', 7)]));
	await text(reader);
	await vi.advanceTimersByTimeAsync(5_000);
	expect(await text(reader)).toContain('"done":7');
	expect(await text(reader)).toBe(': here\n\n');
});

test.each<[string, () => Promise<Outcome<Told[]>>]>([
	['rights are gone', async () => refuse('not_found')],
	['the store is gone', () => Promise.reject(new Error('closed'))]
])('it ends when %s', async (_what, read) => {
	const reader = open([], read);
	await vi.advanceTimersByTimeAsync(5_000);
	expect((await reader.read()).done).toBe(true);
	expect(left).toBe(1);
	hear(told('a', 1));
});

test('who leaves is forgotten; who stays is asked to connect anew after ten minutes', async () => {
	await open([]).cancel();
	expect([left, vi.getTimerCount()]).toEqual([1, 0]);
	const reader = open([]);
	await vi.advanceTimersByTimeAsync(600_000);
	for (let last = await reader.read(); !last.done; last = await reader.read());
	expect([left, vi.getTimerCount()]).toEqual([2, 0]);
});
