import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import {
	bytes,
	cast,
	coreMemory,
	layTables,
	logistic,
	NONE,
	product,
	TANGENTS,
	tanh,
	type Layer
} from '../../../../tests/support/layer.ts';
import { kernels } from './kernels.ts';

/** Where things lie: the objects, lists of sizes, weights and scales a gate, inputs, result, the store. */
const [THIS, IN, OUT, LISTS, OURS, THEIRS] = [64, 2_048, 2_304, 2_560, 2_576, 2_592];
const [GATES, U, TO, ROOM] = [4_096, 20_000, 40_000, 60_000];
const GATE = 3_000;
const SUMMARY = 15;
const round = Math.fround;

/** A recurrent layer: its gates in the order cell, input, forget, output; a picture for it. */
interface Recurrent {
	kind: 14 | typeof SUMMARY;
	ni: number;
	ns: number;
	high: number;
	wide: number;
	gates: Pick<Layer, 'w' | 'scales'>[];
	/** Line by line, time step by time step. */
	u: number[];
}

const { memory, view, put, get } = coreMemory(3);

/** The sizes of the picture that the original was given, the room that was asked for and given back. */
const asked: number[][] = [];
const rooms: number[] = [];
const freed: number[] = [];
const { recur } = kernels(memory, {
	...NONE,
	malloc: (size: number) => {
		rooms.push(size);
		new Uint8Array(memory.buffer, ROOM, size + 16).fill(0xa5);
		return ROOM;
	},
	free: (at: number) => void freed.push(at),
	recur: () => {
		const [high, wide] = get(LISTS, 2) as [number, number];
		asked.push([high, wide]);
		put(OURS, high, wide);
		put(THEIRS, high, view.getInt32(THIS + 4, true) === SUMMARY ? 1 : wide);
		put(OUT + 28, TO);
	}
});
beforeEach(() => {
	asked.length = 0;
	rooms.length = 0;
	freed.length = 0;
});

function lay({ kind, ni, ns, high, wide, gates, u }: Recurrent): void {
	new Uint8Array(memory.buffer, 0, TANGENTS).fill(0);
	layTables(memory);
	put(THIS + 4, kind);
	put(THIS + 20, ni, ns);
	put(THIS + 56, ni + ns, ns);
	gates.forEach(({ w, scales }, gate) => {
		const [at, to] = [THIS + 72 + 172 * gate, GATES + GATE * gate];
		put(at + 36, ns, ni + ns + 1);
		put(at + 76, to);
		put(at + 160, to + 256);
		new Float32Array(memory.buffer, to, ns).set(scales);
		new Int8Array(memory.buffer, to + 256, w.length).set(w);
	});
	new Int8Array(memory.buffer, U, u.length).set(u);
	put(IN + 28, U);
	put(IN + 36, high * wide, ni);
	view.setUint8(IN + 48, 1);
	put(IN + 52, 1, high, wide, high * wide, wide, 1);
	put(LISTS, high, wide);
	for (const [map, lists] of [
		[IN + 52, LISTS],
		[THIS + 1_660, OURS],
		[OUT + 52, THEIRS]
	] as const) {
		put(map + 24, lists, lists + 4);
		put(map + 36, lists + 4, lists + 8);
	}
}

const clipped = (value: number) => Math.min(100, Math.max(-100, value));

/** `LSTM::Forward` in bytes and one dimension, as Tesseract's source has it: the result's bytes. */
function forward(layer: Recurrent, clip = clipped): number[] {
	const { kind, ni, ns, high, wide, gates, u } = layer;
	const result: number[] = [];
	for (let line = 0; line < high; line++) {
		let [state, output] = [Array<number>(ns).fill(0), Array<number>(ns).fill(0)];
		for (let x = 0; x < wide; x++) {
			const at = (line * wide + x) * ni;
			const source = [...u.slice(at, at + ni), ...output.map(cast)];
			const [ci, gi, gf, go] = gates.map((gate, i) =>
				product({ ...gate, rows: ns, inputs: ni + ns, u: source }).map(i ? logistic : tanh)
			) as [number[], number[], number[], number[]];
			state = state.map((value, i) => clip(round(round(value * gf[i]!) + round(ci[i]! * gi[i]!))));
			output = state.map((value, i) => round(tanh(value) * go[i]!));
			if (kind !== SUMMARY || x === wide - 1) result.push(...output.map(cast));
		}
	}
	return result.map((value) => value + 0);
}

/** Runs the kernel; what it wrote, and the sixteen bytes behind that and behind its room. */
function found({ length }: number[]): { result: number[]; behind: number[]; beyond: number[] } {
	recur(THIS, 0, IN, 0, 0, OUT);
	return {
		result: [...new Int8Array(memory.buffer, TO, length)],
		behind: [...new Uint8Array(memory.buffer, TO + length, 16)],
		beyond: [...new Uint8Array(memory.buffer, ROOM + (rooms[0] ?? 0), 16)]
	};
}

