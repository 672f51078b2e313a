import { beforeAll, describe, expect, test } from 'vitest';
import { convert, load } from './grammar.ts';
import { faults } from './schema-walk.ts';

/** A schema of a list of letters: dates are dates, ids are given once, one kind of text is mixed. */
const RNG = `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:post" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><element name="post"><zeroOrMore><ref name="letter"/></zeroOrMore></element></start>
<define name="letter"><element name="letter">
	<attribute name="when"><data type="date"/></attribute>
	<optional><attribute name="xml:id"><data type="ID"/></attribute></optional>
	<element name="head"><text/></element>
	<zeroOrMore><element name="p"><mixed><zeroOrMore><element name="hi"><text/></element></zeroOrMore></mixed></element></zeroOrMore>
	<optional><element name="number"><data type="integer"/></element></optional>
</element></define>
</grammar>`;

let grammar: ReturnType<typeof load>;
let json: string;
beforeAll(async () => {
	json = await convert(RNG);
	grammar = load(json);
});

const post = (inside: string) => `<post xmlns="urn:post">${inside}</post>`;
const letter = (inside: string, more = '') =>
	post(`<letter when="1953-07-04"${more}><head>Письмо</head>${inside}</letter>`);
const said = (xml: string) =>
	faults(xml, grammar).map(({ kind, message }) => `${kind}: ${message}`);

describe('no fault is found in', () => {
	test.each([
		['nothing in the list', post('')],
		['a letter', letter('')],
		['text and elements mixed', letter('<p>до <hi>раз</hi> после <hi>два</hi></p>')],
		['an empty paragraph', letter('<p/>')],
		['white space between elements', letter('\n\t<p>раз</p>\n')],
		[
			'CDATA, references, a comment amid the text',
			letter('<p>a<![CDATA[<b>]]>&amp;&#1071;<!-- c -->d</p>')
		],
		['a number with spaces around it', letter('<number> 12 </number>')],
		[
			'a number that a comment cuts: all text between tags is one',
			letter('<number>1<!-- c -->2</number>')
		],
		['a prefix for the namespace', '<x:post xmlns:x="urn:post"/>'],
		['a namespace that is declared and not used', letter('<p xmlns:q="urn:q"/>')],
		['instructions before the root', `<?xml version="1.0"?><?a b?>${post('')}`]
	])('%s', (_what, xml) => {
		expect(faults(xml, grammar)).toEqual([]);
	});
});

describe('told is', () => {
	test.each([
		['an element that nobody knows', letter('<q/>'), /^schema: .*not allowed here: q/],
		['an element of another namespace', letter('<p xmlns="urn:q"/>'), /not allowed here: p/],
		['no namespace at all', '<post/>', /not allowed here: post/],
		['an element in the wrong place', letter('<head>x</head>'), /not allowed here: head/],
		['a missing element', post('<letter when="1953-07-04"/>'), /head/],
		['a missing attribute', post('<letter><head/></letter>'), /attribute missing: when/],
		['an attribute that nobody knows', letter('', ' who="x"'), /attribute not allowed here: who/],
		[
			'an attribute of a namespace',
			letter('', ' x:who="x" xmlns:x="urn:x"'),
			/attribute not allowed here: who/
		],
		[
			'a date in words',
			post('<letter when="4 июля"><head/></letter>'),
			/invalid attribute value: when/
		],
		['text where none may stand', letter('слово'), /text not allowed here/],
		['a number in words', letter('<number>двенадцать</number>'), /./],
		[
			'an id given twice',
			post(`<letter when="1953-07-04" xml:id="a"><head/></letter>`.repeat(2)),
			/a/
		]
	])('%s', (_what, xml, message) => {
		const found = said(xml);
		expect(found.length).toBeGreaterThan(0);
		expect(found.join('\n')).toMatch(message);
		expect(found.join('\n')).not.toContain('"ns"');
	});

	test('every fault, in the order of the file, each at the end of its tag', () => {
		const xml = post('\n<letter when="x"><head/></letter>\n<q/>\n<letter/>');
		const places = faults(xml, grammar).map(({ line, column }) => `${line}:${column}`);
		expect(places.slice(0, 2)).toEqual(['2:17', '3:4']);
		expect(places.slice(2).every((one) => one.startsWith('4:'))).toBe(true);
	});
});

describe('a file that is no XML has one fault, at its place', () => {
	test.each([
		['an end tag of another element', '<post xmlns="urn:post">\n<letter></post>', 2],
		['no end', '<post xmlns="urn:post">\n\n', 3],
		['an entity that nobody declared', '<post xmlns="urn:post">\n&a;</post>', 2],
		['a prefix that nobody declared', '<x:post/>', 1],
		['nothing', '', 1],
		['text alone', 'слово', 1]
	])('%s', (_what, xml, line) => {
		const found = faults(xml, grammar);
		expect(found.map((one) => [one.kind, one.line])).toEqual([['form', line]]);
		expect(found[0]!.message).not.toMatch(/^\d+:\d+/);
	});

	test('though it had faults of the schema before', () => {
		expect(said(post('<q/><r/>').replace('</post>', '')).map((one) => one.split(':')[0])).toEqual([
			'form'
		]);
	});
});

test('two files are judged apart: nothing of the first is kept', () => {
	const xml = letter('', ' xml:id="a"');
	expect([faults(xml, grammar), faults(xml, grammar)]).toEqual([[], []]);
	faults('<post xmlns="urn:post"><letter', grammar);
	expect(faults(xml, grammar)).toEqual([]);
});

test('the schema as JSON is the same schema, whether as text or as an object, and gives the same bytes', async () => {
	const bad = letter('<q/>', ' who="x"');
	expect(faults(bad, load(JSON.parse(json) as object))).toEqual(faults(bad, grammar));
	expect(await convert(RNG)).toBe(json);
});

test.each([
	['is no XML', '<grammar'],
	['is no Relax NG', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
	['refers to what it does not define', RNG.replace('define name="letter"', 'define name="x"')]
])('a schema that %s is refused', async (_what, rng) => {
	await expect(convert(rng)).rejects.toThrow();
});
