import { expect, test } from 'vitest';
import { usageOf } from './usage.ts';

test.runIf(process.platform === 'linux')('a process is measured as it measures itself', () => {
	const before = usageOf(process.pid)!;
	const { user, system } = process.cpuUsage();
	expect(Math.abs(before.cpuSeconds - (user + system) / 1e6)).toBeLessThan(0.2);
	const resident = process.memoryUsage.rss();
	expect(Math.abs(before.residentBytes / resident - 1)).toBeLessThan(0.2);
	const held = Buffer.alloc(60_000_000, 1);
	while (process.cpuUsage().user < user + 60_000);
	const after = usageOf(process.pid)!;
	expect(after.cpuSeconds).toBeGreaterThan(before.cpuSeconds);
	expect(after.residentBytes - before.residentBytes).toBeGreaterThan(held.length / 2);
});

test('of a process that is not there nothing is known', () => {
	expect(usageOf(2 ** 30)).toBeNull();
});
