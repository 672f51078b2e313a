import type { Turn, Zone } from '#lib/facsimile/zone.ts';
import type { OthersAsked, ReadingSettings } from '#lib/recognition/plan.ts';

/** Side of a Deep Zoom tile, pixels; tiles do not overlap. */
export const TILE_SIDE = 256;

/** What the parent asks of the tile child; `pyramid` is a path that we made. */
export type AskedOfTiles =
	| { kind: 'tile'; pyramid: string; level: number; column: number; row: number }
	| { kind: 'crop'; pyramid: string; zone: Zone; width: number; form: Form; turned: Turn }
	/** A part of the surface as a page of its own: its lines found and cut out for the reader. */
	| { kind: 'plan'; pyramid: string; zone: Zone; settings: ReadingSettings }
	/** Lines of that plan in another way. A part is small: it is planned once more for them. */
	| {
			kind: 'others';
			pyramid: string;
			zone: Zone;
			settings: ReadingSettings;
			asked: OthersAsked;
	  };

/** `grey`: a PNG as the reader takes it. */
export type Form = 'jpeg' | 'png' | 'grey';

/** What is cut out. `scale`: pixels of the result a pixel of the surface. */
export interface Cut {
	/** Pixels of the surface, inside it. */
	zone: Zone;
	scale: number;
	width: number;
	height: number;
}

export interface Size {
	width: number;
	height: number;
}

/** Highest Deep Zoom level: the one that shows every pixel; level 0 is one pixel. */
export function levels(size: Size): number {
	return Math.ceil(Math.log2(Math.max(size.width, size.height, 1)));
}

/** Zone and size of a tile; `undefined` outside the picture. */
export function tileOf(size: Size, level: number, column: number, row: number): Cut | undefined {
	const top = levels(size);
	if (level < 0 || level > top) return undefined;
	const scale = 2 ** (level - top);
	const across = Math.ceil(size.width * scale);
	const down = Math.ceil(size.height * scale);
	const width = Math.min(TILE_SIDE, across - column * TILE_SIDE);
	const height = Math.min(TILE_SIDE, down - row * TILE_SIDE);
	if (column < 0 || row < 0 || width <= 0 || height <= 0) return undefined;
	const ulx = (column * TILE_SIDE) / scale;
	const uly = (row * TILE_SIDE) / scale;
	const lrx = Math.min(size.width, ulx + width / scale);
	const lry = Math.min(size.height, uly + height / scale);
	return { zone: { ulx, uly, lrx, lry }, scale, width, height };
}

/**
 * A zone clamped to the picture and scaled to at most `width` pixels across, as it lies once it is
 * `turned`; `undefined` outside it. The size is that before the turn.
 */
export function cropOf(size: Size, zone: Zone, width: number, turned: Turn = 0): Cut | undefined {
	const ulx = Math.max(0, Math.floor(zone.ulx));
	const uly = Math.max(0, Math.floor(zone.uly));
	const lrx = Math.min(size.width, Math.ceil(zone.lrx));
	const lry = Math.min(size.height, Math.ceil(zone.lry));
	if (!(lrx > ulx && lry > uly)) return undefined;
	const scale = Math.min(1, width / (turned % 180 === 0 ? lrx - ulx : lry - uly));
	return {
		zone: { ulx, uly, lrx, lry },
		scale,
		width: Math.max(1, Math.round((lrx - ulx) * scale)),
		height: Math.max(1, Math.round((lry - uly) * scale))
	};
}
