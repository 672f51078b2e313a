import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { ANNOTATION_KINDS } from '#lib/transcription/annotation.ts';
import { REGION_KINDS } from '#lib/transcription/page.ts';
import type { PartAsked, Shape } from '#lib/recognition/part.ts';
import type { Asked } from '#lib/recognition/proposal.ts';
import type { SaveRequest, StructureRequest } from '#lib/transcription/save.ts';
import { clean } from '#lib/transcription/typed.ts';

/** A page of a million letters with its marks fits; more is not read to the end. */
const MOST_BYTES = 4_000_000;

const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
/** Words that a person typed beside the text: they pass the same border as the text itself. */
const words = (most: number) =>
	v.pipe(
		v.string(),
		v.maxLength(most),
		v.transform((typed) => clean(typed).text)
	);
const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const span = v.strictObject({ from: place, to: place });
const annotation = v.strictObject({
	id,
	kind: v.picklist(ANNOTATION_KINDS),
	from: place,
	to: place,
	reason: v.optional(words(200)),
	value: v.optional(words(2000)),
	quantity: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(10_000))),
	unit: v.optional(v.picklist(['character', 'word', 'line'])),
	source: v.optional(v.picklist(['P', 'T', 'editor'])),
	certainty: v.optional(v.picklist(['high', 'medium', 'low']))
});
const opening = {
	key: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{8,64}$/)),
	account: v.string(),
	timeline: v.string()
};
const pixel = v.pipe(v.number(), v.integer(), v.minValue(-1_000_000), v.maxValue(1_000_000));
const zone = v.strictObject({ ulx: pixel, uly: pixel, lrx: pixel, lry: pixel });
const kind = v.picklist(REGION_KINDS);
/** Looked up where it is used, which says what there is to choose from. */
const languages = v.nullable(v.pipe(v.string(), v.maxLength(80)));
const base = v.strictObject({ revision: place, sha256: v.pipe(v.string(), v.hexadecimal()) });

const SAVE = v.strictObject({
	...opening,
	reason: v.optional(words(2000)),
	reading: v.optional(id),
	lines: v.pipe(
		v.array(
			v.strictObject({
				line: id,
				base,
				text: v.string(),
				annotations: v.pipe(v.array(annotation), v.maxLength(500)),
				confirm: v.boolean(),
				right: v.optional(v.pipe(v.array(span), v.maxLength(2000)))
			})
		),
		v.minLength(1),
		v.maxLength(2000)
	)
});

/** One row a change of structure; unknown fields are refused. */
export const CHANGE = v.variant('kind', [
	v.strictObject({ kind: v.literal('split'), line: id, at: place }),
	v.strictObject({ kind: v.picklist(['join', 'recall', 'refuse', 'delete-line']), line: id }),
	v.strictObject({ kind: v.literal('offer'), line: id, take: v.boolean() }),
	v.strictObject({ kind: v.literal('retype'), region: id, as: kind }),
	v.strictObject({ kind: v.literal('read-with'), region: id, languages }),
	v.strictObject({ kind: v.literal('order-line'), line: id, to: place }),
	v.strictObject({ kind: v.literal('order-region'), region: id, to: place }),
	v.strictObject({ kind: v.literal('add'), line: v.nullable(id) }),
	v.strictObject({ kind: v.literal('place-line'), line: id, zone }),
	v.strictObject({ kind: v.literal('place-region'), region: id, zone }),
	v.strictObject({ kind: v.literal('draw-line'), zone, text: v.string() }),
	v.strictObject({ kind: v.literal('draw-region'), zone, as: kind }),
	v.strictObject({ kind: v.literal('cut-line'), line: id, x: place }),
	v.strictObject({ kind: v.literal('cut-region'), region: id, y: place }),
	v.strictObject({ kind: v.picklist(['join-region', 'delete-region']), region: id }),
	v.strictObject({ kind: v.literal('move-line'), line: id, region: id, to: place }),
	v.strictObject({ kind: v.literal('take-reading'), reading: id }),
	v.strictObject({ kind: v.literal('take-back'), revision: place })
]);
const STRUCTURE = v.strictObject({ ...opening, head: place, change: CHANGE });

const neighbour = v.pipe(v.string(), v.maxLength(20_000));
const ASKED = v.strictObject({
	...{ line: id, from: place, to: place },
	text: neighbour,
	before: v.optional(neighbour),
	after: v.optional(neighbour)
});

/** Shape and languages are looked up where it is read, which says what there is to choose from. */
const PART = v.strictObject({
	zone,
	shape: v.pipe(v.string(), v.maxLength(40)),
	languages,
	digits: v.boolean()
});

export async function readPartAsked(request: Request): Promise<PartAsked> {
	const asked = parse(PART, await body(request));
	return { ...asked, shape: asked.shape as Shape };
}

export async function readAsked(request: Request): Promise<Asked> {
	return parse(ASKED, await body(request));
}

export async function readSave(request: Request): Promise<SaveRequest> {
	return parse(SAVE, await body(request));
}

export async function readStructure(request: Request): Promise<StructureRequest> {
	return parse(STRUCTURE, await body(request));
}

async function body(request: Request): Promise<unknown> {
	const text = await request.text();
	if (text.length > MOST_BYTES) error(413);
	try {
		return JSON.parse(text);
	} catch {
		error(400, 'JSON');
	}
}

/** What is not of the expected form is refused with the place where it departs from it. */
function parse<T extends v.GenericSchema>(schema: T, value: unknown): v.InferOutput<T> {
	const result = v.safeParse(schema, value);
	if (result.success) return result.output;
	error(400, v.getDotPath(result.issues[0]) ?? 'body');
}
