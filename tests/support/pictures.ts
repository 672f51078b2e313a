import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { tiff } from './tiff.ts';

/**
 * Good, broken and hostile pictures, made when a test needs them: nothing binary is kept, and a
 * seed makes each the same every time.
 */

/** Numbers of chance that repeat (mulberry32), 0 to 1. */
export function chance(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Grey noise in squares of `grain` pixels. */
export function noise(width: number, height: number, seed = 1, grain = 1): Sharp {
	const next = chance(seed);
	const [w, h] = [Math.ceil(width / grain), Math.ceil(height / grain)];
	const pixels = Buffer.from(Array.from({ length: w * h }, () => Math.floor(next() * 256)));
	const small = sharp(pixels, { raw: { width: w, height: h, channels: 1 } });
	return small.resize(w * grain, h * grain, { kernel: 'nearest' });
}

/** One tone everywhere. */
export function plain(width: number, height: number, tone: number): Sharp {
	return sharp({
		create: { width, height, channels: 3, background: { r: tone, g: tone, b: tone } }
	});
}

export const jpeg = () => noise(300, 400).jpeg().toBuffer();
export const png = () => noise(300, 400).png().toBuffer();

export function pngChunk(type: string, data: Uint8Array): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const out = Buffer.alloc(body.length + 8);
	out.writeUInt32BE(data.length, 0);
	body.copy(out, 4);
	out.writeUInt32BE(crc32(body), body.length + 4);
	return out;
}

/** A PNG from its parts; `depth` bits a sample, `colour` 0 grey, 2 RGB, 6 RGBA. */
export function pngOf(width: number, height: number, depth: number, colour: number, data: Buffer) {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([depth, colour, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		pngChunk('IHDR', head),
		pngChunk('IDAT', data),
		pngChunk('IEND', Buffer.alloc(0))
	]);
}

/** 30 000 × 30 000 white pixels of one bit, whole and valid, in about 110 kB. */
export function hugePng(): Buffer {
	const row = Buffer.alloc(3_751, 0xff);
	row[0] = 0;
	return pngOf(30_000, 30_000, 1, 0, deflateSync(Buffer.concat(Array(30_000).fill(row))));
}

/** A small PNG with a chunk put before its first IDAT. */
export async function pngWith(type: string, data: Uint8Array): Promise<Buffer> {
	const whole = await png();
	const at = whole.indexOf('IDAT') - 4;
	return Buffer.concat([whole.subarray(0, at), pngChunk(type, data), whole.subarray(at)]);
}

/** A zTXt or iCCP chunk of zeros that unpacks to `size` bytes. */
export function bombChunk(size: number): Buffer {
	return Buffer.concat([Buffer.from('bomb\0\0', 'latin1'), deflateSync(Buffer.alloc(size))]);
}

export async function pngWithWrongSum(): Promise<Buffer> {
	const whole = await png();
	const at = whole.indexOf('IDAT');
	const sum = at + 4 + whole.readUInt32BE(at - 4);
	whole[sum]! ^= 0xff;
	return whole;
}

/** A progressive JPEG whose last scan is repeated until there are `scans`. */
export async function jpegOfScans(scans: number): Promise<Buffer> {
	const whole = await noise(64, 64).jpeg({ progressive: true }).toBuffer();
	const last = whole.lastIndexOf(Buffer.from([0xff, 0xda]));
	const scan = whole.subarray(last, -2);
	return Buffer.concat([whole.subarray(0, -2), ...Array(scans).fill(scan), whole.subarray(-2)]);
}

/** A JPEG whose header claims other sides. */
export async function jpegClaiming(width: number, height: number): Promise<Buffer> {
	const whole = await jpeg();
	const frame = whole.indexOf(Buffer.from([0xff, 0xc0]));
	whole.writeUInt16BE(height, frame + 5);
	whole.writeUInt16BE(width, frame + 7);
	return whole;
}

/** A JPEG with segments (marker and content) after its first two bytes. */
export async function jpegWith(marker: number, ...contents: Buffer[]): Promise<Buffer> {
	const whole = await jpeg();
	const segments = contents.map((content) => {
		const head = Buffer.from([0xff, marker, 0, 0]);
		head.writeUInt16BE(content.length + 2, 2);
		return Buffer.concat([head, content]);
	});
	return Buffer.concat([whole.subarray(0, 2), ...segments, whole.subarray(2)]);
}

/** A seeded mutation of a good file: bits turned, a part cut out, doubled, or the end lost. */
export function mutated(good: Buffer, seed: number): Buffer {
	const next = chance(seed);
	const at = () => Math.floor(next() * good.length);
	const way = Math.floor(next() * 4);
	if (way === 0) return good.subarray(0, at());
	if (way === 1) {
		const [from, to] = [at(), at()].sort((a, b) => a - b);
		return Buffer.concat([good.subarray(0, from), good.subarray(to)]);
	}
	if (way === 2) {
		const [from, to] = [at(), at()].sort((a, b) => a - b);
		return Buffer.concat([good.subarray(0, to), good.subarray(from)]);
	}
	const turned = Buffer.from(good);
	for (let n = 1 + Math.floor(next() * 40); n > 0; n--)
		turned[at()]! ^= 1 << Math.floor(next() * 8);
	return turned;
}

/** A good file of each format, small, to mutate. */
export async function seeds(): Promise<Buffer[]> {
	return [
		await jpeg(),
		await noise(200, 200).jpeg({ progressive: true }).toBuffer(),
		await png(),
		await noise(200, 200).png({ palette: true }).toBuffer(),
		await noise(200, 200).tiff({ compression: 'lzw' }).toBuffer(),
		await noise(200, 200).tiff({ compression: 'jpeg' }).toBuffer(),
		tiff([
			{ width: 40, height: 40 },
			{ width: 50, height: 60 }
		])
	];
}
