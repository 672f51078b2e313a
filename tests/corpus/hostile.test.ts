import { randomBytes, scrypt } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Images } from '#lib/server/images/images.ts';
import { openImages } from '#lib/server/images/open.ts';
import { checkModels } from '#lib/server/reader/models.ts';
import { openReader } from '#lib/server/reader/open.ts';
import type { Reader } from '#lib/server/reader/reader.ts';
import { attack, readsWell } from '../support/attack.ts';
import { noise, plain } from '../support/pictures.ts';

let data: string;
let images: Images;
let reader: Reader;
beforeAll(async () => {
	data = await mkdtemp(path.join(os.tmpdir(), 'sverka-hostile-'));
	const [root, folder] = [process.cwd(), path.resolve('models')];
	images = openImages({ root, data });
	reader = openReader({ root, folder, models: await checkModels(folder), children: 2 });
});
afterAll(async () => {
	await Promise.all([images.stop(), reader.stop()]);
	await rm(data, { recursive: true });
});

test('200 mutated pictures: each has its answer, and a good line is read afterwards', async () => {
	const toll = await attack(images, reader, { count: 200, first: 1953 });
	const refused = Object.values(toll.refused).reduce((sum, count) => sum + count, 0);
	console.log(JSON.stringify(toll));
	expect(toll.taken + refused).toBe(200);
	expect(refused).toBeGreaterThan(50);
	expect(await readsWell(reader)).toContain('Правительство');
});

const hash = promisify(scrypt) as (word: string, salt: Buffer, length: number) => Promise<Buffer>;

test('while four slow pictures decode and read, a password is checked within a second', async () => {
	const slow = await noise(9_000, 9_000, 1, 3).png({ compressionLevel: 1 }).toBuffer();
	const grain = await noise(2_000, 2_000, 2, 4).png().toBuffer();
	const cancel = new AbortController();
	const work = [
		images.inspect(slow, 'a.png'),
		images.inspect(slow, 'b.png'),
		reader.read(
			['c', 'd'].map((id) => ({ id, png: grain, segmentation: 6 as const, languages: 'rus' })),
			{ signal: cancel.signal }
		)
	];
	const times: number[] = [];
	for (let i = 0; i < 20; i++) {
		const since = performance.now();
		await hash('пароль', randomBytes(16), 64);
		times.push(performance.now() - since);
		await new Promise((next) => setTimeout(next, 30));
	}
	cancel.abort();
	await Promise.all(work);
	console.log(`scrypt beside four slow pictures: longest ${Math.max(...times).toFixed(0)} ms`);
	expect(Math.max(...times)).toBeLessThan(1_000);
});

test('no child is left when all is stopped', async () => {
	await images.inspect(await plain(100, 100, 255).png().toBuffer(), 'a.png');
	await Promise.all([images.stop(), reader.stop()]);
	await new Promise((next) => setTimeout(next, 300));
	const rows = execFileSync('ps', ['--ppid', String(process.pid), '-o', 'args='], {
		encoding: 'utf8'
	});
	expect(rows).not.toMatch(/-child\.ts/);
});
