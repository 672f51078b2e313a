import { afterAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { explain } from '#lib/outcome.ts';
import * as pictures from '../support/pictures.ts';
import { tiff } from '../support/tiff.ts';
import { Intake } from '#lib/server/images/intake.ts';

const intake = new Intake(process.cwd());
afterAll(() => intake.stop());
const text = (words: string) => async () => Buffer.from(words);
const cut = (whole: Buffer, keep: number) => whole.subarray(0, keep);
const large = (w: number, h: number, depth: number, colour: number) => async () =>
	pictures.pngOf(w, h, depth, colour, Buffer.from([0x78, 0x9c]));

describe('what is refused, and with which words', () => {
	test.each<[string, () => Promise<Buffer> | Buffer, string, RegExp]>([
		['nothing', text(''), 'picture_empty', /"a.png" is empty \(0 bytes\)/],
		['text', text('Телеграмма'), 'picture_foreign', /by its content it is: text\./],
		['a page of HTML', text('<!doctype html><p>'), 'picture_foreign', /it is: HTML/],
		['random bytes', () => Buffer.from([7, 1, 0, 99]), 'picture_foreign', /it is: unknown/],
		['a signature alone', async () => cut(await pictures.png(), 8), 'picture_damaged', /cut off/],
		['one pixel', () => pictures.plain(1, 1, 9).png().toBuffer(), 'picture_small', /1 × 1 pixels/],
		[
			'a strip',
			() => pictures.plain(20_000, 1, 9).jpeg({}).toBuffer(),
			'picture_small',
			/at least 32/
		],
		['a pole', () => pictures.plain(1, 20_000, 9).png().toBuffer(), 'picture_small', /1 × 20000/],
		['900 million bits', pictures.hugePng, 'picture_large', /30000 × 30000 pixels, 900 million/],
		['8 bit', large(30_000, 30_000, 8, 0), 'picture_large', /the limit is 120 million/],
		['16 bit', large(30_000, 30_000, 16, 2), 'picture_large', /900 million/],
		['under the old limit', large(16_383, 16_383, 16, 6), 'picture_large', /269 million/],
		['a lying JPEG', () => pictures.jpegClaiming(65_500, 65_500), 'picture_large', /4291 million/],
		['JPEG at 65 535', () => pictures.jpegClaiming(65_535, 65_535), 'picture_damaged', /cut off/],
		[
			'PNG of 2^31-1',
			large(2 ** 31 - 1, 2 ** 31 - 1, 8, 0),
			'picture_damaged',
			/cut off or damaged/
		],
		['2 000 scans', () => pictures.jpegOfScans(2_000), 'picture_scans', /more than 100 passes/],
		[
			'JPEG of 200 bytes',
			async () => cut(await pictures.jpeg(), 200),
			'picture_damaged',
			/cut off/
		],
		['half a JPEG', async () => cut(await pictures.jpeg(), 12_000), 'picture_damaged', /cut off/],
		[
			'JPEG less 10 bytes',
			async () => cut(await pictures.jpeg(), -10),
			'picture_damaged',
			/cut off/
		],
		['half a PNG', async () => cut(await pictures.png(), 40_000), 'picture_damaged', /cut off/],
		['a wrong sum', pictures.pngWithWrongSum, 'picture_damaged', /cut off or damaged/],
		['SVG', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'picture_foreign', /it is: SVG/],
		['XML first', text('<?xml version="1.0"?><!DOCTYPE svg><svg/>'), 'picture_foreign', /SVG|XML/],
		['GIF', () => pictures.noise(40, 40).gif().toBuffer(), 'picture_foreign', /it is: GIF/],
		['WebP', () => pictures.noise(40, 40).webp().toBuffer(), 'picture_foreign', /it is: WebP/],
		['AVIF', () => pictures.noise(40, 40).avif().toBuffer(), 'picture_foreign', /it is: AVIF/],
		['PDF', text('%PDF-1.7'), 'picture_foreign', /it is: PDF/],
		['JPEG 2000', text('\0\0\0\fjP  \r\n'), 'picture_foreign', /it is: JPEG 2000/],
		['DjVu', text('AT&TFORM\0\0\0\0DJVU'), 'picture_foreign', /it is: DjVu/],
		['PSD', text('8BPS\0\x01'), 'picture_foreign', /it is: PSD/],
		['camera raw', text('II*\0\x10\0\0\0CR\x02\0'), 'picture_foreign', /it is: a camera raw file/],
		[
			'60 000 pages',
			() => tiff(Array(60_000).fill({ width: 8, height: 8 })),
			'picture_pages',
			/2000/
		],
		[
			'a lying TIFF',
			() => tiff([{ width: 200_000, height: 200_000, held: 64 }]),
			'picture_large',
			/40000/
		],
		['a TIFF of nothing', () => tiff([]), 'picture_damaged', /cut off or damaged/]
	])('%s', async (_what, make, code, sentence) => {
		const outcome = await intake.inspect(await make(), 'a.png');
		expect(outcome).toMatchObject({ ok: false, refusal: { code } });
		if (!outcome.ok) expect(explain(outcome.refusal, 'en').sentence).toMatch(sentence);
	});
});

describe('what is taken, and what is measured', () => {
	const grey = () => pictures.noise(120, 90);
	test.each<[string, () => Promise<Buffer> | Buffer, object]>([
		[
			'a PNG named .jpg',
			pictures.png,
			{ mediaType: 'image/png', width: 300, height: 400, dpi: null }
		],
		['dpi', () => grey().withMetadata({ density: 300 }).jpeg().toBuffer(), { dpi: 300 }],
		[
			'PHP at its end',
			async () => Buffer.concat([await pictures.jpeg(), Buffer.from('<?php 1')]),
			{}
		],
		[
			'turned by EXIF',
			() => grey().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
			{ width: 90, height: 120 }
		],
		['progressive', () => grey().jpeg({ progressive: true }).toBuffer(), { width: 120 }],
		['zTXt of 256 MB', () => pictures.pngWith('zTXt', pictures.bombChunk(256e6)), { width: 300 }],
		['iCCP of 256 MB', () => pictures.pngWith('iCCP', pictures.bombChunk(256e6)), { width: 300 }],
		[
			'no colour profile',
			() => pictures.pngWith('iCCP', Buffer.from('x\0\0rubbish')),
			{ width: 300 }
		],
		['5 MB of comment', () => pictures.jpegWith(0xfe, ...Array(80).fill(Buffer.alloc(65_000))), {}],
		[
			'EXIF of rubbish',
			() => pictures.jpegWith(0xe1, Buffer.from('Exif\0\0<script>')),
			{ width: 300 }
		],
		[
			'LZW',
			() => grey().tiff({ compression: 'lzw' }).toBuffer(),
			{ mediaType: 'image/tiff', width: 120 }
		],
		['JPEG in TIFF', () => grey().tiff({ compression: 'jpeg' }).toBuffer(), { width: 120 }],
		[
			'fax',
			() => grey().toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer(),
			{ width: 120 }
		],
		[
			'CMYK of 16 bit',
			() => tiff([{ width: 50, height: 40, samples: 4, bits: 16, photometric: 5 }]),
			{ width: 50 }
		],
		[
			'32 bit float',
			() => tiff([{ width: 50, height: 40, bits: 32, format: 3, value: 0 }]),
			{ width: 50 }
		],
		['palette', () => grey().png({ palette: true }).toBuffer(), { width: 120 }],
		['transparent', () => grey().ensureAlpha(0.2).png().toBuffer(), { width: 120 }]
	])('%s', async (_what, make, expected) => {
		const outcome = await intake.inspect(await make(), 'a.jpg');
		expect(outcome).toMatchObject({ ok: true, value: expected });
	});

	test('each page of a TIFF is a frame with its own size; a loop ends', async () => {
		const pages = [40, 50, 60].map((side) => ({ width: side, height: side + 5 }));
		const frames = pages.map((page) => ({ ...page, dpi: null }));
		for (const loop of [false, true]) {
			const outcome = await intake.inspect(tiff(pages, { loop }), 'three.tif');
			expect(outcome).toMatchObject({ ok: true, value: { width: 40, frames } });
		}
	});

	test('an archivist may admit more than others', async () => {
		const wide = await sharp({
			create: { width: 13_000, height: 10_000, channels: 3, background: '#fff' }
		})
			.jpeg()
			.toBuffer();
		expect(await intake.inspect(wide, 'a.jpg')).toMatchObject({
			refusal: { code: 'picture_large' }
		});
		expect(await intake.inspect(wide, 'a.jpg', 300)).toMatchObject({ ok: true });
	});
});
