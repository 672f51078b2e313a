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
