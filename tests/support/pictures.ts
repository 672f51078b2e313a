import { constants, crc32, deflateRawSync, deflateSync } from 'node:zlib';
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

/** A zlib stream that unpacks to `count` times `unit` zeros, which are never held. */
function zeros(unit: number, count: number): Buffer {
	const one = deflateRawSync(Buffer.alloc(unit), { finishFlush: constants.Z_FULL_FLUSH });
	const sum = Buffer.alloc(4);
	// Adler-32 of n zeros: 1 below, n modulo 65 521 above.
	sum.writeUInt32BE(((unit * count) % 65_521) * 65_536 + 1);
	return Buffer.concat([Buffer.of(0x78, 0x9c), ...Array(count).fill(one), Buffer.of(3, 0), sum]);
}

/** A zTXt or iCCP chunk of zeros that unpacks to so many million bytes. */
export function bombChunk(millions: number): Buffer {
	return Buffer.concat([Buffer.from('bomb\0\0', 'latin1'), zeros(1e6, millions)]);
}

/** A PNG of four samples of 16 bits a pixel, whole and valid: eight bytes a pixel to go through. */
export function slowPng(side: number): Buffer {
	return pngOf(side, side, 16, 6, zeros(1 + side * 8, side));
}

/** Drawings in SVG that burn, fetch or give away; `address` is where one would fetch from. */
export function svgs(address: string): [what: string, svg: string][] {
	const root = (inside: string, more = '') =>
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"${more}>${inside}</svg>`;
	const ten = (one: string) => one.repeat(10);
	const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
	const laughs = levels.map((n) => `<!ENTITY e${n} "${ten(`&e${n - 1};`)}">`).join('');
	const uses = levels.slice(0, 8).map((n) => {
		const use = ten(`<use xlink:href="#u${n - 1}"/>`);
		return `<g id="u${n}">${use}</g>`;
	});
	return [
		[
			'an external entity',
			`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${root('<text>&x;</text>')}`
		],
		[
			'references over the network and to the disk',
			root(`<image href="${address}/a.png"/><image xlink:href="file:///etc/passwd"/>`)
		],
		['10^11 entities', `<!DOCTYPE svg [<!ENTITY e0 "x">${laughs}]>${root('<text>&e11;</text>')}`],
		['100 000 pixels', root('<rect width="9" height="9"/>', ' width="100000" height="100000"')],
		['10^8 copies', root(`<rect id="u0" width="1" height="1"/>${uses.join('')}`)]
	];
}

/** A GIF of two frames. */
export function animatedGif(): Promise<Buffer> {
	const frames = Buffer.from(Array.from({ length: 40 * 80 * 3 }, (_, at) => (at * 7) % 256));
	return sharp(frames, { raw: { width: 40, height: 80, channels: 3, pageHeight: 40 } })
		.gif({ delay: [100, 100] })
		.toBuffer();
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

/** The head of a BMP of one bit a pixel, and a kilobyte of it. */
export function bmpClaiming(width: number, height: number): Buffer {
	const head = Buffer.alloc(1_086);
	head.write('BM');
	head.writeUInt32LE(62, 10);
	head.writeUInt32LE(40, 14);
	head.writeInt32LE(width, 18);
	head.writeInt32LE(height, 22);
	head.set([1, 0, 1, 0], 26);
	return head;
}

/** A JPEG whose header claims other sides. */
export async function jpegClaiming(width: number, height: number): Promise<Buffer> {
	const whole = await jpeg();
	const frame = whole.indexOf(Buffer.from([0xff, 0xc0]));
	whole.writeUInt16BE(height, frame + 5);
	whole.writeUInt16BE(width, frame + 7);
	return whole;
}

/** A segment of a JPEG. */
export function segment(marker: number, content: Buffer): Buffer {
	const head = Buffer.from([0xff, marker, 0, 0]);
	head.writeUInt16BE(content.length + 2, 2);
	return Buffer.concat([head, content]);
}

/** A JPEG with segments (marker and content) after its first two bytes. */
export async function jpegWith(marker: number, ...contents: Buffer[]): Promise<Buffer> {
	const whole = await jpeg();
	const segments = contents.map((content) => segment(marker, content));
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

/** A good file of each format and way of coding that is taken, small, to mutate. */
export async function seeds(): Promise<Buffer[]> {
	return [
		await jpeg(),
		await noise(200, 200).jpeg({ progressive: true }).toBuffer(),
		await png(),
		await noise(200, 200).png({ palette: true }).toBuffer(),
		await noise(200, 200).tiff({ compression: 'lzw' }).toBuffer(),
		await noise(200, 200).tiff({ compression: 'jpeg' }).toBuffer(),
		await noise(200, 200)
			.toColourspace('b-w')
			.tiff({ compression: 'ccittfax4', bitdepth: 1 })
			.toBuffer(),
		await noise(90, 90)
			.ensureAlpha(0.5)
			.toColourspace('rgb16')
			.png({ progressive: true })
			.toBuffer(),
		tiff([
			{ width: 40, height: 40 },
			{ width: 50, height: 60 }
		])
	];
}
