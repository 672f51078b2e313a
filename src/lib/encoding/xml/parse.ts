import { SaxesParser } from 'saxes';
import { inline, type Element } from './element.ts';

/** A place in a file, both counted from 1. */
export interface Position {
	line: number;
	column: number;
}

/** The first thing that is wrong with the file's form: no tree can be made of it. */
export class NotWellFormed extends Error {
	readonly position: Position;
	constructor(message: string, position: Position) {
		super(message);
		this.position = position;
	}
}

/** An element's own namespace and local name, and where its start tag ends. */
export interface Parsed extends Element {
	uri: string;
	position: Position;
}

const MAXIMUM_DEPTH = 200;

/**
 * The tree of a file. Element names lose their prefix (`uri` keeps the namespace); attributes keep
 * theirs as written. Comments and processing instructions are passed over; a DTD is refused, since
 * nothing here needs one and entities are a way to attack.
 */
export function parse(xml: string): Parsed {
	const parser = new SaxesParser({ xmlns: true, position: true });
	const open: Parsed[] = [];
	let root: Parsed | undefined;
	const here = (): Position => ({ line: parser.line, column: parser.column });
	parser.on('error', (error) => {
		throw new NotWellFormed(error.message.replace(/^\d+:\d+: /, ''), here());
	});
	parser.on('doctype', () => {
		throw new NotWellFormed('a document type declaration is not allowed here', here());
	});
	parser.on('opentag', (tag) => {
		const attributes: Record<string, string> = {};
		for (const [name, one] of Object.entries(tag.attributes)) attributes[name] = one.value;
		const element = { ...inline(tag.local, attributes), uri: tag.uri, position: here() };
		if (open.length >= MAXIMUM_DEPTH) throw new NotWellFormed('elements too deep', here());
		open.at(-1)?.children.push(element);
		root ??= element;
		open.push(element);
	});
	parser.on('closetag', () => void open.pop());
	const text = (data: string) => void open.at(-1)?.children.push(data);
	parser.on('text', text);
	parser.on('cdata', text);
	parser.write(xml.replace(/^\uFEFF/, '')).close();
	if (!root) throw new NotWellFormed('no element', here());
	return root;
}
