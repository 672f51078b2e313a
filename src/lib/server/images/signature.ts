import type { Inspected } from './images.ts';

type MediaType = Inspected['mediaType'];

/** First bytes of the three formats that are taken; nothing else about a file is believed. */
const TAKEN: [MediaType, number[]][] = [
	['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
	['image/jpeg', [0xff, 0xd8, 0xff]],
	['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
	['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
	['image/tiff', [0x49, 0x49, 0x2b, 0x00]],
	['image/tiff', [0x4d, 0x4d, 0x00, 0x2b]]
];

/** Formats that people send by mistake, so that the refusal can name them. */
const KNOWN: [name: string, at: number, signature: string][] = [
	['PDF', 0, '%PDF'],
	['GIF', 0, 'GIF8'],
	['WebP', 8, 'WEBP'],
	['AVIF', 4, 'ftypavif'],
	['HEIC', 4, 'ftyphei'],
	['HEIC', 4, 'ftypmif1'],
	['JPEG 2000', 4, 'jP  '],
	['JPEG 2000', 0, '\xff\x4f\xff\x51'],
	['DjVu', 0, 'AT&TFORM'],
	['PSD', 0, '8BPS'],
	['BMP', 0, 'BM'],
	['ZIP', 0, 'PK\x03\x04'],
	['RAW', 0, 'FUJIFILMCCD-RAW'],
	['RAW', 4, 'ftypcrx']
];

/** Camera raw files dress as TIFF; what follows the signature tells them. */
const RAW_IN_TIFF: [at: number, signature: string][] = [
	[8, 'CR\x02'],
	[0, 'IIRO'],
	[0, 'IIU\x00']
];

export type Signature = { taken: MediaType } | { foreign: string };

/** What the file is by its first bytes; the name and the sender's word do not count. */
export function signatureOf(bytes: Uint8Array): Signature {
	const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
	if (RAW_IN_TIFF.some(([at, signature]) => head.startsWith(signature, at))) {
		return { foreign: 'RAW' };
	}
	const taken = TAKEN.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte));
	if (taken) return { taken: taken[0] };
	const known = KNOWN.find(([, at, signature]) => head.startsWith(signature, at));
	return { foreign: known?.[0] ?? marked(head) };
}

function marked(head: string): string {
	if (/<(?:!doctype\s+)?svg[\s>]/i.test(head)) return 'SVG';
	if (/^\s*<(?:!doctype\s+)?html\b/i.test(head)) return 'HTML';
	if (/^\s*<(?:\?xml|!doctype)/i.test(head)) return 'XML';
	return /[\x00-\x08\x0e-\x1f]/.test(head) ? '?' : 'TXT';
}
