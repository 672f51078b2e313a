import {
	block as element,
	elements,
	inline,
	walk,
	type Element,
	type Node
} from '../xml/element.ts';
import { linesOf } from '../content.ts';
import { aside, entry, field, isGlobal, ownOf } from './block.ts';
import * as flow from './flow.ts';
import { blocksOf, items, ownLines, type Block, type Item } from './layout.ts';
import { placements } from './placement.ts';
import { divide } from './section.ts';
import type { Writing } from './writing.ts';

/** What the text of S became, and what the rest of the file must know of it. */
export interface Body {
	div: Element;
	/** `xml:id` of each paragraph with its text, for the translation to be tied to. */
	paragraphs: { id: string; text: string }[];
}

interface Context {
	writing: Writing;
	inside(block: Block): Node[];
	paragraphs: Body['paragraphs'];
}

/** What TEI counts as text of a `div`: only after such a thing may a `closer` stand. */
const PARTS: ReadonlySet<string> = new Set(['p', 'list', 'ab']);

/** The text of S as `div type="edition"`. */
export function write(writing: Writing): Body {
	const all = items(writing.edition);
	const placed = placements(blocksOf(all), writing);
	const inside = (one: Block): Node[] =>
		flow.write(one, placed, (other) => [aside(other, inside(other), writing)], writing);
	const context: Context = { writing, inside, paragraphs: [] };
	const { top, middle, end } = divide(all);
	const div = element('div', {
		type: 'edition',
		'xml:id': 'ed',
		'xml:lang': writing.edition.record.originalLanguage
	});
	div.children.push(...wrapped(top, 'opener', context));
	const last = text(div, middle, context);
	const closes = elements(last).some(({ name }) => PARTS.has(name));
	if (closes) last.children.push(...wrapped(end, 'closer', context));
	else last.children.push(...end.map((item) => inText(item, context)));
	if (middle.length === 0) div.children.push(inline('p'));
	sayWhatIsBeyond(div, writing);
	if (writing.form === 'reading') untie(div);
	return { div, paragraphs: context.paragraphs };
}

/** Before and after the paragraphs: what TEI lets stand by itself does, the rest in one `wrapper`. */
function wrapped(all: readonly Item[], wrapper: 'opener' | 'closer', context: Context): Element[] {
	const result: Element[] = [];
	for (const item of all) {
		const made = madeOf(item, context);
		if (!needsWrapper(item)) result.push(made);
		else if (result.at(-1)?.name === wrapper) result.at(-1)!.children.push(made);
		else result.push(element(wrapper, {}, [made]));
	}
	return result;
}

function needsWrapper(item: Item): boolean {
	return item.kind === 'block' && item.block.kind !== 'heading' && !isGlobal(item.block);
}

/** One block outside the paragraphs. */
function madeOf(item: Item, { writing, inside }: Context): Element {
	if (item.kind === 'page-break') return flow.pageBreak(item.surface.id, writing);
	const one = item.block;
	const own = ownOf(one, writing);
	if (one.kind === 'heading') return inline('head', own, inside(one));
	if (one.kind === 'signature') return inline('signed', own, inside(one));
	if (one.kind === 'form' || one.kind === 'body') return field(inside(one), own['xml:lang']);
	return aside(one, inside(one), writing);
}

/** Paragraphs and lists; a heading among them begins a section. Answers the last section. */
function text(div: Element, all: readonly Item[], context: Context): Element {
	let open = div;
	all.forEach((item, i) => {
		if (item.kind === 'block' && item.block.kind === 'heading') {
			open = element('div', { type: 'section' });
			div.children.push(open);
		}
		if (item.kind === 'block' && item.block.kind === 'list' && sameList(all[i - 1], item.block))
			addEntry(open.children.at(-1) as Element, item.block, context);
		else open.children.push(inText(item, context));
	});
	return open;
}

function inText(item: Item, context: Context): Element {
	if (item.kind === 'page-break' || !needsWrapper(item)) return madeOf(item, context);
	const { writing, inside, paragraphs } = context;
	const one = item.block;
	const own = ownOf(one, writing);
	if (one.kind === 'body') {
		const id = writing.names.of(`p:${paragraphs.length}`, `p-${paragraphs.length + 1}`);
		paragraphs.push({
			id,
			text: ownLines(one)
				.map(({ line }) => line.text)
				.join('\n')
		});
		return inline('p', { 'xml:id': id, ...own }, inside(one));
	}
	if (one.kind === 'list') {
		const list = element('list', { type: 'distribution', ...own });
		addEntry(list, one, context);
		return list;
	}
	const plain = one.kind === 'table' || one.kind === 'signature';
	const { facs } = own;
	if (!plain) return inline('ab', { type: one.kind, facs }, [madeOf(item, context)]);
	return inline('ab', { type: one.kind, ...own }, inside(one));
}

function sameList(before: Item | undefined, block: Block): boolean {
	return before?.kind === 'block' && before.block.region === block.region;
}

/** A first line that ends in a colon heads the list, if entries follow: TEI knows no list of a head alone. */
function addEntry(list: Element, block: Block, { inside }: Context): void {
	const isHead =
		list.children.length === 0 &&
		linesOf(block.region).length > 1 &&
		ownLines(block)[0]!.line.text.endsWith(':');
	list.children.push(isHead ? inline('head', {}, inside(block)) : entry(block, inside(block)));
}

/** Where the publication goes on and the scan does not: said at the end of the last paragraph. */
function sayWhatIsBeyond(div: Element, { edition: { beyondScan } }: Writing): void {
	if (beyondScan === null) return;
	const unit = beyondScan.leaves > 0 ? 'leaf' : 'word';
	const quantity = beyondScan.leaves > 0 ? beyondScan.leaves : beyondScan.words;
	const last = [...walk(div)].findLast((one) => one.name === 'p') ?? div;
	last.children.push(inline('gap', { reason: 'not-on-scan', unit, quantity }));
}

/** Parts of a mark that lay in what the reading text replaces are gone, and the ties to them. */
function untie(div: Element): void {
	const all = [...walk(div)];
	const ids = new Set(all.map(({ attributes }) => `#${attributes['xml:id']}`));
	for (const one of all) {
		one.attributes = Object.fromEntries(
			Object.entries(one.attributes).filter(
				([name, pointer]) => (name !== 'next' && name !== 'prev') || ids.has(pointer)
			)
		);
	}
}
