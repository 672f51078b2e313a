import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { bytes, coreMemory, NONE } from '../../../../tests/support/layer.ts';
import { kernels } from './kernels.ts';

/** Where the objects lie, the lists of sizes (of the input, the layer's copy, the result), the bytes. */
const [THIS, IN, OUT, LISTS, OURS, THEIRS, FROM, TO] = [64, 256, 512, 640, 656, 672, 1_024, 20_000];
interface Pooled {
	high: number;
	wide: number;
	features: number;
	/** Pixels of a block. */
	down: number;
	across: number;
	pixels: number[];
}

const { memory, view, put, get } = coreMemory(1);

/** The sizes of the picture that the original was given; like it, the stand-in makes one block. */
const asked: number[][] = [];
beforeEach(() => void (asked.length = 0));
const { pool } = kernels(memory, {
	...NONE,
	pool: () => {
		asked.push(get(LISTS, 2));
		put(OURS, ...get(LISTS, 2));
		put(THEIRS, 1, 1);
		put(OUT + 28, TO);
	}
});

function lay({ high, wide, features, down, across, pixels }: Pooled): void {
	new Uint8Array(memory.buffer).fill(0);
	put(THIS + 104, across, down);
	put(IN + 28, FROM);
	put(IN + 40, features);
	view.setUint8(IN + 48, 1);
	put(IN + 52, 1, high, wide);
	put(LISTS, high, wide);
	new Int8Array(memory.buffer, FROM, pixels.length).set(pixels);
	for (const [map, list] of [
		[IN + 52, LISTS],
		[THIS + 56, OURS],
		[OUT + 52, THEIRS]
	] as const) {
		put(map + 24, list, list + 4);
		put(map + 36, list + 4, list + 8);
	}
}

/** `Maxpool::Forward`: blocks that are not whole at the right and lower edges are left out. */
function pooled({ high, wide, features, down, across, pixels }: Pooled): number[] {
	const result: number[] = [];
	for (let y = 0; y + down <= high; y += down)
		for (let x = 0; x + across <= wide; x += across)
			for (let feature = 0; feature < features; feature++) {
				const block: number[] = [];
				for (let dy = 0; dy < down; dy++)
					for (let dx = 0; dx < across; dx++)
						block.push(pixels[((y + dy) * wide + x + dx) * features + feature]!);
				result.push(Math.max(...block) + 0);
			}
	return result;
}

const small = (max: number) => fc.integer({ min: 1, max });
const pictures: fc.Arbitrary<Pooled> = fc
	.tuple(small(3), small(3), small(3), small(3), small(2), fc.nat(2), fc.nat(2))
	.chain(([down, across, rows, columns, sixteens, below, beside]) => {
		const [high, wide] = [down * rows + (below % down), across * columns + (beside % across)];
		const features = 16 * sixteens;
		return bytes(high * wide * features).map((pixels) => {
			return { high, wide, features, down, across, pixels };
		});
	});

test('of each block the greatest value of each feature is given, and nothing else changes', () => {
	fc.assert(
		fc.property(pictures, (picture) => {
			asked.length = 0;
			lay(picture);
			const { high, wide, down, across } = picture;
			const expected = pooled(picture);
			const before = Buffer.from(memory.buffer.slice(0, TO));
			pool(THIS, 0, IN, 0, 0, OUT);
			expect([...new Int8Array(memory.buffer, TO, expected.length + 16)]).toEqual([
				...expected,
				...Array<number>(16).fill(0)
			]);
			expect(asked).toEqual([[down, across]]);
			expect(get(OURS, 2)).toEqual([high, wide]);
			expect(get(THEIRS, 2)).toEqual([Math.floor(high / down), Math.floor(wide / across)]);
			put(OURS, 0, 0);
			put(THEIRS, 0, 0);
			put(OUT + 28, 0);
			expect(Buffer.from(memory.buffer.slice(0, TO)).equals(before)).toBe(true);
		}),
		{ numRuns: 50 }
	);
});

test.each<[string, () => void]>([
	['floats', () => view.setUint8(IN + 48, 0)],
	['a layer that learns', () => put(THIS + 8, 1)],
	['features that sixteen does not divide', () => put(IN + 40, 8)],
	['several pictures', () => put(IN + 52, 2)],
	['a picture lower than its map', () => put(IN + 56, 4)],
	['a picture narrower than its map', () => put(IN + 60, 4)],
	['a picture lower than a block', () => put(THIS + 108, 4)],
	['a picture narrower than a block', () => put(THIS + 104, 4)],
	['blocks of no height', () => put(THIS + 108, 0)],
	['blocks of no width', () => put(THIS + 104, 0)],
	['no list of heights', () => put(IN + 80, LISTS)]
])('%s: left to the original, whole', (_what, change) => {
	const shape = { high: 3, wide: 3, features: 16, down: 3, across: 3 };
	lay({ ...shape, pixels: Array<number>(144).fill(9) });
	change();
	pool(THIS, 0, IN, 0, 0, OUT);
	expect(asked).toEqual([[3, 3]]);
	expect([...new Int8Array(memory.buffer, TO, 16)]).toEqual(Array(16).fill(0));
});
