import type { Place } from '#lib/collation/difference.ts';
import type { Zone } from '#lib/facsimile/zone.ts';

/** A piece of a scan: pixels of the master. */
export interface Crop {
	surface: string;
	zone: Zone;
}

/** Lines shown above and below the place, in heights of the line. */
const MARGIN = { normal: 0.35, wide: 2.2 };

/**
 * The pieces of the scan that show a difference: one a line, the whole line wide or, where it is
 * long, a stretch around the place.
 */
export function cropsOf(places: readonly Place[], { wide = false } = {}): Crop[] {
	return places.map(({ surface, zone }) => ({ surface, zone: withMargin(zone, wide) }));
}

function withMargin(zone: Zone, wide: boolean): Zone {
	const height = zone.lry - zone.uly;
	const across = wide ? 40 * height : 12 * height;
	const [middle, reach] = [(zone.ulx + zone.lrx) / 2, (zone.lrx - zone.ulx + across) / 2];
	const above = height * (wide ? MARGIN.wide : MARGIN.normal);
	return {
		ulx: Math.max(0, Math.floor(middle - reach)),
		uly: Math.max(0, Math.floor(zone.uly - above)),
		lrx: Math.ceil(middle + reach),
		lry: Math.ceil(zone.lry + above)
	};
}

/** Address of a crop's picture; the server keeps the zone inside the surface. */
export function addressOf({ surface, zone }: Crop, width = 900): string {
	const { ulx, uly, lrx, lry } = zone;
	return `/api/surfaces/${surface}/crop?zone=${ulx},${uly},${lrx},${lry}&width=${width}`;
}
