import type { Zone } from '#lib/facsimile/zone.ts';
import type { Outcome } from '#lib/outcome.ts';

/** What admission measured on an uploaded file. `frames`: pages of a TIFF, else 1. */
export interface Inspected {
	mediaType: 'image/jpeg' | 'image/png' | 'image/tiff';
	width: number;
	height: number;
	dpi: number | null;
	frames: { width: number; height: number; dpi: number | null }[];
}

/** Everything done to pictures; runs in child processes, never in the server's own. */
export interface Images {
	/**
	 * Decodes the whole file once under limits; a broken, foreign or huge one is refused.
	 * `megapixels`: limit a frame; 120 unless an archivist admits more (`limits.ts`).
	 */
	inspect(bytes: Uint8Array, name: string, megapixels?: number): Promise<Outcome<Inspected>>;
	/** The pyramidal tiled TIFF of one frame of a master: made once, then reused. Its path. */
	pyramid(master: string, frame: number): Promise<string>;
	/** A JPEG of a zone, scaled to at most `width` pixels across; null where it lies outside. */
	crop(pyramid: string, zone: Zone, width: number): Promise<Buffer | null>;
	/** A Deep Zoom tile, 256 px, no overlap, JPEG; null where there is none. */
	tile(pyramid: string, level: number, column: number, row: number): Promise<Buffer | null>;
	stop(): Promise<void>;
}
