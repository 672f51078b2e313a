import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Zone } from '#lib/facsimile/zone.ts';
import { lines } from '#lib/transcription/page.ts';
import * as pictures from '../support/pictures.ts';
import * as sample from '../support/sample.ts';
import { RECORD } from '../support/sample.ts';
import { tiff } from '../support/tiff.ts';
import { openImages } from '#lib/server/images/open.ts';

let data: string;
let images: ReturnType<typeof openImages>;
const keep = async (name: string, bytes: Buffer) => {
	const file = path.join(data, name);
	await writeFile(file, bytes);
	return file;
};
beforeAll(async () => {
	data = await mkdtemp(path.join(os.tmpdir(), 'sverka-images-'));
	// What is laid down for a moment is looked for there, and is of no other test.
	vi.stubEnv('TMPDIR', data);
	images = openImages({ root: process.cwd(), data });
});
afterAll(async () => {
	await images.stop();
	vi.unstubAllEnvs();
	await rm(data, { recursive: true });
});

/** Left half black, right half white, 600 × 400, to be shown turned by a quarter (EXIF 6). */
async function halves(): Promise<Buffer> {
	const black = await pictures.plain(300, 400, 0).png().toBuffer();
	return pictures
		.plain(600, 400, 255)
		.composite([{ input: black, left: 0, top: 0 }])
		.withMetadata({ orientation: 6 })
		.jpeg()
		.toBuffer();
}
const tone = async (jpeg: Buffer | null) => (await sharp(jpeg!).stats()).channels[0]!.mean;

test('tiles and crops show the picture upright, and nothing of its metadata', async () => {
	const pyramid = await images.pyramid(await keep('halves.jpg', await halves()), 0);
	expect(await sharp(pyramid).metadata()).toMatchObject({ width: 400, height: 600, pages: 3 });
	expect(await tone(await images.tile(pyramid, 10, 0, 0))).toBeLessThan(2);
	expect(await tone(await images.tile(pyramid, 10, 1, 2))).toBeGreaterThan(253);
	const small = await sharp((await images.tile(pyramid, 8, 0, 0))!).metadata();
	expect([small.width, small.height, small.orientation]).toEqual([100, 150, undefined]);
	const zone = { ulx: 100, uly: 100, lrx: 300, lry: 200 };
	const crop = await images.crop(pyramid, zone, 50);
	expect(await sharp(crop!).metadata()).toMatchObject({ format: 'jpeg', width: 50, height: 25 });
	expect(await tone(crop)).toBeLessThan(2);
	// The sheet is black above and white below: lying on its right side, black is at the right.
	const seam = { ulx: 100, uly: 200, lrx: 200, lry: 400 };
	const turned = await images.crop(pyramid, seam, 100, 'jpeg', 90);
	expect(await sharp(turned!).metadata()).toMatchObject({ width: 100, height: 50 });
	const half = (left: number) => ({ left, top: 0, width: 40, height: 50 });
	const halves_ = [0, 60].map((left) => sharp(turned!).extract(half(left)).toBuffer());
	const [left, right] = await Promise.all(halves_);
	expect(await tone(left!)).toBeGreaterThan(253);
	expect(await tone(right!)).toBeLessThan(2);
});

test('outside the picture there is nothing', async () => {
	const pyramid = await images.pyramid(await keep('halves.jpg', await halves()), 0);
	expect(await images.tile(pyramid, 10, 5, 0)).toBeNull();
	expect(await images.crop(pyramid, { ulx: 9e3, uly: 0, lrx: 1e4, lry: 9 }, 50)).toBeNull();
});

