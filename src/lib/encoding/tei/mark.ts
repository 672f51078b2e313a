import type { Annotation, AnnotationKind } from '#lib/transcription/annotation.ts';
import { hasPublication } from '../edition.ts';
import { inline, textOf, type Element, type Node } from '../xml/element.ts';
import { withTie, type Span, type Tie } from './weave.ts';
import { namedId, type Writing } from './writing.ts';

/** What one part of a mark becomes. */
type Build = (children: Node[], mark: Annotation, part: number, writing: Writing) => Node[];

/** Marks that name a thing lie outside those that say how a letter looks. */
const RANK: Record<AnnotationKind, number> = {
	note: 1,
	person: 2,
	place: 2,
	date: 2,
	number: 3,
	sic: 4,
	abbreviation: 4,
	spaced: 4,
	supplied: 5,
	added: 6,
	deleted: 6,
	underlined: 7,
	unclear: 8,
	gap: 9
};

/** W3C dates to the minute, without a zone unless someone states it; and what TEI counts as a number. */
const DATE =
	/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?)?)?)?$/;
const BREAK = /^[lp]b$/;
const NUMBER = /^-?\d+(\.\d+)?$/;

const BUILD: Record<AnnotationKind, Build> = {
	unclear: (children, mark) => [
		inline('unclear', { reason: reasonOf(mark, 'illegible'), cert: mark.certainty }, children)
	],
	gap: (children, mark, part, writing) => gap(children, mark, part, writing),
	supplied: (children, mark, _part, writing) => [
		inline(
			'supplied',
			{ reason: reasonOf(mark, 'illegible'), source: witness(mark, writing), cert: mark.certainty },
			children
		)
	],
	deleted: (children) => [inline('del', { rend: 'overstrike' }, children)],
	added: (children) => [inline('add', {}, children)],
	underlined: (children) => [inline('hi', { rend: 'underline' }, children)],
	spaced: (children, mark, part, writing) =>
		choose('orig', 'reg', children, part === 0 ? (mark.value ?? closed(children)) : '', writing, {
			rend: 'spaced'
		}),
	sic: (children, mark, part, writing) =>
		mark.value === undefined
			? [inline('seg', { type: 'sic' }, children)]
			: choose('sic', 'corr', children, part === 0 ? mark.value : '', writing),
	abbreviation: (children, mark, part, writing) =>
		mark.value === undefined
			? [inline('abbr', {}, children)]
			: choose('abbr', 'expan', children, part === 0 ? mark.value : '', writing),
	person: (children, mark, _part, writing) => [
		inline('persName', { ref: refOf(mark, 'person', writing) }, children)
	],
	place: (children, mark, _part, writing) => [
		inline('placeName', { ref: refOf(mark, 'place', writing) }, children)
	],
	date: (children, mark, part, writing) =>
		valued('date', 'when', DATE, children, mark, part, writing),
	number: (children, mark, part, writing) =>
		valued('num', 'value', NUMBER, children, mark, part, writing),
	note: (children, mark, part) => [
		inline('seg', { type: 'noted' }, [
			...children,
			part === 0 && mark.value !== undefined && inline('note', { type: 'editorial' }, [mark.value])
		])
	]
};

/** A mark of a line as a span of atoms. `id` is its `xml:id`. */
export function spanOf(
	mark: Annotation,
	range: { from: number; to: number },
	id: string,
	writing: Writing
): Span {
	return {
		...range,
		rank: RANK[mark.kind],
		id,
		build: (children, tie, part) => tied(BUILD[mark.kind](children, mark, part, writing), tie)
	};
}

/** The id and the ties stand on the mark's own element; text chosen for the reading has none. */
function tied(nodes: Node[], tie: Tie): Node[] {
	const own = nodes.findIndex((node) => typeof node !== 'string' && !BREAK.test(node.name));
	return nodes.map((node, i) => (i === own ? withTie(node as Element, tie) : node));
}

/**
 * A gap without letters is a `gap`. Where the line holds letters for it (`[...]`), they are the
 * volunteer's stand-in: kept beside the `gap` in the edition, left out of the reading text.
 */
function gap(children: Node[], mark: Annotation, part: number, writing: Writing): Node[] {
	const empty = inline('gap', {
		reason: reasonOf(mark, 'illegible'),
		unit: mark.quantity === undefined ? undefined : (mark.unit ?? 'character'),
		quantity: mark.quantity
	});
	if (children.length === 0) return [empty];
	if (writing.form === 'reading')
		return part === 0 ? [empty, ...breaks(children)] : breaks(children);
	return [inline('seg', { type: 'gap' }, [part === 0 && empty, ...children])];
}

/** Edition: both readings side by side; reading text: the second alone. */
export function choose(
	first: string,
	second: string,
	children: Node[],
	value: string,
	writing: Writing,
	attributes: Record<string, string> = {}
): Node[] {
	if (writing.form === 'reading') return [value, ...breaks(children)];
	return [inline('choice', {}, [inline(first, attributes, children), inline(second, {}, [value])])];
}

/** Line and page breaks survive where the letters around them are replaced. */
function breaks(children: readonly Node[]): Node[] {
	return children.flatMap((child) =>
		typeof child === 'string' ? [] : BREAK.test(child.name) ? [child] : breaks(child.children)
	);
}

/** A value of the kind TEI counts with becomes an attribute; any other one is a regularised form. */
function valued(
	name: string,
	attribute: string,
	form: RegExp,
	children: Node[],
	mark: Annotation,
	part: number,
	writing: Writing
): Node[] {
	const value = mark.value;
	if (value === undefined) return [inline(name, {}, children)];
	if (form.test(value)) return [inline(name, { [attribute]: toTheSecond(value) }, children)];
	return [inline(name, {}, choose('orig', 'reg', children, part === 0 ? value : '', writing))];
}

/** A time of W3C's dates has seconds; an editor's may have none. */
export function toTheSecond(value: string): string {
	return /T\d\d:\d\d$/.test(value) ? `${value}:00` : value;
}

function refOf(mark: Annotation, kind: 'person' | 'place', writing: Writing): string | undefined {
	return mark.value === undefined ? undefined : `#${namedId(writing, kind, mark.value)}`;
}

/** TEI's `reason` is one or more words without spaces. */
function reasonOf(mark: Annotation, otherwise: string): string {
	return mark.reason?.trim().replace(/\s+/g, '-') || otherwise;
}

/** Only a text that the file describes can be pointed to. */
function witness({ source }: Annotation, { edition }: Writing): string | undefined {
	const has = { P: hasPublication(edition), T: edition.translation !== null };
	return (source === 'P' || source === 'T') && has[source] ? `#${source}` : undefined;
}

/** `П Е К И Н` as it is without its spacing. */
function closed(children: readonly Node[]): string {
	return children.map(textOf).join('').replace(/\s+/g, '');
}
