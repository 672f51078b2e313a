import { describe, expect, test } from 'vitest';
import { parse } from '../xml/parse.ts';
import { gather } from './line-walk.ts';

/** The lines of a paragraph as it is written; persons and places by their pointer. */
const lines = (xml: string, names: Record<string, string> = {}) =>
	gather(parse(`<div>${xml}</div>`), new Map(Object.entries(names)));
const texts = (xml: string) => lines(xml).map(({ text }) => text);
const marks = (xml: string, names: Record<string, string> = {}) =>
	lines(`<p><lb facs="#l"/>${xml}</p>`, names)[0]!.annotations;

describe('lines', () => {
	test.each([
		['one', '<p><lb facs="#a"/>раз</p>', ['раз']],
		['two', '<p><lb facs="#a"/>раз\n<lb facs="#b"/>два</p>', ['раз', 'два']],
		[
			'a line end of the file is none of the leaf',
			'<p><lb/>раз \n\t\t<lb/>два\n</p>',
			['раз', 'два']
		],
		[
			'spaces inside are kept, no-break ones at the end too',
			'<p><lb/>раз  два\u00a0</p>',
			['раз  два\u00a0']
		],
		['without letters', '<p><lb/><lb/>два</p>', ['', 'два']],
		[
			'a hyphen that is weak punctuation',
			'<p><lb/>сло<pc force="weak">-</pc><lb break="no"/>во</p>',
			['сло-', 'во']
		],
		['letters before the first break are on no line', '<p>нет<lb/>раз</p>', ['раз']],
		['no line at all', '<p>нет</p>', []]
	])('%s', (_what, xml, wanted) => {
		expect(texts(xml)).toEqual(wanted);
	});

	test('a line with a very long space in it is read in one pass', () => {
		const wide = ' '.repeat(300_000);
		expect(texts(`<p><lb/>раз${wide}два${wide}<lb/>три</p>`)).toEqual([`раз${wide}два`, 'три']);
	});

	test('know the zone they point to, and where in the file they begin', () => {
		const [first, second, third] = lines('<p><lb facs="#a"/>раз\n<lb facs="#b"/>два<lb/></p>');
		expect([first!.zone, second!.zone, third!.zone]).toEqual(['a', 'b', '']);
		expect([first!.at.position.line, second!.at.position.line]).toEqual([1, 2]);
	});

	test('the last of a paragraph ends it; a stamp or a field ends none', () => {
		const all = lines(
			'<p><lb/>раз<lb/>два<stamp><lb/>НЕТ</stamp></p><seg type="field"><lb/>Куда</seg><p><lb/>три</p>'
		);
		expect(all.map(({ endsParagraph }) => endsParagraph)).toEqual([
			false,
			false,
			true,
			false,
			true
		]);
	});
});

describe('what is not on the leaf', () => {
	test.each([
		['a reading of the publication', '<app><lem>раз</lem><rdg>иное</rdg></app>'],
		['a correction', '<choice><sic>раз</sic><corr>иное</corr></choice>'],
		['a regular form', '<choice><orig>раз</orig><reg>иное</reg></choice>'],
		['an expansion', '<choice><abbr>раз</abbr><expan>иное</expan></choice>'],
		['a note of an editor', 'раз<note type="editorial">иное</note>'],
		[
			'what is supplied for leaves that are lost',
			'раз<supplied reason="not-on-scan">иное</supplied>'
		]
	])('%s', (_what, xml) => {
		expect(texts(`<p><lb/>${xml}</p>`)).toEqual(['раз']);
	});

	test.each([
		['a note on the leaf', 'раз<note type="marginal">два</note>', 'раздва'],
		['what is supplied within a line', '<supplied reason="damage">раз</supplied>', 'раз'],
		['what was struck out and added', '<del>раз</del><add>два</add>', 'раздва'],
		['letters that stand in for a gap', '<seg type="gap"><gap/>[...]</seg>', '[...]']
	])('is not %s', (_what, xml, text) => {
		expect(texts(`<p><lb/>${xml}</p>`)).toEqual([text]);
	});
});

