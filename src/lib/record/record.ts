/** The catalogue description: the content of a folder's `record.json`. Schema: `description.ts`. */
export type Localised = { en?: string; ru?: string };

export interface ArchivalSignature {
	fond: string;
	opis: string;
	delo: string;
	/** Leaves, as printed: `148-150`. */
	listy: string;
	note?: string;
}

export interface WitnessDescription {
	siglum: 'S' | 'P' | 'T';
	what: string;
	/** File names in the record's folder of scans. */
	surfaces?: string[];
	/** File name in the record's folder of transcriptions. */
	text?: string;
}

/** Sender or receiver with place and time, as somebody found them on the leaf. */
export interface Correspondent {
	person?: string;
	place?: string;
	/** ISO day or minute, without a zone: the leaf's own time. */
	when?: string;
}

export interface RecordDescription {
	id: string;
	title: Localised;
	/** ISO date of the document. */
	date: string;
	summary?: Localised;
	citation?: string;
	identifier?: { scheme: string; value: string; uri?: string };
	repository?: { collection?: string; holding?: string; signature?: ArchivalSignature };
	publication?: { number?: string; serviceNumber?: string; pages?: string[] };
	credits?: string;
	originalLanguage: string;
	translator?: string;
	contents?: string[];
	witnesses: WitnessDescription[];
	/** What must be said wherever the images are shown. */
	imagesNote?: string;
	/** Who gives the text out; absent: not stated. */
	publisher?: string;
	/** Licence of the transcription, as the archive states it; absent: not stated. */
	licence?: { name: string; uri?: string };
	/** Only what a person stated; never guessed from the text. */
	correspondence?: { sent?: Correspondent; received?: Correspondent };
}
