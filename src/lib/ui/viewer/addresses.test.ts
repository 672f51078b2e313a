import { expect, test } from 'vitest';
import { screenOf } from '../../../../tests/support/screen.ts';
import { cropAddress, lastLevel, tileAddress } from './addresses.ts';
import { Facsimile } from './facsimile.svelte.ts';
import ZoneLayer, { type LineZone } from './ZoneLayer.svelte';

test.each([
	[1, 1, 0],
	[2, 1, 1],
	[256, 256, 8],
	[257, 10, 9],
	[2480, 3508, 12],
	[4096, 4096, 12],
	[4097, 1, 13]
])('a surface of %i x %i is whole at level %i', (width, height, level) => {
	expect(lastLevel({ width, height })).toBe(level);
	expect(2 ** level).toBeGreaterThanOrEqual(Math.max(width, height));
});

test('addresses of tiles and crops are those the server answers to', () => {
	expect(tileAddress('s1', 12, 3, 7)).toBe('/api/surfaces/s1/tiles/12/3_7.jpg');
	const zone = { ulx: 1.4, uly: 2.6, lrx: 30.5, lry: 40.49 };
	const crop = '/api/surfaces/s1/crop?zone=1,3,31,40&width=900';
	expect(cropAddress('s1', zone, 900)).toBe(crop);
	expect(cropAddress('s1', zone, 900, 270)).toBe(`${crop}&turn=270`);
});

const line = (id: string, parts: Partial<LineZone> = {}): LineZone => ({
	...{ id, zone: { ulx: 10, uly: 20, lrx: 110, lry: 60 }, doubtful: [], refused: false },
	...parts
});

const layer = (
	lines: LineZone[],
	current: string | null = null,
	word: LineZone['zone'] | null = null
) => screenOf(ZoneLayer, { facsimile: new Facsimile(), lines, current, word });

test('zones lie in pixels of the surface; the one at the caret is told by its class', () => {
	const rects = layer([line('l1'), line('l2'), line('l3', { refused: true })], 'l2').all('rect');
	expect(rects[0]!.attributes).toMatchObject({ x: '10', y: '20', width: '100', height: '40' });
	const marks = rects.map(({ attributes }) =>
		['current', 'refused'].filter((mark) => attributes['class']!.split(' ').includes(mark))
	);
	expect(marks).toEqual([[], ['current'], ['refused']]);
});

test('doubtful words are lined under, the word at the caret is framed', () => {
	const doubtful = [{ ulx: 10, uly: 20, lrx: 40, lry: 60 }];
	const shown = layer([line('l1', { doubtful })], 'l1', { ulx: 50, uly: 20, lrx: 80, lry: 60 });
	expect(shown.all('line').map(({ attributes }) => [attributes['x1'], attributes['x2']])).toEqual([
		['10', '40']
	]);
	expect(shown.all('rect').at(-1)!.attributes).toMatchObject({ x: '50', width: '30' });
});

test('the layer is not read aloud: the list of lines is its twin', () => {
	expect(layer([line('l1')]).all('svg')[0]!.attributes['aria-hidden']).toBe('true');
});
