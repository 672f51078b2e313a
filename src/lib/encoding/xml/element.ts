/**
 * The one way in which XML is written: a tree of elements, and its serialiser. Nothing else joins
 * strings into markup, so text and attributes may hold any character that XML knows.
 */
export type Node = Element | string;

export interface Element {
	name: string;
	/** In the order they are written. */
	attributes: Record<string, string>;
	children: Node[];
	/** Children stand on lines of their own, indented; false where white space is text. */
	block: boolean;
}

export type Attributes = Record<string, string | number | undefined>;
export type Child = Node | null | undefined | false;

/** An element whose white space is text: children are written as they are. */
export function inline(name: string, attributes: Attributes = {}, children: Child[] = []): Element {
	return make(name, attributes, children, false);
}

/** An element that holds elements only: they are written one a line, indented. */
export function block(name: string, attributes: Attributes = {}, children: Child[] = []): Element {
	return make(name, attributes, children, true);
}

function make(name: string, given: Attributes, children: Child[], asBlock: boolean): Element {
	const attributes: Record<string, string> = {};
	for (const [key, value] of Object.entries(given)) {
		if (value !== undefined) attributes[key] = String(value);
	}
	const kept = children.filter(
		(child): child is Node => child !== null && child !== undefined && child !== false
	);
	return { name, attributes, children: kept.filter((child) => child !== ''), block: asBlock };
}

/** All text inside, in order. */
export function textOf(node: Node): string {
	return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

/** The element and all elements inside it, in document order. */
export function* walk(element: Element): Generator<Element> {
	yield element;
	for (const child of element.children) if (typeof child !== 'string') yield* walk(child);
}

/** First element inside with this name, itself included. */
export function find(element: Element, name: string): Element | undefined {
	for (const one of walk(element)) if (one.name === name) return one;
	return undefined;
}

/** Child elements, all or those of one name. */
export function elements(element: Element, name?: string): Element[] {
	return element.children.filter(
		(child): child is Element =>
			typeof child !== 'string' && (name === undefined || child.name === name)
	);
}

/** A whole file: declaration, processing instructions as they are given, the root; ends in a line end. */
export function serialise(root: Element, before: readonly string[] = []): string {
	const head = ['<?xml version="1.0" encoding="UTF-8"?>', ...before];
	return `${head.join('\n')}\n${written(root, 0)}\n`;
}

function written(element: Element, depth: number): string {
	const attributes = Object.entries(element.attributes)
		.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
		.join('');
	const open = `<${element.name}${attributes}`;
	if (element.children.length === 0) return `${open}/>`;
	if (!element.block) {
		const inside = element.children.map((child) => writtenChild(child, depth)).join('');
		return `${open}>${inside}</${element.name}>`;
	}
	const indent = `\n${'\t'.repeat(depth + 1)}`;
	const inside = element.children.map((child) => indent + writtenChild(child, depth + 1)).join('');
	return `${open}>${inside}\n${'\t'.repeat(depth)}</${element.name}>`;
}

function writtenChild(child: Node, depth: number): string {
	return typeof child === 'string' ? escapeText(child) : written(child, depth);
}

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeText(text: string): string {
	return legal(text).replace(/[&<>\r]/g, (sign) => NAMED[sign] ?? reference(sign));
}

function escapeAttribute(text: string): string {
	return legal(text).replace(/[&<>"\t\n\r]/g, (sign) => NAMED[sign] ?? reference(sign));
}

function reference(sign: string): string {
	return `&#${sign.codePointAt(0)};`;
}

const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Such characters are refused where text comes in; one that gets here is a fault of the program. */
function legal(text: string): string {
	const found = ILLEGAL.exec(text);
	if (!found) return text;
	const code = found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
	throw new Error(`U+${code} cannot stand in XML (in "${text.slice(0, 40)}")`);
}
