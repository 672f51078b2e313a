import { height, type Point, width, type Zone } from './zone.ts';

/** Shapes drawn, moved and resized by hand. Whole pixels of the master; the result stays `within`. */

/** Smallest side of a zone that a person may draw, pixels. */
export const LEAST = 4;

/** What of a zone is taken hold of: a corner or the middle of an edge, by compass. */
export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type Handle = (typeof HANDLES)[number];

/** The rectangle between two corners; null where less than `LEAST` of it lies `within`. */
export function spanned(a: Point, b: Point, within: Zone): Zone | null {
	return clamped(
		{
			ulx: Math.min(a.x, b.x),
			uly: Math.min(a.y, b.y),
			lrx: Math.max(a.x, b.x),
			lry: Math.max(a.y, b.y)
		},
		within
	);
}

/** What of the rectangle lies `within`, in whole pixels; null where that is less than `LEAST`. */
export function clamped(zone: Zone, within: Zone): Zone | null {
	const kept = {
		ulx: Math.max(within.ulx, Math.round(zone.ulx)),
		uly: Math.max(within.uly, Math.round(zone.uly)),
		lrx: Math.min(within.lrx, Math.round(zone.lrx)),
		lry: Math.min(within.lry, Math.round(zone.lry))
	};
	return width(kept) >= LEAST && height(kept) >= LEAST ? kept : null;
}

/** The rectangle moved, no further than the edge: its size stays. */
export function moved(zone: Zone, dx: number, dy: number, within: Zone): Zone {
	const across = between(Math.round(dx), within.ulx - zone.ulx, within.lrx - zone.lrx);
	const down = between(Math.round(dy), within.uly - zone.uly, within.lry - zone.lry);
	return {
		ulx: zone.ulx + across,
		uly: zone.uly + down,
		lrx: zone.lrx + across,
		lry: zone.lry + down
	};
}

/** One corner or edge moved; the other stays, and the zone never gets smaller than `LEAST`. */
export function resized(zone: Zone, handle: Handle, dx: number, dy: number, within: Zone): Zone {
	const { ulx, uly, lrx, lry } = zone;
	const [x, y] = [Math.round(dx), Math.round(dy)];
	return {
		ulx: handle.includes('w') ? between(ulx + x, within.ulx, lrx - LEAST) : ulx,
		uly: handle.includes('n') ? between(uly + y, within.uly, lry - LEAST) : uly,
		lrx: handle.includes('e') ? between(lrx + x, ulx + LEAST, within.lrx) : lrx,
		lry: handle.includes('s') ? between(lry + y, uly + LEAST, within.lry) : lry
	};
}

/** Where a handle sits on the zone. */
export function handleAt({ ulx, uly, lrx, lry }: Zone, handle: Handle): Point {
	const part = (low: string, high: string) =>
		handle.includes(low) ? 0 : handle.includes(high) ? 1 : 0.5;
	return {
		x: ulx + (lrx - ulx) * part('w', 'e'),
		y: uly + (lry - uly) * part('n', 's')
	};
}

/** The point that lies in `to` as `point` lies in `from`. */
export function carriedPoint({ x, y }: Point, from: Zone, to: Zone): Point {
	const along = (at: number, whole: number, length: number) =>
		whole === 0 ? 0 : Math.round((at / whole) * length);
	return {
		x: to.ulx + along(x - from.ulx, width(from), width(to)),
		y: to.uly + along(y - from.uly, height(from), height(to))
	};
}

/** The zone, outline and all, that lies in `to` as `zone` lies in `from`. */
export function carried(zone: Zone, from: Zone, to: Zone): Zone {
	const upper = carriedPoint({ x: zone.ulx, y: zone.uly }, from, to);
	const lower = carriedPoint({ x: zone.lrx, y: zone.lry }, from, to);
	return {
		...zone,
		...{ ulx: upper.x, uly: upper.y, lrx: lower.x, lry: lower.y },
		...(zone.points ? { points: zone.points.map((point) => carriedPoint(point, from, to)) } : {})
	};
}

/** The rectangle alone, without outline and turn. */
export function rectangle({ ulx, uly, lrx, lry }: Zone): Zone {
	return { ulx, uly, lrx, lry };
}

export function middle({ ulx, uly, lrx, lry }: Zone): Point {
	return { x: (ulx + lrx) / 2, y: (uly + lry) / 2 };
}

/** How much of `zone` lies in `other`, 0 to 1. */
export function partInside(zone: Zone, other: Zone): number {
	const across = Math.min(zone.lrx, other.lrx) - Math.max(zone.ulx, other.ulx);
	const down = Math.min(zone.lry, other.lry) - Math.max(zone.uly, other.uly);
	const whole = width(zone) * height(zone);
	return across <= 0 || down <= 0 || whole <= 0 ? 0 : (across * down) / whole;
}

function between(value: number, least: number, most: number): number {
	return Math.max(least, Math.min(most, value));
}
