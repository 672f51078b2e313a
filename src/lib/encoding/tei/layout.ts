import type { Surface } from '#lib/facsimile/surface.ts';
import type { Line, Page, Region, RegionKind } from '#lib/transcription/page.ts';
import type { Edition } from '../edition.ts';
import { linesOf } from '../content.ts';
import { paragraphs, runsOn } from './paragraph.ts';

/** A line with where it stands; `n` counts the lines of its surface from 1. */
export interface PlacedLine {
	surface: Surface;
	region: Region;
	line: Line;
	n: number;
}

/** What a block is made of: lines, and what a sentence runs past (a page's end, a page number). */
export type Piece =
	| { kind: 'line'; line: PlacedLine }
	| { kind: 'page-break'; surface: Surface }
	| { kind: 'aside'; block: Block };

/** A paragraph, a heading, a stamp ...: one thing of the text, with the region it begins in. */
export interface Block {
	kind: RegionKind;
	surface: Surface;
	region: Region;
	pieces: Piece[];
}

export type Item = { kind: 'page-break'; surface: Surface } | { kind: 'block'; block: Block };

/** Kinds that a sentence runs past. */
const ASIDE: ReadonlySet<RegionKind> = new Set([
	'page-number',
	'letterhead',
	'stamp',
	'handwriting',
	'margin',
	'footnote'
]);

/** The scan's pages that were read, in order. */
export function scanned(edition: Edition): { surface: Surface; page: Page }[] {
	return edition.surfaces
		.filter(({ surface, page }) => surface.siglum === 'S' && page !== null)
		.map(({ surface, page }) => ({ surface, page: page! }))
		.sort((a, b) => a.surface.ordinal - b.surface.ordinal);
}

/** The text of S as a row of page breaks and blocks; sentences cut by a page's end are whole again. */
export function items(edition: Edition): Item[] {
	return joined(scanned(edition).flatMap(({ surface, page }) => itemsOf(surface, page)));
}

function itemsOf(surface: Surface, page: Page): Item[] {
	let n = 0;
	const blocks = page.regions.flatMap((region) => {
		const lines = linesOf(region);
		if (lines.length === 0) return [];
		return partsOf(region.kind, lines).map((part): Item => {
			const pieces = part.map((line): Piece => ({
				kind: 'line',
				line: { surface, region, line, n: ++n }
			}));
			return { kind: 'block', block: { kind: region.kind, surface, region, pieces } };
		});
	});
	return [{ kind: 'page-break', surface }, ...blocks];
}

/** Running text is cut into paragraphs; a field of a form, an entry of a list is a line each. */
function partsOf(kind: RegionKind, lines: Line[]): Line[][] {
	if (kind === 'body') return paragraphs(lines);
	return kind === 'form' || kind === 'list' ? lines.map((line) => [line]) : [lines];
}

function joined(all: readonly Item[]): Item[] {
	const result: Item[] = [];
	for (const item of all) {
		const open = item.kind === 'block' && item.block.kind === 'body' ? lastBody(result) : null;
		if (item.kind === 'block' && open && runsOn(lastLine(open.block), firstLine(item.block))) {
			const between = result.splice(open.at + 1).map(asPiece);
			open.block.pieces.push(...between, ...item.block.pieces);
		} else result.push(item);
	}
	return result;
}

/** The last paragraph, if only things that a sentence runs past stand after it. */
function lastBody(all: readonly Item[]): { block: Block; at: number } | null {
	for (let at = all.length - 1; at >= 0; at--) {
		const item = all[at]!;
		if (item.kind === 'page-break') continue;
		if (item.block.kind === 'body') return { block: item.block, at };
		if (!ASIDE.has(item.block.kind)) return null;
	}
	return null;
}

function asPiece(item: Item): Piece {
	return item.kind === 'page-break' ? item : { kind: 'aside', block: item.block };
}

/** The lines of a block itself, without those of what stands aside. */
export function ownLines(block: Block): PlacedLine[] {
	return block.pieces.flatMap((piece) => (piece.kind === 'line' ? [piece.line] : []));
}

function firstLine(block: Block): Line {
	return ownLines(block)[0]!.line;
}

function lastLine(block: Block): Line {
	return ownLines(block).at(-1)!.line;
}

/** Every block, those that stand aside included, in order. */
export function blocksOf(all: readonly Item[]): Block[] {
	return all.flatMap((item) => (item.kind === 'block' ? withAsides(item.block) : []));
}

function withAsides(block: Block): Block[] {
	const asides = block.pieces.flatMap((piece) =>
		piece.kind === 'aside' ? withAsides(piece.block) : []
	);
	return [block, ...asides];
}
