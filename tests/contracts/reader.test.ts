import { execFileSync } from 'node:child_process';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explain } from '#lib/outcome.ts';
import * as pictures from '../support/pictures.ts';
import { noise, plain } from '../support/pictures.ts';
import * as sample from '../support/sample.ts';
import { tiff } from '../support/tiff.ts';
import { checkModels, type Models } from '#lib/server/reader/models.ts';
import { childrenFor, openReader } from '#lib/server/reader/open.ts';
import type { LinePicture, Reader } from '#lib/server/reader/reader.ts';

let models: Models;
const opened: Reader[] = [];
const folder = `${process.cwd()}/models`;
const open = (children = 2, limits?: { cpuSeconds: number; wallSeconds: number }) => {
	const reader = openReader({ root: process.cwd(), folder, models, children, limits });
	opened.push(reader);
	return reader;
};
beforeAll(async () => {
	models = await checkModels(folder);
});
afterAll(() => Promise.all(opened.map((reader) => reader.stop())));

/** Lines of the text of the sample's first page. */
const typed = () =>
	sample.page(1).regions.flatMap((region) => (region.kind === 'body' ? region.lines : []));
async function linePicture(at: number): Promise<LinePicture> {
	const { zone, id } = typed()[at]!;
	const [left, top] = [zone.ulx - 20, zone.uly - 12];
	const size = { width: zone.lrx - zone.ulx + 40, height: zone.lry - zone.uly + 24 };
	const page = sharp(`scans/${sample.RECORD}/001.jpg`).extract({ left, top, ...size });
	return { id, png: await page.greyscale().png().toBuffer(), segmentation: 7, languages: 'rus' };
}
const made = async (drawn: Sharp, more: Partial<LinePicture> = {}): Promise<LinePicture> => ({
	id: 'made',
	png: await drawn.png().toBuffer(),
	segmentation: 6,
	languages: 'rus',
	...more
});
/** Process ids of the reading children of this very process. */
const children = () =>
	execFileSync('ps', ['--ppid', String(process.pid), '-o', 'pid=,args='], { encoding: 'utf8' })
		.split('\n')
		.filter((row) => row.includes('reader-child'))
		.map((row) => Number.parseInt(row, 10));

/** Good if most letters are as they are typed; how good is the corpus's to say. */
function like(text: string | undefined, truth: string): boolean {
	const letters = [...truth];
	return letters.filter((letter) => text?.includes(letter)).length > letters.length * 0.8;
}

test('lines are read over the pool, in their order, each told as it is ready', async () => {
	const pictures = await Promise.all([0, 1, 2, 3].map(linePicture));
	const heard: string[] = [];
	const outcomes = await open().read(pictures, {
		onRead: (readings) => heard.push(...readings.map(({ id }) => id))
	});
	expect(heard.sort()).toEqual(pictures.map(({ id }) => id).sort());
	outcomes.forEach((outcome, i) => {
		const [line] = outcome.ok ? outcome.value : [];
		expect(line?.id).toBe(pictures[i]!.id);
		expect(like(line!.text, typed()[i]!.text)).toBe(true);
		expect(line!.lattice).toHaveLength([...line!.text].length);
		expect(line!.words).toHaveLength(line!.text.split(' ').length);
	});
	expect(children()).toHaveLength(2);
});

test('what a person waits for is read before the lines that wait, once the one in hand is done', async () => {
	const pictures = await Promise.all([0, 1, 2, 3, 4].map(linePicture));
	const reader = open(1);
	const heard: string[] = [];
	const note = (name: string) => () => void heard.push(name);
	const page = reader.read(pictures, { onRead: note('page') });
	const next = reader.read(pictures.slice(0, 2), { onRead: note('next page') });
	const urgent = reader.read(pictures.slice(0, 2), { onRead: note('urgent'), urgent: true });
	await Promise.all([page, next, urgent]);
	expect(heard).toEqual([
		...['page', 'urgent', 'urgent', 'page', 'page', 'page', 'page'],
		...['next page', 'next page']
	]);
});

test('a blank picture gives no line, and a block gives each of its lines', async () => {
	const page = sharp(`scans/${sample.RECORD}/001.jpg`).greyscale();
	const block = page.extract({ left: 300, top: 1_100, width: 1_850, height: 260 });
	const [blank, lines] = await open(1).read([
		await made(plain(400, 200, 255)),
		await made(block, { segmentation: 3 })
	]);
	expect(blank).toEqual({ ok: true, value: [] });
	expect(lines?.ok && lines.value.length).toBeGreaterThanOrEqual(2);
	expect(lines?.ok && lines.value[0]!.id).toBe('made-1');
});

