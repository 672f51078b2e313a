import { describe, expect, test } from 'vitest';
import { parse } from '../xml/parse.ts';
import { faults } from './pointers.ts';

const said = (xml: string) =>
	faults(parse(`<TEI>${xml}</TEI>`)).map(({ kind, message }) => `${kind}: ${message}`);
const dangling = (name: string, to: string) =>
	`pointer: @${name} points to "${to}", which is not there`;

/** Every attribute that points; TEI has more, which we do not write. */
const POINTING = [
	...['facs', 'corresp', 'ref', 'who', 'hand', 'resp', 'source', 'target', 'start'],
	...['scheme', 'edRef', 'url', 'spanTo', 'sameAs', 'copyOf', 'synch']
];

describe('pointers', () => {
	test.each(POINTING)('@%s to an id that is there is right, to another dangles', (name) => {
		expect(said(`<p xml:id="a" ${name}="#a"/>`)).toEqual([]);
		expect(said(`<p xml:id="a" ${name}="#b"/>`)).toEqual([dangling(name, '#b')]);
	});

	test.each(['n', 'type', 'reason', 'when', 'xml:lang'])('@%s is none', (name) => {
		expect(said(`<p ${name}="#b"/>`)).toEqual([]);
	});

	test.each([
		['several, all there', 'corresp="#a #b"', []],
		['several, one of them dangles', 'corresp="#a #x #b"', [dangling('corresp', '#x')]],
		[
			'several, all dangle',
			'corresp="#x  #y"',
			[dangling('corresp', '#x'), dangling('corresp', '#y')]
		],
		['none', 'corresp=""', []],
		['an id that only begins alike', 'corresp="#aa"', [dangling('corresp', '#aa')]],
		['an id of another case', 'corresp="#A"', [dangling('corresp', '#A')]],
		['no id at all', 'corresp="#"', [dangling('corresp', '#')]]
	])('%s', (_what, attribute, wanted) => {
		expect(said(`<p xml:id="a"/><p xml:id="b"/><p ${attribute}/>`)).toEqual(wanted);
	});

	test.each([
		['https://example.org/a', true],
		['http://example.org/#x', true],
		['mailto:a@example.org', true],
		['urn:nbn:x', true],
		['images/001.jpg', true],
		['001.jpg#x', true],
		['img:001.jpg', true],
		['audit:12', false],
		['javascript:alert(1)', false],
		['file:///etc/passwd', false]
	])('the address %s is known: %s', (address, known) => {
		const xml = `<prefixDef ident="img"/><p url="${address}"/>`;
		expect(said(xml)).toEqual(known ? [] : [dangling('url', address)]);
	});

	test('a prefix without a name declares nothing', () => {
		expect(said('<prefixDef/><p url="img:1"/>')).toEqual([dangling('url', 'img:1')]);
	});
});

describe('ids', () => {
	test.each([
		['once', '<p xml:id="a"/><p xml:id="b"/>', 0],
		['twice', '<p xml:id="a"/><p xml:id="a"/>', 1],
		[
			'three times: told at the second and the third',
			'<p xml:id="a"/><q xml:id="a"/><p xml:id="a"/>',
			2
		],
		['in another case', '<p xml:id="a"/><p xml:id="A"/>', 0]
	])('given %s', (_what, xml, count) => {
		expect(said(xml)).toEqual(Array(count).fill('pointer: the id "a" is given twice'));
	});
});

