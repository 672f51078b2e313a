/** A tag of an HTML file with the letters after it, up to the next tag. */
export interface Tag {
	name: string;
	opens: boolean;
	/** How many elements are open around it. */
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

const TAG = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** Elements that HTML never closes. */
const VOID: ReadonlySet<string> = new Set(['meta', 'br', 'img', 'link', 'hr', 'input']);

/** The tags of an HTML file, well-formed or not: an end tag closes the nearest element of its name. */
export function* tags(html: string): Generator<Tag> {
	const open: string[] = [];
	const found = [...html.matchAll(TAG)].filter(([, , name]) => name !== undefined);
	let [line, counted] = [1, 0];
	for (const [i, one] of found.entries()) {
		const [whole, slash, given = '', inside = ''] = one;
		const name = given.toLowerCase();
		for (; counted < one.index; counted++) if (html[counted] === '\n') line++;
		if (slash && open.includes(name)) open.length = open.lastIndexOf(name);
		const attributes = attributesOf(inside);
		const after = html.slice(one.index + whole.length, found[i + 1]?.index);
		yield {
			...{
				name,
				opens: slash === '',
				depth: open.length,
				at: one.index,
				position: { line }
			},
			class: (attributes['class'] ?? '').split(/\s+/)[0]!,
			...{ title: attributes['title'] ?? '', id: attributes['id'] ?? '' },
			kind: attributes['data-kind'] ?? '',
			text: decoded(after.replace(/<!--[\s\S]*?-->/g, ''))
		};
		if (!slash && !VOID.has(name) && !inside.endsWith('/')) open.push(name);
	}
}

function attributesOf(inside: string): Record<string, string> {
	const pairs = [...inside.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [
		name!.toLowerCase(),
		decoded(double ?? single ?? '')
	]);
	return Object.fromEntries(pairs);
}

const NAMED = new Map(
	Object.entries({
		...{
			amp: '&',
			lt: '<',
			gt: '>',
			quot: '"',
			apos: "'",
			nbsp: '\u00a0',
			shy: '\u00ad'
		},
		...{
			laquo: '«',
			raquo: '»',
			mdash: '—',
			ndash: '–',
			hellip: '…',
			bdquo: '„',
			ldquo: '“'
		}
	})
);

/** References to characters; one that stands for none stays as it is written. */
function decoded(text: string): string {
	return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
		if (!name.startsWith('#')) return NAMED.get(name) ?? whole;
		const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
		const legal = code > 31 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000);
		return legal ? String.fromCodePoint(code) : whole;
	});
}
