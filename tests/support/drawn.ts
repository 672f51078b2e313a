import type { ReadingPlan, ReadingSettings } from '#lib/recognition/plan.ts';
import { planWith } from '#lib/server/images/plan.ts';
import type { Plane } from '#lib/server/images/plane.ts';

/** Pictures made of rectangles, for laws about pixels: no fonts, the same everywhere. */
export function sheet(width: number, height: number, grey = 255): Plane {
	return { width, height, data: new Uint8Array(width * height).fill(grey) };
}

export function fill(
	on: Plane,
	left: number,
	top: number,
	width: number,
	height: number,
	grey = 0
): void {
	for (let y = Math.max(0, top); y < Math.min(on.height, top + height); y++) {
		for (let x = Math.max(0, left); x < Math.min(on.width, left + width); x++) {
			on.data[y * on.width + x] = grey;
		}
	}
}

/** Something like a letter: a frame of strokes, `high` pixels high. */
export function letter(on: Plane, left: number, top: number, high = 12, grey = 0): void {
	const stroke = Math.max(2, Math.round(high / 5));
	const wide = Math.round(high * 0.8);
	fill(on, left, top, stroke, high, grey);
	fill(on, left + wide - stroke, top, stroke, high, grey);
	fill(on, left, top + Math.floor(high / 2), wide, stroke, grey);
}

/** Lines of words of five letters, on a slope of `degrees`. */
export function writing(
	on: Plane,
	{ lines = 8, letters = 36, high = 12, left = 60, top = 60, degrees = 0, grey = 0 } = {}
): void {
	const slope = Math.tan((degrees * Math.PI) / 180);
	for (let line = 0; line < lines; line++) {
		for (let at = 0; at < letters; at++) {
			if (at % 6 === 5) continue;
			const x = left + at * high;
			letter(on, x, Math.round(top + line * high * 3 + x * slope), high, grey);
		}
	}
}

/** Grain that is the same for the same seed: a linear congruential generator. */
export function grain(on: Plane, strength: number, seed = 1): void {
	let state = seed;
	for (let at = 0; at < on.data.length; at++) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		const off = (state / 2 ** 32 - 0.5) * 2 * strength;
		on.data[at] = Math.min(255, Math.max(0, on.data[at]! + off));
	}
}

/** How a drawn page is planned. */
export function plan(of: Plane, settings: ReadingSettings): ReadingPlan {
	return planWith(of, settings).plan;
}
