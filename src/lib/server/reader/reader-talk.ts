import * as v from 'valibot';

/** What the parent asks of a reading child, beside the picture itself. */
export interface AskedOfReader {
	segmentation: number;
	languages: string;
	/** Empty: all signs. */
	only: string;
}

const LETTERS = 100_000;
const whole = v.pipe(v.number(), v.integer());
const part = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const zone = v.object({ ulx: whole, uly: whole, lrx: whole, lry: whole });
const choice = v.strictTuple([v.string(), v.number()]);

/** What it may answer. The text in it is untrusted all the same. */
export const READ = v.object({
	lines: v.array(
		v.object({
			text: v.pipe(v.string(), v.maxLength(LETTERS)),
			confidence: part,
			zone,
			words: v.array(v.object({ from: whole, to: whole, zone, confidence: part })),
			lattice: v.array(v.array(choice))
		})
	)
});
export type Read = v.InferOutput<typeof READ>['lines'];
