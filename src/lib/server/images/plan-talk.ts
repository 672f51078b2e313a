import * as v from 'valibot';
import type { PlannedLine, ReadingPlan, ReadingSettings } from '#lib/recognition/plan.ts';
import type { Preparation } from '#lib/recognition/preparation.ts';

/** A frame as an intake child laid it down: `width` times `height` bytes in `file`. */
export interface Grey {
	file: string;
	width: number;
	height: number;
}

/** What the parent asks of the child that plans. */
export type AskedOfPlanner =
	| { kind: 'plan'; grey: Grey; settings: ReadingSettings }
	| { kind: 'preview'; grey: Grey; settings: Preparation };

const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
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
