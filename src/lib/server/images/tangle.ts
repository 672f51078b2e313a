import { at } from './baseline.ts';
import { find, type Component, type Components } from './components.ts';
import { toLine, type Frame } from './frame.ts';
import type { LetterSize } from './letter-size.ts';
import { plane, type Plane } from './plane.ts';
import type { TextLine } from './text-line.ts';

/**
 * In x-heights: from where on a patch is more than a letter, how much of its box strokes fill, and
 * the box from which on it is the frame of a page (square x-heights).
 */
const TANGLE = { high: 3.6, wide: 8, filled: 0.35, largest: 600 };
/** Marks of a line that is long enough to tell where it goes on. */
const HOST = 5;
/** Where the ink of a line stands, in x-heights over its baseline; near an edge of it a stroke goes on. */
const BAND = { lowest: -0.5, highest: 1.6, edge: 0.15 };
/** A piece lower than this is no letter, in x-heights. */
const LETTER = 0.55;
/** A stroke that only crosses the band has its length in ink; a letter, or one it crosses, has more. */
const CROSSING = 1.25;

/**
 * A pencil's stroke or a signature over the text joins the letters that it touches into one patch,
 * which is larger than any letter. Such a patch is cut along the bands of the lines it lies in: what
 * of it stands in a line's band is a patch of its own then, to be read with the line. Strokes that
 * only cross a band are left out. Gives the new patches; `found.labels` has their numbers.
 */
export function untangle(
	found: Components,
	lines: readonly TextLine[],
	size: LetterSize,
	along: Frame
): Component[] {
	const hosts = lines.filter(({ marks }) => marks.length >= HOST);
	const tangles = found.all.filter((each) => isTangle(each, size.xHeight));
	if (hosts.length === 0 || tangles.length === 0) return [];
	const text = {
		left: Math.min(...hosts.map((line) => line.left)),
		right: Math.max(...hosts.map((line) => line.right))
	};
	let last = lastOf(found);
	return tangles.flatMap((one) =>
		bandsOf(found, one, hosts, size.xHeight, along, text).flatMap(({ host, ink }) => {
			const parts = find(ink, 255, 255, 255);
			return parts.all
				.map((part) => ({ part, piece: pieceOf(part, one, ++last) }))
				.filter(({ piece }) => isWritten(piece, host, size, along))
				.map(({ part, piece }) => mark(found, parts, part, piece));
		})
	);
}

/** The highest number there is: also of patches that are no longer looked at. */
function lastOf({ labels }: Components): number {
	let last = 0;
	for (let at = 0; at < labels.length; at++) if (labels[at]! > last) last = labels[at]!;
	return last;
}

function isTangle({ left, right, top, bottom, area }: Component, xHeight: number): boolean {
	const [wide, high] = [(right - left) / xHeight, (bottom - top) / xHeight];
	const large = high > TANGLE.high || wide > TANGLE.wide;
	return (
		large && wide * high < TANGLE.largest && area < TANGLE.filled * (right - left) * (bottom - top)
	);
}

/** The ink of a tangle that stands in each line's band, black on white, in the tangle's box. */
function bandsOf(
	found: Components,
	one: Component,
	hosts: readonly TextLine[],
	xHeight: number,
	along: Frame,
	text: { left: number; right: number }
): { host: TextLine; ink: Plane }[] {
	const inks = new Map<TextLine, Plane>();
	const [wide, high] = [one.right - one.left, one.bottom - one.top];
	for (let y = 0; y < high; y++) {
		for (let x = 0; x < wide; x++) {
			if (found.labels[(one.top + y) * found.width + one.left + x] !== one.label) continue;
			const { u, v } = toLine(along, one.left + x, one.top + y);
			if (u < text.left || u > text.right) continue;
			const host = hostOf(hosts, u, v, xHeight);
			if (!host) continue;
			const ink = inks.get(host) ?? plane(wide, high);
			inks.set(host, ink);
			ink.data[y * wide + x] = 0;
		}
	}
	return [...inks].map(([host, ink]) => ({ host, ink }));
}

/** The line in whose band the place lies: the nearest along the lines, then across them. */
function hostOf(
	hosts: readonly TextLine[],
	u: number,
	v: number,
	xHeight: number
): TextLine | undefined {
	let [best, least]: [TextLine | undefined, number] = [undefined, Infinity];
	for (const host of hosts) {
		const over = (at(host.baseline, u) - v) / xHeight;
		if (over < BAND.lowest || over > BAND.highest) continue;
		const off = Math.max(0, host.left - u, u - host.right) + Math.abs(over - 0.5) * xHeight;
		if (off < least) [best, least] = [host, off];
	}
	return best;
}

/** A patch of the tangle's box as a patch of the page, as dark as the whole. */
function pieceOf(part: Component, { left, top, peak, mean }: Component, label: number): Component {
	return {
		label,
		left: left + part.left,
		right: left + part.right,
		top: top + part.top,
		bottom: top + part.bottom,
		area: part.area,
		peak,
		mean
	};
}

function isWritten(
	{ left, right, top, bottom, area }: Component,
	{ baseline }: TextLine,
	{ xHeight, stroke }: LetterSize,
	along: Frame
): boolean {
	const [wide, high] = [right - left, bottom - top];
	if (high < LETTER * xHeight) return false;
	const { u, v } = toLine(along, (left + right) / 2, (top + bottom) / 2);
	const over = (at(baseline, u) - v) / xHeight;
	const half = high / 2 / xHeight;
	const goesOn = over + half > BAND.highest - BAND.edge || over - half < BAND.lowest + BAND.edge;
	return !goesOn || area >= CROSSING * stroke * Math.hypot(wide, high);
}

/** Writes the number of the piece where its pixels are. */
function mark(found: Components, parts: Components, part: Component, piece: Component): Component {
	for (let y = 0; y < piece.bottom - piece.top; y++) {
		const from = (part.top + y) * parts.width + part.left;
		const to = (piece.top + y) * found.width + piece.left;
		for (let x = 0; x < piece.right - piece.left; x++) {
			if (parts.labels[from + x] === part.label) found.labels[to + x] = piece.label;
		}
	}
	return piece;
}