describe('a part of a surface is planned as a page of its own', () => {
	const master = path.resolve(`scans/${RECORD}/001.jpg`);
	/** Lines of the telegram's text, one below the other. */
	const body = lines(sample.page(1)).filter(({ zone }) => zone.uly > 1_200 && zone.lry < 1_700);
	const around = ({ ulx, uly, lrx, lry }: Zone) => ({
		...{ ulx: ulx - 20, uly: uly - 20, lrx: lrx + 20, lry: lry + 20 }
	});

	test('its lines lie where they lie on the whole, from the corner of the part', async () => {
		const pyramid = await images.pyramid(master, 0);
		const zone = around({ ...body[0]!.zone, ulx: 300, lrx: 2_200, lry: body.at(-1)!.zone.lry });
		const planned = await images.planPart(pyramid, zone, { languages: 'rus', turn: 0 });
		if (!planned.ok) throw new Error(planned.refusal.code);
		const { width, height, lines: found } = planned.value;
		expect([width, height]).toEqual([zone.lrx - zone.ulx, zone.lry - zone.uly]);
		const middles = found.map(({ zone: { uly, lry } }) => zone.uly + (uly + lry) / 2);
		for (const { zone: of } of body)
			expect(middles.some((y) => of.uly < y && y < of.lry)).toBe(true);
		const sizes = await Promise.all(found.map(({ picture }) => sharp(picture).metadata()));
		expect(sizes.every(({ space, depth }) => space === 'b-w' && depth === 'uchar')).toBe(true);
	});

	test('outside the picture, and on no picture, it is refused, and the next is planned', async () => {
		const pyramid = await images.pyramid(master, 0);
		const settings = { languages: 'rus' };
		const beside = { ulx: 9e3, uly: 0, lrx: 1e4, lry: 90 };
		const damaged = { ok: false, refusal: { code: 'picture_damaged' } };
		expect(await images.planPart(pyramid, beside, settings)).toMatchObject(damaged);
		const rubbish = await keep('rubbish.tif', Buffer.from('II*\0rubbish'));
		expect(await images.planPart(rubbish, beside, settings)).toMatchObject(damaged);
		const line = around(body[0]!.zone);
		const stopped = await images.planPart(pyramid, line, settings, AbortSignal.abort());
		expect(stopped).toMatchObject({ refusal: { code: 'reading_cancelled' } });
		expect((await images.planPart(pyramid, line, settings)).ok).toBe(true);
	});

	test('a crop for the reader is grey', async () => {
		const crop = await images.crop(await images.pyramid(master, 0), body[0]!.zone, 200, 'grey');
		expect(await sharp(crop!).metadata()).toMatchObject({
			format: 'png',
			width: 200,
			space: 'b-w'
		});
	});
});

