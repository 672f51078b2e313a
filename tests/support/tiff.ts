/** A page of a TIFF made by hand; samples are uncompressed, all of one value. */
export interface TiffPage {
	width: number;
	height: number;
	/** Samples a pixel and bits a sample. */
	samples?: number;
	bits?: number;
	/** 1 grey, 2 RGB, 5 CMYK. */
	photometric?: number;
	/** 1 unsigned, 3 floating point. */
	format?: number;
	/** Bytes of picture really there; fewer than the header says for a liar. */
	held?: number;
	value?: number;
}

const SHORT = 3;
const LONG = 4;

/** A little-endian classic TIFF; with `loop`, the last directory points back to the first. */
export function tiff(pages: TiffPage[], { loop = false } = {}): Buffer {
	const parts: Buffer[] = [Buffer.from('II*\0\0\0\0\0', 'latin1')];
	let at = 8;
	let first = 0;
	let link: { part: Buffer; at: number } = { part: parts[0]!, at: 4 };
	for (const page of pages) {
		const pixels = pixelsOf(page);
		const directory = directoryOf(page, at, pixels.length);
		const start = at + pixels.length;
		link.part.writeUInt32LE(start, link.at);
		first ||= start;
		parts.push(pixels, directory);
		link = { part: directory, at: directory.length - 4 };
		at = start + directory.length;
	}
	if (loop) link.part.writeUInt32LE(first, link.at);
	return Buffer.concat(parts);
}

function pixelsOf({ width, height, samples = 1, bits = 8, held, value = 200 }: TiffPage): Buffer {
	const length = held ?? (width * height * samples * bits) / 8;
	return Buffer.alloc(length + (length % 2), value);
}

function directoryOf(page: TiffPage, pixelsAt: number, held: number): Buffer {
	const { width, height, samples = 1, bits = 8, photometric = 1, format = 1 } = page;
	const entries: [tag: number, type: number, value: number][] = [
		[256, LONG, width],
		[257, LONG, height],
		[258, SHORT, bits],
		[259, SHORT, 1],
		[262, SHORT, photometric],
		[273, LONG, pixelsAt],
		[277, SHORT, samples],
		[278, LONG, height],
		[279, LONG, held],
		[339, SHORT, format]
	];
	const directory = Buffer.alloc(2 + entries.length * 12 + 4);
	directory.writeUInt16LE(entries.length, 0);
	entries.forEach(([tag, type, value], i) => {
		const entry = directory.subarray(2 + i * 12);
		entry.writeUInt16LE(tag, 0);
		entry.writeUInt16LE(type, 2);
		entry.writeUInt32LE(1, 4);
		entry.writeUInt32LE(value, 8);
	});
	return directory;
}
