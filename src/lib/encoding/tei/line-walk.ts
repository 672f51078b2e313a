import * as grapheme from '#lib/text/grapheme.ts';
import type { Annotation, AnnotationKind } from '#lib/transcription/annotation.ts';
import { elements, textOf, type Element } from '../xml/element.ts';
import type { Parsed } from '../xml/parse.ts';

export interface ReadLine {
	/** `xml:id` of its zone. */
	zone: string;
	text: string;
	annotations: Annotation[];
	endsParagraph: boolean;
	/** Its `lb`. */
	at: Parsed;
}

/** Elements whose text is not on the leaf, or is the other side of a choice. */
const NOT_ON_LEAF: ReadonlySet<string> = new Set(['rdg', 'corr', 'reg', 'expan']);

/** Which mark an element is, if it has an id of its own. */
const KINDS: ReadonlyMap<string, AnnotationKind> = new Map([
	['unclear', 'unclear'],
	['gap', 'gap'],
	['supplied', 'supplied'],
	['del', 'deleted'],
	['add', 'added'],
	['hi', 'underlined'],
	['abbr', 'abbreviation'],
	['persName', 'person'],
	['placeName', 'place'],
	['date', 'date'],
	['num', 'number'],
	['seg gap', 'gap'],
	['seg noted', 'note'],
	['seg sic', 'sic']
]);

interface Walk {
	lines: ReadLine[];
	names: ReadonlyMap<string, string>;
}

/** The lines inside an element, in document order, with their marks. */
export function gather(root: Element, names: ReadonlyMap<string, string>): ReadLine[] {
	const walk: Walk = { lines: [], names };
	visit(root, walk);
	for (const line of walk.lines) line.text = trimmed(line.text);
	return walk.lines;
}

/**
 * Without the line end that the writer puts before the next break, and the indent after a field. What
 * is looked for begins behind a letter, or each space of a long run would be tried.
 */
function trimmed(text: string): string {
	return text.replace(/(?<![ \t\n\r])[ \t\n\r]+$/, '');
}

function visit(element: Element, walk: Walk): void {
	if (element.name === 'lb') begin(element, walk);
	if (!isOnLeaf(element)) return;
	const mark = markOf(element, walk);
	for (const child of element.children) {
		if (typeof child !== 'string') visit(child, walk);
		else if (walk.lines.length > 0) walk.lines.at(-1)!.text += child;
	}
	if (mark) mark.to = grapheme.length(walk.lines.at(-1)!.text);
	const last = walk.lines.at(-1);
	if (element.name === 'p' && last) last.endsParagraph = true;
}

function begin(element: Element, { lines }: Walk): void {
	const zone = (element.attributes.facs ?? '').slice(1);
	lines.push({ zone, text: '', annotations: [], endsParagraph: false, at: element as Parsed });
}

function isOnLeaf({ name, attributes }: Element): boolean {
	if (name === 'note') return attributes.type !== 'editorial';
	if (name === 'supplied') return attributes.reason !== 'not-on-scan';
	return !NOT_ON_LEAF.has(name);
}

/** The mark that begins with this element; a later part of a mark that was cut goes on with it. */
function markOf(element: Element, { lines, names }: Walk): Annotation | null {
	const line = lines.at(-1);
	const kind = kindOf(element);
	const id = element.attributes['xml:id'];
	if (!line || !kind || id === undefined) return null;
	if (element.attributes.prev !== undefined) {
		const first = id.replace(/\.\d+$/, '');
		const begun = line.annotations.find((one) => one.id === first);
		if (begun) return begun;
	}
	const from = grapheme.length(line.text);
	const mark: Annotation = { id, kind, from, to: from, ...detailsOf(element, kind, names) };
	line.annotations.push(mark);
	return mark;
}

function kindOf(element: Element): AnnotationKind | undefined {
	if (element.name === 'seg') return KINDS.get(`seg ${element.attributes.type}`);
	if (element.name !== 'choice') return KINDS.get(element.name);
	const first = elements(element)[0];
	if (first?.name === 'orig') return 'spaced';
	return first?.name === 'sic' ? 'sic' : 'abbreviation';
}

function detailsOf(
	element: Element,
	kind: AnnotationKind,
	names: ReadonlyMap<string, string>
): Partial<Annotation> {
	const { attributes } = kind === 'gap' ? (elements(element, 'gap')[0] ?? element) : element;
	const value = valueOf(element, names);
	const source = attributes.source?.slice(1);
	return {
		...(attributes.reason !== undefined && { reason: attributes.reason }),
		...(attributes.cert !== undefined && { certainty: attributes.cert as 'high' }),
		...(value !== undefined && { value }),
		...(attributes.quantity !== undefined && { quantity: Number(attributes.quantity) }),
		...(attributes.unit !== undefined && { unit: attributes.unit as 'word' }),
		...(source !== undefined && { source: source as 'P' })
	};
}

/** The other side of a choice, the value of a date, the key behind a name, the text of a note. */
function valueOf(element: Element, names: ReadonlyMap<string, string>): string | undefined {
	const { when, value, ref } = element.attributes;
	if (ref !== undefined) return names.get(ref);
	if (element.name === 'seg') {
		const note = elements(element, 'note').find(
			({ attributes }) => attributes.type === 'editorial'
		);
		return note && textOf(note);
	}
	const choice =
		element.name === 'choice'
			? element
			: element.name === 'date' || element.name === 'num'
				? elements(element, 'choice').find(({ attributes }) => attributes['xml:id'] === undefined)
				: undefined;
	const other = choice && elements(choice)[1];
	return other ? textOf(other) : (when ?? value);
}