test('one pyramid a frame, however many ask, and the master as it was', async () => {
	const pages = [
		{ width: 40, height: 40, value: 10 },
		{ width: 50, height: 60, value: 240 }
	];
	const bytes = tiff(pages);
	const master = await keep('two.tif', bytes);
	const [a, b, c] = await Promise.all([
		images.pyramid(master, 0),
		images.pyramid(master, 0),
		images.pyramid(master, 1)
	]);
	expect(a).toBe(b);
	expect((await sharp(c).metadata()).width).toBe(50);
	expect(
		await tone(await images.crop(c, { ulx: 0, uly: 0, lrx: 50, lry: 60 }, 50))
	).toBeGreaterThan(235);
	expect(await readFile(master)).toEqual(bytes);
	const left = await readdir(data, { recursive: true });
	expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('transparency lies on white; colours and depth become what a browser shows', async () => {
	const clear = await pictures.plain(64, 64, 0).ensureAlpha(0).png().toBuffer();
	const pyramid = await images.pyramid(await keep('clear.png', clear), 0);
	expect(await tone(await images.tile(pyramid, 6, 0, 0))).toBeGreaterThan(253);
	const deep = tiff([{ width: 64, height: 64, samples: 4, bits: 16, photometric: 5, value: 0 }]);
	const print = await images.pyramid(await keep('deep.tif', deep), 0);
	expect(await sharp(print).metadata()).toMatchObject({ depth: 'uchar', space: 'srgb' });
});

test('what else a master carries is in nothing that is made of it, and the master stays', async () => {
	const gps = { GPSLatitudeRef: 'N', GPSLatitude: '55/1 45/1 8/1' };
	const told = pictures
		.noise(300, 200)
		.withExif({ IFD0: { Copyright: '<script>exif' }, IFD3: gps });
	const comment = (marker: number, words: string) => pictures.segment(marker, Buffer.from(words));
	const whole = await told.jpeg().toBuffer();
	const xmp = comment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><script>xmp</script>');
	const five = Array<Buffer>(80).fill(comment(0xfe, '<script>'.padEnd(65_000, 'c')));
	const tail = Buffer.from('<?php script');
	const bytes = Buffer.concat([whole.subarray(0, 2), xmp, ...five, whole.subarray(2), tail]);
	const { exif } = await sharp(bytes).metadata();
	expect(exif!.includes('<script>exif')).toBe(true);

	const file = await keep('told.jpg', bytes);
	const pyramid = await images.pyramid(file, 0);
	const zone = { ulx: 0, uly: 0, lrx: 300, lry: 200 };
	const preview = await images.preview({ path: file, frame: 0, name: 'told.jpg' }, {});
	const made = [
		await readFile(pyramid),
		(await images.tile(pyramid, 9, 0, 0))!,
		(await images.crop(pyramid, zone, 300))!,
		(await images.crop(pyramid, zone, 300, 'grey'))!,
		Buffer.from(preview.ok ? preview.value.jpeg : [])
	];
	for (const derived of made) {
		expect(derived.length).toBeGreaterThan(500);
		expect(['script', 'Exif', 'xmpmeta', 'php'].filter((word) => derived.includes(word))).toEqual(
			[]
		);
		expect(await sharp(derived).metadata()).not.toHaveProperty('exif');
	}
	expect((await readFile(file)).equals(bytes)).toBe(true);
});

test('no loader but those of PNG, JPEG and TIFF is open, whatever lies there as a master', async () => {
	let requests = 0;
	const server = createServer((_, answer) => (requests++, answer.end())).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const drawn = pictures.svgs(`http://127.0.0.1:${port}`);
	const [gif, webp, avif] = [
		await pictures.animatedGif(),
		await pictures.noise(64, 64).webp().toBuffer(),
		await pictures.noise(64, 64).avif().toBuffer()
	];
	const foreign = [...drawn.map(([, svg]) => Buffer.from(svg)), gif, webp, avif];
	for (const [at, bytes] of foreign.entries()) {
		const file = await keep(`foreign-${at}.png`, bytes);
		expect(await images.preview({ path: file, frame: 0, name: 'a.png' }, {})).toMatchObject({
			refusal: { code: 'picture_damaged', facts: { detail: expect.stringMatching(/unsupported/) } }
		});
	}
	server.close();
	expect(requests).toBe(0);
});

test('a master that cannot be read leaves no pyramid, and may be tried again', async () => {
	const master = await keep('bad.png', (await pictures.png()).subarray(0, 9_000));
	await expect(images.pyramid(master, 0)).rejects.toThrow(/no pyramid of .*bad\.png/);
	await writeFile(master, await pictures.png());
	expect(await images.pyramid(master, 0)).toMatch(/-0-v1\.tif$/);
});

test('a pyramid that is none is a failure, and the next tile is cut all the same', async () => {
	const good = await images.pyramid(await keep('good.png', await pictures.png()), 0);
	const bad = await keep('bad.tif', Buffer.from('II*\0rubbish'));
	await expect(images.tile(bad, 0, 0, 0)).rejects.toThrow(/no cut of/);
	expect(await images.tile(good, 0, 0, 0)).not.toBeNull();
});

describe('the prepared picture', () => {
	const frame = async (name: string, bytes: Buffer) => ({
		...{ path: await keep(name, bytes), frame: 0, name }
	});

	test('is made in a child from the master, turned as asked, with what was measured', async () => {
		const master = await frame('page.jpg', await halves());
		const outcome = await images.preview(master, { turn: 90 });
		if (!outcome.ok) throw new Error(outcome.refusal.code);
		const { jpeg, measures, ...told } = outcome.value;
		expect(told).toMatchObject({ width: 400, height: 600, turned: 90, factor: 1 });
		expect(measures).toMatchObject({ bilevel: true, rules: 0 });
		const { format, channels, width, height } = await sharp(jpeg).metadata();
		expect([format, channels, width, height]).toEqual(['jpeg', 1, 600, 400]);
		expect((await readFile(master.path)).equals(await halves())).toBe(true);
	});

	test.each([
		['cut off', async () => frame('cut.png', (await pictures.png()).subarray(0, 9_000))],
		['gone', async () => ({ path: path.join(data, 'none.png'), frame: 0, name: 'none.png' })]
	])('of a master that is %s is refused, naming it', async (_, master) => {
		const { path: file, frame, name } = await master();
		expect(await images.preview({ path: file, frame, name }, {})).toMatchObject({
			refusal: { code: 'picture_damaged', facts: { name } }
		});
	});

	test('a child killed in the middle is a refusal; the next picture comes all the same', async () => {
		const large = await pictures.noise(3_000, 3_000, 1, 8).png().toBuffer();
		const master = await frame('large.png', large);
		const asked = images.preview(master, {});
		let settled = false;
		void asked.finally(() => (settled = true));
		while (!settled) {
			killChildren('intake-child.ts');
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		expect(await asked).toMatchObject({
			refusal: { code: 'picture_fatal', facts: { name: 'large.png' } }
		});
		expect((await images.preview(await frame('next.png', await pictures.png()), {})).ok).toBe(true);
	});
});

describe('a page is decoded by a child that ends, and planned by one that stays', () => {
	const master = { path: path.resolve(`scans/${RECORD}/001.jpg`), frame: 0, name: '001.jpg' };
	const plan = () => images.plan(master, { languages: 'rus' });
	const folders = () => readdirSync(data).filter((name) => name.startsWith('sverka-grey-'));
	const pixels = () => folders().flatMap((name) => readdirSync(path.join(data, name)));

	test('the next page comes from the same one, and no pixels are left behind', async () => {
		const first = await plan();
		const warm = children('plan-child.ts');
		const decoded = children('intake-child.ts');
		const second = await plan();
		if (!first.ok || !second.ok) throw new Error('not planned');
		const bare = ({ steps: _, ...rest }: typeof first.value) => rest;
		expect(bare(second.value)).toEqual(bare(first.value));
		expect(first.value.lines.length).toBeGreaterThan(15);
		expect(warm).toHaveLength(1);
		expect(children('plan-child.ts')).toEqual(warm);
		expect(children('intake-child.ts').filter((pid) => decoded.includes(pid))).toEqual([]);
		expect(pixels()).toEqual([]);
	});

	test('other pictures of its lines are the same from what is held and, that gone, from the page anew', async () => {
		const planned = await plan();
		if (!planned.ok) throw new Error('not planned');
		const lines = planned.value.lines.slice(3, 6).map(({ id }) => id);
		const asked = { way: 'smaller', lines } as const;
		const decoders = children('intake-child.ts');
		const held = await images.others(master, planned.value.settings, asked);
		expect(children('intake-child.ts')).toEqual(decoders);
		killChildren('plan-child.ts');
		const anew = await images.others(master, planned.value.settings, asked);
		if (!held.ok || !anew.ok) throw new Error('not cut');
		expect(held.value.map(({ scale }) => scale)).toEqual([4 / 3, 4 / 3, 4 / 3]);
		expect(anew.value).toEqual(held.value);
		expect(pixels()).toEqual([]);
	});

	test('one that was killed in the middle is replaced, and the page planned all the same', async () => {
		const before = children('plan-child.ts');
		const asked = plan();
		while (pixels().length === 0) await soon();
		killChildren('plan-child.ts');
		expect((await asked).ok).toBe(true);
		expect(children('plan-child.ts').filter((pid) => before.includes(pid))).toEqual([]);
		expect(pixels()).toEqual([]);
	});

	test('what is stopped while it is planned ends the child, and leaves nothing', async () => {
		const stop = new AbortController();
		const asked = images.plan(master, { languages: 'rus' }, stop.signal);
		while (pixels().length === 0) await soon();
		stop.abort();
		expect(await asked).toMatchObject({ refusal: { code: 'reading_cancelled' } });
		expect(pixels()).toEqual([]);
		expect((await plan()).ok).toBe(true);
	});
});

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

/** This process's own children of that script. */
function children(script: string): number[] {
	const table = execFileSync('ps', ['-o', 'pid=,ppid=,args=', '-A'], { encoding: 'utf8' });
	return table.split('\n').flatMap((row) => {
		const [pid, parent] = row.trim().split(/\s+/).map(Number);
		return parent === process.pid && row.includes(script) ? [pid!] : [];
	});
}

/** Ends them, as the kernel does when memory is short. */
function killChildren(script: string): void {
	for (const pid of children(script)) process.kill(pid, 'SIGKILL');
}
