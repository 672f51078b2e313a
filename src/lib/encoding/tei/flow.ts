import * as grapheme from '#lib/text/grapheme.ts';
import type { Place } from '#lib/collation/difference.ts';
import { inline, type Element, type Node } from '../xml/element.ts';
import type * as apparatus from './apparatus.ts';
import { ownLines, type Block, type Piece, type PlacedLine } from './layout.ts';
import * as mark from './mark.ts';
import { continues } from './paragraph.ts';
import { weave, type Span } from './weave.ts';
import { lineId, pageBreakId, surfaceId, type Writing } from './writing.ts';

/** What the writer of a block needs to know of the differences: where each one goes, and as what. */
export interface Placement {
	/** The blocks it touches, in order. */
	blocks: Block[];
	/** Its span in a block of them; null where the block holds none of its places after all. */
	spanIn(locate: apparatus.Locate): Span | null;
}

/** The content of a block: letters, line and page breaks, marks and apparatus. */
export function write(
	block: Block,
	placements: readonly Placement[],
	aside: (block: Block) => Node[],
	writing: Writing
): Node[] {
	const atoms: Node[][] = [];
	const starts = new Map<PlacedLine, number>();
	const own = ownLines(block);
	let inWord = false;
	for (const piece of block.pieces) {
		if (piece.kind !== 'line') {
			atoms.push([...(inWord ? [] : ['\n']), ...between(piece, aside, writing)]);
			continue;
		}
		const first = piece.line === own[0];
		atoms.push([...(first || inWord ? [] : ['\n']), lineBreak(piece.line, inWord, writing)]);
		starts.set(piece.line, atoms.length);
		const next = own[own.indexOf(piece.line) + 1];
		inWord = continues(piece.line.line, next?.line);
		atoms.push(...letters(piece.line, inWord));
	}
	const spans = [
		...apparatusOf(block, placements, starts),
		...own.flatMap((line) => marksOf(line, starts.get(line)!, writing))
	];
	return weave(atoms, spans);
}

function between(
	piece: Exclude<Piece, { kind: 'line' }>,
	aside: (block: Block) => Node[],
	writing: Writing
): Node[] {
	return piece.kind === 'aside' ? aside(piece.block) : [pageBreak(piece.surface.id, writing)];
}

export function pageBreak(surface: string, writing: Writing): Element {
	return inline('pb', {
		'xml:id': pageBreakId(writing, surface),
		facs: `#${surfaceId(writing, surface)}`
	});
}

function lineBreak({ surface, line, n }: PlacedLine, broken: boolean, writing: Writing): Node {
	return inline('lb', {
		n,
		break: broken ? 'no' : undefined,
		facs: `#${lineId(writing, surface.id, line.id)}`
	});
}

/** One atom a grapheme; a hyphen that the next line continues is weak punctuation. */
function letters({ line }: PlacedLine, hyphened: boolean): Node[][] {
	const all = grapheme.graphemes(line.text);
	const hyphen = hyphened ? all.length - 1 : -1;
	return all.map((letter, i) => [
		i === hyphen ? inline('pc', { force: 'weak' }, [letter]) : letter
	]);
}

function marksOf({ surface, line }: PlacedLine, start: number, writing: Writing): Span[] {
	const length = grapheme.length(line.text);
	const within = (at: number) => start + Math.min(Math.max(0, at), length);
	return line.annotations.map((annotation) => {
		const key = `mark:${surface.id}:${line.id}:${annotation.id}`;
		const range = { from: within(annotation.from), to: within(annotation.to) };
		return mark.spanOf(annotation, range, writing.names.of(key, annotation.id), writing);
	});
}

function apparatusOf(
	block: Block,
	placements: readonly Placement[],
	starts: ReadonlyMap<PlacedLine, number>
): Span[] {
	const lines = [...starts.keys()];
	const locate = (place: Place, at: 'from' | 'to') => {
		const placed = lines.find((one) => isAt(one, place));
		return placed && starts.get(placed)! + Math.min(place[at], grapheme.length(placed.line.text));
	};
	return placements.flatMap(({ blocks, spanIn }) => {
		const here = blocks.includes(block) && spanIn(locate);
		return here ? [here] : [];
	});
}

export function isAt({ surface, line }: PlacedLine, place: Place): boolean {
	return place.line === line.id && place.surface === surface.id;
}