describe('what goes wrong is told, and the next line is read', () => {
	/** What ends or stops plain tesseract.js (guards, 2.4); none of it may reach it by an upload. */
	const SPOILT: [
		what: string,
		make: () => Promise<Uint8Array> | Uint8Array,
		code: string | null
	][] = [
		['no bytes', () => Buffer.alloc(0), 'reading_failed'],
		['text', () => Buffer.from('not a picture'), 'reading_failed'],
		['HTML', () => Buffer.from('<!doctype html><p>'), 'reading_failed'],
		['a PDF', () => Buffer.from('%PDF-1.7\n'), 'reading_failed'],
		['an SVG', () => Buffer.from(pictures.svgs('http://127.0.0.1')[4]![1]), 'reading_failed'],
		['an AVIF', () => noise(40, 40).avif().toBuffer(), 'reading_failed'],
		['the head of a PNG', () => Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'), 'reading_failed'],
		['half a PNG', async () => (await pictures.png()).subarray(0, 40_000), 'reading_failed'],
		['a wrong sum', pictures.pngWithWrongSum, 'reading_failed'],
		['half a JPEG', async () => (await pictures.jpeg()).subarray(0, 30_000), 'reading_failed'],
		[
			'a JPEG less 10 bytes',
			async () => (await pictures.jpeg()).subarray(0, -10),
			'reading_failed'
		],
		['900 million bits', pictures.hugePng, 'reading_heavy'],
		['a lying TIFF', () => tiff([{ width: 200_000, height: 200_000, held: 64 }]), 'reading_failed'],
		['a lying BMP', () => pictures.bmpClaiming(40_000, 40_000), 'reading_failed'],
		[
			'16-bit CMYK',
			() => tiff([{ width: 50, height: 40, samples: 4, bits: 16, photometric: 5 }]),
			'reading_failed'
		],
		['one pixel', () => plain(1, 1, 9).png().toBuffer(), null]
	];

	test('each of what tesseract.js dies of, one after the other, and a good line at the end', async () => {
		const good = await linePicture(0);
		const pictures = [];
		for (const [what, make] of SPOILT) pictures.push({ ...good, id: what, png: await make() });
		const reader = open(1);
		const outcomes = await reader.read(pictures);
		expect(
			outcomes.map((outcome, at) => [SPOILT[at]![0], outcome.ok ? null : outcome.refusal.code])
		).toEqual(SPOILT.map(([what, , code]) => [what, code]));
		const [after] = await reader.read([good]);
		expect(like(after?.ok ? after.value[0]?.text : '', typed()[0]!.text)).toBe(true);
	});

	test('a child that is killed from outside: its line is read in a fresh one', async () => {
		const reader = open(1);
		await reader.read([await linePicture(0)]);
		const before = children();
		const pictures = await Promise.all([0, 1, 2, 3].map(linePicture));
		let killed = false;
		const outcomes = await reader.read(pictures, {
			onRead: () => {
				if (killed) return;
				killed = true;
				before.forEach((pid) => process.kill(pid, 'SIGKILL'));
			}
		});
		expect(killed).toBe(true);
		expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true, true, true]);
	});

	test('all lines of a page share its limits, and the page after it is read', async () => {
		const reader = open(2, { cpuSeconds: 1.2, wallSeconds: 60 });
		const grain = await made(noise(1_600, 1_600, 3, 4));
		const outcomes = await reader.read([grain, grain, grain]);
		const codes = outcomes.map((outcome) => (outcome.ok ? 'read' : outcome.refusal.code));
		expect(codes).toEqual(['reading_slow', 'reading_slow', 'reading_slow']);
		const [after] = await reader.read([await linePicture(1)]);
		expect(after?.ok).toBe(true);
	});

	test('calls of one page share them too, and another page is read', async () => {
		const reader = open(2, { cpuSeconds: 1.2, wallSeconds: 60 });
		const page = {};
		const grain = await made(noise(1_600, 1_600, 3, 4));
		await reader.read([grain, grain], { page });
		const [late] = await reader.read([await linePicture(1)], { page });
		const [other] = await reader.read([await linePicture(1)], { page: {} });
		expect(late).toMatchObject({ refusal: { code: 'reading_slow', facts: { limit: 1.2 } } });
		expect(other?.ok).toBe(true);
	});

	test('a signal stops what reads and what waits', async () => {
		const cancel = new AbortController();
		const grain = await made(noise(1_600, 1_600, 3, 4));
		const reading = open(1).read([grain, grain], { signal: cancel.signal });
		setTimeout(() => cancel.abort(), 300);
		expect(await reading).toMatchObject([
			{ refusal: { code: 'reading_cancelled' } },
			{ refusal: { code: 'reading_cancelled' } }
		]);
	});
});

describe('languages', () => {
	test('two models read together, and back', async () => {
		const good = await linePicture(0);
		const both = await open(1).read([{ ...good, languages: 'rus+eng' }, good]);
		expect(both.map((outcome) => outcome.ok)).toEqual([true, true]);
	});

	test.each(['../../x', 'deu', 'rus+deu', '', '__proto__', 'constructor'])(
		'%j is none of ours, and no child hears of it',
		async (languages) => {
			const [refused] = await open(1).read([{ ...(await linePicture(0)), languages }]);
			expect(refused).toMatchObject({ ok: false, refusal: { code: 'language_unknown' } });
		}
	);

	test('a model that is not what it should be reads nothing, and says so', async () => {
		const wrong = {
			ok: false,
			refusal: { code: 'model_wrong', facts: { model: 'rus', expected: 'a', measured: 'b' } }
		} as const;
		const reader = openReader({ root: process.cwd(), folder, models: { rus: wrong } });
		const [refused] = await reader.read([await linePicture(0)]);
		expect(refused).toEqual(wrong);
		expect(explain(wrong.refusal, 'ru').sentence).toContain('её SHA-256 b, а нужен a');
	});
});

test.each([
	[8, 64e9, 8],
	[8, 4e9, 4],
	[2, 0.5e9, 1]
])('%i cores and %i bytes: %i children', (cores, memory, count) => {
	expect(childrenFor(cores, memory)).toBe(count);
});
