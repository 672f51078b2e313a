import type { Point } from '#lib/facsimile/zone.ts';

/**
 * Coordinates along the lines of a skewed page: `u` runs along a line, `v` across it. Same unit and
 * origin as the picture's.
 */
export interface Frame {
	cos: number;
	sin: number;
}

/** `degrees`: the skew, clockwise positive. */
export function frame(degrees: number): Frame {
	const angle = (degrees * Math.PI) / 180;
	return { cos: Math.cos(angle), sin: Math.sin(angle) };
}

export function toLine({ cos, sin }: Frame, x: number, y: number): { u: number; v: number } {
	return { u: x * cos + y * sin, v: y * cos - x * sin };
}

export function toPicture({ cos, sin }: Frame, u: number, v: number): Point {
	return { x: u * cos - v * sin, y: u * sin + v * cos };
}
