import type { Place } from '#lib/collation/difference.ts';
import type { DeskPage } from '#lib/collation/desk.ts';
import { turned, turnedBack, turnedSize, type Zone } from '#lib/facsimile/zone.ts';
import { cropAddress } from '#lib/ui/viewer/addresses.ts';

/** The pages of a desk by their surfaces, as far as their pictures go. */
export type Pictures = Readonly<Record<string, Pick<DeskPage, 'surface' | 'picture'>>>;

/** A piece of a scan: pixels of the surface as it is laid to be read. */
export interface Crop {
	surface: string;
	picture: DeskPage['picture'];
	zone: Zone;
}

/** Lines shown above and below the place, in heights of the line. */
const MARGIN = { normal: 0.35, wide: 2.2 };

/**
 * The pieces of the scan that show a difference: one a line, the whole line wide or, where it is
 * long, a stretch around the place. A surface without a page has none.
 */
export function cropsOf(
	places: readonly Place[],
	pictures: Pictures,
	{ wide = false } = {}
): Crop[] {
	return places.flatMap(({ surface, zone }) => {
		const picture = pictures[surface]?.picture;
		if (!picture) return [];
		const upright = turned(zone, picture, picture.turned);
		const size = turnedSize(picture, picture.turned);
		return [{ surface, picture, zone: withMargin(upright, size, wide) }];
	});
}

function withMargin(zone: Zone, size: { width: number; height: number }, wide: boolean): Zone {
	const height = zone.lry - zone.uly;
	const across = wide ? 40 * height : 12 * height;
	const [middle, reach] = [(zone.ulx + zone.lrx) / 2, (zone.lrx - zone.ulx + across) / 2];
	const above = height * (wide ? MARGIN.wide : MARGIN.normal);
	return {
		ulx: Math.max(0, Math.floor(middle - reach)),
		uly: Math.max(0, Math.floor(zone.uly - above)),
		lrx: Math.min(size.width, Math.ceil(middle + reach)),
		lry: Math.min(size.height, Math.ceil(zone.lry + above))
	};
}

/** Address of a crop's picture, at most `width` pixels across. */
export function addressOf({ surface, picture, zone }: Crop, width = 900): string {
	const lying = turnedBack(zone, picture, picture.turned);
	return cropAddress(surface, lying, width, picture.turned);
}
