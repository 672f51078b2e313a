import { expect, test } from 'vitest';
import * as pictures from '../../../../tests/support/pictures.ts';
import { tiff } from '../../../../tests/support/tiff.ts';
import { pagesOf, scansOf } from './structure.ts';

test('scans are counted, those of a thumbnail inside a segment are not', async () => {
	expect(scansOf(await pictures.jpeg(), 100)).toBe(1);
	expect(
		scansOf(await pictures.jpegWith(0xe1, await pictures.noise(64, 64).jpeg().toBuffer()), 100)
	).toBe(1);
	const own = scansOf(await pictures.jpegOfScans(0), 100);
	expect(own).toBeGreaterThan(1);
	expect(scansOf(await pictures.jpegOfScans(30), 100)).toBe(own + 30);
});

test('counting ends one past the limit', async () => {
	expect(scansOf(await pictures.jpegOfScans(500), 100)).toBe(101);
	expect(pagesOf(tiff(Array(50).fill({ width: 8, height: 8 })), 20)).toBe(21);
});

test('pages of a TIFF are counted once, though the chain loops or leads out of the file', () => {
	const page = { width: 8, height: 8 };
	expect(pagesOf(tiff([page, page, page]), 100)).toBe(3);
	expect(pagesOf(tiff([page, page, page], { loop: true }), 100)).toBe(3);
	const cut = tiff([page, page]);
	expect(pagesOf(cut.subarray(0, cut.length - 60), 100)).toBe(2);
	expect(pagesOf(Buffer.from('II*\0\xff\xff\0\0', 'latin1'), 100)).toBe(0);
	expect(pagesOf(Buffer.from('MM\0*', 'latin1'), 100)).toBe(0);
});

test('a BigTIFF is walked by its own sizes', () => {
	const big = Buffer.alloc(16 + 8 + 8);
	big.write('II', 0, 'latin1');
	big.writeUInt16LE(43, 2);
	big.writeBigUInt64LE(16n, 8);
	expect(pagesOf(big, 100)).toBe(1);
});

test('no bytes at all make the count run away', () => {
	for (let seed = 1; seed <= 300; seed++) {
		const bytes = pictures.mutated(
			tiff([
				{ width: 20, height: 20 },
				{ width: 9, height: 9 }
			]),
			seed
		);
		expect(pagesOf(bytes, 10)).toBeLessThanOrEqual(11);
	}
});
