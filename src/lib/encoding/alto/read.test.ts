import { describe, expect, test } from 'vitest';
import { textPage } from '../../../../tests/support/text-page.ts';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import type { Outcome } from '#lib/outcome.ts';
import type { Line } from '#lib/transcription/page.ts';
import type { Imported } from '../imported.ts';
import { parse } from '../xml/parse.ts';
import { find, walk } from '../xml/element.ts';
import { read } from './read.ts';
import { write } from './write.ts';

function taken(outcome: Outcome<Imported>): Imported {
	if (!outcome.ok) throw new Error(outcome.refusal.code);
	return outcome.value;
}

interface Given {
	unit?: string;
	namespace?: string;
	tags?: string;
	image?: string;
	block?: string;
}

function file(lines: string, given: Given = {}): string {
	const { unit = 'pixel', namespace = 'http://www.loc.gov/standards/alto/ns-v4#' } = given;
	const { tags = '', image = 'a.png', block = 'HPOS="0" VPOS="0" WIDTH="100" HEIGHT="50"' } = given;
	return `<alto${namespace && ` xmlns="${namespace}"`}><Description><MeasurementUnit>${unit}</MeasurementUnit><sourceImageInformation><fileName>${image}</fileName></sourceImageInformation></Description>${tags}<Layout><Page ID="p" WIDTH="100" HEIGHT="50"><PrintSpace><TextBlock ID="b" ${block}>${lines}</TextBlock></PrintSpace></Page></Layout></alto>`;
}

const PLACE = 'HPOS="1" VPOS="2" WIDTH="20" HEIGHT="10"';
const line = (inside: string, attributes = PLACE) =>
	`<TextLine ID="l" ${attributes}>${inside}</TextLine>`;
const string = (content: string, attributes = PLACE) =>
	`<String CONTENT="${content}" ${attributes}/>`;
const codes = (xml: string) => taken(read(xml)).remarks.map(({ code }) => code);
const first = (xml: string, dpi: number | null = null): Line =>
	taken(read(xml, { dpi })).page.regions[0]!.lines[0]!;

test.each([
	'http://www.loc.gov/standards/alto/ns-v2#',
	'http://www.loc.gov/standards/alto/ns-v3#',
	'http://www.loc.gov/standards/alto/ns-v4#',
	''
])('the namespace %j is known', (namespace) => {
	expect(codes(file(line(string('а')), { namespace }))).toEqual([]);
});

test('another namespace is read as the nearest, and remarked; a prefix changes nothing', () => {
	expect(codes(file(line(string('а')), { namespace: 'urn:alto:9' }))).toEqual(['unknown_version']);
	const xml = file(line(string('а')))
		.replaceAll(/<(\/?)(?=[A-Za-z])/g, '<$1x:')
		.replace('xmlns=', 'xmlns:x=');
	expect(first(xml).text).toBe('а');
});

describe('units of length', () => {
	test.each([
		['pixel', null, 20],
		['mm10', 254, 20],
		['mm10', 300, 24],
		['inch1200', 600, 10],
		['inch1200', 1200, 20]
	])('%s at %s dpi: 20 units are %i pixels', (unit, dpi, width) => {
		const { zone } = first(file(line(string('а')), { unit }), dpi);
		expect(zone.lrx - zone.ulx).toBe(width);
	});

	test('without a resolution they are taken as pixels, and it is said', () => {
		expect(codes(file(line(string('а')), { unit: 'mm10' }))).toEqual(['unit_guessed']);
	});

	test('a unit that is none is no reason for another scale', () => {
		const { zone } = first(file(line(string('а')), { unit: 'constructor' }), 300);
		expect(zone).toEqual({ ulx: 1, uly: 2, lrx: 21, lry: 12 });
	});

	test('the page’s own size is told in pixels, too', () => {
		const xml = file(line(string('а')), { unit: 'inch1200' });
		expect(taken(read(xml, { dpi: 600 })).image).toMatchObject({
			width: 50,
			height: 25
		});
	});
});

