import * as grapheme from '#lib/text/grapheme.ts';
import { elements, find, textOf, type Element } from '../xml/element.ts';
import type { Parsed, Position } from '../xml/parse.ts';

/** What is known of a line of the scan whose zone the file names. */
export interface LeafLine {
	key: string;
	text: string;
	/** Part of the running text, which alone is collated. */
	running: boolean;
	/** Graphemes that the publication's text does not have here, by their place in the line. */
	dropped: Set<number>;
}

/** Lines by the `xml:id` of their zone. */
export type Leaf = ReadonlyMap<string, LeafLine>;

/** Some letters of the publication, and the line break after which they stand. */
export interface Piece {
	text: string;
	at: Position;
}

/** Sides of a choice that are not on the leaf, and words of editors. */
const LEFT_OUT: ReadonlySet<string> = new Set(['corr', 'reg', 'expan', 'note editorial']);

type Laid = Piece | { anchor: string };

interface Walk {
	leaf: Leaf;
	line: LeafLine | undefined;
	/** Graphemes of the line passed so far. */
	offset: number;
	at: Position;
	/** Where letters go: the text, or a moved passage on its way to its anchor; null: nowhere. */
	out: Laid[] | null;
	/** Moved passages by the pointer of their anchor; those cut in parts grow. */
	moved: Map<string, Laid[]>;
}

/** The running text as the publication has it: `rdg` of every `app`, moved passages at their anchors. */
export function readingsOf(root: Parsed, leaf: Leaf): Piece[] {
	const edition = elements(find(root, 'body')!, 'div').find(
		(one) => one.attributes.type === 'edition'
	);
	const laid: Laid[] = [];
	const at = root.position;
	const walk: Walk = { leaf, line: undefined, offset: 0, at, out: laid, moved: new Map() };
	if (edition) inside(edition, walk);
	const placed = (one: Laid): Piece[] =>
		'anchor' in one ? (walk.moved.get(one.anchor) ?? []).flatMap(placed) : [one];
	return laid.flatMap(placed);
}

function inside(element: Element, walk: Walk): void {
	for (const child of element.children) {
		if (typeof child === 'string') letters(child, walk);
		else visit(child as Parsed, walk);
	}
}

function visit(element: Parsed, walk: Walk): void {
	const { name, attributes } = element;
	if (LEFT_OUT.has(name) || LEFT_OUT.has(`${name} ${attributes.type}`)) return;
	if (attributes.reason === 'not-on-scan') return;
	if (name === 'lb') {
		walk.line = walk.leaf.get((attributes.facs ?? '').slice(1));
		[walk.offset, walk.at] = [0, element.position];
	} else if (name === 'app') app(element, walk);
	else if (name === 'anchor') walk.out?.push({ anchor: attributes.corresp ?? '' });
	else if (name === 'seg' && attributes.type === 'moved') passage(element, walk);
	else inside(element, walk);
}

function app(element: Element, walk: Walk): void {
	const [lemma, reading] = [elements(element, 'lem')[0], elements(element, 'rdg')[0]];
	const isEmpty = lemma === undefined || textOf(lemma) === '';
	if (reading && walk.line?.running && !isDropped(walk.line, walk.offset, isEmpty))
		walk.out?.push({ text: textOf(reading), at: walk.at });
	if (lemma) into(null, lemma, walk);
}

/** A thing without letters is dropped only where the letters on both its sides are. */
function isDropped({ dropped }: LeafLine, offset: number, isEmpty: boolean): boolean {
	return dropped.has(offset) && (!isEmpty || dropped.has(offset - 1));
}

function passage(element: Element, walk: Walk): void {
	const { 'xml:id': id, prev } = element.attributes;
	const begun = prev === undefined ? undefined : walk.moved.get(prev);
	const pieces = begun ?? [];
	walk.moved.set(`#${id}`, pieces);
	into(walk.out && pieces, element, walk);
}

function into(out: Laid[] | null, element: Element, walk: Walk): void {
	const before = walk.out;
	walk.out = out;
	inside(element, walk);
	walk.out = before;
}

function letters(text: string, walk: Walk): void {
	const { line, out, at } = walk;
	const start = walk.offset;
	const all = grapheme.graphemes(text);
	walk.offset += all.length;
	if (!line?.running || !out) return;
	const kept = all.filter((_, i) => !line.dropped.has(start + i));
	out.push({ text: kept.join(''), at });
}
