import fc from 'fast-check';

/** A layer of a network as Tesseract keeps it, in bytes, and one input to it. */
export interface Layer {
	rows: number;
	inputs: number;
	/** Row by row: the inputs filled up to an even number, then the bias. */
	w: number[];
	/** One a row. */
	scales: number[];
	u: number[];
}

const byte = fc.integer({ min: -127, max: 127 });
export const bytes = (length: number) => fc.array(byte, { minLength: length, maxLength: length });

/** Layers whose number of rows `step` divides; no scale is greater than `scale`. */
export function layers(step = 1, scale = 4): fc.Arbitrary<Layer> {
	const most = { min: Math.fround(-scale), max: Math.fround(scale), noNaN: true };
	return fc
		.tuple(fc.integer({ min: 1, max: Math.floor(19 / step) }), fc.integer({ min: 1, max: 41 }))
		.chain(([steps, inputs]) => {
			const rows = steps * step;
			return fc.record({
				rows: fc.constant(rows),
				inputs: fc.constant(inputs),
				w: bytes(rows * (inputs + (inputs % 2) + 1)),
				scales: fc.array(fc.float(most), { minLength: rows, maxLength: rows }),
				u: bytes(inputs)
			});
		});
}

/** Scales times weights times inputs, the bias for an input of 127: one value a row, as 32 bits hold it. */
export function product({ rows, inputs, w, scales, u }: Layer): number[] {
	const stride = inputs + (inputs % 2) + 1;
	return Array.from({ length: rows }, (_, row) => {
		const sum = u.reduce((all, value, at) => all + value * w[row * stride + at]!, 0);
		return Math.fround(Math.fround(scales[row]!) * (sum + 127 * w[row * stride + stride - 1]!));
	});
}

/** Kernels over no core. */
export const NONE = {
	convolve: () => undefined,
	connect: () => undefined,
	pool: () => undefined,
	recur: () => undefined,
	writeRow: () => undefined,
	malloc: () => 0,
	free: () => undefined,
	hear: () => undefined
};

/** Where the core has its tables: of the hyperbolic tangent and, behind it, of the logistic function. */
export const TANGENTS = 135_008;
const table = (f: (x: number) => number) =>
	Float32Array.from({ length: 4_096 }, (_, at) => f(at / 256));
const tangents = table(Math.tanh);
const logistics = table((x) => 1 / (1 + Math.exp(-x)));

export function layTables(memory: WebAssembly.Memory): void {
	new Float32Array(memory.buffer, TANGENTS, 4_096).set(tangents);
	new Float32Array(memory.buffer, TANGENTS + tangents.byteLength, 4_096).set(logistics);
}

/** A core's memory of so many 64 kB, and how whole numbers are laid there and looked at. */
export function coreMemory(pages: number) {
	const memory = new WebAssembly.Memory({ initial: pages, maximum: 32_768 });
	const view = new DataView(memory.buffer);
	const put = (at: number, ...values: number[]) =>
		values.forEach((value, i) => view.setInt32(at + 4 * i, value, true));
	const get = (at: number, count: number) =>
		Array.from({ length: count }, (_, i) => view.getInt32(at + 4 * i, true));
	return { memory, view, put, get };
}

const round = Math.fround;

/** Between the values of a table, each step rounded to 32 bits, as functions.h has it; `x` >= 0. */
function between(values: Float32Array, x: number): number {
	const size = round(x * 256);
	const at = Math.trunc(size);
	if (at >= 4_095) return 1;
	const [low, high] = [values[at]!, values[at + 1]!];
	return round(round(round(high - low) * round(size - at)) + low);
}

/** `Tanh` and `Logistic` of functions.h. */
export function tanh(x: number): number {
	return x < 0 ? -between(tangents, -x) : between(tangents, x);
}
export function logistic(x: number): number {
	return x < 0 ? round(1 - between(logistics, -x)) : between(logistics, x);
}

/** `IntCastRounded` of 127 times the value. */
export function cast(value: number): number {
	const scaled = round(value * 127);
	return scaled >= 0 ? Math.trunc(round(scaled + 0.5)) : -Math.trunc(round(0.5 - scaled));
}