describe('ties', () => {
	test.each([
		['answer each other', '<p xml:id="a" next="#b"/><p xml:id="b" prev="#a"/>', []],
		[
			'are not answered',
			'<p xml:id="a" next="#b"/><p xml:id="b"/>',
			['@next is not answered by @prev']
		],
		[
			'are answered by another',
			'<p xml:id="a" next="#b"/><p xml:id="b" prev="#c"/><p xml:id="c" next="#b"/>',
			['@next is not answered by @prev']
		],
		[
			'go back alone',
			'<p xml:id="a"/><p xml:id="b" prev="#a"/>',
			['@prev is not answered by @next']
		],
		['lead to themselves', '<p xml:id="a" next="#a" prev="#a"/>', []]
	])('that %s', (_what, xml, wanted) => {
		expect(said(xml)).toEqual(wanted.map((one) => `pointer: ${one}`));
	});

	test.each(['next', 'prev'])('that dangle (@%s) are told once, as pointers', (name) => {
		expect(said(`<p xml:id="a" ${name}="#x"/>`)).toEqual([dangling(name, '#x')]);
	});
});

/** Two surfaces of 100 by 50 with what is inside each. */
const surfaces = (first: string, second = '') =>
	`<surface xml:id="s1" ulx="0" uly="0" lrx="100" lry="50">${first}</surface><surface xml:id="s2" ulx="0" uly="0" lrx="100" lry="50">${second}</surface>`;
const zone = (ulx: number, uly: number, lrx: number, lry: number, more = '') =>
	`<zone ulx="${ulx}" uly="${uly}" lrx="${lrx}" lry="${lry}"${more}/>`;

describe('zones', () => {
	test.each([
		['the whole page', zone(0, 0, 100, 50), []],
		['nothing of it', zone(5, 5, 5, 5), []],
		['left of it', zone(-1, 0, 9, 9), ['a zone that reaches over its surface']],
		['above it', zone(0, -1, 9, 9), ['a zone that reaches over its surface']],
		['right of it', zone(0, 0, 101, 9), ['a zone that reaches over its surface']],
		['below it', zone(0, 0, 9, 51), ['a zone that reaches over its surface']],
		['with left and right exchanged', zone(9, 0, 1, 9), ['a zone with its corners exchanged']],
		['with top and bottom exchanged', zone(0, 9, 9, 1), ['a zone with its corners exchanged']],
		[
			'without numbers',
			'<zone ulx="a" uly="0" lrx="9" lry="9"/>',
			['a zone that reaches over its surface']
		],
		['an outline alone', '<zone points="0,0 9,0 9,9"/>', []],
		['an outline of two points', '<zone points="0,0 9,0"/>', ['an outline of fewer than 3 points']],
		[
			'an outline off the page',
			'<zone points="0,0 9,0 9,99"/>',
			['a zone that reaches over its surface']
		],
		[
			'an outline off the page in a rectangle on it',
			zone(0, 0, 9, 9, ' points="0,0 9,0 9,99"'),
			['a zone that reaches over its surface']
		],
		[
			'a zone in a zone',
			`<zone ulx="0" uly="0" lrx="9" lry="9">${zone(0, 0, 101, 9)}</zone>`,
			['a zone that reaches over its surface']
		]
	])('%s', (_what, xml, wanted) => {
		expect(said(surfaces(xml))).toEqual(wanted.map((one) => `geometry: ${one}`));
	});

	test('are measured by their own surface, which may begin anywhere', () => {
		const other = '<surface ulx="100" uly="100" lrx="200" lry="200">';
		expect(said(`${other}${zone(150, 150, 160, 160)}</surface>`)).toEqual([]);
		expect(said(`${other}${zone(50, 150, 160, 160)}</surface>`)).toHaveLength(1);
	});
});

