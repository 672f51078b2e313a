/** Marks on a line. `from` and `to` count graphemes; `to` is exclusive; a gap may have from = to. */
export const ANNOTATION_KINDS = [
	'unclear',
	'gap',
	'supplied',
	'deleted',
	'added',
	'underlined',
	'spaced',
	'sic',
	'abbreviation',
	'person',
	'place',
	'date',
	'number',
	'note'
] as const;

export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

export interface Annotation {
	id: string;
	kind: AnnotationKind;
	from: number;
	to: number;
	/** Why unclear, gap or supplied: `faded`, `illegible`, `damage`, `hole`, `stain`, ... */
	reason?: string;
	/** Correction of a `sic`, expansion of an abbreviation, text of a note, ISO date, name's key. */
	value?: string;
	/** How much is missing in a gap. */
	quantity?: number;
	unit?: 'character' | 'word' | 'line';
	/** Siglum of the witness that a supplied text comes from. */
	source?: 'P' | 'T' | 'editor';
	certainty?: 'high' | 'medium' | 'low';
}
