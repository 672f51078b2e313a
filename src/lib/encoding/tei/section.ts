import type { RegionKind } from '#lib/transcription/page.ts';
import type { Item } from './layout.ts';

/** The three parts of a TEI `div`: what may stand before its first paragraph, the text, what closes it. */
export interface Sections {
	top: Item[];
	middle: Item[];
	end: Item[];
}

const GLOBAL: RegionKind[] = ['page-number', 'letterhead', 'handwriting', 'margin', 'footnote'];
const TOP: ReadonlySet<RegionKind> = new Set([...GLOBAL, 'form', 'stamp', 'heading']);
const END: ReadonlySet<RegionKind> = new Set([...GLOBAL, 'form', 'stamp', 'signature']);

/** The middle begins with a block that TEI counts as text, unless there is none at all. */
export function divide(all: readonly Item[]): Sections {
	const fields = typedFields(all);
	const isTop = (item: Item, i: number) => fields.has(i) || isOf(TOP, item);
	let from = all.findIndex((item, i) => !isTop(item, i));
	if (from < 0) from = all.length;
	let to = all.length;
	while (to > from + 1 && isOf(END, all[to - 1]!)) to--;
	return { top: all.slice(0, from), middle: all.slice(from, to), end: all.slice(to) };
}

function isOf(kinds: ReadonlySet<RegionKind>, item: Item): boolean {
	return item.kind === 'page-break' || kinds.has(item.block.kind);
}

/**
 * Typed lines that stand between the printed lines of a form, above the first heading: the typist
 * filled the form in, so that they are fields of it and no paragraph.
 */
function typedFields(all: readonly Item[]): Set<number> {
	const kinds = all.map((item) => (item.kind === 'block' ? item.block.kind : null));
	const heading = kinds.indexOf('heading');
	const first = kinds.indexOf('form');
	const last = kinds.slice(0, Math.max(0, heading)).lastIndexOf('form');
	const fields = kinds.flatMap((kind, i) => (kind === 'body' && first < i && i < last ? [i] : []));
	return new Set(first < 0 ? [] : fields);
}
