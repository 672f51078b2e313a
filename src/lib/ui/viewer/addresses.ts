import type { Turn, Zone } from '#lib/facsimile/zone.ts';

/** Edge of a tile in pixels, as the server cuts them. */
export const TILE = 256;

/** A Deep Zoom tile of a surface: level 0 is one pixel, the last level the surface itself. */
export function tileAddress(surface: string, level: number, column: number, row: number): string {
	return `/api/surfaces/${surface}/tiles/${level}/${column}_${row}.jpg`;
}

/** The level at which a surface of this size is whole. */
export function lastLevel({ width, height }: { width: number; height: number }): number {
	return Math.ceil(Math.log2(Math.max(width, height)));
}

/** The whole surface prepared for reading, by the settings that `fields` name. */
export function preparedAddress(surface: string, fields: string): string {
	return `/api/surfaces/${surface}/prepared?${fields}`;
}

/** A picture of a zone, turned, at most `width` pixels across. */
export function cropAddress(surface: string, zone: Zone, width: number, turned: Turn = 0): string {
	const { ulx, uly, lrx, lry } = zone;
	const place = [ulx, uly, lrx, lry].map(Math.round).join(',');
	const upright = turned === 0 ? '' : `&turn=${turned}`;
	return `/api/surfaces/${surface}/crop?zone=${place}&width=${width}${upright}`;
}
