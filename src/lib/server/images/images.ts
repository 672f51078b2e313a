import type { Turn, Zone } from '#lib/facsimile/zone.ts';
import type { Outcome } from '#lib/outcome.ts';
import type {
	OnCut,
	OtherPicture,
	OthersAsked,
	ReadingPlan,
	ReadingSettings
} from '#lib/recognition/plan.ts';
import type { Preparation } from '#lib/recognition/preparation.ts';
import type { Previewed } from '#lib/recognition/preparing.ts';
import type { Asker } from '#lib/workflow/role.ts';
import type { Form } from './tiles.ts';

/** What admission measured on an uploaded file. `frames`: pages of a TIFF, else 1. */
export interface Inspected {
	mediaType: 'image/jpeg' | 'image/png' | 'image/tiff';
	width: number;
	height: number;
	dpi: number | null;
	frames: { width: number; height: number; dpi: number | null }[];
}

/** One frame of a master: where it lies, and the name that refusals use. */
export interface FrameOfMaster {
	path: string;
	frame: number;
	name: string;
}

/** A prepared picture as a JPEG, in pixels of the picture in which lines are looked for. */
export interface Preview extends Previewed {
	jpeg: Uint8Array;
}

/** Everything done to pictures; runs in child processes, never in the server's own. */
export interface Images {
	/**
	 * Decodes the whole file once under limits; a broken, foreign or huge one is refused.
	 * An archivist may admit larger ones than others (`limits.ts`).
	 */
	inspect(bytes: Uint8Array, name: string, by?: Asker): Promise<Outcome<Inspected>>;
	/**
	 * One frame of a master prepared, its lines found and cut out for the reader, who may begin with
	 * those that `onCut` is given.
	 */
	plan(
		master: FrameOfMaster,
		settings: ReadingSettings,
		signal?: AbortSignal,
		onCut?: OnCut
	): Promise<Outcome<ReadingPlan>>;
	/** Lines of such a plan in another way, in the order asked for. */
	others(
		master: FrameOfMaster,
		settings: ReadingSettings,
		asked: OthersAsked,
		signal?: AbortSignal
	): Promise<Outcome<OtherPicture[]>>;
	/**
	 * The prepared picture of one frame, as the reader gets it; those asked for last are kept.
	 * `fresh` is asked before one is made.
	 */
	preview(
		master: FrameOfMaster,
		settings: Preparation,
		fresh?: () => Outcome<null>
	): Promise<Outcome<Preview>>;
	/** The pyramidal tiled TIFF of one frame of a master: made once, then reused. Its path. */
	pyramid(master: string, frame: number): Promise<string>;
	/** As `plan`, of a zone alone, from its pyramid: geometry in pixels from the zone's corner. */
	planPart(
		pyramid: string,
		zone: Zone,
		settings: ReadingSettings,
		signal?: AbortSignal
	): Promise<Outcome<ReadingPlan>>;
	/** As `others`, of the plan of a zone. */
	othersOfPart(
		pyramid: string,
		zone: Zone,
		settings: ReadingSettings,
		asked: OthersAsked,
		signal?: AbortSignal
	): Promise<Outcome<OtherPicture[]>>;
	/** A picture of a zone, turned, then at most `width` pixels across; null where it lies outside. */
	crop(
		pyramid: string,
		zone: Zone,
		width: number,
		form?: Form,
		turned?: Turn
	): Promise<Buffer | null>;
	/** A Deep Zoom tile, 256 px, no overlap, JPEG; null where there is none. */
	tile(pyramid: string, level: number, column: number, row: number): Promise<Buffer | null>;
	/** Starts what plans ahead: for who knows that pictures will come. */
	wake(): void;
	stop(): Promise<void>;
}
