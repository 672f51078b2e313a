import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { distance, lives, thisProcess } from './holder.ts';
import * as lock from './lock.ts';

const folder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-lock-'));
const quick = { near: 0, 'before-boot': 0, container: 60, host: 60 };
const taken: lock.Lock[] = [];
afterEach(() => taken.splice(0).forEach((one) => one.release()));

async function take(where: string, options: lock.LockOptions = {}): Promise<lock.Lock> {
	const one = await lock.take(where, { watch: quick, ...options });
	taken.push(one);
	return one;
}

/** A claim as another process would have left it. */
function plant(where: string, change: object): string {
	const holder = { ...thisProcess('0-planted'), ...change };
	fs.mkdirSync(path.join(where, 'lock'), { recursive: true });
	const file = path.join(where, 'lock', 'held-0-planted.json');
	fs.writeFileSync(file, JSON.stringify(holder));
	return file;
}

test('the second is refused with the pid of the first, and may enter when it left', async () => {
	const where = folder();
	const first = await take(where);
	await expect(take(where)).rejects.toThrow(`process ${process.pid}`);
	first.release();
	expect((await take(where)).tookOver).toEqual([]);
});

test('a holder that ended without closing is taken over', async () => {
	const where = folder();
	const child = spawn(process.execPath, ['-e', '']);
	await once(child, 'exit');
	plant(where, { pid: child.pid });
	expect((await take(where)).tookOver.map((holder) => holder.pid)).toEqual([child.pid]);
});

test('another process that got the same pid is not the holder', async () => {
	const where = folder();
	plant(where, { startedAt: 'long ago' });
	expect((await take(where)).tookOver).toHaveLength(1);
});

test('after a restart of the machine the holder is gone, whatever its pid', async () => {
	const where = folder();
	plant(where, { boot: 'an earlier one' });
	expect((await take(where)).tookOver).toHaveLength(1);
});

test.each([{ host: 'another' }, { pidNamespace: 'pid:[1]' }])(
	'%o: its sign of life decides',
	async (elsewhere) => {
		const where = folder();
		const file = plant(where, elsewhere);
		const beat = setInterval(() => fs.utimesSync(file, new Date(), new Date()), 5);
		await expect(take(where)).rejects.toThrow(lock.FolderHeld);
		clearInterval(beat);
		expect((await take(where)).tookOver).toHaveLength(1);
	}
);

test('of many that start at once exactly one holds, again and again', async () => {
	for (let round = 0; round < 25; round++) {
		const where = folder();
		const ends = await Promise.allSettled([1, 2, 3, 4].map(() => take(where)));
		expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
		expect(fs.readdirSync(path.join(where, 'lock'))).toHaveLength(1);
	}
});

test('a holder whose file was taken away is told', async () => {
	const where = folder();
	const lost = new Promise<string>((tell) => {
		void take(where, { seenEvery: 10, onLost: () => tell('lost') });
	});
	await new Promise((next) => setTimeout(next, 30));
	fs.rmSync(path.join(where, 'lock'), { recursive: true });
	expect(await lost).toBe('lost');
});

test('this process lives, near itself', () => {
	const self = thisProcess('x');
	expect([lives(self), distance(self, self)]).toEqual([true, 'near']);
	expect(distance(self, { ...self, host: 'y' })).toBe('host');
});

test.each(['', '{"id":', '\0\0\0\0'])(
	'a claim that a power cut left as %j stops no start, unless it still gives signs of life',
	async (text) => {
		const where = folder();
		const file = plant(where, {});
		fs.writeFileSync(file, text);
		const beat = setInterval(() => fs.utimesSync(file, new Date(), new Date()), 5);
		await expect(take(where)).rejects.toThrow(/an unknown host/);
		clearInterval(beat);
		expect((await take(where)).tookOver).toMatchObject([{ pid: 0 }]);
		expect(fs.readdirSync(path.join(where, 'lock'))).toHaveLength(1);
	}
);

test('one who only asks, and dies while asking, is in nobody’s way', async () => {
	const where = folder();
	const child = spawn(process.execPath, ['-e', '']);
	await once(child, 'exit');
	const file = plant(where, { pid: child.pid });
	fs.renameSync(file, path.join(where, 'lock', 'asking-0-planted.json'));
	expect((await take(where)).tookOver).toHaveLength(1);
});

test('the sign of life is renewed for as long as the folder is held, and no longer', async () => {
	const where = folder();
	const one = await take(where, { seenEvery: 10 });
	const [name] = fs.readdirSync(path.join(where, 'lock'));
	const file = path.join(where, 'lock', name!);
	fs.utimesSync(file, new Date(0), new Date(0));
	for (let i = 0; i < 200 && fs.statSync(file).mtimeMs === 0; i++)
		await new Promise((next) => setTimeout(next, 5));
	expect(fs.statSync(file).mtimeMs).toBeGreaterThan(0);
	one.release();
	await new Promise((next) => setTimeout(next, 30));
	expect(fs.existsSync(file)).toBe(false);
});

test('what lies in the folder beside claims is left alone', async () => {
	const where = folder();
	fs.mkdirSync(path.join(where, 'lock'));
	fs.writeFileSync(path.join(where, 'lock', 'notes.txt'), 'x');
	await take(where);
	expect(fs.readdirSync(path.join(where, 'lock'))).toContain('notes.txt');
});
