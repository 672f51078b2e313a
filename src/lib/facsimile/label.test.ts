import fc from 'fast-check';
import { expect, test } from 'vitest';
import { label } from './label.ts';

test.each([
	['../../etc/passwd', 'passwd'],
	['C:\\scans\\001.tif', '001.tif'],
	['con.tif', 'con.tif'],
	['лист\u202egnp.exe', 'листgnp.exe'],
	['лист 1\n.png', 'лист 1.png'],
	['-rf.png', 'rf.png'],
	['a\0b.jpg', 'ab.jpg'],
	['📷 снимок.jpg', '📷 снимок.jpg'],
	['и\u0306.png', 'й.png'],
	['\u200b\u200f', 'scan'],
	['', 'scan'],
	['...', 'scan']
])('%j is labelled %j', (name, expected) => {
	expect(label(name)).toBe(expected);
});

test.each([
	['page.jpg', 'image/png', 'page.png'],
	['page.JPEG', 'image/jpeg', 'page.JPEG'],
	['page', 'image/tiff', 'page.tif'],
	['page.tiff', 'image/tiff', 'page.tiff'],
	['v1.2', 'image/png', 'v1.2.png']
])('%s that is %s is labelled %s', (name, mediaType, expected) => {
	expect(label(name, mediaType)).toBe(expected);
});

test('300 letters keep their beginning and their end', () => {
	const short = label(`начало${'я'.repeat(300)}001.png`, 'image/png');
	expect([...short].length).toBeLessThanOrEqual(120);
	expect(short).toMatch(/^начало.*…я*001\.png$/);
});

test('no name whatever gives an empty label, a path, or a hidden sign', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
			const given = label(name, 'image/png');
			expect(given).toMatch(/^[^/\\\p{Cc}\p{Cf}\u2028\u2029]+\.png$/u);
			expect([...given].length).toBeLessThanOrEqual(120);
		})
	);
});
