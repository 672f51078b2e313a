import * as v from 'valibot';
import type { PlannedLine, ReadingPlan, ReadingSettings } from '#lib/recognition/plan.ts';
import type { Preparation } from '#lib/recognition/preparation.ts';

/** What the parent asks of an intake child. */
export type AskedOfIntake =
	| {
			kind: 'inspect';
			mediaType: 'image/jpeg' | 'image/png' | 'image/tiff';
			/** First frame to look at: a long TIFF is done in several children. */
			from: number;
			megapixels: number;
	  }
	| { kind: 'plan'; master: string; frame: number; settings: ReadingSettings }
	| { kind: 'preview'; master: string; frame: number; settings: Preparation }
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

const number = v.pipe(v.number(), v.finite());
const point = v.object({ x: number, y: number });
const zone = v.object({ ulx: number, uly: number, lrx: number, lry: number });
const measured = v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]));

const LINE = v.object({
	id: v.pipe(v.string(), v.regex(/^line-\d+$/)),
	zone,
	baseline: v.array(point),
	place: v.object({
		left: number,
		above: number,
		baseline: v.object({ a: number, b: number, c: number }),
		scale: number
	}),
	span: v.object({ left: number, right: number, v: number }),
	framed: v.boolean(),
	size: number,
	darkness: number,
	marks: number,
	ink: v.array(v.object({ left: number, right: number, head: number, high: number })),
	secondScale: number
});

/** A plan without its pictures: they travel beside it, two a line. */
const PLANNED = v.object({
	width: side,
	height: side,
	turned: v.picklist([0, 90, 180, 270]),
	factor: number,
	skew: number,
	xHeight: number,
	speckled: v.boolean(),
	lines: v.array(LINE),
	rules: v.array(zone),
	steps: v.array(v.object({ name: v.string(), parameters: measured, ms: number })),
	measures: measured,
	blank: v.boolean()
});

/** What a preview tells beside its picture, a JPEG. */
export const PREVIEWED = v.object({
	width: side,
	height: side,
	turned: v.picklist([0, 90, 180, 270]),
	factor: number,
	skew: number,
	scale: number,
	measures: measured
});

/** A plan as a child sends it. */
export function pack(plan: ReadingPlan): { json: unknown; blobs: Uint8Array[] } {
	const lines = plan.lines.map((line) => omit(line));
	return {
		json: { ...plan, lines },
		blobs: plan.lines.flatMap(({ picture, second }) => [picture, second])
	};
}

function omit(line: PlannedLine): Omit<PlannedLine, 'picture' | 'second'> {
	const { picture: _, second: __, ...rest } = line;
	return rest;
}

/** The plan that a child sent; null where it is of another form. */
export function unpack(
	json: unknown,
	blobs: readonly Uint8Array[],
	settings: ReadingSettings
): ReadingPlan | null {
	const { success, output } = v.safeParse(PLANNED, json);
	if (!success || blobs.length !== 2 * output.lines.length) return null;
	const lines = output.lines.map((line, index) => ({
		...line,
		picture: blobs[2 * index]!,
		second: blobs[2 * index + 1]!
	}));
	return { ...output, lines, settings };
}
