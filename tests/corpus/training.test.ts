import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { refuse } from '#lib/outcome.ts';
import { openImages } from '#lib/server/images/open.ts';
import type { Images } from '#lib/server/images/images.ts';
import { sha256 } from '#lib/server/record-folder.ts';
import { writeAtomically } from '#lib/server/storage/disk.ts';
import type { Files } from '#lib/server/storage/files.ts';
import * as training from '#lib/server/training.ts';
import type { Installation } from '#lib/server/workbench.ts';
import * as sample from '../support/sample.ts';
import { as, empty, installation, PEOPLE, seed } from '../support/workbench.ts';

/** The scan of the sample, its true page, and a picture of each of its lines. */
const SCAN = path.resolve('scans/molotov-1953-07-04/001.jpg');
let here: Installation;
let images: Images;
let data: string;

beforeAll(async () => {
	data = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-training-'));
	images = openImages({ root: process.cwd(), data });
	const files = { path: () => SCAN } as unknown as Files;
	here = await installation({ images, files });
});
beforeEach(async () => {
	await empty(here.store);
	await seed(here.store);
	await here.store.sql
		.updateTable('page')
		.set({ state: 'approved' })
		.where('id', '=', 'p1')
		.execute();
});
afterAll(async () => {
	await images.stop();
	await here.store.close();
	fs.rmSync(data, { recursive: true });
});

const anna = () => as(here, PEOPLE.anna);
const lines = () => sample.page(1).regions.flatMap((region) => region.lines);

async function opened(): Promise<Record<string, Buffer>> {
	const made = await training.write(anna(), sample.RECORD);
	if (!made.ok) throw new Error(made.refusal.code);
	const whole = Buffer.concat(await Array.fromAsync(made.value.portions));
	return Object.fromEntries(
		Object.entries(unzipSync(whole)).map(([name, bytes]) => [name, Buffer.from(bytes)])
	);
}

test('read back, every line is its text and the picture of its zone, with its hash in the manifest', async () => {
	const files = await opened();
	const { 'manifest.json': last, ...others } = files;
	const manifest = JSON.parse(last!.toString('utf8'));
	const texts = Object.entries(files)
		.filter(([name]) => name.endsWith('.gt.txt'))
		.map(([, text]) => text.toString('utf8'));
	const taken = new Set(manifest.pages[0].lines.map(({ name }: { name: string }) => name));
	const expected = lines().filter((_, at) =>
		taken.has(`${sample.RECORD}-001-${String(at + 1).padStart(3, '0')}`)
	);
	expect(texts).toEqual(expected.map(({ text }) => `${text}\n`));
	expect(texts.length + manifest.pages[0].leftOut.length).toBe(lines().length);
	const sums = Object.entries(others).map(([name, bytes]) => [name, sha256(bytes)]);
	expect(manifest.files).toEqual(Object.fromEntries(sums));

	for (const { name, zone } of manifest.pages[0].lines.slice(0, 12)) {
		const [width, height] = [zone.lrx - zone.ulx, zone.lry - zone.uly];
		const line = lines()[Number(name.slice(-3)) - 1]!;
		expect(zone).toEqual(line.zone);
		const { data: cut, info } = await sharp(files[`${name}.png`])
			.greyscale()
			.raw()
			.toBuffer({ resolveWithObject: true });
		expect([info.width, info.height]).toEqual([width, height]);
		const region = { left: zone.ulx, top: zone.uly, width, height };
		const leaf = await sharp(SCAN).extract(region).greyscale().raw().toBuffer();
		const off = cut.reduce((sum, value, at) => sum + Math.abs(value - leaf[at]!), 0) / cut.length;
		expect(off).toBeLessThan(3);
	}
});

test('the manifest says where it comes from, that no licence is known, and what waits', async () => {
	const manifest = JSON.parse((await opened())['manifest.json']!.toString('utf8'));
	expect(manifest).toMatchObject({
		record: sample.RECORD,
		licence: { note: expect.stringContaining('no licence'), citation: expect.any(String) },
		notApproved: [
			{ ordinal: 2, state: 'open' },
			{ ordinal: 3, state: 'open' }
		]
	});
	expect(manifest.pages[0]).toMatchObject({ ordinal: 1, name: '001.jpg', revision: { number: 1 } });
	expect(await training.offer(anna(), sample.RECORD)).toEqual({
		ok: true,
		value: {
			pages: 1,
			lines: manifest.pages[0].lines.length,
			leftOut: manifest.pages[0].leftOut.length,
			waiting: 2
		}
	});
});

test('a line with a gap is left out with the reason, the others keep their names', async () => {
	const content = sample.page(1);
	const marked = content.regions[0]!.lines[0]!;
	marked.annotations.push({ id: 'gap1', kind: 'gap', from: 1, to: 1, reason: 'hole' });
	const row = { number: 2, parent: 1, by: 'anna', at: new Date(), kind: 'corrected' as const };
	const text = JSON.stringify(content);
	await here.store.sql
		.insertInto('revision')
		.values({ ...row, page: 'p1', message: '', content: text, sha256: sha256(Buffer.from(text)) })
		.execute();
	await here.store.sql.updateTable('page').set({ head: 2 }).where('id', '=', 'p1').execute();
	const files = await opened();
	const { pages } = JSON.parse(files['manifest.json']!.toString('utf8'));
	expect(pages[0].leftOut).toContainEqual({ name: `${sample.RECORD}-001-001`, reason: 'gap' });
	expect(files).not.toHaveProperty([`${sample.RECORD}-001-001.png`]);
	expect(files).toHaveProperty([`${sample.RECORD}-001-002.png`]);
});

test('without an approved page there is nothing; who may not have the masters has no lines', async () => {
	await here.store.sql.updateTable('page').set({ state: 'reopened' }).execute();
	expect(await training.write(anna(), sample.RECORD)).toEqual(refuse('nothing_approved'));
	expect(await training.write(as(here, PEOPLE.oleg), sample.RECORD)).toMatchObject({
		refusal: { code: 'not_your_role' }
	});
	expect(await training.write(as(here, null), sample.RECORD)).toEqual(refuse('not_found'));
	expect(await training.offer(anna(), 'another')).toEqual(refuse('not_found'));
});

test('when a picture cannot be cut no file is left, not even a half one', async () => {
	const crop: Images['crop'] = async (...given) =>
		given[1].uly > 800 ? null : images.crop(...given);
	const broken = { ...anna(), images: { ...images, crop } };
	const made = await training.write(broken, sample.RECORD);
	const file = path.join(data, 'lines.zip');
	await expect(writeAtomically(file, made.ok ? made.value.portions : '')).rejects.toThrow(
		/^no picture of molotov-1953-07-04-001-\d+$/
	);
	expect(fs.readdirSync(data).filter((name) => name.startsWith('lines'))).toEqual([]);
});
