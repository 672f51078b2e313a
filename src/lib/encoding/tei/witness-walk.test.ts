import { describe, expect, test } from 'vitest';
import { parse } from '../xml/parse.ts';
import { readingsOf, type LeafLine } from './witness-walk.ts';

interface Given {
	running?: boolean;
	dropped?: number[];
}

/** The publication's text of a paragraph, whose lines `a`, `b`, ... are running text unless said. */
function pieces(xml: string, given: Record<string, Given> = {}) {
	const leaf = new Map(
		['a', 'b', 'c'].map((id): [string, LeafLine] => {
			const { running = true, dropped = [] } = given[id] ?? {};
			return [id, { key: id, text: '', running, dropped: new Set(dropped) }];
		})
	);
	const root = parse(`<TEI><body><div type="edition"><p>${xml}</p></div></body></TEI>`);
	return readingsOf(root, leaf);
}

const printed = (xml: string, given: Record<string, Given> = {}) =>
	pieces(xml, given)
		.map(({ text }) => text)
		.join('');

const APP = '<app><lem>раз</lem><rdg>два</rdg></app>';

test.each([
	['letters of the scan', '<lb facs="#a"/>раз', 'раз'],
	['the publication’s reading for the scan’s', `<lb facs="#a"/>до ${APP} после`, 'до два после'],
	[
		'nothing for what it leaves out',
		'<lb facs="#a"/>до <app><lem>раз</lem><rdg/></app>после',
		'до после'
	],
	['what it adds', '<lb facs="#a"/>до <app><lem/><rdg>важное </rdg></app>после', 'до важное после'],
	[
		'an app without a reading: nothing',
		'<lb facs="#a"/>до <app><lem>раз</lem></app>после',
		'до после'
	],
	[
		'what is on the leaf of a choice',
		'<lb facs="#a"/><choice><sic>раз</sic><corr>два</corr></choice>',
		'раз'
	],
	[
		'of a spaced word, too',
		'<lb facs="#a"/><choice><orig>р а з</orig><reg>раз</reg></choice>',
		'р а з'
	],
	['no word of an editor', '<lb facs="#a"/>раз<note type="editorial">прим.</note>', 'раз'],
	['letters inside any mark', '<lb facs="#a"/><add><del>р</del>аз</add>', 'раз'],
	[
		'nothing of leaves that are lost',
		'<lb facs="#a"/>раз<supplied reason="not-on-scan">два</supplied>',
		'раз'
	],
	['nothing before the first line', `${APP}<lb facs="#a"/>раз`, 'раз'],
	['nothing of a line that the leaf has not', '<lb facs="#x"/>нет<lb facs="#a"/>раз', 'раз']
])('%s', (_what, xml, text) => {
	expect(printed(xml)).toBe(text);
});

test('lines that are no running text are not collated: neither letters nor readings of them', () => {
	const xml = `<lb facs="#a"/>раз <lb facs="#b"/>${APP}<lb facs="#c"/> три`;
	expect(printed(xml, { b: { running: false } })).toBe('раз  три');
});

describe('a passage that moved', () => {
	const seg = (id: string, anchor: string, text: string, more = '') =>
		`<seg type="moved" xml:id="${id}" corresp="#${anchor}"${more}>${text}</seg>`;
	const anchor = (id: string, passage: string) => `<anchor xml:id="${id}" corresp="#${passage}"/>`;

	test.each([
		['to the end', `<lb facs="#a"/>${seg('m', 'n', 'раз ')}два ${anchor('n', 'm')}`, 'два раз '],
		[
			'to the beginning',
			`<lb facs="#a"/>${anchor('n', 'm')}два ${seg('m', 'n', 'раз')}`,
			'раздва '
		],
		['without an anchor: it is nowhere', `<lb facs="#a"/>два ${seg('m', 'n', 'раз')}`, 'два '],
		['to an anchor of a passage that is not there', `<lb facs="#a"/>два${anchor('n', 'q')}`, 'два'],
		[
			'with what differs inside',
			`<lb facs="#a"/>${seg('m', 'n', APP)} три ${anchor('n', 'm')}`,
			' три два'
		],
		[
			'with another passage’s anchor inside',
			`<lb facs="#a"/>${seg('m', 'n', `раз ${anchor('q', 'k')}`)}${seg('k', 'q', 'два ')}три ${anchor('n', 'm')}`,
			'три раз два '
		],
		[
			'in parts that are tied',
			`<lb facs="#a"/>${seg('m', 'n', 'раз ')}и ${seg('m-2', 'n', 'два ', ' prev="#m"')}${anchor('n', 'm')}`,
			'и раз два '
		],
		[
			'in an app’s reading no letters of it',
			`<lb facs="#a"/><app><lem>${seg('m', 'n', 'раз')}</lem><rdg>два</rdg></app>${anchor('n', 'm')}`,
			'два'
		]
	])('%s', (_what, xml, text) => {
		expect(printed(xml)).toBe(text);
	});
});

describe('letters that the publication has elsewhere without saying so', () => {
	test.each([
		['some of them', 'раз два три', [4, 5, 6], 'раз  три'],
		['counted in graphemes', 'о\u0301𝒜б', [1], 'о\u0301б'],
		['all', 'раз', [0, 1, 2], '']
	])('are dropped: %s', (_what, text, dropped, wanted) => {
		expect(printed(`<lb facs="#a"/>${text}`, { a: { dropped } })).toBe(wanted);
	});

	test('an app that begins there is dropped with them', () => {
		expect(printed(`<lb facs="#a"/>до ${APP} после`, { a: { dropped: [3, 4, 5] } })).toBe(
			'до  после'
		);
	});

	test('a word added between two of them is; one at their edge is not', () => {
		const added = 'р<app><lem/><rdg>!</rdg></app>аз';
		expect(printed(`<lb facs="#a"/>${added}`, { a: { dropped: [0, 1, 2] } })).toBe('');
		expect(printed(`<lb facs="#a"/>${added}`, { a: { dropped: [1, 2] } })).toBe('р!');
	});

	test('are counted anew on each line', () => {
		const xml = '<lb facs="#a"/>раз<lb facs="#b"/>два';
		expect(printed(xml, { b: { dropped: [0] } })).toBe('разва');
	});
});

test('each piece knows the line break after which it stands', () => {
	const found = pieces(`<lb facs="#a"/>раз\n<lb facs="#b"/>${APP}`);
	expect(found.map(({ text, at }) => [text.trim(), at.line])).toEqual([
		['раз', 1],
		['два', 2]
	]);
});

test('a file without an edition has no text', () => {
	const root = parse('<TEI><body><div type="translation"><p>one</p></div></body></TEI>');
	expect(readingsOf(root, new Map())).toEqual([]);
});
