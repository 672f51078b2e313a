import { expect, test } from 'vitest';
import { signatureOf } from './signature.ts';

/** The first bytes of a file: letters as Latin-1, zeros behind them. */
const file = (head: string, at = 0) =>
	Uint8Array.from(Buffer.from('\0'.repeat(at) + head + '\0'.repeat(64), 'latin1'));

test.each([
	['image/png', '\x89PNG\r\n\x1a\n'],
	['image/jpeg', '\xff\xd8\xff\xe0'],
	['image/jpeg', '\xff\xd8\xff\xdb'],
	['image/tiff', 'II*\0'],
	['image/tiff', 'MM\0*'],
	['image/tiff', 'II+\0'],
	['image/tiff', 'MM\0+']
])('%s is taken by its first bytes %j', (mediaType, head) => {
	expect(signatureOf(file(head))).toEqual({ taken: mediaType });
	expect(signatureOf(file(head, 1))).not.toHaveProperty('taken');
	expect(signatureOf(file(head.slice(0, -1) + 'x'))).toEqual(
		head.length === 4 && head.startsWith('\xff\xd8\xff')
			? { taken: 'image/jpeg' }
			: { foreign: '?' }
	);
});

test.each<[name: string, head: string, at: number]>([
	['PDF', '%PDF-1.7', 0],
	['GIF', 'GIF89a', 0],
	['WebP', 'WEBP', 8],
	['AVIF', 'ftypavif', 4],
	['HEIC', 'ftypheic', 4],
	['HEIC', 'ftypmif1', 4],
	['JPEG 2000', 'jP  ', 4],
	['JPEG 2000', '\xff\x4f\xff\x51', 0],
	['DjVu', 'AT&TFORM', 0],
	['PSD', '8BPS', 0],
	['BMP', 'BM', 0],
	['ZIP', 'PK\x03\x04', 0],
	['RAW', 'FUJIFILMCCD-RAW', 0],
	['RAW', 'ftypcrx', 4]
])('%s is named where it came by mistake: %j at byte %i', (name, head, at) => {
	expect(signatureOf(file(head, at))).toEqual({ foreign: name });
});

test.each([
	['a Canon raw file', 'II*\0\x10\0\0\0CR\x02'],
	['an Olympus raw file', 'IIRO\x08'],
	['a Panasonic raw file', 'IIU\0\x18']
])('%s, which dresses as TIFF, is named', (_, head) => {
	expect(signatureOf(file(head))).toEqual({ foreign: 'RAW' });
});

test.each([
	['SVG', '<svg xmlns="http://www.w3.org/2000/svg">'],
	['SVG', '<?xml version="1.0"?>\n<!-- a picture -->\n<SVG\n width="9">'],
	['SVG', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
	['SVG', '<?xml version="1.0"?><!DOCTYPE svg><svg/>'],
	['HTML', '\n <!DOCTYPE html>'],
	['XML', '<!DOCTYPE TEI [<!ENTITY a "b">]>'],
	['HTML', '<html lang="ru">'],
	['XML', '<?xml version="1.0"?><TEI/>'],
	['TXT', 'Всеобщая декларация'],
	['TXT', '<svgx>'],
	['TXT', 'see <html>'],
	['?', 'text\0more']
])('what is marked up or plain is named %s: %j', (name, text) => {
	expect(signatureOf(Buffer.from(text))).toEqual({ foreign: name });
});

test('a picture in a text stays a text, a text in a picture a picture; only the head is looked at', () => {
	expect(signatureOf(Buffer.from(' '.repeat(600) + '<svg>'))).toEqual({ foreign: 'TXT' });
	expect(signatureOf(file('\xff\xd8\xff<svg >'))).toEqual({ taken: 'image/jpeg' });
	expect(signatureOf(new Uint8Array())).toEqual({ foreign: 'TXT' });
	expect(signatureOf(Uint8Array.of(0x89, 0x50))).toEqual({ foreign: 'TXT' });
});
