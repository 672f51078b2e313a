import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { textPage } from '../../../../tests/support/text-page.ts';
import type { Surface } from '#lib/facsimile/surface.ts';
import type { Zone } from '#lib/facsimile/zone.ts';
import { write } from './write.ts';

const font = readFileSync(
	createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')
);
const jpeg = await sharp({ create: { width: 248, height: 351, channels: 3, background: '#eee' } })
	.jpeg()
	.toBuffer();
const pictures = new Map([['s1', new Uint8Array(jpeg)]]);
const pdftotext = spawnSync('pdftotext', ['-v']);
const isMissing = pdftotext.error !== undefined;

/** The drawing commands of all pages, unpacked. */
function commands(pdf: Uint8Array): string {
	const text = Buffer.from(pdf).toString('latin1');
	return [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)]
		.map((one) => {
			try {
				return inflateSync(Buffer.from(one[1]!, 'latin1')).toString('latin1');
			} catch {
				return '';
			}
		})
		.join('\n');
}

test('a page of the leaf’s own size with the picture as it came and no visible letter', async () => {
	const pdf = await write(sampleEdition(), pictures, font);
	const text = Buffer.from(pdf).toString('latin1');
	expect(text.startsWith('%PDF-1.')).toBe(true);
	expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
	expect(text).toContain('/MediaBox [0 0 595.2 841.92]');
	expect(Buffer.from(pdf).includes(jpeg)).toBe(true);
	const drawn = commands(pdf);
	expect(drawn.indexOf('3 Tr')).toBeGreaterThan(-1);
	expect(drawn.indexOf('3 Tr')).toBeLessThan(drawn.indexOf('BT'));
	expect(drawn).not.toMatch(/\b[012] Tr/);
});

/** A page of words whose places are given, on a leaf of 2480 by 3508 pixels. */
async function drawn(words: Partial<Zone>[], parts: Partial<Surface> = {}): Promise<string> {
	const page = textPage(words.map((_, i) => `слово${i}`).join(' '));
	page.regions[0]!.lines[0]!.words.forEach((word, i) => Object.assign(word.zone, words[i]));
	const [one] = sampleEdition().surfaces;
	const surfaces = [{ surface: { ...one!.surface, ...parts }, page }];
	return commands(await write(sampleEdition({ surfaces }), new Map(), font));
}

const WORD = { ulx: 300, uly: 600, lrx: 600, lry: 660 };

test('a word is as high as its zone, as wide by stretching, on a line four fifths down', async () => {
	const text = await drawn([WORD]);
	expect(text).toContain('/F2 14.4 Tf');
	expect(text).toContain(`1 0 0 1 72 ${(841.92 - 144 - 0.8 * 14.4).toFixed(1)} Tm`);
	const [, narrow] = /([\d.]+) Tz/.exec(text)!;
	const [, wide] = /([\d.]+) Tz/.exec(await drawn([{ ...WORD, lrx: 900 }]))!;
	expect(Number(wide) / Number(narrow)).toBeCloseTo(2, 3);
});

test.each([
	[300, '72'],
	[600, '36'],
	[null, '72']
])('at %s dpi a word 300 pixels to the right begins at %s points', async (dpi, x) => {
	expect(await drawn([WORD], { dpi })).toContain(`1 0 0 1 ${x} `);
});

test.each([
	['no height', { ...WORD, lry: 600 }],
	['no width', { ...WORD, lrx: 300 }],
	['a place off the leaf', { ulx: 3000, uly: 600, lrx: 3300, lry: 660 }]
])('a word of %s is not drawn, and the next one is', async (_what, zone) => {
	expect((await drawn([zone, WORD])).match(/BT/g)).toHaveLength(1);
});

test('pages of the publication are no pages of it; a leaf that nobody read has no text', async () => {
	const [one, two] = sampleEdition().surfaces;
	const surfaces = [{ ...one!, page: null }, two!];
	const text = Buffer.from(await write(sampleEdition({ surfaces }), pictures, font));
	expect(text.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
	expect(commands(text)).not.toContain('BT');
});

test('the picture covers the whole leaf', async () => {
	const text = commands(await write(sampleEdition(), pictures, font));
	expect(text).toMatch(/595\.2 0 0 -841\.92 0 841\.92 cm\s+\/I1 Do/);
});

test('the same edition gives the same bytes', async () => {
	const [a, b] = [
		await write(sampleEdition(), pictures, font),
		await write(sampleEdition(), pictures, font)
	];
	expect(Buffer.compare(a, b)).toBe(0);
});

test.skipIf(isMissing)(
	`each word can be found where it stands${isMissing ? ' (not run: no pdftotext here)' : ''}`,
	async () => {
		const folder = mkdtempSync(path.join(tmpdir(), 'sverka-pdf-'));
		writeFileSync(path.join(folder, 'a.pdf'), await write(sampleEdition(), pictures, font));
		const run = spawnSync('pdftotext', ['-bbox', 'a.pdf', '-'], { cwd: folder, encoding: 'utf8' });
		rmSync(folder, { recursive: true });
		const word = /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>Шифрованная</.exec(
			run.stdout
		);
		const [left, , right] = word!.slice(1).map((points) => (Number(points) * 300) / 72);
		expect(left).toBeCloseTo(810, -1);
		expect(right! - left!).toBeGreaterThan(400);
		for (const text of ['Кларку', 'лёгкая']) {
			expect(run.stdout.includes(`>${text}<`)).toBe(text === 'Кларку');
		}
	}
);

test('a record without surfaces is an empty page, not a broken file', async () => {
	const pdf = await write(sampleEdition({ surfaces: [] }), new Map(), font);
	expect(Buffer.from(pdf).toString('latin1')).toContain('%%EOF');
});