const small = (max: number, min = 1) => fc.integer({ min, max });
const eights = small(3).map((count) => count * 8);
const recurrents: fc.Arbitrary<Recurrent> = fc
	.record({
		kind: fc.constantFrom(14 as const, 15 as const),
		ni: eights,
		ns: eights,
		high: fc.oneof(small(3), small(18)),
		wide: small(4),
		scale: fc.constantFrom(0.000_03, 0.000_3, 0.01)
	})
	.chain(({ scale, ...shape }) => {
		const { ni, ns, high, wide } = shape;
		const most = { min: round(-scale), max: round(scale), noNaN: true };
		const gate = fc.record({
			w: bytes(ns * (ni + ns + 1)),
			scales: fc.array(fc.float(most), { minLength: ns, maxLength: ns })
		});
		return fc.record({
			...Object.fromEntries(Object.entries(shape).map(([name, it]) => [name, fc.constant(it)])),
			gates: fc.array(gate, { minLength: 4, maxLength: 4 }),
			u: bytes(high * wide * ni)
		}) as fc.Arbitrary<Recurrent>;
	});

test('each line goes through the cells from nought, to the bytes of the source; nothing else changes', () => {
	fc.assert(
		fc.property(recurrents, (layer) => {
			for (const list of [asked, rooms, freed]) list.length = 0;
			lay(layer);
			const before = Buffer.from(memory.buffer.slice(0, TO));
			const expected = forward(layer);
			const { result, behind, beyond } = found(expected);
			expect(result).toEqual(expected);
			expect(behind).toEqual(Array(16).fill(0));
			expect(beyond).toEqual(Array(16).fill(0xa5));
			expect([asked, rooms.length, freed]).toEqual([[[1, 1]], 1, [ROOM]]);
			const { kind, high, wide } = layer;
			expect(get(OURS, 4)).toEqual([high, wide, 0, 0]);
			expect(get(THEIRS, 2)).toEqual([high, kind === SUMMARY ? 1 : wide]);
			put(OURS, 0, 0);
			put(THEIRS, 0, 0);
			put(OUT + 28, 0);
			expect(Buffer.from(memory.buffer.slice(0, TO)).equals(before)).toBe(true);
		}),
		{ numRuns: 60 }
	);
});

/** Eight inputs and cells: a bias a gate, and a weight for the first input; `u` is that input, step by step. */
function steered(u: number[], biases: number[], weights: number[]): Recurrent {
	const gates = biases.map((bias, gate) => ({
		w: Array.from({ length: 8 }, () => [weights[gate]!, ...Array<number>(15).fill(0), bias]).flat(),
		scales: Array<number>(8).fill(0.001)
	}));
	const steps = u.flatMap((first) => [first, ...Array<number>(7).fill(0)]);
	return { kind: 14, ni: 8, ns: 8, high: 1, wide: u.length, gates, u: steps };
}

test('what a cell holds ends at 100, both ways', () => {
	for (const sign of [1, -1]) {
		const u = [...Array<number>(130).fill(127), -35];
		const layer = steered(u, [sign * 127, 127, 0, 127], [0, 0, 100, 0]);
		layer.gates[2]!.scales.fill(0.001_3);
		lay(layer);
		const expected = forward(layer);
		expect(expected).not.toEqual(forward(layer, (value) => value));
		expect(found(expected).result).toEqual(expected);
	}
});

test.each<[string, () => void]>([
	['floats', () => view.setUint8(IN + 48, 0)],
	['a layer that learns', () => put(THIS + 8, 1)],
	['two dimensions', () => view.setUint8(THIS + 68, 1)],
	['outputs fed back', () => put(THIS + 64, 8)],
	['a softmax', () => put(THIS + 932, 4)],
	['inputs that eight does not divide', () => put(THIS + 20, 7)],
	['states that eight does not divide', () => put(THIS + 60, 12)],
	['inputs of another length', () => put(IN + 40, 16)],
	['weights of other rows', () => put(THIS + 108, 16)],
	['weights of other columns', () => put(THIS + 112, 18)],
	['several pictures', () => put(IN + 52, 2)],
	['a picture lower than its map', () => put(IN + 56, 3)],
	['a picture narrower than its map', () => put(IN + 60, 2)],
	['no list of heights', () => put(IN + 80, LISTS)],
	['no list of widths', () => put(IN + 92, LISTS + 4)],
	['no height', () => (put(IN + 56, 0), put(LISTS, 0))],
	['no width', () => (put(IN + 60, 0), put(LISTS + 4, 0))]
])('%s: left to the original, whole', (_what, change) => {
	lay({ ...steered([5], [1, 1, 1, 1], [1, 1, 1, 1]), high: 2, u: Array<number>(16).fill(9) });
	change();
	const sizes = get(LISTS, 2);
	recur(THIS, 0, IN, 0, 0, OUT);
	expect(asked).toEqual([sizes]);
	expect([rooms, freed]).toEqual([[], []]);
	expect([...new Int8Array(memory.buffer, TO, 16)]).toEqual(Array(16).fill(0));
});

test("a layer to be shown is the original's", () => {
	lay(steered([5, 6], [1, 1, 1, 1], [1, 1, 1, 1]));
	recur(THIS, 1, IN, 0, 0, OUT);
	expect([asked, rooms]).toEqual([[[1, 2]], []]);
});

test('where there is no room for the weights the original reads', () => {
	const sizes: number[] = [];
	const poor = kernels(memory, {
		...NONE,
		recur: () => void sizes.push(...get(LISTS, 2))
	});
	lay(steered([5, 6], [1, 1, 1, 1], [1, 1, 1, 1]));
	poor.recur(THIS, 0, IN, 0, 0, OUT);
	expect(sizes).toEqual([1, 2]);
});
