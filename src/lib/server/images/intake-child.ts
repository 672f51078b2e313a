import { readFileSync, writeFileSync } from 'node:fs';
import type { Sharp } from 'sharp';
import { serve } from '../process/serve.ts';
import { decode, isPlain, open } from './decoder.ts';
import type { AskedOfIntake, Inspection } from './intake-talk.ts';
import { ADMISSION } from './limits.ts';
import type { Plane } from './plane.ts';
import { pagesOf, scansOf } from './structure.ts';

/**
 * The child that opens one untrusted file, and ends. It only decodes: whatever it loads is loaded
 * again for every page, and whatever it computes is computed before the compiler has warmed to it.
 */

/**
 * CPU seconds after which it hands the rest of a long TIFF back, to be gone on with in a fresh
 * child: well inside its kernel limit.
 */
const PATIENCE = 25;

open('png', 'jpeg', 'tiff');
serve(async ({ json, blobs }) => {
	const asked = json as AskedOfIntake;
	if (asked.kind === 'inspect') return { json: await inspect(blobs[0]!, asked) };
	if (asked.kind === 'grey') {
		const { data, ...size } = await readGrey(readFileSync(asked.master), asked.frame);
		lay(asked.target, data);
		return { json: size };
	}
	await writePyramid(readFileSync(asked.master), asked.frame, asked.target);
	return { json: { written: true } };
});

type Measured = Extract<Inspection, { frames: unknown }>['frames'][number];

async function inspect(
	bytes: Buffer,
	asked: Extract<AskedOfIntake, { kind: 'inspect' }>
): Promise<Inspection> {
	const pages = asked.mediaType === 'image/tiff' ? pagesOf(bytes, ADMISSION.pages) : 1;
	if (pages > ADMISSION.pages) return tooMany('picture_pages', ADMISSION.pages);
	if (asked.mediaType === 'image/jpeg' && scansOf(bytes, ADMISSION.scans) > ADMISSION.scans) {
		return tooMany('picture_scans', ADMISSION.scans);
	}
	const frames: Measured[] = [];
	for (let page = asked.from; page < Math.max(1, pages); page++) {
		if (frames.length > 0 && process.cpuUsage().user / 1e6 > PATIENCE)
			return { frames, next: page };
		const frame = await measure(bytes, page, asked.megapixels);
		if ('refused' in frame) return frame;
		frames.push(frame);
	}
	return { frames, next: null };
}

function tooMany(refused: 'picture_pages' | 'picture_scans', limit: number): Inspection {
	return { refused, facts: { limit } };
}

/** Size from the header first; only what is inside the limits is decoded, and then wholly. */
async function measure(
	bytes: Buffer,
	page: number,
	megapixels: number
): Promise<Measured | Extract<Inspection, { refused: string }>> {
	const { width, height, density, autoOrient } = await decode(bytes, { page }).metadata();
	const shortest = Math.min(width, height);
	if (shortest < ADMISSION.shortestSide) {
		const facts = { measured: `${width} × ${height}`, limit: ADMISSION.shortestSide };
		return { refused: 'picture_small', facts };
	}
	if (width * height > megapixels * 1e6) {
		const facts = { measured: Math.ceil((width * height) / 1e6), limit: megapixels };
		return { refused: 'picture_large', facts: { ...facts, width, height } };
	}
	await readWhole(decode(bytes, { page, sequentialRead: true, ignoreIcc: true }));
	return { width: autoOrient.width, height: autoOrient.height, dpi: resolution(density) };
}

/** Every pixel passes through an average, so that damage anywhere in the file is met. */
async function readWhole(picture: Sharp): Promise<void> {
	await picture
		.resize(64, 64, { fit: 'fill', kernel: 'linear', fastShrinkOnLoad: false })
		.raw()
		.toBuffer();
}

/** 72 and below is what writers put when they know nothing. */
function resolution(density: number | undefined): number | null {
	return density !== undefined && density > 72 ? density : null;
}

/** Upright, on white, 8 bit, without metadata; JPEG inside a tiled TIFF with halved levels. */
async function writePyramid(bytes: Buffer, page: number, target: string): Promise<void> {
	const picture = await upright(bytes, page);
	await picture
		.toColourspace('srgb')
		.tiff({
			compression: 'jpeg',
			quality: 85,
			tile: true,
			tileWidth: 256,
			tileHeight: 256,
			pyramid: true
		})
		.toFile(target);
}

/** The frame upright on white, grey: made grey, and not made sRGB of three greys again. */
async function readGrey(bytes: Buffer, page: number): Promise<Plane> {
	const picture = await upright(bytes, page);
	const { data, info } = await picture
		.greyscale()
		.toColourspace('b-w')
		.raw({ depth: 'uchar' })
		.toBuffer({ resolveWithObject: true });
	return { width: info.width, height: info.height, data };
}

async function upright(bytes: Buffer, page: number): Promise<Sharp> {
	const ignoreIcc = isPlain(await decode(bytes, { page }).metadata());
	return decode(bytes, { page, ignoreIcc }).autoOrient().flatten({ background: '#ffffff' });
}

/** A disk that takes nothing says nothing of the picture: then this process dies of it. */
function lay(target: string, pixels: Uint8Array): void {
	try {
		writeFileSync(target, pixels);
	} catch (reason) {
		console.error(String(reason));
		process.exit(1);
	}
}
