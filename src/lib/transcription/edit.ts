import type { Annotation } from './annotation.ts';
import * as layout from './layout.ts';
import type { LayoutEdit, PutRegions } from './layout.ts';
import * as lineOf from './line.ts';
import { type Line, type Page, type Region, regionOf } from './page.ts';

/**
 * Changes as values: `apply(page, edit)` gives the page after it, `invert(page, edit)` the edit that
 * takes it back. Places count graphemes of the line before the edit; `to` is exclusive.
 */
export type Edit =
	/** Letters `from` to `to` give way to `text`. */
	| { kind: 'text'; line: string; from: number; to: number; text: string }
	| { kind: 'annotate'; line: string; annotation: Annotation }
	/** Takes a mark away. */
	| { kind: 'bare'; line: string; annotation: string }
	/** "This line is right", by one person. */
	| { kind: 'confirm'; line: string; by: string }
	/** The later reading beside the line becomes its text, or is put away. */
	| { kind: 'offer'; line: string; take: boolean }
	/** A refused fragment is text after all, or a line is no text (`why`). */
	| { kind: 'recall'; line: string }
	| { kind: 'refuse'; line: string; why: string }
	/** Divides a line before grapheme `at`; the second half becomes line `id`. */
	| { kind: 'split'; line: string; at: number; id: string }
	/** Joins a line with the next one of its region. */
	| { kind: 'join'; line: string }
	/** Moves a line to place `to` of its region, a region to place `to` of the page. */
	| { kind: 'order-line'; line: string; to: number }
	| { kind: 'order-region'; region: string; to: number }
	/** Where text stands; each inverts to `put-regions`. */
	| LayoutEdit
	| PutRegions
	/** `lines` stand in place of `count` lines of a region from place `at`: what all line edits invert to. */
	| { kind: 'put'; region: string; at: number; count: number; lines: Line[] };

/** The page after the edit. An edit that names what is not there is a bug of the caller and throws. */
export function apply(page: Page, edit: Edit): Page {
	if (edit.kind === 'order-region') {
		return { regions: moved(page.regions, indexOf(page.regions, edit.region), edit.to) };
	}
	if (layout.isLayout(edit)) return apply(page, layout.asPut(page, edit));
	if (edit.kind === 'put-regions') {
		return { regions: page.regions.toSpliced(edit.at, edit.count, ...edit.regions) };
	}
	const { region, at, count, lines } = edit.kind === 'put' ? edit : asPut(page, edit);
	return changed(page, region, (whole) => ({
		...whole,
		lines: whole.lines.toSpliced(at, count, ...lines)
	}));
}

/** The edit that takes `edit` back: `apply(apply(page, edit), invert(page, edit))` is `page`. */
export function invert(page: Page, edit: Edit): Edit {
	if (edit.kind === 'order-region') {
		const from = indexOf(page.regions, edit.region);
		return { ...edit, to: from };
	}
	if (layout.isLayout(edit)) return invert(page, layout.asPut(page, edit));
	if (edit.kind === 'put-regions') {
		const was = page.regions.slice(edit.at, edit.at + edit.count);
		return { ...edit, count: edit.regions.length, regions: was };
	}
	const { region, at, count, lines } = edit.kind === 'put' ? edit : asPut(page, edit);
	const was = page.regions[indexOf(page.regions, region)]!.lines.slice(at, at + count);
	return { kind: 'put', region, at, count: lines.length, lines: was };
}

type Put = Extract<Edit, { kind: 'put' }>;
type LineEdit = Exclude<Extract<Edit, { line: string }>, LayoutEdit>;

function asPut(page: Page, edit: LineEdit): Put {
	const region = regionOf(page, edit.line);
	if (!region) throw new Error(`no line ${edit.line}`);
	const at = indexOf(region.lines, edit.line);
	const put = { kind: 'put' as const, region: region.id, at, count: 1 };
	const line = region.lines[at]!;
	switch (edit.kind) {
		case 'split':
			return { ...put, lines: lineOf.split(line, edit.at, edit.id) };
		case 'join': {
			const next = region.lines[at + 1];
			if (!next) throw new Error(`no line after ${edit.line} in its region`);
			return { ...put, count: 2, lines: [lineOf.join(line, next)] };
		}
		case 'order-line':
			return {
				...put,
				at: 0,
				count: region.lines.length,
				lines: moved(region.lines, at, edit.to)
			};
		default:
			return { ...put, lines: [alone(line, edit)] };
	}
}

type AloneEdit = Exclude<LineEdit, { kind: 'split' | 'join' | 'order-line' }>;

/** Edits that look at one line only. */
function alone(line: Line, edit: AloneEdit): Line {
	switch (edit.kind) {
		case 'text':
			return lineOf.replace(line, edit);
		case 'annotate':
			return { ...line, annotations: [...line.annotations, edit.annotation], seen: [] };
		case 'bare': {
			const annotations = line.annotations.filter((mark) => mark.id !== edit.annotation);
			return { ...line, annotations, seen: [] };
		}
		case 'confirm':
			return line.seen.includes(edit.by) ? line : { ...line, seen: [...line.seen, edit.by] };
		case 'offer': {
			const { offered, ...rest } = line;
			return edit.take && offered !== undefined ? lineOf.retext(rest, offered) : rest;
		}
		case 'recall': {
			const { refused: _, ...rest } = line;
			return rest;
		}
		case 'refuse':
			return { ...line, refused: edit.why };
	}
}

function changed(page: Page, id: string, change: (region: Region) => Region): Page {
	const at = indexOf(page.regions, id);
	return { ...page, regions: page.regions.with(at, change(page.regions[at]!)) };
}

function moved<T>(list: readonly T[], from: number, to: number): T[] {
	const rest = list.toSpliced(from, 1);
	return rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, list[from]!);
}

function indexOf(list: readonly { id: string }[], id: string): number {
	const at = list.findIndex((part) => part.id === id);
	if (at < 0) throw new Error(`no ${id} on this page`);
	return at;
}
