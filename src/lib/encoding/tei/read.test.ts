import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { editions } from '../../../../tests/support/editions.ts';
import { NotWellFormed, parse } from '../xml/parse.ts';
import { linesIn, linesOf, read } from './read.ts';
import { write } from './write.ts';

const tei = (surfaces: string, body: string, stand = '') =>
	`<TEI><facsimile>${surfaces}</facsimile>${stand}<text><body>${body}</body></text></TEI>`;
const edition = (inside: string) => `<div type="edition"><p>${inside}</p></div>`;
const zone = (id: string, type: string, inside = '', more = '') =>
	`<zone xml:id="${id}" type="${type}" ulx="1" uly="2" lrx="30" lry="40"${more}>${inside}</zone>`;
const surface = (inside: string, start = ' start="#pb"') =>
	`<surface xml:id="s"${start}>${inside}</surface>`;

describe('lines by their zone', () => {
	test('are those of the edition, not of the translation', () => {
		const translation = '<div type="translation"><p><lb facs="#t"/>one</p></div>';
		const xml = tei('', translation + edition('<lb facs="#a"/>раз<lb facs="#b"/>два'));
		expect([...linesOf(xml)]).toEqual([
			['a', 'раз'],
			['b', 'два']
		]);
	});

	test('of which one comes twice are no lines of ours', () => {
		expect(() => linesOf(tei('', edition('<lb facs="#a"/>раз<lb facs="#a"/>два')))).toThrow(
			'the line a comes twice'
		);
		const root = parse(tei('', edition('<lb facs="#a"/>раз<lb facs="#a"/>два')));
		expect(linesIn(root).map(({ text }) => text)).toEqual(['раз', 'два']);
	});

	test.each([
		['no body', '<TEI><text/></TEI>'],
		['no edition', tei('', '<div type="translation"><p><lb facs="#a"/>one</p></div>')],
		['nothing', '<TEI/>']
	])('of a file with %s are none', (_what, xml) => {
		expect(linesOf(xml).size).toBe(0);
		expect(read(xml)).toEqual([]);
	});

	test('a file that is not well-formed has none either, and it is told where', () => {
		expect(() => linesOf('<TEI>')).toThrow(NotWellFormed);
		expect(() => read('<!DOCTYPE TEI [<!ENTITY a "b">]><TEI/>')).toThrow('document type');
	});
});

describe('pages', () => {
	const body = edition('<lb facs="#l"/>раз');
	const page = (inside: string) => read(tei(surface(inside), body))[0]!.page;

	test('are surfaces at which text begins; pages of the publication are none', () => {
		const surfaces =
			surface(zone('r', 'paragraph', zone('l', 'line'))) + surface('', '').replace('"s"', '"p"');
		expect(read(tei(surfaces, body)).map((one) => one.surface)).toEqual(['s']);
	});

	test('a line has its zone’s place, the text, and nothing that TEI does not know', () => {
		expect(page(zone('r', 'stamp', zone('l', 'line'))).regions).toEqual([
			{
				...{ id: 'r', kind: 'stamp', zone: { ulx: 1, uly: 2, lrx: 30, lry: 40 } },
				lines: [
					{
						...{ id: 'l', zone: { ulx: 1, uly: 2, lrx: 30, lry: 40 }, text: 'раз' },
						...{
							annotations: [],
							words: [],
							confidence: null,
							revision: 0,
							by: 'import',
							seen: []
						},
						endsParagraph: true
					}
				]
			}
		]);
	});

	test('a zone that no line of the text names is a line without letters', () => {
		const [region] = page(zone('r', 'paragraph', zone('x', 'line'))).regions;
		expect(region!.lines[0]).toMatchObject({ id: 'x', text: '', annotations: [] });
	});

	test('a type of nobody’s is running text', () => {
		expect(
			page(zone('r', 'column') + zone('q', 'signature')).regions.map(({ kind }) => kind)
		).toEqual(['body', 'signature']);
	});

	test('outline and turn come with the zone, where it has them', () => {
		const more = ' points="1,2 30,2 9,40" rotate="270"';
		expect(page(zone('r', 'stamp', '', more)).regions[0]!.zone).toEqual({
			...{ ulx: 1, uly: 2, lrx: 30, lry: 40, rotate: 270 },
			points: [
				{ x: 1, y: 2 },
				{ x: 30, y: 2 },
				{ x: 9, y: 40 }
			]
		});
	});

	test('names of persons and places are those of standOff, by their ids', () => {
		const stand =
			'<standOff><listPerson><person xml:id="person-1"><persName>Молотов &amp; К</persName></person></listPerson><listPlace><place xml:id="place-1"><placeName>Пекин</placeName></place></listPlace></standOff>';
		const text = edition(
			'<lb facs="#l"/><persName xml:id="a" ref="#person-1">раз</persName><placeName xml:id="b" ref="#place-1">два</placeName>'
		);
		const [one] = read(tei(surface(zone('r', 'paragraph', zone('l', 'line'))), text, stand));
		expect(one!.page.regions[0]!.lines[0]!.annotations.map(({ value }) => value)).toEqual([
			...['Молотов & К', 'Пекин']
		]);
	});
});

test('the sample read back is its leaf: regions, kinds, lines in their order', () => {
	const given = sampleEdition();
	const [{ page }] = read(write(given, { form: 'edition' })) as [ReturnType<typeof read>[0]];
	const told = (regions: typeof page.regions) =>
		regions.map(({ id, kind, lines }) => [id, kind, lines.map(({ id, text }) => [id, text])]);
	expect(told(page.regions)).toEqual(told(given.surfaces[0]!.page!.regions));
});

test('whatever is written, the reading text has the same lines in the same zones', () => {
	const zones = (xml: string) => [...linesOf(xml).keys()];
	const law = fc.property(editions, (given) => {
		const [edition, reading] = (['edition', 'reading'] as const).map((form) =>
			write(given, { form })
		);
		expect(zones(reading!)).toEqual(zones(edition!));
	});
	fc.assert(law, { numRuns: 40 });
});
