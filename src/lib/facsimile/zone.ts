/** Shapes on a surface. Unit everywhere: pixels of the master after orientation; origin top left. */
export interface Point {
	x: number;
	y: number;
}

/** A rectangle (`lrx`, `lry` are outside it), with its outline where it is not a rectangle. */
export interface Zone {
	ulx: number;
	uly: number;
	lrx: number;
	lry: number;
	/** Outline, at least three points, inside the rectangle. */
	points?: Point[];
	/** Degrees, clockwise, where the text runs turned (a stamp). */
	rotate?: number;
}

/** Quarter turns clockwise, in degrees, that lay a surface upright. */
export type Turn = 0 | 90 | 180 | 270;

/** Where a zone of a surface lies once the surface is turned; pixels of the turned one. */
export function turned(
	{ ulx, uly, lrx, lry }: Zone,
	surface: { width: number; height: number },
	by: Turn
): Zone {
	const [right, bottom] = [surface.width, surface.height];
	switch (by) {
		case 0:
			return { ulx, uly, lrx, lry };
		case 90:
			return { ulx: bottom - lry, uly: ulx, lrx: bottom - uly, lry: lrx };
		case 180:
			return { ulx: right - lrx, uly: bottom - lry, lrx: right - ulx, lry: bottom - uly };
		case 270:
			return { ulx: uly, uly: right - lrx, lrx: lry, lry: right - ulx };
	}
}

/** Width and height of a surface once it is turned. */
export function turnedSize(
	{ width, height }: { width: number; height: number },
	by: Turn
): { width: number; height: number } {
	return by % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** Where a zone of the turned surface lies on the surface itself: what `turned` undoes. */
export function turnedBack(zone: Zone, surface: { width: number; height: number }, by: Turn): Zone {
	return turned(zone, turnedSize(surface, by), ((360 - by) % 360) as Turn);
}

export function width(zone: Zone): number {
	return zone.lrx - zone.ulx;
}

export function height(zone: Zone): number {
	return zone.lry - zone.uly;
}

/** The smallest rectangle around all zones; `undefined` for none. */
export function around(zones: readonly Zone[]): Zone | undefined {
	if (zones.length === 0) return undefined;
	return {
		ulx: Math.min(...zones.map((zone) => zone.ulx)),
		uly: Math.min(...zones.map((zone) => zone.uly)),
		lrx: Math.max(...zones.map((zone) => zone.lrx)),
		lry: Math.max(...zones.map((zone) => zone.lry))
	};
}

/** The zone widened by `margin` pixels on every side, kept inside `within`. */
export function widen(zone: Zone, margin: number, within: Zone): Zone {
	return {
		ulx: Math.max(within.ulx, Math.floor(zone.ulx - margin)),
		uly: Math.max(within.uly, Math.floor(zone.uly - margin)),
		lrx: Math.min(within.lrx, Math.ceil(zone.lrx + margin)),
		lry: Math.min(within.lry, Math.ceil(zone.lry + margin))
	};
}
