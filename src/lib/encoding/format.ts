import type { Edition } from './edition.ts';

/** What a format is written of: the whole record, or one surface. */
export type Scope = 'record' | 'surface';

export interface Format {
	name: string;
	extension: string;
	mediaType: string;
	scope: Scope;
	/** Sverka reads it, too. */
	reads: boolean;
}

/** The one table of formats; a new one is a row here and a folder beside. */
export const FORMATS = {
	'tei-edition': {
		name: 'TEI P5 with apparatus',
		extension: 'xml',
		mediaType: 'application/tei+xml',
		scope: 'record',
		reads: true
	},
	'tei-reading': {
		name: 'TEI P5, reading text',
		extension: 'reading.xml',
		mediaType: 'application/tei+xml',
		scope: 'record',
		reads: false
	},
	text: {
		name: 'Plain text',
		extension: 'txt',
		mediaType: 'text/plain',
		scope: 'record',
		reads: false
	},
	page: {
		name: 'PAGE 2019-07-15',
		extension: 'page.xml',
		mediaType: 'application/vnd.prima.page+xml',
		scope: 'surface',
		reads: true
	},
	alto: {
		name: 'ALTO 4.4',
		extension: 'alto.xml',
		mediaType: 'application/xml',
		scope: 'surface',
		reads: true
	},
	hocr: {
		name: 'hOCR 1.2',
		extension: 'hocr',
		mediaType: 'text/vnd.hocr+html',
		scope: 'surface',
		reads: true
	},
	pdf: {
		name: 'PDF with the text under the scan',
		extension: 'pdf',
		mediaType: 'application/pdf',
		scope: 'record',
		reads: false
	}
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;

/** `molotov-1953-07-04.DRAFT.xml`: a text that nobody approved says so in its name. */
export function fileName(
	format: FormatName,
	edition: Pick<Edition, 'record' | 'status'>,
	surface?: string
): string {
	const of = surface === undefined ? '' : `.${surface.replace(/\.[^.]*$/, '')}`;
	const draft = edition.status === 'draft' ? '.DRAFT' : '';
	return `${edition.record.id}${of}${draft}.${FORMATS[format].extension}`;
}
