import { Parser } from 'htmlparser2';

/** A tag of an HTML file with the letters after it, up to the next tag. */
export interface Tag {
	name: string;
	opens: boolean;
	/** How many elements are open around it; an end tag stands inside the element that it ends. */
	depth: number;
	/** First of its classes. */
	class: string;
	title: string;
	id: string;
	/** Our own word for a region. */
	kind: string;
	text: string;
	/** Offset in the file. */
	at: number;
	position: { line: number };
}

/** The tags of an HTML file, well-formed or not, as a browser would take them; letters are decoded. */
export function tags(html: string): Tag[] {
	const found: Tag[] = [];
	let depth = 0;
	let [line, counted] = [1, 0];
	const add = (name: string, opens: boolean, given: Record<string, string>) => {
		const at = parser.startIndex;
		for (; counted < at; counted++) if (html[counted] === '\n') line++;
		found.push({
			...{ name, opens, depth, at, position: { line }, text: '' },
			class: (given['class'] ?? '').trim().split(/\s+/)[0]!,
			...{ title: given['title'] ?? '', id: given['id'] ?? '', kind: given['data-kind'] ?? '' }
		});
	};
	const onopentag = (name: string, given: Record<string, string>) => {
		add(name, true, given);
		depth++;
	};
	const onclosetag = (name: string) => {
		add(name, false, {});
		depth--;
	};
	const ontext = (text: string) => {
		const last = found.at(-1);
		if (last) last.text += text;
	};
	// Our own files are XHTML, in which an empty element closes itself.
	const parser = new Parser({ onopentag, onclosetag, ontext }, { recognizeSelfClosing: true });
	parser.end(html);
	return found;
}
