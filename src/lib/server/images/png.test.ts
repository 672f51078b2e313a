import sharp from 'sharp';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encode } from './png.ts';
import { plane, type Plane } from './plane.ts';

const decoded = async (png: Uint8Array) => {
	const picture = sharp(png);
	const { format, channels, depth, space } = await picture.metadata();
	const { data, info } = await picture
		.toColourspace('b-w')
		.raw()
		.toBuffer({ resolveWithObject: true });
	return { data, width: info.width, height: info.height, format, channels, depth, space };
};

test('a decoder gives back every pixel, whatever the picture', async () => {
	const planes = fc
		.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 40 }))
		.chain(([width, height]) =>
			fc
				.uint8Array({ minLength: width * height, maxLength: width * height })
				.map((data): Plane => ({ width, height, data }))
		);
	await fc.assert(
		fc.asyncProperty(planes, async (of) => {
			const { data, width, height, ...rest } = await decoded(encode(of));
			expect({ width, height, data: [...data] }).toEqual({ ...of, data: [...of.data] });
			expect(rest).toEqual({ format: 'png', channels: 1, depth: 'uchar', space: 'b-w' });
		}),
		{ numRuns: 40 }
	);
});

test.each([
	['one block, filled to its last byte', 65_534, 1],
	['one byte in the second block', 65_535, 1],
	['many blocks', 2_999, 100],
	['white only: the largest sums of Adler-32', 5_000, 20]
])('%s', async (_what, width, height) => {
	const of = plane(width, height);
	of.data[of.data.length - 1] = 3;
	const { data } = await decoded(encode(of));
	expect(data.equals(of.data)).toBe(true);
});

test('nothing is spent on deflating: the file is as long as its pixels and a little', () => {
	expect(encode(plane(1_000, 40)).length).toBe(8 + 25 + 12 + 2 + 5 + 1_001 * 40 + 4 + 12);
});
