import { describe, expect, test } from 'vitest';
import { elements, serialise, textOf } from './element.ts';
import { NotWellFormed, parse, type Parsed } from './parse.ts';

function fault(xml: string): NotWellFormed {
	try {
		parse(xml);
	} catch (error) {
		if (error instanceof NotWellFormed) return error;
		throw error;
	}
	throw new Error('it was taken');
}

describe('attributes', () => {
	test.each([
		['references', '<a n="&lt;&amp;&gt;&quot;&apos;&#1071;&#x1D49C;"/>', { n: '<&>"\'Я𝒜' }],
		['line ends and tabs, which are spaces', '<a n="1\n2\t3"/>', { n: '1 2 3' }],
		['the same as references, which are kept', '<a n="1&#10;2&#9;3"/>', { n: '1\n2\t3' }],
		['a prefix, which stays', '<a xml:id="x" xml:lang="ru"/>', { 'xml:id': 'x', 'xml:lang': 'ru' }],
		[
			'declarations of namespaces',
			'<a xmlns="urn:a" xmlns:b="urn:b"/>',
			{ xmlns: 'urn:a', 'xmlns:b': 'urn:b' }
		],
		['quotes of both kinds', `<a n='"' m="'"/>`, { n: '"', m: "'" }]
	])('%s', (_what, xml, wanted) => {
		expect(parse(xml).attributes).toEqual(wanted);
	});

	test('keep their order', () => {
		expect(Object.keys(parse('<a z="1" b="2" a="3"/>').attributes)).toEqual(['z', 'b', 'a']);
	});

	test('that are called like what every object has are attributes like others', () => {
		const { attributes } = parse('<a constructor="1" toString="2"/>');
		expect(attributes).toEqual({ constructor: '1', toString: '2' });
	});
});

describe('namespaces', () => {
	const uris = (xml: string) => {
		const root = parse(xml);
		return [root, ...(elements(root) as Parsed[])].map(({ name, uri }) => `${name} ${uri}`);
	};

	test.each([
		['one for all', '<a xmlns="urn:a"><b/></a>', ['a urn:a', 'b urn:a']],
		['one inside another', '<a xmlns="urn:a"><b xmlns="urn:b"/></a>', ['a urn:a', 'b urn:b']],
		['taken away', '<a xmlns="urn:a"><b xmlns=""/></a>', ['a urn:a', 'b ']],
		['by prefix', '<x:a xmlns:x="urn:x"><b/></x:a>', ['a urn:x', 'b ']],
		['none', '<a><b/></a>', ['a ', 'b ']]
	])('%s', (_what, xml, wanted) => {
		expect(uris(xml)).toEqual(wanted);
	});
});

describe('text', () => {
	test.each([
		['line ends of Windows are line ends', '<a>1\r\n2\r3</a>', '1\n2\n3'],
		['a carriage return as a reference stays', '<a>1&#13;2</a>', '1\r2'],
		['white space is kept', '<a>  1 \t</a>', '  1 \t'],
		['letters beyond the BMP', '<a>𝒜&#x1F0A1;</a>', '𝒜🂡'],
		['letters and their marks are not joined', '<a>и\u0306</a>', 'и\u0306'],
		['CDATA that holds what ends none', '<a><![CDATA[a]]b]>c]]></a>', 'a]]b]>c']
	])('%s', (_what, xml, wanted) => {
		expect(textOf(parse(xml))).toBe(wanted);
	});

	test('a comment cuts it in two pieces that are one again when written', () => {
		const root = parse('<a>раз<!-- x -->два</a>');
		expect(root.children).toEqual(['раз', 'два']);
		expect(serialise(root)).toContain('<a>раздва</a>');
	});
});

describe('attacks', () => {
	const LAUGHS = `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]><a>&c;</a>`;

	test.each([
		['entities in entities', LAUGHS],
		['a file of the machine', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
		['an address', '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>'],
		['a parameter entity', '<!DOCTYPE a [<!ENTITY % x "y"> %x;]><a/>'],
		['a document type and nothing in it', '<!DOCTYPE a><a/>']
	])('%s: refused before anything is taken of it', (_what, xml) => {
		expect(fault(xml).message).toBe('a document type declaration is not allowed here');
	});

	test('a document type within the root is no XML', () => {
		expect(fault('<a><!DOCTYPE b></a>')).toBeInstanceOf(NotWellFormed);
	});
});

describe('a fault knows its place, and says it without it', () => {
	test.each([
		['a tag that does not end', '<a>\n<b\n</a>', 3],
		['an end tag of another element', '<a>\n\n</b>', 3],
		['no end', '<a>\n<b/>\n', 3],
		['a second root', '<a/>\n<b/>', 2],
		['text after the root', '<a/>\nслово', 2],
		['half a letter as a reference', '<a>\n&#xD800;</a>', 2],
		['a control character as a reference', '<a>\n&#1;</a>', 2],
		['the end of a CDATA section in text', '<a>\n]]></a>', 2],
		['a comment with two hyphens', '<a>\n<!-- a -- b --></a>', 2]
	])('%s', (_what, xml, line) => {
		const { message, position } = fault(xml);
		expect(position.line).toBe(line);
		expect(message).not.toMatch(/\d+:\d+/);
		expect(message.length).toBeGreaterThan(5);
	});
});

test('a name of a megabyte that does not fit is a fault like another', () => {
	const name = `a${'0'.repeat(1_000_000)}`;
	expect(fault(`<${name}:b/>`).message).toContain('0000');
});

test('20,000 elements side by side are a tree of as many, each at its line', () => {
	const root = parse(`<a>\n${'<b/>\n'.repeat(20_000)}</a>`);
	const lines = (elements(root) as Parsed[]).map(({ position }) => position.line);
	expect(lines).toEqual(Array.from({ length: 20_000 }, (_, i) => i + 2));
});
