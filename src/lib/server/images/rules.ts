import { find, type Component, type Components } from './components.ts';
import { plane, type Plane } from './plane.ts';

/** A straight thin stroke across the page: a ruled line, an underline, a fold. */
export interface Rule {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** In x-heights: how thin, how long, and from where on a stroke is followed through letters. */
const THIN = 0.34;
const LONG = 3;
const FOLLOWED = 8;

/**
 * Erases thin long strokes from the picture (to paper), leaving letters that stand across them:
 * a pixel of a rule has little ink above and below it. Long rules are followed where letters cut
 * them to pieces. Gives what was found; the components must be found anew where it is not empty.
 */
export function erase(from: Plane, paper: number, found: Components, xHeight: number): Rule[] {
	const wide = found.all.filter((each) => each.right - each.left > LONG * xHeight);
	const rules = wide.flatMap((each) => piecesOf(found, each, xHeight));
	for (const rule of rules) wipe(from, paper, rule);
	return rules.map(({ left, right, top, bottom }) => ({ left, right, top, bottom }));
}

interface Piece extends Rule {
	/** One byte a pixel of the piece's rectangle: 1 where it is. */
	pixels: Uint8Array;
}

function piecesOf(found: Components, one: Component, xHeight: number): Piece[] {
	const thin = thinPart(found, one, Math.max(2, Math.round(THIN * xHeight)));
	const parts = find(thin, 255, 255, 255);
	const long = parts.all.filter((part) => isRule(part, xHeight));
	const through = long.filter((part) => part.right - part.left > FOLLOWED * xHeight);
	const taken = parts.all.filter(
		(part) => long.includes(part) || through.some((rule) => continues(rule, part))
	);
	return taken.map((part) => piece(parts, part, one));
}

function isRule({ left, right, top, bottom }: Component, xHeight: number): boolean {
	const wide = right - left;
	return wide > LONG * xHeight && bottom - top <= Math.max(THIN * xHeight + 1, wide * 0.12);
}

/** Does the part lie where the rule would go on? */
function continues(rule: Component, part: Component): boolean {
	const middle = (rule.top + rule.bottom) / 2;
	const reach = (rule.bottom - rule.top) / 2 + 1;
	const away = Math.max(0, part.left - rule.right, rule.left - part.right);
	const off = Math.abs((part.top + part.bottom) / 2 - middle);
	return part.bottom - part.top <= rule.bottom - rule.top + 1 && off <= reach + 0.02 * away;
}

/** Of a component the pixels with at most `most` pixels of ink above one another, black on white. */
function thinPart(found: Components, one: Component, most: number): Plane {
	const part = plane(one.right - one.left, one.bottom - one.top);
	for (let x = 0; x < part.width; x++) {
		let run = 0;
		for (let y = 0; y <= part.height; y++) {
			const at = (one.top + y) * found.width + one.left + x;
			const ink = y < part.height && found.labels[at] === one.label;
			if (ink) run++;
			else {
				if (run > 0 && run <= most) {
					for (let up = 1; up <= run; up++) part.data[(y - up) * part.width + x] = 0;
				}
				run = 0;
			}
		}
	}
	return part;
}

function piece(parts: Components, part: Component, one: Component): Piece {
	const [wide, high] = [part.right - part.left, part.bottom - part.top];
	const pixels = new Uint8Array(wide * high);
	for (let y = 0; y < high; y++) {
		for (let x = 0; x < wide; x++) {
			const at = (part.top + y) * parts.width + part.left + x;
			pixels[y * wide + x] = parts.labels[at] === part.label ? 1 : 0;
		}
	}
	const [left, top] = [one.left + part.left, one.top + part.top];
	return { left, top, right: left + wide, bottom: top + high, pixels };
}

/** Brings the pixels of a piece, and the soft edge above and below, to paper. */
function wipe(from: Plane, paper: number, { left, right, top, bottom, pixels }: Piece): void {
	const wide = right - left;
	for (let y = top; y < bottom; y++) {
		for (let x = left; x < right; x++) {
			if (pixels[(y - top) * wide + x - left] !== 0) from.data[y * from.width + x] = paper;
		}
	}
}
