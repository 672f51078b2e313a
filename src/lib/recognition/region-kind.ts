import type { RegionKind } from '#lib/transcription/page.ts';

/** What is known of a line when its kind is decided. Lengths in x-heights. */
export interface LineLook {
	text: string;
	confidence: number;
	/** Share of its letters in words that the dictionary knows. */
	known: number;
	/** Height of its letters over the page's. */
	size: number;
	framed: boolean;
	/** Cells in its row. */
	cells: number;
	/** Its length over that of the page's long lines. */
	share: number;
	/** Free space at its left and right within the width of the text. */
	left: number;
	right: number;
	/** Free space to the line above. */
	above: number;
	/** The first or the last row of the page. */
	edge: boolean;
	/** 0 at the top of the text, 1 at its foot. */
	depth: number;
}

const PAGE_NUMBER = /^(?:[-–—\s.]*[\dIVXLC]{1,5}[-–—\s.]*|[-–—]\s*\S{1,5}\s*[-–—])$/u;
const ITEM = /^\(?\d{1,3}[.)]\s/u;

const isCentred = ({ left, right, share }: LineLook) =>
	share < 0.6 && left > 8 && Math.abs(left - right) < 0.25 * (left + right) + 1;

/**
 * Letters of no even height that the machine is unsure of, in a short line without known words, at
 * the head or the foot of the page: within the text such lines are formulas.
 */
const isHandwritten = ({ confidence, known, share, size, cells, depth }: LineLook) =>
	cells === 1 &&
	(depth < 0.1 || depth > 0.9) &&
	known < 0.4 &&
	share < 0.5 &&
	(confidence < 0.6 || (confidence < 0.75 && size > 1.2));

/** Larger letters; capitals and figures are larger anyway. */
const isLarge = ({ text, size, share }: LineLook) => {
	const small = (text.match(/\p{Ll}/gu) ?? []).length;
	return share < 0.9 && size > (small > text.length / 2 ? 1.25 : 1.75);
};

/** Rules from the surest on; the first that holds names the kind. What no rule names is body. */
export const KINDS: { kind: RegionKind; holds: (line: LineLook) => boolean }[] = [
	{ kind: 'stamp', holds: (line) => line.framed },
	{ kind: 'page-number', holds: (line) => line.edge && PAGE_NUMBER.test(line.text) },
	{
		kind: 'handwriting',
		holds: isHandwritten
	},
	{ kind: 'list', holds: (line) => line.cells > 2 && ITEM.test(line.text) },
	{ kind: 'form', holds: (line) => line.cells > 1 },
	{ kind: 'footnote', holds: (line) => line.depth > 0.7 && /^\*\)?\s/u.test(line.text) },
	{ kind: 'heading', holds: isLarge },
	{ kind: 'heading', holds: (line) => isCentred(line) && line.above > 2.5 }
];

export function kindOf(line: LineLook): RegionKind {
	return KINDS.find(({ holds }) => holds(line))?.kind ?? 'body';
}

/** A line whose kind its neighbours may change. Lengths in x-heights. */
export interface Kinded {
	kind: RegionKind;
	left: number;
	share: number;
	/** Its row, counted from the top. */
	row: number;
	/** From the base of the row above to its own; none is above the first. */
	above: number;
}

/** A line's start may lie this far from that of the cell above or below it. */
const FLUSH = 2;
/** Rows farther apart than this, about three typed lines, are not of one form or list. */
const NEXT = 8;

/**
 * Short lines above and under the cells of a form or a list, flush with them, are of their kind:
 * a form has rows with one field, a list has its heading.
 */
export function spread<T extends Kinded>(lines: readonly T[]): T[] {
	const kinds = new Map(lines.map((line) => [line, line.kind]));
	for (let pass = 0; pass < 2; pass++) {
		for (const line of lines) {
			const kind = kinds.get(line);
			if ((kind !== 'body' && kind !== 'heading') || line.share > 0.5) continue;
			const near = lines.find(
				(other) =>
					Math.abs(other.row - line.row) === 1 &&
					(other.row > line.row ? other : line).above < NEXT &&
					Math.abs(other.left - line.left) < FLUSH &&
					['form', 'list'].includes(kinds.get(other)!)
			);
			if (near) kinds.set(line, kinds.get(near)!);
		}
	}
	return lines.map((line) => ({ ...line, kind: kinds.get(line)! }));
}
