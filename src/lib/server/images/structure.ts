/**
 * What can be counted in a file without decoding it. Bounded: no loop runs longer than the file,
 * and counting stops one past the limit.
 */

const SOS = 0xda;
const EOI = 0xd9;
/** Markers without a length: TEM, RST0 to RST7, SOI. */
const BARE = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** Scans of a JPEG (ITU T.81, annex B), counted up to `atMost` + 1. */
export function scansOf(jpeg: Uint8Array, atMost: number): number {
	let scans = 0;
	let at = 2;
	while (at + 3 < jpeg.length && scans <= atMost) {
		if (jpeg[at] !== 0xff || jpeg[at + 1] === 0xff || jpeg[at + 1] === 0x00) {
			at++;
			continue;
		}
		const marker = jpeg[at + 1]!;
		if (marker === EOI) break;
		if (marker === SOS) scans++;
		at += BARE(marker) ? 2 : 2 + Math.max(2, (jpeg[at + 2]! << 8) | jpeg[at + 3]!);
	}
	return scans;
}

/** Sizes of the parts of a directory, classic TIFF and BigTIFF (version 43). */
const CLASSIC = { first: 4, count: 2, entry: 12, offset: 4 };
const BIG = { first: 8, count: 8, entry: 20, offset: 8 };

/** Pages of a TIFF: directories in the chain, each once though it loop, up to `atMost` + 1. */
export function pagesOf(tiff: Uint8Array, atMost: number): number {
	if (tiff.length < 4) return 0;
	const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
	const little = tiff[0] === 0x49;
	const shape = view.getUint16(2, little) === 43 ? BIG : CLASSIC;
	const number = (at: number, size: number) =>
		size === 2
			? view.getUint16(at, little)
			: size === 4
				? view.getUint32(at, little)
				: Number(view.getBigUint64(at, little));
	const seen = new Set<number>();
	let at = tiff.length >= shape.first + shape.offset ? number(shape.first, shape.offset) : 0;
	while (at > 0 && !seen.has(at) && seen.size <= atMost) {
		if (at + shape.count > tiff.length) break;
		seen.add(at);
		const next = at + shape.count + number(at, shape.count) * shape.entry;
		at = next + shape.offset <= tiff.length ? number(next, shape.offset) : 0;
	}
	return seen.size;
}