describe('words of a line', () => {
	test.each([
		['with SP between them', `${string('да')}<SP/>${string('нет')}`],
		['without SP', `${string('да')}${string('нет')}`]
	])('%s have one space', (_what, inside) => {
		expect(first(file(line(inside))).text).toBe('да нет');
	});

	test.each([
		[
			'HYP',
			`${string('сло', `SUBS_TYPE="HypPart1" SUBS_CONTENT="слово" ${PLACE}`)}<HYP CONTENT="-"/>`,
			'сло-'
		],
		['HYP with another sign', `${string('сло')}<HYP CONTENT="¬"/>`, 'сло¬'],
		['HYP without a sign', `${string('сло')}<HYP/>`, 'сло-'],
		['only SUBS_TYPE', string('сло', `SUBS_TYPE="HypPart1" SUBS_CONTENT="слово" ${PLACE}`), 'сло-'],
		[
			'the hyphen inside CONTENT (Tesseract)',
			string('сло-', `SUBS_TYPE="HypPart1" ${PLACE}`),
			'сло-'
		],
		['the second half', string('во', `SUBS_TYPE="HypPart2" SUBS_CONTENT="слово" ${PLACE}`), 'во']
	])('a word cut at the line end, by %s', (_what, inside, text) => {
		expect(first(file(line(inside))).text).toBe(text);
	});

	test('keep zone and certainty; WC runs from 0 to 1', () => {
		const [word] = first(file(line(string('да', `WC="0.25" ${PLACE}`)))).words;
		expect(word).toEqual({
			...{ from: 0, to: 2, confidence: 0.25 },
			zone: { ulx: 1, uly: 2, lrx: 21, lry: 12 }
		});
	});

	test('without a place of their own have no zone, and the line keeps its text', () => {
		expect(first(file(line('<String CONTENT="да"/>')))).toMatchObject({
			text: 'да',
			words: []
		});
	});
});

describe('places', () => {
	test('an outline that is no rectangle is kept', () => {
		const shape = '<Shape><Polygon POINTS="0,0 20,2 20,12 0,10"/></Shape>';
		expect(first(file(line(shape + string('а')))).zone.points).toHaveLength(4);
	});

	test('points without commas are the same points', () => {
		const shape = '<Shape><Polygon POINTS="0 0 20 2 20 12 0 10"/></Shape>';
		expect(first(file(line(shape + string('а')))).zone.points![1]).toEqual({
			x: 20,
			y: 2
		});
	});

	test('an outline with half a point at its end is that without it', () => {
		const shape = '<Shape><Polygon POINTS="0,0 20,2 20,12 0"/></Shape>';
		expect(first(file(line(shape + string('а')))).zone.points).toEqual([
			{ x: 0, y: 0 },
			{ x: 20, y: 2 },
			{ x: 20, y: 12 }
		]);
	});

	test.each([
		[
			'points',
			'0,9 20,11',
			[
				{ x: 0, y: 9 },
				{ x: 20, y: 11 }
			]
		],
		[
			'one number: the height of a level line',
			'9',
			[
				{ x: 1, y: 9 },
				{ x: 21, y: 9 }
			]
		],
		['one point', '3,4', undefined],
		['nothing', '', undefined]
	])('a baseline of %s', (_what, given, points) => {
		expect(first(file(line(string('а'), `BASELINE="${given}" ${PLACE}`))).baseline).toEqual(points);
	});

	test.each([
		[
			'a width below zero: corners exchanged',
			'HPOS="30" VPOS="2" WIDTH="-10" HEIGHT="9"',
			[20, 2, 30, 11]
		],
		[
			'a width that is no number: that of the words',
			'HPOS="1" VPOS="2" WIDTH="x" HEIGHT="9"',
			[1, 2, 21, 12]
		],
		['fractions', 'HPOS="1.4" VPOS="2.6" WIDTH="10" HEIGHT="9"', [1, 3, 11, 12]],
		[
			'a place beyond any picture',
			'HPOS="0" VPOS="0" WIDTH="1e300" HEIGHT="9"',
			[0, 0, 2 ** 31 - 1, 9]
		]
	])('with %s', (_what, attributes, [ulx, uly, lrx, lry]) => {
		expect(first(file(line(string('а'), attributes))).zone).toEqual({ ulx, uly, lrx, lry });
	});

	test.each([
		['-5', [0, 0]],
		['9.6', [10, 10]],
		['1e999', undefined],
		['x', undefined],
		['1,2 x,3 5,6', [2, 6]]
	])('a baseline of %j', (given, heights) => {
		const { baseline } = first(file(line(string('а'), `BASELINE="${given}" ${PLACE}`)));
		expect(baseline?.map(({ y }) => y + 0)).toEqual(heights);
	});

	test.each([
		['0.5', 0.5],
		['1.5', null],
		['x', null],
		['', null]
	])('a word whose WC is %j has the certainty %s', (given, wanted) => {
		const [word] = first(file(line(string('да', `WC="${given}" ${PLACE}`)))).words;
		expect(word!.confidence).toBe(wanted);
	});

	test('below zero they are moved, and it is said', () => {
		const xml = file(line(string('а'), 'HPOS="-4" VPOS="2" WIDTH="20" HEIGHT="10"'));
		expect(codes(xml)).toEqual(['point_moved']);
		expect(first(xml).zone).toEqual({ ulx: 0, uly: 2, lrx: 16, lry: 12 });
	});

	test('a line without one has that of its words, a block that of its lines', () => {
		const xml = file(line(string('а'), ''), { block: '' });
		expect(codes(xml)).toEqual(['no_outline', 'no_outline']);
		expect(first(xml).zone).toEqual({ ulx: 1, uly: 2, lrx: 21, lry: 12 });
		expect(taken(read(xml)).page.regions[0]!.zone).toEqual(first(xml).zone);
	});
});

