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
	others: v.array(v.object({ scale: number }))
});

/** A plan without its pictures: they travel beside it, those of a line one after another. */
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
		blobs: plan.lines.flatMap(({ picture, others }) => [picture, ...others.map(({ png }) => png)])
	};
}

function omit(line: PlannedLine): v.InferOutput<typeof LINE> {
	const { picture: _, others, ...rest } = line;
	return { ...rest, others: others.map(({ scale }) => ({ scale })) };
}

/** The plan that a child sent; null where it is of another form. */
export function unpack(
	json: unknown,
	blobs: readonly Uint8Array[],
	settings: ReadingSettings
): ReadingPlan | null {
	const { success, output } = v.safeParse(PLANNED, json);
	if (!success) return null;
	const count = output.lines.reduce((sum, { others }) => sum + 1 + others.length, 0);
	if (blobs.length !== count) return null;
	const next = blobs.values();
	const lines = output.lines.map((line) => ({
		...line,
		picture: next.next().value!,
		others: line.others.map(({ scale }) => ({ png: next.next().value!, scale }))
	}));
	return { ...output, lines, settings };
}
