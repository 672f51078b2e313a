import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fill, sheet } from '../../../../tests/support/drawn.ts';
import { find, peel, SMALLEST } from './components.ts';
import type { Plane } from './plane.ts';

test('patches are found whole, corners count as touching', () => {
	const page = sheet(40, 40, 200);
	fill(page, 2, 2, 5, 5, 0);
	fill(page, 7, 7, 3, 3, 0);
	fill(page, 20, 20, 4, 6, 0);
	const { all, labels } = find(page, 200, 50, 90);
	expect(all.map(({ left, top, right, bottom, area }) => [left, top, right, bottom, area])).toEqual(
		[
			[2, 2, 10, 10, 34],
			[20, 20, 24, 26, 24]
		]
	);
	expect(labels[3 * 40 + 3]).toBe(all[0]!.label);
	expect(labels[39]).toBe(0);
});

test('a U is one patch though its arms meet late', () => {
	const page = sheet(20, 20, 200);
	fill(page, 2, 2, 2, 10, 0);
	fill(page, 10, 2, 2, 10, 0);
	fill(page, 2, 12, 10, 2, 0);
	expect(find(page, 200, 50, 90).all).toHaveLength(1);
});

test('faint patches without a dark place go, those with one stay whole', () => {
	const page = sheet(40, 20, 200);
	fill(page, 2, 2, 10, 5, 140);
	fill(page, 20, 2, 10, 5, 140);
	fill(page, 24, 4, 1, 1, 60);
	const { all } = find(page, 200, 50, 90);
	expect(all).toHaveLength(1);
	expect(all[0]).toMatchObject({ left: 20, right: 30, area: 50, peak: 140 });
});

test('patches without a dark place are kept apart, if they are as high as letters are', () => {
	const page = sheet(60, 20, 200);
	fill(page, 2, 2, 10, SMALLEST, 140);
	fill(page, 20, 2, 10, SMALLEST - 1, 140);
	fill(page, 40, 2, 10, 8, 60);
	const { all, pale, labels } = find(page, 200, 50, 90);
	expect(all).toMatchObject([{ label: 1, left: 40 }]);
	expect(pale).toMatchObject([{ label: 2, left: 2, right: 12, area: 50 }]);
	expect([2, 20, 40].map((x) => labels[3 * 60 + x])).toEqual([2, 0, 1]);
});

test('peeling takes a light ring off the letters it touches', () => {
	const page = sheet(80, 80, 200);
	fill(page, 5, 5, 4, 70, 130);
	fill(page, 9, 30, 6, 10, 20);
	const before = find(page, 200, 50, 60);
	expect(before.all).toHaveLength(1);
	expect(peel(page, 200, before, 30, 100)).toBe(true);
	const after = find(page, 200, 50, 60);
	expect(after.all).toMatchObject([{ left: 9, top: 30, right: 15, bottom: 40 }]);
	expect(peel(page, 200, after, 30, 100)).toBe(false);
});

/** Small sheets of ink: a grey a pixel. */
const INKED = fc.integer({ min: 1, max: 9 }).chain((width) =>
	fc
		.array(fc.constantFrom(200, 200, 120, 40), { minLength: width, maxLength: 9 * width })
		.map((greys): Plane => {
			const height = Math.floor(greys.length / width);
			return { width, height, data: Uint8Array.from(greys.slice(0, width * height)) };
		})
);

/** The places of the patch that holds place `from`: whatever touches, touched one after another. */
function flood({ width, height, data }: Plane, from: number): number[] {
	const patch = new Set([from]);
	for (const at of patch) {
		for (const [right, down] of [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y]))) {
			const [x, y] = [(at % width) + right!, Math.floor(at / width) + down!];
			const inside = x >= 0 && y >= 0 && x < width && y < height;
			if (inside && data[y * width + x]! <= 150) patch.add(y * width + x);
		}
	}
	return [...patch].sort((a, b) => a - b);
}

test('patches are those that a flood fills, in the order of their first pixels, measured pixel by pixel', () => {
	fc.assert(
		fc.property(INKED, (page) => {
			const seen = new Set<number>();
			const wanted = [...page.data.keys()].flatMap((at) => {
				if (page.data[at]! > 150 || seen.has(at)) return [];
				const patch = flood(page, at);
				patch.forEach((each) => seen.add(each));
				const darks = patch.map((each) => 200 - page.data[each]!);
				const [xs, ys] = [
					patch.map((each) => each % page.width),
					patch.map((each) => Math.floor(each / page.width))
				];
				const measured = {
					left: Math.min(...xs),
					right: Math.max(...xs) + 1,
					top: Math.min(...ys),
					bottom: Math.max(...ys) + 1,
					area: patch.length,
					peak: Math.max(...darks),
					mean: darks.reduce((sum, dark) => sum + dark, 0) / darks.length
				};
				return measured.peak >= 150 ? [{ patch, measured }] : [];
			});
			const { all, labels } = find(page, 200, 50, 150);
			expect(all).toEqual(wanted.map(({ measured }, at) => ({ label: at + 1, ...measured })));
			const painted = new Int32Array(page.data.length);
			wanted.forEach(({ patch }, at) => patch.forEach((each) => (painted[each] = at + 1)));
			expect(labels).toEqual(painted);
		})
	);
});

test('a pixel is of a patch if it is so much darker than paper, wherever its bytes begin', () => {
	const bytes = fc.uint8Array({ minLength: 1, maxLength: 40 });
	const faint = fc.double({ min: -10, max: 270, noNaN: true });
	fc.assert(
		fc.property(bytes, fc.nat(3), faint, (row, ahead, least) => {
			const data = Uint8Array.of(...new Uint8Array(ahead), ...row).subarray(ahead);
			const { labels } = find({ width: data.length, height: 1, data }, 255, least, least);
			expect([...labels].map((label) => label > 0)).toEqual(
				[...data].map((grey) => grey <= 255 - least)
			);
		}),
		{ examples: [[Uint8Array.of(0, 255, 255, 255, 1, 0, 255, 0), 1, 255]] }
	);
});
