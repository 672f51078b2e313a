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
