import { height, type Point, width, type Zone } from '#lib/facsimile/zone.ts';

/** A rectangle of the picture that is in view, in pixels of the surface. */
export interface View {
	x: number;
	y: number;
	width: number;
	height: number;
}

export interface Size {
	width: number;
	height: number;
}

/**
 * Where the centre of the view has to go so that the zone lies in its middle third from top to
 * bottom and inside it from left to right; the view is moved no further than that, and not past the
 * upper and lower edge of the surface.
 */
export function centreFor(view: View, zone: Zone, sheet: Size): { x: number; y: number } {
	const centre = { x: view.x + view.width / 2, y: view.y + view.height / 2 };
	const middle = (zone.uly + zone.lry) / 2;
	const slack = Math.max(0, view.height / 6 - height(zone) / 2);
	const wanted = Math.min(middle + slack, Math.max(middle - slack, centre.y));
	return { x: across(view, zone, centre.x), y: within(wanted, view.height, sheet.height) };
}

/** A sheet lower than the view stands in its middle. */
function within(centre: number, shown: number, whole: number): number {
	if (whole <= shown) return whole / 2;
	return Math.min(whole - shown / 2, Math.max(shown / 2, centre));
}

/** A zone wider than the view shows its beginning. */
function across(view: View, zone: Zone, centre: number): number {
	if (width(zone) >= view.width) return zone.ulx + view.width / 2;
	const [least, most] = [zone.lrx - view.width / 2, zone.ulx + view.width / 2];
	return Math.min(most, Math.max(least, centre));
}

/** The line's zone with some of what is above and below it: `share` of its own height. */
export function withContext(zone: Zone, share: number, within: Zone): Zone {
	const margin = height(zone) * share;
	return {
		ulx: Math.max(within.ulx, zone.ulx - margin),
		uly: Math.max(within.uly, zone.uly - margin),
		lrx: Math.min(within.lrx, zone.lrx + margin),
		lry: Math.min(within.lry, zone.lry + margin)
	};
}

/** Whether a place of the picture lies in the zone; its right and lower edge are outside. */
export function contains(zone: Zone, { x, y }: Point): boolean {
	return zone.ulx <= x && x < zone.lrx && zone.uly <= y && y < zone.lry;
}
