import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import {
	bytes,
	cast,
	coreMemory,
	layers,
	layTables,
	NONE,
	product,
	TANGENTS,
	tanh,
	type Layer
} from '../../../../tests/support/layer.ts';
import { kernels, outputsAt } from './kernels.ts';

/** Where things lie. */
const [THIS, IN, OUT, LISTS, W, SCALES, U, TO] = [64, 512, 768, 900, 1_024, 4_096, 5_000, 6_000];

const { memory, view, put } = coreMemory(3);
/** The kind of layer that says which letters there are. */
const LAST = 22;
/** How many time steps the original was asked for; it makes the room. */
const asked: number[] = [];
/** Results that were given to who listens. */
const heard: number[] = [];
const { connect } = kernels(memory, {
	...NONE,
	connect: () => {
		asked.push(view.getInt32(IN + 36, true));
		put(OUT + 28, TO);
		put(OUT + 40, view.getInt32(THIS + 92, true));
	},
	hear: (at: number) => void heard.push(at)
});
beforeEach(() => void (asked.length = heard.length = 0));

function lay({ rows, inputs, w, scales }: Layer, steps: number[]): void {
	new Uint8Array(memory.buffer, 0, TANGENTS).fill(0);
	layTables(memory);
	new Int8Array(memory.buffer, W, w.length).set(w);
	new Float32Array(memory.buffer, SCALES, rows).set(scales);
	new Int8Array(memory.buffer, U, steps.length).set(steps);
	put(THIS + 4, 19);
	put(THIS + 92, rows, inputs + 1);
	put(THIS + 132, SCALES);
	put(THIS + 216, W);
	const wide = steps.length / inputs;
	put(IN + 28, U);
	put(IN + 36, wide, inputs);
	view.setUint8(IN + 48, 1);
	put(IN + 52, 1, 1, wide);
	put(LISTS, 1, wide);
	put(IN + 76, LISTS, LISTS + 4);
	put(IN + 88, LISTS + 4, LISTS + 8);
}

test('every time step goes through the layer and its tangents to bytes; nothing beyond them changes', () => {
	const inputs = layers(4, 0.01).chain((layer) =>
		fc
			.integer({ min: 1, max: 3 })
			.chain((steps) => fc.tuple(fc.constant(layer), bytes(steps * layer.inputs)))
	);
	fc.assert(
		fc.property(inputs, ([layer, all]) => {
			asked.length = 0;
			lay(layer, all);
			const steps = all.length / layer.inputs;
			const expected = Array.from({ length: steps }, (_, step) => {
				const u = all.slice(step * layer.inputs, (step + 1) * layer.inputs);
				return product({ ...layer, u }).map((value) => cast(tanh(value)) + 0);
			}).flat();
			connect(THIS, 0, IN, 0, 0, OUT);
			const found = new Int8Array(memory.buffer, TO, expected.length + 8);
			expect([...found]).toEqual([...expected, 0, 0, 0, 0, 0, 0, 0, 0]);
			expect(asked).toEqual([0]);
			expect(view.getInt32(IN + 36, true)).toBe(steps);
		})
	);
});

test.each<[string, () => void]>([
	['floats', () => view.setUint8(IN + 48, 0)],
	['another kind of layer', () => put(THIS + 4, 16)],
	['the last layer', () => put(THIS + 4, LAST)],
	['a layer that learns', () => put(THIS + 8, 1)],
	['rows that four does not divide', () => put(THIS + 92, 6)],
	['several pictures', () => put(IN + 52, 2)],
	['a picture narrower than its map', () => put(IN + 60, 3)],
	['a picture lower than its map', () => put(IN + 56, 2)]
])('%s: left to the original, whole', (_what, change) => {
	const layer = { rows: 4, inputs: 2, w: Array<number>(12).fill(3), scales: [1, 1, 1, 1], u: [] };
	lay(layer, [5, 6, 7, 8]);
	change();
	connect(THIS, 0, IN, 0, 0, OUT);
	expect(asked).toEqual([2]);
	expect(heard).toEqual(view.getInt32(THIS + 4, true) === LAST ? [OUT] : []);
	expect([...new Int8Array(memory.buffer, TO, 16)]).toEqual(Array(16).fill(0));
});

test('the last layer is copied as it stands, in rows of time steps', () => {
	const said = [0.25, 0.75, 1, 0, 0.5, 0.5];
	put(OUT + 4, TO, 0, 3, 2);
	new Float32Array(memory.buffer, TO, 7).set([...said, 9]);
	const outputs = outputsAt(memory, OUT);
	new Float32Array(memory.buffer, TO, 7).fill(0);
	expect(outputs).toEqual({ steps: 3, classes: 2, odds: new Float32Array(said) });
});
