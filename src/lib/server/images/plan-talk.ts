import * as v from 'valibot';
import type {
	CutsAsked,
	LaidLine,
	OtherPicture,
	ReadingPlan,
	ReadingSettings
} from '#lib/recognition/plan.ts';
import type { Preparation } from '#lib/recognition/preparation.ts';

/** A frame as an intake child laid it down: `width` times `height` bytes in `file`. */
export interface Grey {
	file: string;
	width: number;
	height: number;
}

/** What the parent asks of the child that plans. */
export type AskedOfPlanner =
	/** `name`: of the page with these settings; its lines are cut by it afterwards. */
	| { kind: 'plan'; name: string; grey: Grey; settings: ReadingSettings }
	/** Without `grey` they are cut only if the page is held still. */
	| { kind: 'cuts'; name: string; grey?: Grey; settings: ReadingSettings; asked: CutsAsked }
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
	ink: v.array(v.object({ left: number, right: number, head: number, high: number }))
});

/** A plan without its pictures: they travel beside it, in the order of the lines. */
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

/** Said of lines whose page is not held. */
export const GONE = v.object({ gone: v.literal(true) });

/** The scales of pictures of lines, which travel beside them. */
const CUTS = v.object({ scales: v.array(number) });

/** A plan as a child sends it. */
export function pack(plan: ReadingPlan): { json: unknown; blobs: Uint8Array[] } {
	const lines = plan.lines.map(({ picture: _, ...rest }): v.InferOutput<typeof LINE> => rest);
	return { json: { ...plan, lines }, blobs: plan.lines.map(({ picture }) => picture) };
}

export function packCuts(cuts: readonly OtherPicture[]): {
	json: unknown;
	blobs: Uint8Array[];
} {
	const scales = cuts.map(({ scale }) => scale);
	return { json: { scales }, blobs: cuts.map(({ png }) => png) };
}

/** The pictures that a child sent; null where they are not as many as were asked for. */
export function unpackCuts(
	json: unknown,
	blobs: readonly Uint8Array[],
	{ lines }: CutsAsked
): OtherPicture[] | null {
	if (!v.is(CUTS, json) || blobs.length !== lines.length) return null;
	if (json.scales.length !== lines.length) return null;
	return json.scales.map((scale, at) => ({ png: blobs[at]!, scale }));
}

/** The plan that a child sent; null where it is of another form. */
export function unpack(
	json: unknown,
	blobs: readonly Uint8Array[],
	settings: ReadingSettings
): ReadingPlan | null {
	const laid = unpackLaid(json, settings);
	if (blobs.length !== laid?.lines.length) return null;
	const lines = laid.lines.map((line, at) => ({ ...line, picture: blobs[at]! }));
	return { ...laid, lines };
}

/** The same of a plan with no line cut out. */
export function unpackLaid(json: unknown, settings: ReadingSettings): ReadingPlan<LaidLine> | null {
	const { success, output } = v.safeParse(PLANNED, json);
	return success ? { ...output, settings } : null;
}
