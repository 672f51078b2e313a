import { expect, test } from 'vitest';
import { Allowance } from './allowance.ts';
import { Slots } from './slots.ts';
import { usageOf } from './usage.ts';

test('CPU seconds of all parts are summed, each part by its latest figure', () => {
	const allowance = new Allowance(10, 100, () => 0);
	const [a, b] = [Symbol(), Symbol()];
	allowance.spend(a, 4);
	allowance.spend(a, 6);
	expect([allowance.spentSeconds, allowance.over()]).toEqual([6, null]);
	allowance.spend(b, 4.5);
	expect([allowance.spentSeconds, allowance.over()]).toEqual([10.5, 'cpu']);
});

test('the wall clock runs from the start of the work', () => {
	let now = 1_000;
	const allowance = new Allowance(10, 5, () => now);
	now = 6_000;
	expect(allowance.over()).toBeNull();
	now = 6_001;
	expect(allowance.over()).toBe('wall');
});

test('as many run at once as there are slots, in order, and a failure frees its slot', async () => {
	const slots = new Slots(2);
	let running = 0;
	const seen: number[] = [];
	const work = (n: number) => async () => {
		seen.push(n);
		expect(++running).toBeLessThanOrEqual(2);
		await new Promise((next) => setTimeout(next, 5));
		running--;
		if (n === 1) throw new Error('first fails');
		return n;
	};
	const ends = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => slots.run(work(n))));
	expect(ends.map((end) => end.status === 'fulfilled' && end.value)).toEqual([false, 2, 3, 4, 5]);
	expect(seen).toEqual([1, 2, 3, 4, 5]);
});

test.skipIf(process.platform !== 'linux')('usage counts this very process', () => {
	const before = usageOf(process.pid)!;
	const began = process.cpuUsage();
	// Of its own time: on a busy machine little of it goes by while a clock does.
	while (process.cpuUsage(began).user < 60_000) Math.sqrt(began.user);
	expect(usageOf(process.pid)!.cpuSeconds).toBeGreaterThan(before.cpuSeconds);
	expect(before.residentBytes).toBeGreaterThan(20_000_000);
	expect(usageOf(2 ** 30)).toBeNull();
});
