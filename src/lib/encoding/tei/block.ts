import type { Zone } from '#lib/facsimile/zone.ts';
import { inline, type Element, type Node } from '../xml/element.ts';
import { ownLines, type Block } from './layout.ts';
import { regionId, type Writing } from './writing.ts';

/** Id of the hand that `handDesc` describes. */
export const HAND = 'hand-written';

/** Things that may stand anywhere: beside the text, in it, between its parts. */
export function isGlobal(block: Block): boolean {
	return ['page-number', 'letterhead', 'handwriting', 'margin', 'footnote'].includes(block.kind);
}

/** A thing that stands aside from the running text, with the text that is in it. */
export function aside(block: Block, content: Node[], writing: Writing): Element {
	const facs = facsOf(block, writing);
	const hand = `#${HAND}`;
	const place = placeOf(block.region.zone, block.surface);
	switch (block.kind) {
		case 'page-number':
			return inline('fw', { type: 'pageNum', place, facs }, content);
		case 'letterhead':
			return inline('fw', { type: 'letterhead', place, facs }, content);
		case 'stamp':
			return inline('stamp', { facs }, [inline('mentioned', {}, content)]);
		case 'handwriting':
			return inline('note', { type: 'handwritten', place, hand, facs }, content);
		case 'margin':
			return inline('note', { type: 'marginal', place: marginOf(block), hand, facs }, content);
		case 'footnote':
			return inline('note', { type: 'footnote', place: 'foot', facs }, content);
		default:
			throw new Error(`${block.kind} does not stand aside`);
	}
}

export function facsOf(block: Block, writing: Writing): string {
	return `#${regionId(writing, block.surface.id, block.region.id)}`;
}

/** One field of a form: a line of it. */
export function field(content: Node[]): Element {
	return inline('seg', { type: 'field' }, content);
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
