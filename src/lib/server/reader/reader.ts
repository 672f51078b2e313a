import type { Outcome, Refusal } from '#lib/outcome.ts';
import type { Lattice } from '#lib/recognition/lattice.ts';
import type { Zone } from '#lib/facsimile/zone.ts';

/** Which trained models read, as Tesseract names them; only codes of `models/` are taken. */
export type Languages = string;

/** A picture made by `images`, never an upload: PNG, grey, 8 bit, upright. */
export interface LinePicture {
	id: string;
	png: Uint8Array;
	/** Tesseract's page segmentation: 3 a whole page, 7 one line, 6 one block, 8 one word, 11 sparse. */
	segmentation: 3 | 6 | 7 | 8 | 11 | 13;
	languages: Languages;
	/** Signs that may be read; empty for all. */
	only?: string;
}

/** Zones in pixels of the picture that was read. */
export interface LineReading {
	id: string;
	/** NFC, one line (segmentation 3, 6 and 11: one reading a line found, ids `id-1`, `id-2`, ...). */
	text: string;
	/** Mean over words, 0 to 1. */
	confidence: number;
	zone: Zone;
	words: { from: number; to: number; zone: Zone; confidence: number }[];
	/** One entry a grapheme of `text`. */
	lattice: Lattice;
}

/** What the readings of one page together may use. */
export const PAGE_LIMITS = { cpuSeconds: 60, wallSeconds: 240, residentBytes: 900_000_000 };

/** Tesseract in child processes, one a core; kept warm, ended by limits, restarted by itself. */
export interface Reader {
	/**
	 * Reads pictures over the whole pool, in any order; `onRead` is called as each is ready.
	 * An answer a picture, in their order; one that fails or is stopped by a limit is a refusal.
	 * The pictures of one call are one page: they share its limits, and past them all stop.
	 * Calls that name the same `page` object are of one page too. What is `urgent` is read before
	 * every page that waits: somebody looks on.
	 */
	read(
		pictures: readonly LinePicture[],
		options?: {
			signal?: AbortSignal;
			onRead?: (reading: LineReading[]) => void;
			page?: object;
			urgent?: boolean;
		}
	): Promise<Outcome<LineReading[]>[]>;
	/** What a model of another folder reads on a known line; a broken one is refused. */
	tryModel(asked: { folder: string; code: string; sha256: string }): Promise<Outcome<string>>;
	/** A model that was added to the folder while the program runs. */
	admit(code: string, sha256: string): void;
	/** A model whose file was found altered while the program runs: it reads nothing more. */
	dismiss(code: string, why: Refusal): void;
	/** Starts the children ahead: for who knows that pictures will come, and prepares them now. */
	wake(): void;
	stop(): Promise<void>;
}
