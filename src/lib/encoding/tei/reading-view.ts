import type {
	BlockKind,
	ReadingBlock,
	ReadingView,
	Run,
	RunMark
} from '#lib/record/reading-view.ts';
import { elements, find, textOf, type Element } from '../xml/element.ts';
import { parse } from '../xml/parse.ts';

/** What each element of the text is to a reader; elements that only hold others have no row. */
const BLOCKS: Record<string, BlockKind> = {
	p: 'paragraph',
	ab: 'paragraph',
	head: 'heading',
	seg: 'field',
	dateline: 'field',
	signed: 'field',
	salute: 'field',
	item: 'item',
	stamp: 'stamp',
	note: 'note',
	fw: 'page-number',
	pb: 'page-break'
};

const MARKS: Record<string, RunMark> = {
	unclear: 'unclear',
	supplied: 'supplied',
	add: 'added',
	del: 'deleted'
};

/** Stands in a paragraph, and is no part of its sentence; the word of an editor neither. */
const ASIDES: ReadonlySet<string> = new Set(['fw', 'note', 'stamp', 'pb']);

/** In a choice: what stands on the leaf, and what an editor makes of it. */
const TYPED = ['sic', 'orig', 'abbr'];
const NORMAL = ['corr', 'reg', 'expan'];

/** The text of a TEI file of ours for readers: its blocks in order, and its translation. */
export function readingView(xml: string): ReadingView {
	const body = find(parse(xml), 'body');
	const divs = body ? elements(body, 'div') : [];
	const edition = divs.find(({ attributes }) => attributes['type'] === 'edition');
	const translation = divs.find(({ attributes }) => attributes['type'] === 'translation');
	return {
		blocks: edition ? blocksOf(edition) : [],
		translation: translation ? elements(translation, 'p').map(plain) : [],
		translationLanguage: translation?.attributes['xml:lang'] ?? ''
	};
}

function blocksOf(parent: Element): ReadingBlock[] {
	return elements(parent).flatMap((element): ReadingBlock[] => {
		const kind = BLOCKS[element.name];
		if (kind === undefined) return blocksOf(element);
		const [runs, asides] = [trimmed(runsOf(element, null)), asidesIn(element)];
		const isHolder = runs.length === 0 && asides.length > 0;
		return isHolder ? asides : [{ kind, runs }, ...asides];
	});
}

/** What a sentence runs past (a page's end, its number, a stamp) is told after its paragraph. */
function asidesIn(element: Element): ReadingBlock[] {
	return elements(element).flatMap((one): ReadingBlock[] => {
		if (!ASIDES.has(one.name)) return asidesIn(one);
		return one.name === 'note' && one.attributes['type'] === 'editorial'
			? []
			: blocksOf({ ...element, children: [one] });
	});
}

function runsOf(element: Element, mark: RunMark | null): Run[] {
	return element.children.flatMap((child) =>
		typeof child === 'string' ? textRun(child, mark) : elementRuns(child, mark)
	);
}

/** Line ends of the file are those of its layout; the leaf's own are `lb`. */
function textRun(text: string, mark: RunMark | null): Run[] {
	const kept = text.replace(/\n\t*/gu, '');
	return kept === '' ? [] : [run(kept, mark)];
}

function run(text: string, mark: RunMark | null): Run {
	return { typed: text, normal: text, mark, publication: null };
}

function elementRuns(element: Element, mark: RunMark | null): Run[] {
	const { name, attributes } = element;
	if (ASIDES.has(name)) return [];
	switch (name) {
		case 'lb':
			return [{ ...run('\n', null), normal: attributes['break'] === 'no' ? '' : ' ' }];
		case 'pc':
			return [{ ...run('', mark), typed: plain(element) }];
		case 'gap':
			return [run('', attributes['reason'] === 'not-on-scan' ? 'not-on-scan' : 'gap')];
		case 'choice':
			return [choice(element, mark)];
		case 'app':
			return apparatus(element, mark);
		case 'hi':
			return runsOf(element, attributes['rend'] === 'spaced' ? 'spaced' : 'underlined');
		default:
			return runsOf(element, MARKS[name] ?? mark);
	}
}

function choice(element: Element, mark: RunMark | null): Run {
	const among = (names: readonly string[]) =>
		elements(element).find(({ name }) => names.includes(name));
	const [typed, normal] = [among(TYPED), among(NORMAL)];
	return {
		...run('', mark),
		typed: typed ? joined(runsOf(typed, null), 'typed') : '',
		normal: normal ? joined(runsOf(normal, null), 'normal') : ''
	};
}

/** One run: the lemma, with what the publication has in its place. */
function apparatus(element: Element, mark: RunMark | null): Run[] {
	const [lemma, reading] = [find(element, 'lem'), find(element, 'rdg')];
	const runs = lemma ? runsOf(lemma, mark) : [];
	if (!reading) return runs;
	const substantive = reading.attributes['type'] !== 'orthographic';
	const publication = {
		text: joined(runsOf(reading, null), 'normal'),
		substantive
	};
	const [typed, normal] = [joined(runs, 'typed'), joined(runs, 'normal')];
	return [{ typed, normal, mark: runs[0]?.mark ?? mark, publication }];
}

function joined(runs: readonly Run[], layer: 'typed' | 'normal'): string {
	return runs.map((one) => one[layer]).join('');
}

/** A block begins with the `lb` of its first line: that is no line end. */
function trimmed(runs: Run[]): Run[] {
	const start = runs.findIndex(({ typed }) => typed !== '\n');
	return start === -1 ? [] : runs.slice(start);
}

function plain(element: Element): string {
	return textOf(element).replace(/\s+/gu, ' ').trim();
}
