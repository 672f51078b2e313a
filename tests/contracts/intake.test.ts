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

/** The next step that is said, refusal by refusal. */
const NEXT: Record<string, RegExp> = {
	picture_empty: /^Copy the file again and send it once more\.$/,
	picture_foreign: /^Save it as PNG, JPEG or TIFF and send that file\.$/,
	picture_small: /^Send the scan itself, not its thumbnail\.$/,
	picture_large: /^Send a smaller scan .* or ask an archivist, who may admit up to 300 million\.$/,
	picture_pages: /^Split it into several files\.$/,
	picture_scans: /^Save it once more as an ordinary JPEG or as PNG\.$/,
	picture_damaged: /^Copy it again from where it came, or scan the page once more\.$/
};
type Facts = Record<string, string | number | RegExp>;
const foreign = (found: string | RegExp): [string, Facts] => ['picture_foreign', { found }];
const small = (measured: string): [string, Facts] => ['picture_small', { measured, limit: 32 }];
const tooLarge = (width: number, height: number, measured: number): [string, Facts] => [
	'picture_large',
	{ width, height, measured, limit: 120 }
];
const damaged: [string, Facts] = ['picture_damaged', { detail: /./ }];

/** Broken and hostile pictures by the numbers of the guards, section 8. */
const REFUSED: [
	row: number,
	what: string,
	make: () => Promise<Buffer> | Buffer,
	[string, Facts]
][] = [
	[1, 'nothing', text(''), ['picture_empty', {}]],
	[2, 'text', text('Телеграмма'), foreign('TXT')],
	[2, 'HTML', text('<!doctype html><p>'), foreign('HTML')],
	[2, 'random bytes', () => Buffer.from([7, 1, 0, 99]), foreign('?')],
	[2, 'a signature alone', async () => cut(await pictures.png(), 8), damaged],
	[5, 'one pixel', () => pictures.plain(1, 1, 9).png().toBuffer(), small('1 × 1')],
	[5, 'four pixels', () => pictures.plain(2, 2, 9).jpeg().toBuffer(), small('2 × 2')],
	[5, 'a strip', () => pictures.plain(20_000, 1, 9).jpeg().toBuffer(), small('20000 × 1')],
	[5, 'a pole', () => pictures.plain(1, 20_000, 9).png().toBuffer(), small('1 × 20000')],
	[6, '900 million bits', pictures.hugePng, tooLarge(30_000, 30_000, 900)],
	[6, '8 bit', large(30_000, 30_000, 8, 0), tooLarge(30_000, 30_000, 900)],
	[6, '16 bit', large(30_000, 30_000, 16, 2), tooLarge(30_000, 30_000, 900)],
	[7, 'under sharp’s own limit', large(16_383, 16_383, 16, 6), tooLarge(16_383, 16_383, 269)],
	[8, 'a lying JPEG', () => pictures.jpegClaiming(65_500, 65_500), tooLarge(65_500, 65_500, 4_291)],
	[8, 'a JPEG at 65 535', () => pictures.jpegClaiming(65_535, 65_535), damaged],
	[8, 'a PNG of 2^31-1', large(2 ** 31 - 1, 2 ** 31 - 1, 8, 0), damaged],
	[9, '2 000 scans', () => pictures.jpegOfScans(2_000), ['picture_scans', { limit: 100 }]],
	[9, '20 000 scans', () => pictures.jpegOfScans(20_000), ['picture_scans', { limit: 100 }]],
	[10, '200 bytes of a JPEG', async () => cut(await pictures.jpeg(), 200), damaged],
	[10, 'half a JPEG', async () => cut(await pictures.jpeg(), 12_000), damaged],
	[10, 'a JPEG less 10 bytes', async () => cut(await pictures.jpeg(), -10), damaged],
	[11, 'half a PNG', async () => cut(await pictures.png(), 40_000), damaged],
	[11, 'a wrong sum', pictures.pngWithWrongSum, damaged],
	...pictures
		.svgs('http://127.0.0.1')
		.map(([what, svg], at): (typeof REFUSED)[number] => [
			13 + at,
			`an SVG with ${what}`,
			text(svg),
			foreign('SVG')
		]),
	[
		18,
		'an SVG behind an XML head',
		text('<?xml version="1.0"?><!DOCTYPE svg><svg/>'),
		foreign('SVG')
	],
	[
		22,
		'60 000 pages',
		() => tiff(Array(60_000).fill({ width: 8, height: 8 })),
		['picture_pages', { limit: 2_000 }]
	],
	[
		24,
		'a lying TIFF',
		() => tiff([{ width: 200_000, height: 200_000, held: 64 }]),
		tooLarge(200_000, 200_000, 40_000)
	],
	[24, 'a TIFF of nothing', () => tiff([]), damaged],
	[26, 'an animated GIF', pictures.animatedGif, foreign('GIF')],
	[26, 'WebP', () => pictures.noise(40, 40).webp().toBuffer(), foreign('WebP')],
	[26, 'AVIF', () => pictures.noise(40, 40).avif().toBuffer(), foreign('AVIF')],
	[26, 'HEIC', text('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), foreign('HEIC')],
	[36, 'camera raw', text('II*\0\x10\0\0\0CR\x02\0'), foreign('RAW')],
	[36, 'JPEG 2000', text('\0\0\0\fjP  \r\n'), foreign('JPEG 2000')],
	[36, 'DjVu', text('AT&TFORM\0\0\0\0DJVU'), foreign('DjVu')],
	[36, 'PSD', text('8BPS\0\x01'), foreign('PSD')],
	[37, 'a PDF named as a picture', text('%PDF-1.7'), foreign('PDF')]
];

describe('what is refused: the code, every fact, and what to do next', () => {
	test.each(REFUSED)('%i %s', async (_row, _what, make, [code, facts]) => {
		const outcome = await intake.inspect(await make(), 'a.png');
		if (outcome.ok) throw new Error('it was taken');
		const matching = Object.entries(facts).map(([name, fact]) => [
			name,
			fact instanceof RegExp ? expect.stringMatching(fact) : fact
		]);
		expect(outcome.refusal).toEqual({
			code,
			facts: { name: 'a.png', ...Object.fromEntries(matching) }
		});
		const { sentence, next } = explain(outcome.refusal, 'en');
		expect(sentence).toContain('"a.png"');
		expect(next).toMatch(NEXT[code]!);
	});

	test.each([
		[{ found: 'TXT' }, 'by its content it is: text.'],
		[{ found: 'RAW' }, 'by its content it is: a camera raw file.'],
		[{ found: '?' }, 'by its content it is: unknown.'],
		[{ found: 'HEIC' }, 'by its content it is: HEIC.']
	])('what it is stands in the sentence: %j', (facts, words) => {
		const refusal = { code: 'picture_foreign' as const, facts: { name: 'a.png', ...facts } };
		expect(explain(refusal, 'en').sentence).toContain(words);
	});
});

/** A colour profile of so many megabytes, in the segments of a JPEG. */
function profile(megabytes: number): Buffer[] {
	const count = Math.ceil((megabytes * 1e6) / 60_000);
	return Array.from({ length: count }, (_, at) =>
		Buffer.concat([Buffer.from(`ICC_PROFILE\0`), Buffer.of(at + 1, count), Buffer.alloc(60_000, 7)])
	);
}

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
		// More than a child may hold: unpacked, it would end as `picture_heavy`.
		['zTXt of 1 GB', () => pictures.pngWith('zTXt', pictures.bombChunk(1_000)), { width: 300 }],
		['iCCP of 1 GB', () => pictures.pngWith('iCCP', pictures.bombChunk(1_000)), { width: 300 }],
		['a profile of 10 MB', () => pictures.jpegWith(0xe2, ...profile(10)), { width: 300 }],
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
