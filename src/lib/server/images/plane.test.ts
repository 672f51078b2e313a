import { expect, test } from 'vitest';
import { fill, grain, sheet } from '../../../../tests/support/drawn.ts';
import { greyAt, halve, histogram, inner, invert, map, soften, turn } from './plane.ts';

const spread = (data: Uint8Array) => {
	const mean = data.reduce((a, b) => a + b, 0) / data.length;
	return Math.sqrt(data.reduce((a, b) => a + (b - mean) ** 2, 0) / data.length);
};

test('half the size keeps the mean', () => {
	const picture = sheet(8, 6, 200);
	fill(picture, 0, 0, 4, 6, 100);
	const half = halve(picture);
	expect([half.width, half.height]).toEqual([4, 3]);
	expect([...half.data.slice(0, 4)]).toEqual([100, 100, 200, 200]);
});

test('softening leaves even grey alone and lays grain', () => {
	expect(soften(sheet(20, 20, 137)).data.every((grey) => grey === 137)).toBe(true);
	const grainy = sheet(60, 60, 128);
	grain(grainy, 20);
	expect(spread(soften(grainy).data)).toBeLessThan(spread(grainy.data) / 2);
});

test('light for dark, and back', () => {
	const picture = sheet(5, 3);
	grain(picture, 100);
	expect(invert(picture).data).toEqual(picture.data.map((grey) => 255 - grey));
	expect(invert(invert(picture))).toEqual(picture);
});

test('four quarter turns, or a half turn twice, give the picture back', () => {
	const picture = sheet(5, 3);
	grain(picture, 100);
	const quarter = turn(picture, 90);
	expect([quarter.width, quarter.height]).toEqual([3, 5]);
	expect(turn(turn(turn(quarter, 90), 90), 90)).toEqual(picture);
	expect(turn(turn(picture, 180), 180)).toEqual(picture);
	expect(turn(quarter, 270)).toEqual(picture);
});

test('a quarter turn is clockwise: the upper left goes to the upper right', () => {
	const picture = sheet(4, 2);
	fill(picture, 0, 0, 1, 1, 7);
	expect(turn(picture, 90).data[1]).toBe(7);
});

test('the histogram counts every pixel', () => {
	const picture = sheet(10, 10, 9);
	fill(picture, 0, 0, 5, 1, 3);
	const counts = histogram(picture);
	expect([counts[3], counts[9]]).toEqual([5, 95]);
});

test('the inner part is what it was, less so many percent at each edge', () => {
	const whole = sheet(20, 10);
	whole.data.forEach((_, at) => (whole.data[at] = at));
	expect(inner(whole, 0)).toBe(whole);
	const { width, height, data } = inner(whole, 10);
	expect([width, height, data[0], data.at(-1)]).toEqual([16, 8, 22, 177]);
	const least = inner(sheet(3, 3), 50);
	expect([least.width, least.height]).toEqual([1, 1]);
});

test('mapped, each pixel has what the table says of it, and the picture that was given stays', () => {
	const table = Uint8Array.from({ length: 256 }, (_, grey) => 255 - grey);
	const given = { width: 2, height: 2, data: Uint8Array.of(0, 10, 200, 255) };
	expect(map(given, table)).toEqual({
		...{ width: 2, height: 2 },
		data: Uint8Array.of(255, 245, 55, 0)
	});
	expect([...given.data]).toEqual([0, 10, 200, 255]);
});

test.each([0, 1, 3, 4, 5, 1023])('the histogram of %i pixels counts each of them once', (count) => {
	const data = Uint8Array.from({ length: count }, (_, at) => (at * 37) % 7);
	const counts = histogram({ width: count, height: 1, data });
	expect([...counts].reduce((sum, n) => sum + n, 0)).toBe(count);
	for (let grey = 0; grey < 8; grey++)
		expect(counts[grey]).toBe(data.filter((each) => each === grey).length);
});

test.each([
	[0, 10],
	[0.49, 10],
	[0.5, 90],
	[0.99, 90],
	[1, 255]
])('the grey that %f of the pixels are darker than is %i', (share, grey) => {
	const picture = sheet(10, 10, 10);
	fill(picture, 0, 5, 10, 5, 90);
	expect(greyAt(histogram(picture), share)).toBe(grey);
});
