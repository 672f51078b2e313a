/** One photographed side. `sha256` is of the master as deposited. */
export interface Surface {
	id: string;
	record: string;
	/** Order within the record, from 1. */
	ordinal: number;
	/** Which witness it shows: the scan's leaf (S) or a page of the publication (P). */
	siglum: 'S' | 'P';
	/** Name as deposited, a label only. */
	name: string;
	sha256: string;
	mediaType: 'image/jpeg' | 'image/png' | 'image/tiff';
	/** Page within a TIFF of several pages, from 0. */
	frame: number;
	/** Pixels, after orientation. */
	width: number;
	height: number;
	dpi: number | null;
}