describe('lines of the text', () => {
	const zones = surfaces('<zone xml:id="a"/>', '<zone xml:id="b"/>').replaceAll(
		'<zone',
		'<zone points="0,0 1,0 1,1"'
	);

	test.each([
		['on their pages', '<pb facs="#s1"/><lb facs="#a"/><pb facs="#s2"/><lb facs="#b"/>', 0],
		['on the page before', '<pb facs="#s1"/><lb facs="#a"/><pb facs="#s2"/><lb facs="#a"/>', 1],
		['on the page after', '<pb facs="#s1"/><lb facs="#b"/><pb facs="#s2"/><lb facs="#b"/>', 1],
		['before any page', '<lb facs="#a"/>', 0],
		['that point nowhere', '<pb facs="#s1"/><lb/>', 0],
		['that point to no zone', '<pb facs="#s1"/><lb facs="#s1"/>', 0],
		['of a page break that names no surface', '<pb/><lb facs="#b"/>', 0]
	])('%s', (_what, xml, count) => {
		expect(said(zones + xml).filter((one) => one.startsWith('geometry'))).toHaveLength(count);
	});

	test('are told with the page that was meant', () => {
		expect(said(`${zones}<pb facs="#s1"/><lb facs="#b"/>`)).toEqual([
			`geometry: the line's zone is not on the surface of this page ("s1")`
		]);
	});
});

describe('apparatus', () => {
	const HEAD =
		'<variantEncoding/><witness xml:id="S"/><witness xml:id="P"/><category xml:id="d-name"/><category xml:id="v-departs"/>';
	const app = (inside: string, ana = '#d-name #v-departs') =>
		`${HEAD}<app ana="${ana}">${inside}</app>`;

	test.each([
		['whole', app('<lem wit="#S"/><rdg wit="#P"/>'), []],
		['of both witnesses at once', app('<lem wit="#S #P"/>'), []],
		['without lem', app('<rdg wit="#P"/>'), ['an app must have one lem']],
		['with two', app('<lem wit="#S"/><lem wit="#S"/>'), ['an app must have one lem']],
		[
			'with a lem that is inside another element',
			app('<rdg wit="#P"><lem/></rdg>'),
			['an app must have one lem']
		],
		[
			'with a witness that is no witness, though its id is there',
			app('<lem wit="#S"/><rdg wit="#d-name"/>'),
			['@wit "#d-name" is no witness']
		],
		[
			'with a class that is no class, though its id is there',
			app('<lem wit="#S"/>', '#S'),
			['@ana "#S" is no class of the taxonomy']
		],
		['without a class', app('<lem wit="#S"/>').replace(/ ana="[^"]*"/, ''), []]
	])('%s', (_what, xml, wanted) => {
		expect(said(xml)).toEqual(wanted.map((one) => `apparatus: ${one}`));
	});

	test('of which nobody says how it is made is told once, at the first', () => {
		const two =
			app('<lem wit="#S"/>').replace('<variantEncoding/>', '') + '<app><lem wit="#S"/></app>';
		expect(said(two)).toEqual([
			'apparatus: there is an apparatus, and no variantEncoding says how'
		]);
	});
});

describe('history', () => {
	const history = (...dates: (string | null)[]) =>
		said(
			`<listChange>${dates.map((when) => (when === null ? '<change/>' : `<change when="${when}"/>`)).join('')}</listChange>`
		);
	const WRONG = 'history: a change stands after an earlier one';

	test.each([
		['newest first', ['2026-11-22', '2026-11-21', '2026-11-20'], []],
		['two of one day', ['2026-11-22', '2026-11-22'], []],
		['one', ['2026-11-22'], []],
		['none', [], []],
		['oldest first', ['2026-11-20', '2026-11-21', '2026-11-22'], [WRONG, WRONG]],
		['one out of order', ['2026-11-22', '2026-11-20', '2026-11-21'], [WRONG]],
		['moments of one day', ['2026-11-22T09:00:00Z', '2026-11-22T10:00:00Z'], [WRONG]]
	])('%s', (_what, dates, wanted) => {
		expect(history(...dates)).toEqual(wanted);
	});
});

test('faults stand in the order of the file, each at the end of its tag', () => {
	const root = parse('<TEI>\n<p xml:id="a" ref="#x"/>\n<p\n xml:id="a"/>\n<p who="#y"/></TEI>');
	expect(faults(root).map(({ line, column }) => [line, column])).toEqual([
		[2, 24],
		[4, 13],
		[5, 13]
	]);
});
