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
/** How far a rule may rise or fall on its way. */
const SLANT = 0.04;
/** A crease across the page is soft: thicker, and far wider than any word that touches itself. */
const SOFT = { thin: 0.55, long: 25 };
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
	const soft = one.right - one.left > SOFT.long * xHeight;
	const most = Math.max(2, Math.round((soft ? SOFT.thin : THIN) * xHeight));
	const thin = thinPart(found, one, most);
	const parts = find(thin, 255, 255, 255);
	const long = parts.all.filter((part) => isRule(part, xHeight, most));
	const least = (soft ? LONG : FOLLOWED) * xHeight;
	const through = long.filter((part) => part.right - part.left > least);
	const followed = through.flatMap((rule) => [
		...follow(rule, parts.all, 1),
		...follow(rule, parts.all, -1)
	]);
	return [...new Set([...long, ...followed])].map((part) => piece(parts, part, one));
}

/**
 * The pieces in which a rule goes on, to the right (1) or to the left (-1): each must lie where the
 * last ones point to, so that a slanted rule or a bent one is not lost on its way through letters.
 */
function follow(rule: Component, parts: readonly Component[], way: 1 | -1): Component[] {
	const ahead = parts
		.filter((part) => way * (part.left - rule.left) > 0)
		.sort((a, b) => way * (a.left - b.left));
	const taken: Component[] = [];
	let last = rule;
	for (const part of ahead) {
		if (!continues(rule, last, part)) continue;
		taken.push(part);
		last = part;
	}
	return taken;
}

function isRule(part: Component, xHeight: number, most: number): boolean {
	const { left, right, top, bottom } = part;
	const wide = right - left;
	return wide > LONG * xHeight && bottom - top <= most + 1 + wide * SLANT;
}

/** Does the part lie where the rule, followed as far as `last`, would go on? */
function continues(rule: Component, last: Component, part: Component): boolean {
	const middle = (last.top + last.bottom) / 2;
	const reach = (last.bottom - last.top) / 2 + 1;
	const away = Math.max(0, part.left - last.right, last.left - part.right);
	const off = Math.abs((part.top + part.bottom) / 2 - middle);
	return part.bottom - part.top <= rule.bottom - rule.top + 1 && off <= reach + SLANT * away;
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