describe('marks', () => {
	test.each([
		[
			'unclear',
			'<unclear xml:id="m" reason="faded" cert="low">раз</unclear>',
			{ kind: 'unclear', reason: 'faded', certainty: 'low' }
		],
		[
			'a gap without letters',
			'<gap xml:id="m" reason="hole" quantity="2" unit="word"/>',
			{ kind: 'gap', to: 0, reason: 'hole', quantity: 2, unit: 'word' }
		],
		[
			'a gap with letters',
			'<seg xml:id="m" type="gap"><gap reason="hole" quantity="2" unit="line"/>раз</seg>',
			{ kind: 'gap', reason: 'hole', quantity: 2, unit: 'line' }
		],
		[
			'supplied',
			'<supplied xml:id="m" reason="damage" source="#P">раз</supplied>',
			{ kind: 'supplied', reason: 'damage', source: 'P' }
		],
		['deleted', '<del xml:id="m" rend="overstrike">раз</del>', { kind: 'deleted' }],
		['added', '<add xml:id="m">раз</add>', { kind: 'added' }],
		['underlined', '<hi xml:id="m" rend="underline">раз</hi>', { kind: 'underlined' }],
		[
			'spaced',
			'<choice xml:id="m"><orig rend="spaced">раз</orig><reg>два</reg></choice>',
			{ kind: 'spaced', value: 'два' }
		],
		[
			'an error mended',
			'<choice xml:id="m"><sic>раз</sic><corr>два</corr></choice>',
			{ kind: 'sic', value: 'два' }
		],
		['an error only marked', '<seg xml:id="m" type="sic">раз</seg>', { kind: 'sic' }],
		[
			'an abbreviation in full',
			'<choice xml:id="m"><abbr>раз</abbr><expan>два</expan></choice>',
			{ kind: 'abbreviation', value: 'два' }
		],
		['an abbreviation only marked', '<abbr xml:id="m">раз</abbr>', { kind: 'abbreviation' }],
		[
			'a person',
			'<persName xml:id="m" ref="#person-1">раз</persName>',
			{ kind: 'person', value: 'Молотов' }
		],
		['a person whom nobody knows', '<persName xml:id="m">раз</persName>', { kind: 'person' }],
		[
			'a person whose entry is not there',
			'<persName xml:id="m" ref="#gone">раз</persName>',
			{ kind: 'person' }
		],
		[
			'a place',
			'<placeName xml:id="m" ref="#place-1">раз</placeName>',
			{ kind: 'place', value: 'Пекин' }
		],
		[
			'a date',
			'<date xml:id="m" when="1953-07-04">раз</date>',
			{ kind: 'date', value: '1953-07-04' }
		],
		[
			'a date in words',
			'<date xml:id="m"><choice><orig>раз</orig><reg>два</reg></choice></date>',
			{ kind: 'date', value: 'два' }
		],
		[
			'a date around an error that is a mark of its own',
			'<date xml:id="m"><choice xml:id="n"><sic>раз</sic><corr>два</corr></choice></date>',
			{ kind: 'date' }
		],
		['a number', '<num xml:id="m" value="7">раз</num>', { kind: 'number', value: '7' }],
		[
			'a number in words',
			'<num xml:id="m"><choice><orig>раз</orig><reg>VII</reg></choice></num>',
			{ kind: 'number', value: 'VII' }
		],
		[
			'a note',
			'<seg xml:id="m" type="noted">раз<note type="editorial">два</note></seg>',
			{ kind: 'note', value: 'два' }
		],
		['a place that a note is meant for', '<seg xml:id="m" type="noted">раз</seg>', { kind: 'note' }]
	])('%s', (_what, xml, wanted) => {
		const names = { '#person-1': 'Молотов', '#place-1': 'Пекин' };
		expect(marks(xml, names)[0]).toEqual({ id: 'm', from: 0, to: 3, ...wanted });
	});

	test.each([
		['an element without a name of its own', '<unclear>раз</unclear>'],
		['a field', '<seg xml:id="m" type="field">раз</seg>'],
		['a moved passage', '<seg xml:id="m" type="moved">раз</seg>'],
		['an app', '<app xml:id="m"><lem>раз</lem></app>'],
		['a kind that every object has', '<seg xml:id="m" type="constructor">раз</seg>'],
		['an element that every object has', '<constructor xml:id="m">раз</constructor>']
	])('%s is none', (_what, xml) => {
		expect(marks(xml)).toEqual([]);
	});

	test('are counted in graphemes of their line', () => {
		const found = marks('о\u0301𝒜<add xml:id="a">б\u0301</add>в<add xml:id="b">𝒜</add>');
		expect(found.map(({ id, from, to }) => [id, from, to])).toEqual([
			['a', 2, 3],
			['b', 4, 5]
		]);
	});

	test('one in the other are both told, the outer one first', () => {
		const found = marks('<add xml:id="a">р<del xml:id="b">а</del>з</add>');
		expect(found.map(({ id, from, to }) => [id, from, to])).toEqual([
			['a', 0, 3],
			['b', 1, 2]
		]);
	});

	test('that were cut are one again, with what their first part says', () => {
		const found = marks(
			'<add xml:id="a"><del xml:id="b" reason="x" next="#b.2">раз</del></add><del xml:id="b.2" next="#b.3" prev="#b">два</del><del xml:id="b.3" prev="#b.2">три</del>'
		);
		expect(found.map(({ id, from, to }) => [id, from, to])).toEqual([
			['a', 0, 3],
			['b', 0, 9]
		]);
	});

	test('whose first part stands on no line of theirs begin anew', () => {
		expect(marks('<del xml:id="b.2" prev="#b">раз</del>')).toMatchObject([
			{ id: 'b.2', from: 0, to: 3 }
		]);
	});
});
