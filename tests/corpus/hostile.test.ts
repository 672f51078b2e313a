import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hash, verify } from '#lib/server/auth/password-hash.ts';
import type { Images } from '#lib/server/images/images.ts';
import { openImages } from '#lib/server/images/open.ts';
import { checkModels } from '#lib/server/reader/models.ts';
import { openReader } from '#lib/server/reader/open.ts';
import type { Reader } from '#lib/server/reader/reader.ts';
import { attack, readsWell, toll } from '../support/attack.ts';
import { plain, seeds, slowPng } from '../support/pictures.ts';

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

/** What may be said of a picture that somebody spoilt; all else would be a fault of ours. */
const SAID = [
	...['picture_empty', 'picture_foreign', 'picture_damaged', 'picture_small'],
	...['picture_large', 'picture_pages', 'picture_scans']
];

test('200 mutated pictures of every format: each is read or refused in words, and a good page afterwards is read', async () => {
	const met = await attack({ images, reader, data }, { count: 200, first: 1953 });
	console.log(JSON.stringify(toll(met)));
	expect(met.map(({ seed }) => seed).sort()).toEqual(
		Array.from({ length: 200 }, (_, n) => 1953 + n)
	);
	const formats = await seeds();
	for (const from of formats.keys())
		expect(met.filter((one) => one.from === from).length).toBeGreaterThanOrEqual(
			Math.floor(200 / formats.length)
		);
	for (const { seed, admission, read, raw } of met) {
		if (admission === 'taken') {
			expect([seed, read]).toEqual([seed, 'read']);
			expect([seed, 'read', 'reading_failed']).toContain(raw);
		} else expect([seed, SAID.includes(admission) || admission]).toEqual([seed, true]);
	}
	const taken = met.filter(({ admission }) => admission === 'taken').length;
	expect(Math.min(taken, met.length - taken)).toBeGreaterThan(20);
	expect(await readsWell(images, reader)).toBeGreaterThan(0.8);
});

test('passwords are checked while four slow pictures still decode: none of them holds what a sign-in needs', async () => {
	// As large as is allowed, 950 MB unpacked: several seconds of a core each.
	const slow = slowPng(10_900);
	const apart = openImages({ root: process.cwd(), data });
	let decoded = 0;
	const work = ['a', 'b', 'c', 'd'].map((name) =>
		apart.inspect(slow, name).finally(() => decoded++)
	);
	const stored = await hash('тихая ночь над озером');
	const checked = [];
	for (const word of ['тихая ночь над озером', 'другое слово', 'тихая ночь над озером'])
		checked.push(await verify(stored, word));
	expect([checked, decoded]).toEqual([[true, false, true], 0]);
	// Two at a time: those that waited are ended as they begin.
	for (; decoded < work.length; await new Promise((next) => setTimeout(next, 100)))
		await apart.stop();
	const ends = await Promise.all(work);
	expect(ends.map((end) => end.ok)).toEqual([false, false, false, false]);
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
