import fc from 'fast-check';
import { expect, test } from 'vitest';
import { block, elements, find, inline, serialise, textOf, walk, type Element } from './element.ts';
import { NotWellFormed, parse } from './parse.ts';

const legal = fc
	.string({ unit: 'binary', maxLength: 12 })
	.map((text) => text.replace(/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ''));

const element: fc.Arbitrary<Element> = fc.letrec<{ node: Element }>((tie) => ({
	node: fc
		.record({
			name: fc.constantFrom('a', 'b', 'c'),
			attributes: fc.dictionary(fc.constantFrom('x', 'y', 'n'), legal, {
				maxKeys: 3
			}),
			children: fc.array(fc.oneof({ maxDepth: 3 }, legal, tie('node')), {
				maxLength: 4
			})
		})
		.map(({ name, attributes, children }) => inline(name, attributes, children))
})).node;

/** Name, attributes and text, neighbouring strings as one. */
function plain(one: Element): unknown {
	const children: unknown[] = [];
	for (const child of one.children) {
		if (typeof child !== 'string') children.push(plain(child));
		else if (typeof children.at(-1) === 'string')
			children.push(`${children.pop() as string}${child}`);
		else children.push(child);
	}
	return [one.name, { ...one.attributes }, children];
}

test('what is written is read back, whatever letters are in it', () => {
	fc.assert(
		fc.property(element, (one) => {
			expect(plain(parse(serialise(one)))).toEqual(plain(one));
		}),
		{ numRuns: 300 }
	);
});

test.each([
	['text', 'a < b & c > d', '<e>a &lt; b &amp; c &gt; d</e>'],
	['the end of a CDATA section', ']]>', '<e>]]&gt;</e>'],
	['a carriage return', 'a\rb', '<e>a&#13;b</e>'],
	['a line end and a tab', 'a\n\tb', '<e>a\n\tb</e>'],
	['beyond the BMP', '𝒜🂡', '<e>𝒜🂡</e>'],
	['quotes', `"'`, `<e>"'</e>`]
])('%s is escaped in text', (_what, text, xml) => {
	expect(serialise(inline('e', {}, [text]))).toContain(xml);
});

test.each([
	['a quote', 'a"b', 'n="a&quot;b"'],
	['a line end and a tab', 'a\n\tb', 'n="a&#10;&#9;b"'],
	['markup', '<&>', 'n="&lt;&amp;&gt;"'],
	['a single quote', "it's", 'n="it\'s"']
])('%s is escaped in an attribute', (_what, value, xml) => {
	expect(serialise(inline('e', { n: value }))).toContain(xml);
});

test.each(['\u0000', '\u0001', '\u000b', '\u001f', '\ufffe', '\uffff', '\ud800', 'a\udc00'])(
	'%j cannot stand in XML: a fault of the program, not a broken file',
	(sign) => {
		expect(() => serialise(inline('e', {}, [sign]))).toThrow(/^U\+[0-9A-F]{4} cannot stand in XML/);
		expect(() => serialise(inline('e', { n: sign }))).toThrow('cannot stand in XML');
	}
);

test('a block has its children a line each, text in an element none of its own', () => {
	const root = block('a', {}, [
		inline('b', {}, ['x ', inline('c')]),
		block('d', {}, [inline('e')])
	]);
	expect(serialise(root, ['<?one two?>'])).toBe(
		'<?xml version="1.0" encoding="UTF-8"?>\n<?one two?>\n<a>\n\t<b>x <c/></b>\n\t<d>\n\t\t<e/>\n\t</d>\n</a>\n'
	);
});

test('what is not there is not written: null, undefined, false, empty strings and attributes', () => {
	const one = inline('a', { x: undefined, y: 0, z: '' }, [null, undefined, false, '', 'b']);
	expect(one).toMatchObject({ attributes: { y: '0', z: '' }, children: ['b'] });
});

test('walking, finding and gathering go in document order', () => {
	const root = parse('<a><b n="1">x<c/></b>y<b n="2"><b n="3">z</b></b></a>');
	expect([...walk(root)].map(({ name }) => name)).toEqual(['a', 'b', 'c', 'b', 'b']);
	expect(find(root, 'b')!.attributes.n).toBe('1');
	expect(find(root, 'a')).toBe(root);
	expect(find(root, 'q')).toBeUndefined();
	expect(elements(root, 'b').map(({ attributes }) => attributes.n)).toEqual(['1', '2']);
	expect(elements(root)).toHaveLength(2);
	expect(textOf(root)).toBe('xyz');
});

test('names lose their prefix and keep their namespace; places are those of the tags', () => {
	const root = parse('<t:a xmlns:t="urn:t"\n><t:b/></t:a>');
	expect([root.name, root.uri]).toEqual(['a', 'urn:t']);
	expect(root.position).toEqual({ line: 2, column: 1 });
});

test('a byte order mark, comments, CDATA and processing instructions are no text', () => {
	const root = parse('\uFEFF<?x y?><a><!-- no -->b<![CDATA[<c>]]></a>');
	expect(textOf(root)).toBe('b<c>');
});

test.each([
	['an end tag too few', '<a><b></a>', /unexpected close tag|unclosed/i],
	['two roots', '<a/><b/>', /./],
	['an attribute twice', '<a n="1" n="2"/>', /duplicate attribute/i],
	['an entity that nobody declared', '<a>&b;</a>', /undefined entity/i],
	['a DTD', '<!DOCTYPE a SYSTEM "http://localhost/x"><a/>', /document type declaration/],
	['a prefix that nobody declared', '<t:a/>', /unbound namespace prefix/i],
	['nothing', '', /./],
	['a control character', '<a>\u0001</a>', /disallowed character/i]
])('%s is no XML, and the place is told', (_what, xml, message) => {
	const parsing = () => parse(xml);
	expect(parsing).toThrow(NotWellFormed);
	expect(parsing).toThrow(message);
	try {
		parsing();
	} catch (error) {
		expect((error as NotWellFormed).position.line).toBeGreaterThan(0);
	}
});

test('200 elements deep is taken, 201 is not, and a million nested ones end at once', () => {
	const nested = (n: number) => '<a>'.repeat(n) + '</a>'.repeat(n);
	expect([...walk(parse(nested(200)))]).toHaveLength(200);
	expect(() => parse(nested(201))).toThrow('elements too deep');
	expect(() => parse('<a>'.repeat(1_000_000))).toThrow('elements too deep');
});