describe('tags', () => {
	const tags =
		'<Tags><OtherTag ID="t1" LABEL="StampZone"/><OtherTag ID="t2" LABEL="WeirdZone"/></Tags>';
	const tagged = (refs: string, given: Given = { tags }) =>
		file(line(string('а')), { ...given, block: `TAGREFS="${refs}" ${PLACE}` });

	test.each([
		['t1', 'stamp', []],
		['t2 t1', 'stamp', ['unknown_kind']],
		['t2', 'body', ['unknown_kind']],
		['gone', 'body', ['dangling']],
		['', 'body', []]
	])('the references %j are a %s', (refs, kind, said) => {
		expect(taken(read(tagged(refs))).page.regions[0]!.kind).toBe(kind);
		expect(codes(tagged(refs))).toEqual(said);
	});

	test('references without any Tags dangle', () => {
		expect(codes(tagged('t1', {}))).toEqual(['dangling']);
	});
});

test.each([
	['blank', '  ', null],
	['absent', '', null],
	['there', ' a.png ', 'a.png']
])('the picture’s name is %s', (_what, image, name) => {
	const got = taken(read(file(line(string('а')), { image })));
	expect(got.image.name).toBe(name);
	expect(got.remarks.map(({ code }) => code)).toEqual(name === null ? ['no_image_name'] : []);
});

test('a line without text is kept, and remarked; two things of one id get two', () => {
	const xml = file(line('') + line(string('б')));
	expect(codes(xml)).toEqual(['no_text']);
	const ids = taken(read(xml)).page.regions[0]!.lines.map(({ id }) => id);
	expect(new Set(ids).size).toBe(2);
});

test.each([
	['<alto>', 'not_well_formed'],
	['<!DOCTYPE alto><alto/>', 'not_well_formed'],
	['<PcGts/>', 'other_format'],
	['<alto><Layout/></alto>', 'other_format'],
	['<alto><Layout><Page/></Layout></alto>', 'nothing_in_file']
])('%s is refused: %s', (xml, code) => {
	expect(read(xml)).toMatchObject({ ok: false, refusal: { code } });
});

test('a file of another format is refused with both names', () => {
	expect(read('<PcGts/>')).toMatchObject({
		refusal: { facts: { what: 'PcGts', wanted: 'ALTO' } }
	});
});

describe('what we write', () => {
	const [{ surface }] = sampleEdition().surfaces as [
		ReturnType<typeof sampleEdition>['surfaces'][number]
	];
	const written = (text: string) => parse(write(surface, textPage(text)));
	const attributes = (text: string, name: string) =>
		[...walk(written(text))].filter((one) => one.name === name).map((one) => one.attributes);

	test('a cut word stands whole on both halves, its hyphen in HYP', () => {
		const strings = attributes('одно сло-\nво да', 'String');
		expect(
			strings.map(({ CONTENT, SUBS_TYPE, SUBS_CONTENT }) => [CONTENT, SUBS_TYPE, SUBS_CONTENT])
		).toEqual([
			['одно', undefined, undefined],
			['сло', 'HypPart1', 'слово'],
			['во', 'HypPart2', 'слово'],
			['да', undefined, undefined]
		]);
		expect(attributes('одно сло-\nво да', 'HYP')).toEqual([{ CONTENT: '-' }]);
		expect(attributes('одно сло-\nВо да', 'HYP')).toEqual([]);
	});

	test('spaces between words, none after the last', () => {
		expect(attributes('один два три', 'SP')).toHaveLength(2);
	});

	test('the picture’s name and sum, the unit, and every id once', () => {
		const root = written('один\nдва');
		expect(find(root, 'fileName')!.children).toEqual([surface.name]);
		const ids = [...walk(root)].flatMap(({ attributes }) => attributes.ID ?? []);
		expect(new Set(ids).size).toBe(ids.length);
		for (const id of ids) expect(id).toMatch(/^[\p{L}_][\p{L}\p{N}._-]*$/u);
	});

	test.each([
		['S', 'body', 'DefaultLine:Typewritten'],
		['P', 'body', 'DefaultLine:Print'],
		['S', 'handwriting', 'DefaultLine:Handwritten'],
		['P', 'margin', 'DefaultLine:Handwritten']
	] as const)('a line of %s in %s is %s', (siglum, kind, label) => {
		const root = parse(write({ ...surface, siglum }, textPage(`[${kind}]\nслово`)));
		const labels = [...walk(root)]
			.filter(({ name }) => name === 'OtherTag')
			.map((one) => one.attributes.LABEL);
		expect(labels).toContain(label);
	});
});
