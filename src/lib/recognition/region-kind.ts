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

const PAGE_NUMBER = /^[-–—\s.]*[\dIVXLCOОЗ]{1,5}[-–—\s.]*$/u;
const ITEM = /^\(?\d{1,3}[.)]\s/u;

const isCentred = ({ left, right, share }: LineLook) =>
	share < 0.8 && left > 4 && Math.abs(left - right) < 0.25 * (left + right) + 1;

/** Rules from the surest on; the first that holds names the kind. What no rule names is body. */
export const KINDS: { kind: RegionKind; holds: (line: LineLook) => boolean }[] = [
	{ kind: 'stamp', holds: (line) => line.framed },
	{ kind: 'page-number', holds: (line) => line.edge && PAGE_NUMBER.test(line.text) },
	{
		kind: 'handwriting',
		holds: (line) => line.confidence < 0.6 && line.known < 0.4 && line.share < 0.5
	},
	{ kind: 'list', holds: (line) => line.cells > 2 && ITEM.test(line.text) },
	{ kind: 'form', holds: (line) => line.cells > 1 },
	{ kind: 'footnote', holds: (line) => line.depth > 0.7 && /^\*\)?\s/u.test(line.text) },
	{ kind: 'heading', holds: (line) => line.size > 1.3 && line.share < 0.9 },
	{ kind: 'heading', holds: (line) => isCentred(line) && line.above > 2.5 }
];

export function kindOf(line: LineLook): RegionKind {
	return KINDS.find(({ holds }) => holds(line))?.kind ?? 'body';
}
