import { crc32 } from 'node:zlib';
import type { Plane } from './plane.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Most bytes of a stored block of deflate. */
const STORED = 65_535;
const ADLER = 65_521;
/** So many bytes may be summed before the sums of Adler-32 leave 32 bits. */
const SAFE = 3_800;

/**
 * The plane as a grey PNG of 8 bit that is not compressed (PNG, third edition; RFC 1950, RFC 1951,
 * 3.2.4): line pictures live for a moment between two processes, and to deflate and inflate them
 * costs more than to send them.
 */
export function encode({ width, height, data }: Plane): Uint8Array {
	const rows = new Uint8Array((width + 1) * height);
	for (let y = 0; y < height; y++) {
		rows.set(data.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
	}
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head[8] = 8;
	return Buffer.concat([
		Buffer.from(SIGNATURE),
		chunk('IHDR', head),
		chunk('IDAT', stored(rows)),
		chunk('IEND', Buffer.alloc(0))
	]);
}

function chunk(type: string, content: Buffer): Buffer {
	const whole = Buffer.alloc(content.length + 12);
	whole.writeUInt32BE(content.length, 0);
	whole.write(type, 4, 'latin1');
	content.copy(whole, 8);
	whole.writeUInt32BE(crc32(whole.subarray(4, -4)), content.length + 8);
	return whole;
}

/** A stream of zlib whose blocks hold the bytes as they are. */
function stored(bytes: Uint8Array): Buffer {
	const blocks = Math.max(1, Math.ceil(bytes.length / STORED));
	const to = Buffer.alloc(2 + 5 * blocks + bytes.length + 4);
	to.writeUInt16BE(0x7801, 0);
	for (let block = 0, at = 2; block < blocks; block++) {
		const part = bytes.subarray(block * STORED, (block + 1) * STORED);
		to[at] = block === blocks - 1 ? 1 : 0;
		to.writeUInt16LE(part.length, at + 1);
		to.writeUInt16LE(part.length ^ 0xffff, at + 3);
		to.set(part, at + 5);
		at += 5 + part.length;
	}
	to.writeUInt32BE(adler32(bytes), to.length - 4);
	return to;
}

function adler32(bytes: Uint8Array): number {
	let [a, b] = [1, 0];
	for (let from = 0; from < bytes.length; from += SAFE) {
		const end = Math.min(bytes.length, from + SAFE);
		for (let at = from; at < end; at++) {
			a += bytes[at]!;
			b += a;
		}
		a %= ADLER;
		b %= ADLER;
	}
	return ((b << 16) | a) >>> 0;
}
