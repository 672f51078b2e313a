import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { editions } from '../../../../tests/support/editions.ts';
import * as altoRead from '../alto/read.ts';
import * as altoWrite from '../alto/write.ts';
import { linesOf } from '../content.ts';
import type { Edition } from '../edition.ts';
import type { Imported } from '../imported.ts';
import type { Outcome } from '#lib/outcome.ts';
import type { Page } from '#lib/transcription/page.ts';
import { read } from './read.ts';
import { write } from './write.ts';

function taken(outcome: Outcome<Imported>): Imported {
	if (!outcome.ok) throw new Error(outcome.refusal.code);
	return outcome.value;
}

/** What both formats keep: kinds, order, zones, text. */
function kept(page: Page) {
	return page.regions.map((region) => ({
		id: region.id,
		kind: region.kind,
		zone: region.zone,
		lines: linesOf(region).map(({ id, text, zone }) => ({ id, text, zone }))
	}));
}

const spaced = (page: Page): Page => ({
	regions: page.regions.map((region) => ({
		...region,
		lines: region.lines.map((line) => ({
			...line,
			text: line.text.replace(/[\s\u0085]+/g, ' ').trim()
		}))
	}))
});

function holdForPage(edition: Edition): void {
	for (const { surface, page } of edition.surfaces) {
		if (page === null || page.regions.length === 0) continue;
		const got = taken(read(write(edition, surface, page)));
		expect(kept(got.page)).toEqual(kept(page));
		expect(got.image).toEqual({ name: surface.name, width: surface.width, height: surface.height });
		expect(got.order).toBe('reading-order');
	}
}

test('our own PAGE comes back with the same order, kinds, zones and text', () => {
	holdForPage(sampleEdition());
	const tidy = editions.map((edition) => ({
		...edition,
		surfaces: edition.surfaces.map((one) => ({
			...one,
			surface: { ...one.surface, name: 'a.jpg' },
			page: one.page && spaced(one.page)
		}))
	}));
	fc.assert(fc.property(tidy, holdForPage), { numRuns: 100 });
});

test('our own ALTO comes back with the same kinds, zones and text, hyphens at line ends too', () => {
	for (const { surface, page } of sampleEdition().surfaces) {
		const got = taken(altoRead.read(altoWrite.write(surface, page!)));
		expect(kept(got.page)).toEqual(kept(page!));
		expect(got.remarks).toEqual([]);
	}
});

test('PAGE through ALTO keeps the text', () => {
	const { surface, page } = sampleEdition().surfaces[1]!;
	const once = taken(altoRead.read(altoWrite.write(surface, page!)));
	const twice = taken(read(write(sampleEdition(), surface, once.page)));
	expect(kept(twice.page)).toEqual(kept(page!));
});

const file = (inside: string) =>
	`<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15"><Page imageFilename="a.jpg" imageWidth="100" imageHeight="50">${inside}</Page></PcGts>`;
const region = (id: string, inside = '') =>
	`<TextRegion id="${id}"><Coords points="0,0 9,9"/>${inside}</TextRegion>`;

test('of several readings the lowest index holds, wherever it stands in the file', () => {
	const equiv = (index: number, text: string) =>
		`<TextEquiv index="${index}"><Unicode>${text}</Unicode></TextEquiv>`;
	const line = `<TextLine id="l"><Coords points="1,1 5,1 5,4 1,4"/>${equiv(1, 'read')}${equiv(0, 'right')}</TextLine>`;
	const { page, remarks } = taken(read(file(region('r', line))));
	expect(page.regions[0]!.lines[0]).toMatchObject({ text: 'right', offered: 'read' });
	expect(remarks.map(({ code }) => code)).toContain('several_readings');
});

