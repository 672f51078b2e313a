import { done, refuse, type Outcome } from '#lib/outcome.ts';
import type { RecordDescription } from './record.ts';
import * as signature from './signature.ts';

/** Fields of the form that describes a record; an empty one is left out of the description. */
export const FIELDS = [
	'id',
	'titleEn',
	'titleRu',
	'date',
	'summary',
	'holding',
	'collection',
	'signature',
	'number',
	'translator',
	'citation',
	'imagesNote',
	'originalLanguage'
] as const;
export type Fields = Record<(typeof FIELDS)[number], string>;

/** Files of the record by what they show. */
export interface Files {
	/** Images of the document, and of the publication, in their order. */
	scan: readonly string[];
	print: readonly string[];
	published?: string;
	translation?: string;
}

/** The description that the form amounts to; its form is checked where every record's is. */
export function describe(fields: Fields, files: Files): Outcome<RecordDescription> {
	const printed = fields.signature.trim();
	const parsed = printed === '' ? undefined : signature.parse(printed);
	if (parsed === null) return refuse('signature_unread', { signature: printed.slice(0, 80) });
	return done({
		id: fields.id.trim(),
		title: given({ en: fields.titleEn, ru: fields.titleRu }) ?? {},
		date: fields.date.trim(),
		originalLanguage: fields.originalLanguage.trim() || 'ru',
		...given({
			citation: fields.citation,
			translator: fields.translator,
			imagesNote: fields.imagesNote
		}),
		...part('summary', given({ en: fields.summary })),
		...part('publication', given({ number: fields.number })),
		...part('repository', {
			...given({ holding: fields.holding, collection: fields.collection }),
			...part('signature', parsed)
		}),
		witnesses: witnesses(files)
	});
}

function witnesses({ scan, print, published, translation }: Files): RecordDescription['witnesses'] {
	const all: RecordDescription['witnesses'] = [
		{ siglum: 'S', what: 'original scan', surfaces: [...scan] }
	];
	if (print.length > 0 || published)
		all.push({
			siglum: 'P',
			what: 'published transcription',
			...(print.length > 0 && { surfaces: [...print] }),
			...part('text', published)
		});
	if (translation) all.push({ siglum: 'T', what: 'translation', text: translation });
	return all;
}

/** What was filled in; undefined for nothing. */
function given<K extends string>(
	fields: Record<K, string>
): Partial<Record<K, string>> | undefined {
	const filled = Object.entries<string>(fields)
		.map(([name, text]) => [name, text.trim()])
		.filter(([, text]) => text !== '');
	return filled.length > 0 ? (Object.fromEntries(filled) as Partial<Record<K, string>>) : undefined;
}

function part<K extends string, V>(name: K, value: V | undefined): { [k in K]?: V } {
	const empty = !value || (typeof value === 'object' && !Object.keys(value).length);
	return empty ? {} : ({ [name]: value } as { [k in K]: V });
}
