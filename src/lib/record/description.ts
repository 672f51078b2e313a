import * as v from 'valibot';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import type { RecordDescription } from './record.ts';
import { fits } from './file-name.ts';
import { decode } from './text-file.ts';

/** A file of the folder, never a path out of it. */
const fileName = v.pipe(
	v.string(),
	v.regex(/^[^./\\\0][^/\\\0]*$/, 'a file name without slashes'),
	v.check(
		fits,
		'a file name of at most 200 bytes, without signs of direction, no device of Windows'
	)
);
const words = v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'));
const localised = v.pipe(
	v.strictObject({ en: v.optional(words), ru: v.optional(words) }),
	v.check(({ en, ru }) => Boolean(en ?? ru), 'needs "en" or "ru"')
);

const witness = v.strictObject({
	siglum: v.picklist(['S', 'P', 'T']),
	what: words,
	surfaces: v.optional(v.array(fileName)),
	text: v.optional(fileName)
});

const address = v.pipe(v.string(), v.url());
const when = v.pipe(
	v.string(),
	v.regex(
		/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d)?$/,
		'a date like 1953-07-04 or a minute like 1953-07-04T21:20'
	)
);
const correspondent = v.pipe(
	v.strictObject({ person: v.optional(words), place: v.optional(words), when: v.optional(when) }),
	v.check((one) => Object.keys(one).length > 0, 'needs "person", "place" or "when"')
);

/** The form of record.json; what is not in it is a fault, so that a slip of the pen is seen. */
export const DESCRIPTION = v.strictObject({
	id: v.pipe(
		v.string(),
		v.regex(/^[a-z][a-z0-9-]{1,62}$/, 'small Latin letters, digits and hyphens, a letter first')
	),
	title: localised,
	date: v.pipe(v.string(), v.isoDate('a date like 1953-07-04')),
	summary: v.optional(localised),
	citation: v.optional(words),
	identifier: v.optional(v.strictObject({ scheme: words, value: words, uri: v.optional(address) })),
	repository: v.optional(
		v.strictObject({
			collection: v.optional(words),
			holding: v.optional(words),
			signature: v.optional(
				v.strictObject({
					fond: words,
					opis: words,
					delo: words,
					listy: words,
					note: v.optional(words)
				})
			)
		})
	),
	publication: v.optional(
		v.strictObject({
			number: v.optional(words),
			serviceNumber: v.optional(words),
			pages: v.optional(v.array(words))
		})
	),
	credits: v.optional(words),
	originalLanguage: v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/, 'a language code like ru')),
	translator: v.optional(words),
	contents: v.optional(v.array(words)),
	witnesses: v.pipe(
		v.array(witness),
		v.check(
			(all) => new Set(all.map(({ siglum }) => siglum)).size === all.length,
			'each siglum once'
		),
		v.check((all) => distinct(all.flatMap(({ surfaces = [] }) => surfaces)), 'each image once'),
		v.check(
			(all) => all.some(({ siglum, surfaces = [] }) => siglum === 'S' && surfaces.length > 0),
			'witness S needs at least one image'
		)
	),
	imagesNote: v.optional(words),
	publisher: v.optional(words),
	licence: v.optional(v.strictObject({ name: words, uri: v.optional(address) })),
	correspondence: v.optional(
		v.strictObject({ sent: v.optional(correspondent), received: v.optional(correspondent) })
	)
});

/** Reads record.json; a refusal names the first place that is not of the form, and why. */
export function parse(bytes: Uint8Array, file = 'record.json'): Outcome<RecordDescription> {
	const text = decode(bytes, file);
	if (!text.ok) return text;
	const json = fromJson(text.value);
	if (!json.ok) return refuse('description_invalid', { file, what: json.why });
	const read = v.safeParse(DESCRIPTION, json.value);
	if (read.success) return done(read.output);
	return refuse('description_invalid', { file, what: said(read.issues[0]) });
}

function fromJson(text: string): { ok: true; value: unknown } | { ok: false; why: string } {
	try {
		return { ok: true, value: JSON.parse(text) };
	} catch (error) {
		return { ok: false, why: `not JSON: ${(error as Error).message}` };
	}
}

function said(issue: v.BaseIssue<unknown>): string {
	const place = v.getDotPath(issue) ?? 'the whole';
	return issue.received === 'undefined' ? `"${place}" is missing` : `"${place}": ${issue.message}`;
}

function distinct(names: string[]): boolean {
	return new Set(names).size === names.length;
}