test('nested order first, forgotten regions last, dangling references remarked', () => {
	const order = `<ReadingOrder><OrderedGroup id="g"><RegionRefIndexed index="2" regionRef="a"/><OrderedGroupIndexed id="h" index="1"><RegionRefIndexed index="0" regionRef="c"/><RegionRefIndexed index="1" regionRef="x"/></OrderedGroupIndexed></OrderedGroup></ReadingOrder>`;
	const { page, remarks } = taken(read(file(order + region('a') + region('b') + region('c'))));
	expect(page.regions.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
	expect(remarks.filter(({ code }) => code === 'dangling').map(({ facts }) => facts.name)).toEqual([
		'x'
	]);
});

test('text of a region without lines is divided; points off the page are moved', () => {
	const text = '<TextEquiv><Unicode>one\ntwo</Unicode></TextEquiv>';
	const off = `<TextRegion id="r"><Coords points="-5,0 90.5,0 90,20 0,20"/>${text}</TextRegion>`;
	const { page, remarks } = taken(read(file(off)));
	expect(page.regions[0]!.lines.map((line) => [line.text, line.zone.uly, line.zone.lry])).toEqual([
		['one', 0, 10],
		['two', 10, 20]
	]);
	expect(remarks.map(({ code }) => code)).toEqual(['point_moved', 'region_text_only']);
});

describe('places', () => {
	const zoned = (points: string) => region('r').replace('0,0 9,9', points);
	const first = (points: string) => taken(read(file(zoned(points)))).page.regions[0]!.zone;
	const codes = (xml: string) => taken(read(xml)).remarks.map(({ code }) => code);

	test.each([
		['a rectangle', '1,2 30,2 30,40 1,40', { ulx: 1, uly: 2, lrx: 30, lry: 40 }],
		['two corners, exchanged', '30,40 1,2', { ulx: 1, uly: 2, lrx: 30, lry: 40 }],
		['one point', '3,4', { ulx: 3, uly: 4, lrx: 3, lry: 4 }],
		['a point that is no number is passed over', '1,2 x,9 30,40', { ulx: 1, lrx: 30, lry: 40 }],
		['off the page on every side', '-9,-9 999,999', { ulx: 0, uly: 0, lrx: 100, lry: 50 }],
		['nothing in it', '', { ulx: 0, uly: 0, lrx: 0, lry: 0 }]
	])('%s', (_what, points, zone) => {
		expect(first(points)).toMatchObject(zone);
	});

	test('points as elements, as files of 2010 have them', () => {
		const old = '<Point x="1" y="2"/><Point x="30" y="40"/>';
		const xml = file(`<TextRegion id="r"><Coords>${old}</Coords></TextRegion>`);
		expect(taken(read(xml)).page.regions[0]!.zone).toEqual({ ulx: 1, uly: 2, lrx: 30, lry: 40 });
	});

	test('a page that tells no size has none, and its points stay where they are', () => {
		const xml = file(zoned('1,2 3000,4000')).replace(/ image(Width|Height)="\d+"/g, '');
		const { image, page, remarks } = taken(read(xml));
		expect(image).toEqual({ name: 'a.jpg', width: null, height: null });
		expect(page.regions[0]!.zone).toMatchObject({ lrx: 3000, lry: 4000 });
		expect(remarks.map(({ code }) => code)).toEqual(['two_points']);
	});

	test('a page that tells one side only has its points held by that side', () => {
		const xml = file(zoned('1,2 3000,4000')).replace(' imageHeight="50"', '');
		const { image, page } = taken(read(xml));
		expect(image).toMatchObject({ width: 100, height: null });
		expect(page.regions[0]!.zone).toMatchObject({ lrx: 100, lry: 4000 });
	});

	test('a line without its own has that of its words, else its baseline’s, else its region’s', () => {
		const coords = '<Coords points="2,3 5,6"/>';
		const zones = [
			`<TextLine id="l"><Word id="w">${coords}</Word><Baseline points="1,9 8,9"/></TextLine>`,
			'<TextLine id="l"><Baseline points="1,9 8,9"/></TextLine>',
			'<TextLine id="l"/>'
		].map((line) => taken(read(file(region('r', line)))).page.regions[0]!.lines[0]!.zone);
		expect(zones).toEqual([
			{ ulx: 2, uly: 3, lrx: 5, lry: 6 },
			{ ulx: 1, uly: 9, lrx: 8, lry: 9 },
			{ ulx: 0, uly: 0, lrx: 9, lry: 9 }
		]);
	});

	test('a region without its own has that of its lines, and both are remarked', () => {
		const line = '<TextLine id="l"><Coords points="2,3 5,6"/></TextLine>';
		const xml = file(`<TextRegion id="eSc_dummyblock_">${line}</TextRegion>`);
		expect(taken(read(xml)).page.regions[0]!.zone).toEqual({ ulx: 2, uly: 3, lrx: 5, lry: 6 });
		expect(codes(xml)).toContain('no_outline');
	});
});

describe('what a line says', () => {
	const equiv = (text: string, more = '') =>
		`<TextEquiv${more}><Unicode>${text}</Unicode></TextEquiv>`;
	const coords = '<Coords points="1,1 5,1 5,4 1,4"/>';
	const lineOf = (inside: string) =>
		taken(read(file(region('r', `<TextLine id="l">${coords}${inside}</TextLine>`))));
	const first = (inside: string) => lineOf(inside).page.regions[0]!.lines[0]!;
	const word = (text: string, more = '') => `<Word id="w">${coords}${equiv(text, more)}</Word>`;

	test.each([
		['its own text', equiv('раз два'), 'раз два'],
		[
			'plain text where there is no other',
			'<TextEquiv><PlainText>раз</PlainText></TextEquiv>',
			'раз'
		],
		['that of its words where it has none', word('раз') + word('два'), 'раз два'],
		['nothing', '', ''],
		['an empty text, though its words have some', word('раз') + equiv(''), ''],
		['a reading without an index after those with one', equiv('б') + equiv('а', ' index="3"'), 'а'],
		['the first of two without an index', equiv('а') + equiv('б'), 'а'],
		['one line, whatever breaks are in it', equiv(' раз\n\tдва '), 'раз два']
	])('is %s', (_what, inside, text) => {
		expect(first(inside).text).toBe(text);
	});

	test.each([
		[' conf="0.5"', 0.5],
		[' conf="1.5"', null],
		[' conf="high"', null],
		['', null]
	])('with a certainty of %j: %s, on its words too', (more, wanted) => {
		const line = first(word('раз', more) + equiv('раз', more));
		expect([line.confidence, line.words[0]!.confidence]).toEqual([wanted, wanted]);
	});

	test('is remarked where it is nothing, and only there', () => {
		const codes = (inside: string) => lineOf(inside).remarks.map(({ code }) => code);
		expect(codes('')).toEqual(['two_points', 'no_text']);
		expect(codes(equiv('раз'))).toEqual(['two_points']);
	});

	test('a second reading that is the same is not offered', () => {
		expect(first(equiv('раз', ' index="0"') + equiv('раз', ' index="1"'))).not.toHaveProperty(
			'offered'
		);
	});

	test('words that are not its text are stale, and it is remarked', () => {
		const taken1 = lineOf(word('рaз') + word('два') + equiv('раз два'));
		expect(taken1.remarks.map(({ code }) => code)).toEqual(['two_points', 'words_disagree']);
		const { words } = taken1.page.regions[0]!.lines[0]!;
		expect(words.map(({ from, to, stale }) => [from, to, stale])).toEqual([[4, 7, true]]);
	});
});

test.each([
	['2010-03-19', []],
	['2013-07-15', []],
	['2019-07-15', []],
	['2031-01-01', []],
	['next', ['unknown_version']]
])('the namespace of %s is read, with the remarks %j', (version, codes) => {
	const xml = file(region('r')).replace('2013-07-15', version).replace('0,0 9,9', '0,0 9,0 9,9');
	expect(taken(read(xml)).remarks.map(({ code }) => code)).toEqual(codes);
});

test.each([
	['<PcGts><Page>', 'not_well_formed'],
	['<!DOCTYPE a [<!ENTITY b "c">]><PcGts/>', 'not_well_formed'],
	['<alto/>', 'other_format'],
	[file(''), 'nothing_in_file']
])('%s is refused: %s', (xml, code) => {
	expect(read(xml)).toMatchObject({ ok: false, refusal: { code } });
});
