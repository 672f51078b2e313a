import type { Zone } from '#lib/facsimile/zone.ts';
import { inline, type Element, type Node } from '../xml/element.ts';
import { ownLines, type Block } from './layout.ts';
import { languageOf } from './spoken.ts';
import { regionId, type Writing } from './writing.ts';

/** Id of the hand that `handDesc` describes. */
export const HAND = 'hand-written';

/** Things that may stand anywhere: beside the text, in it, between its parts. */
export function isGlobal(block: Block): boolean {
	return ['page-number', 'letterhead', 'handwriting', 'margin', 'footnote'].includes(block.kind);
}

/** A thing that stands aside from the running text, with the text that is in it. */
export function aside(block: Block, content: Node[], writing: Writing): Element {
	const own = ownOf(block, writing);
	const hand = `#${HAND}`;
	const place = placeOf(block.region.zone, block.surface);
	switch (block.kind) {
		case 'page-number':
			return inline('fw', { type: 'pageNum', place, ...own }, content);
		case 'letterhead':
			return inline('fw', { type: 'letterhead', place, ...own }, content);
		case 'stamp':
			return inline('stamp', own, [inline('mentioned', {}, content)]);
		case 'handwriting':
			return inline('note', { type: 'handwritten', place, hand, ...own }, content);
		case 'margin':
			return inline('note', { type: 'marginal', place: marginOf(block), hand, ...own }, content);
		case 'footnote':
			return inline('note', { type: 'footnote', place: 'foot', ...own }, content);
		default:
			throw new Error(`${block.kind} does not stand aside`);
	}
}

/** What every element that a region became says: its zone, and its language where it has its own. */
export function ownOf(
	{ region, surface }: Block,
	writing: Writing
): { facs: string; 'xml:lang': string | undefined } {
	const facs = `#${regionId(writing, surface.id, region.id)}`;
	return { facs, 'xml:lang': languageOf(region, writing.edition) };
}

/** One field of a form: a line of it. */
export function field(content: Node[], language: string | undefined): Element {
	return inline('seg', { type: 'field', 'xml:lang': language }, content);
}

/** An entry of a list of copies; its number where the line begins with one. */
export function entry(block: Block, content: Node[]): Element {
	const text = ownLines(block)[0]!.line.text;
	const n = /^(\d+)[.)]/.exec(text)?.[1];
	return inline('item', { n }, content);
}

/** The third of the page that the middle of a zone lies in: `top-right`, `bottom`. */
function placeOf(zone: Zone, page: { width: number; height: number }): string {
	const x = (zone.ulx + zone.lrx) / 2 / page.width;
	const y = (zone.uly + zone.lry) / 2 / page.height;
	const vertical = y < 1 / 3 ? 'top' : y > 2 / 3 ? 'bottom' : 'middle';
	const horizontal = x < 1 / 3 ? '-left' : x > 2 / 3 ? '-right' : '';
	return vertical + horizontal;
}

function marginOf({ region, surface }: Block): string {
	return (region.zone.ulx + region.zone.lrx) / 2 < surface.width / 2
		? 'margin-left'
		: 'margin-right';
}
