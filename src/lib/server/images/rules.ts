import { find, type Component, type Components } from './components.ts';
import { middle } from './baseline.ts';
import { plane, type Plane } from './plane.ts';
import { followStroke, type Run, type StrokePath } from './stroke-path.ts';

/** A thin stroke across the page or down it: a ruled line, an underline, a fold. */
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
/**
 * A stroke that joins letters: thicker in x-heights, as a crease is soft, and longer than words that
 * touch themselves; its way all ink, and so much of it free of letters. Down the page, where sheets end
 * and photographs begin, no more of its box is ink than `filled`.
 */
const JOINING = {
	thin: 0.55,
	long: 12,
	filled: 0.4,
	inked: 0.95,
	free: { across: 0.25, down: 0.5 }
};

/**
 * Erases thin long strokes from the picture (to paper), leaving letters that stand across them:
 * a pixel of a rule has little ink above and below it. A rule that joins letters is followed through
 * them. Gives what was found; the components must be found anew where it is not empty.
 */
export function erase(from: Plane, paper: number, found: Components, xHeight: number): Rule[] {
	const wide = found.all.filter((each) => each.right - each.left > LONG * xHeight);
	const tall = found.all.filter(
		({ left, right, top, bottom }) =>
			bottom - top > JOINING.long * xHeight && left > 0 && right < found.width
	);
	const rules = [
		...wide.flatMap((each) => piecesOf(found, each, xHeight)),
		...tall.flatMap((each) => upright(found, each, xHeight) ?? [])
	];
	for (const rule of rules) wipe(from, paper, rule);
	return rules.map(({ left, right, top, bottom }) => ({ left, right, top, bottom }));
}

interface Piece extends Rule {
	/** One byte a pixel of the piece's rectangle: 1 where it is. */
	pixels: Uint8Array;
}

function piecesOf(found: Components, one: Component, xHeight: number): Piece[] {
	const joined =
		one.right - one.left > JOINING.long * xHeight &&
		joining(found, one, xHeight, JOINING.free.across);
	const most = Math.max(2, Math.round(THIN * xHeight));
	const thin = thinPart(found, one, most);
	if (joined) wipe(thin, 255, { ...joined, ...inside(joined, one) });
	const parts = find(thin, 255, 255, 255);
	const long = parts.all.filter((part) => isRule(part, xHeight, most));
	return [...(joined ? [joined] : []), ...long.map((part) => piece(parts, part, one))];
}

/** A place of the picture as one of the component's box. */
function inside({ left, right, top, bottom }: Rule, one: Component): Rule {
	return {
		left: left - one.left,
		right: right - one.left,
		top: top - one.top,
		bottom: bottom - one.top
	};
}

/**
 * A stroke that joins letter to letter over more than any word: in each column its run, where no
 * letter stands across it. None where the way is no stroke: broken, or thick nearly everywhere.
 */
function joining(
	found: Components,
	one: Component,
	xHeight: number,
	least: number
): Piece | undefined {
	const thin = Math.round(JOINING.thin * xHeight);
	const path = followStroke(found, one, thin);
	const inked = path.filter((run) => run !== undefined).length;
	const free = path.flatMap((run) => (run && high(run) <= thin ? [high(run)] : []));
	if (inked < JOINING.inked * path.length || free.length < least * path.length) return undefined;
	const usual = middle(free);
	const most = usual + Math.max(2, usual / 2);
	const runs = path.map((run) => (run && high(run) <= most ? run : undefined));
	return pieceOf(one, runs);
}

/** The same of a stroke that joins lines, not of the edge of a sheet, from the top of the component to its foot. */
function upright(found: Components, one: Component, xHeight: number): Piece | undefined {
	const { left, top } = one;
	const [wide, tall] = [one.right - left, one.bottom - top];
	if (one.area > Math.max(JOINING.filled * wide, xHeight) * tall) return undefined;
	const own = new Uint8Array(wide * tall);
	for (let y = 0; y < tall; y++) {
		for (let x = 0; x < wide; x++) {
			const label = found.labels[(top + y) * found.width + left + x];
			own[y * wide + x] = label === one.label ? 1 : 0;
		}
	}
	const labels = Int32Array.from(transposed(own, wide));
	const lying = { ...one, label: 1, left: 0, top: 0, right: tall, bottom: wide };
	const along = joining(
		{ width: tall, height: wide, labels, all: [lying], pale: [] },
		lying,
		xHeight,
		JOINING.free.down
	);
	return (
		along && {
			left: left + along.top,
			right: left + along.bottom,
			top: top + along.left,
			bottom: top + along.right,
			pixels: transposed(along.pixels, along.right - along.left)
		}
	);
}

/** Rows as columns; `width` of what is given. */
function transposed(from: Uint8Array, width: number): Uint8Array {
	const to = new Uint8Array(from.length);
	const height = from.length / width;
	for (let y = 0, at = 0; y < height; y++)
		for (let x = 0; x < width; x++, at++) to[x * height + y] = from[at]!;
	return to;
}

function high({ top, bottom }: Run): number {
	return bottom - top;
}

/** The runs, one a column of the component, as a piece. */
function pieceOf(one: Component, runs: StrokePath): Piece {
	const taken = runs.filter((run) => run !== undefined);
	const top = Math.min(...taken.map((run) => run.top));
	const bottom = Math.max(...taken.map((run) => run.bottom));
	const pixels = new Uint8Array(runs.length * (bottom - top));
	runs.forEach((run, x) => {
		for (let y = run?.top ?? 0; run && y < run.bottom; y++) pixels[(y - top) * runs.length + x] = 1;
	});
	const { left, right } = one;
	return { left, right, top: one.top + top, bottom: one.top + bottom, pixels };
}

function isRule(part: Component, xHeight: number, most: number): boolean {
	const { left, right, top, bottom } = part;
	const wide = right - left;
	return wide > LONG * xHeight && bottom - top <= most + 1 + wide * SLANT;
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
