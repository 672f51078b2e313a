import * as v from 'valibot';

/** What the parent asks of an intake child. */
export type AskedOfIntake =
	| {
			kind: 'inspect';
			mediaType: 'image/jpeg' | 'image/png' | 'image/tiff';
			/** First frame to look at: a long TIFF is done in several children. */
			from: number;
			megapixels: number;
	  }
	/** One frame upright on white, grey, written as bare pixels: rows from the top, a byte each. */
	| { kind: 'grey'; master: string; frame: number; target: string }
	| { kind: 'pyramid'; master: string; frame: number; target: string };

const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));

/** What it may answer; anything else is taken for a failure of the child. */
export const INSPECTION = v.union([
	v.object({
		frames: v.array(v.object({ width: side, height: side, dpi: v.nullable(v.number()) })),
		next: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1)))
	}),
	v.object({
		refused: v.picklist(['picture_pages', 'picture_scans', 'picture_small', 'picture_large']),
		facts: v.record(v.string(), v.union([v.string(), v.number()]))
	})
]);
export type Inspection = v.InferOutput<typeof INSPECTION>;

export const WRITTEN = v.object({ written: v.literal(true) });

export const GREY = v.object({ width: side, height: side });
