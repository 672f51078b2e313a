import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Allowance } from './allowance.ts';
import { Child, type Keeping } from './child.ts';

const SCRIPT = path.join(import.meta.dirname, 'fixture/odd-child.ts');
const KEEPING: Keeping = {
	cpuSeconds: 20,
	residentBytes: 300_000_000,
	niceness: 10,
	answerBytes: 1_000_000
};
const running: Child[] = [];
const start = (keeping: Partial<Keeping> = {}) => {
	const child = new Child(SCRIPT, { ...KEEPING, ...keeping });
	running.push(child);
	return child;
};
const plenty = () => new Allowance(60, 60);
afterEach(() => running.splice(0).forEach((child) => child.kill('cancelled')));

test('a child answers with what it got, in an empty environment and an empty folder', async () => {
	const child = start();
	const blob = Buffer.from([1, 2, 3]);
	const answer = await child.ask('echo', [blob, Buffer.alloc(0)], plenty());
	expect(answer).toMatchObject({ ok: true, json: { environment: {} } });
	expect(answer.ok && answer.blobs).toEqual([blob, Buffer.alloc(0)]);
	expect(answer.ok && (answer.json as { folder: string }).folder).not.toBe(process.cwd());
});

test('what it throws comes back as words, and it lives on', async () => {
	const child = start();
	expect(await child.ask('throw', [], plenty())).toMatchObject({ json: { error: 'on purpose' } });
	expect(await child.ask('reject', [], plenty())).toMatchObject({ json: { error: 'a string' } });
	expect(child.alive).toBe(true);
	expect(child.residentBytes).toBeGreaterThan(10_000_000);
});

test.runIf(process.platform === 'linux')(
	'each piece of work is charged with what was used for it, and no other with that again',
	async () => {
		const child = start();
		const [toil, rest] = [new Allowance(60, 60), new Allowance(0.2, 60)];
		await child.ask('toil', [], toil);
		expect(toil.spentSeconds).toBeGreaterThan(0.3);
		for (let round = 0; round < 3; round++)
			expect(await child.ask('echo', [], rest)).toMatchObject({ ok: true });
		expect(rest.spentSeconds).toBeLessThan(0.2);
	}
);

describe('each way to end has its name', () => {
	test.each([
		['exit', 'died', plenty],
		['burn', 'cpu', () => new Allowance(0.3, 60)],
		['hang', 'wall', () => new Allowance(60, 0.3)],
		['swell', 'memory', plenty],
		['shout', 'answer', plenty]
	] as const)('%s: %s', async (deed, why, allowance) => {
		const child = start();
		await child.ask('echo', [], plenty());
		expect(await child.ask(deed, [], allowance())).toMatchObject({ ok: false, why });
		expect(child.alive).toBe(false);
		expect(await child.ask('echo', [], plenty())).toMatchObject({ ok: false });
	});

	test.skipIf(process.platform === 'win32')(
		'the kernel ends it where the parent cannot',
		async () => {
			const child = start({ cpuSeconds: 1 });
			expect(await child.ask('burn', [], plenty())).toMatchObject({ ok: false, why: 'cpu' });
		}
	);

	test('a signal to cancel ends it', async () => {
		const cancel = new AbortController();
		const answer = start().ask('burn', [], plenty(), cancel.signal);
		cancel.abort();
		expect(await answer).toMatchObject({ ok: false, why: 'cancelled' });
	});

	test('a script that does not start', async () => {
		const child = new Child(path.join(import.meta.dirname, 'fixture/absent.ts'), KEEPING);
		expect(await child.ask('echo', [], plenty())).toMatchObject({ ok: false, why: 'died' });
	});

	test('a script that never says it is ready is ended after 15 seconds', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const child = new Child(path.join(import.meta.dirname, 'fixture/silent-child.ts'), KEEPING);
		const answer = child.ask('echo', [], plenty());
		vi.advanceTimersByTime(14_999);
		expect(child.alive).toBe(true);
		vi.advanceTimersByTime(1);
		vi.useRealTimers();
		expect([child.alive, await answer]).toMatchObject([false, { ok: false, why: 'start' }]);
	});
});

test.each(['write', 'fetch', 'spawn'])('a child may not %s', async (deed) => {
	const answer = await start().ask(deed, [], plenty());
	expect(answer).toMatchObject({ ok: true, json: { error: expect.any(String) } });
	expect((answer as { json: { error: string } }).json.error).toMatch(
		/restricted|denied|fetch failed/i
	);
});

test('one that has flags of its own runs with them, another without', async () => {
	for (const flags of [['--single-threaded'], []]) {
		const answer = await start({ flags }).ask('echo', [], plenty());
		const told = (answer as { json: { flags: string[] } }).json.flags;
		expect(told.filter((flag) => flag === '--single-threaded')).toEqual(flags);
	}
});

test('one that is given a folder writes there, and nowhere beside it', async () => {
	const writes = mkdtempSync(path.join(os.tmpdir(), 'sverka-writes-'));
	const beside = `${writes}-beside`;
	const child = start({ writes });
	const write = (file: string) => child.ask('writeThere', [Buffer.from(file)], plenty());
	expect(await write(path.join(writes, 'a'))).toMatchObject({ ok: true, json: null });
	expect(readFileSync(path.join(writes, 'a'), 'utf8')).toBe('kept');
	expect(await write(beside)).toMatchObject({
		json: { error: expect.stringMatching(/restricted/) }
	});
	expect(existsSync(beside)).toBe(false);
	rmSync(writes, { recursive: true });
});
