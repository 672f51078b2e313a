import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { editions } from '../../../../tests/support/editions.ts';
import type { Outcome } from '#lib/outcome.ts';
import { linesOf } from '../content.ts';
import { departure, type Imported } from '../imported.ts';
import { read } from './read.ts';
import { write } from './write.ts';

function taken(outcome: Outcome<Imported>): Imported {
	if (!outcome.ok) throw new Error(outcome.refusal.code);
	return outcome.value;
}

const page = (inside: string, title = 'image "a.png"; bbox 0 0 100 50') =>
	`<html><body><div class='ocr_page' title='${title}'>${inside}</div></body></html>`;
const line = (inside: string, cls = 'ocr_line', title = 'bbox 1 2 30 12') =>
	`<span class='${cls}' id='l' title='${title}'>${inside}</span>`;
const word = (text: string, title = 'bbox 1 2 9 12; x_wconf 90') =>
	`<span class='ocrx_word' title='${title}'>${text}</span>`;
const texts = (html: string) =>
	taken(read(html)).page.regions.flatMap((region) => region.lines.map(({ text }) => text));
const first = (html: string) => taken(read(html)).page.regions[0]!;

test('our own hOCR comes back: kinds, order, zones, words with their certainty', () => {
	const edition = sampleEdition();
	for (const { surface, page } of edition.surfaces) {
		const got = taken(read(write(edition, surface, page!)));
		expect(got.remarks).toEqual([]);
		expect(got.image).toEqual({
			name: surface.name,
			width: 2480,
			height: 3508
		});
		const kept = (regions: Imported['page']['regions']) =>
			regions.map(({ id, kind, zone, lines }) => ({
				...{ id, kind, zone },
				lines: lines.map(({ id, zone, text, words }) => ({
					id,
					zone,
					text,
					words
				}))
			}));
		expect(kept(got.page.regions)).toEqual(kept(page!.regions));
	}
});

test('generated pages come back by text and order, letters that look like markup too', () => {
	const law = fc.property(editions, (edition) => {
		for (const { surface, page } of edition.surfaces)
			if (page) expect(departure(read(write(edition, surface, page)), page)).toBeNull();
	});
	fc.assert(law, { numRuns: 60 });
});

test.each(['ocr_line', 'ocr_header', 'ocr_caption', 'ocr_textfloat'])('%s is a line', (cls) => {
	expect(texts(page(line(word('слово') + ' ' + word('дело'), cls)))).toEqual(['слово дело']);
});

test('properties of a title stand in any order, quotes or none', () => {
	const html = page(
		line(word('да', 'x_wconf 75; bbox 1 2 9 12'), 'ocr_line', 'baseline 0.1 -2; bbox 10 20 30 40'),
		'bbox 0 0 640 480; ppageno 0; image b.tif'
	);
	const { image } = taken(read(html));
	expect(image).toEqual({ name: 'b.tif', width: 640, height: 480 });
	const [read1] = first(html).lines;
	expect(read1!.words[0]).toMatchObject({
		confidence: 0.75,
		zone: { ulx: 1, lrx: 9 }
	});
	expect(read1!.baseline).toEqual([
		{ x: 10, y: 38 },
		{ x: 30, y: 40 }
	]);
});

test.each([
	['&amp;&lt;&gt;&quot;&apos;', '&<>"\''],
	['&laquo;&raquo;&mdash;&hellip;', '«»—…'],
	['&#1071;&#x42F;', 'ЯЯ'],
	['&#xD800;&#0;&unknown;', '\ufffd\ufffd&unknown;'],
	['&eacute;&rdquo;&shy;', 'é”\u00ad'],
	['a\u0001b&#2;c', 'abc'],
	['a<!-- not read -->b', 'ab'],
	['&constructor;', '&constructor;'],
	['<strong>жирно</strong>', 'жирно'],
	['й', 'й']
])('the letters %s are read as %s', (html, text) => {
	expect(texts(page(line(word(html))))).toEqual([text]);
});

test('HTML that is no XML is read: open meta, br, upper case, quotes of both kinds', () => {
	const html = `<HTML><head><meta charset="utf-8"><title>x</title></head><BODY><DIV class="ocr_page" title='image "a>b.png"; bbox 0 0 9 9'>
<p><SPAN CLASS="ocr_line x" TITLE="bbox 0 0 9 9">один<br>два</SPAN></body></html>`;
	expect(texts(html)).toEqual(['одиндва']);
	expect(taken(read(html)).image.name).toBe('a>b.png');
});

test('a line outside an area is an area of its own; an end tag too many changes nothing', () => {
	const html = page(
		`</em>${line(word('а'))}<div class='ocr_carea' id='b' title='bbox 0 0 50 50'>${line(word('б'))}${line(word('в'))}</div>${line(word('г'))}`
	);
	expect(taken(read(html)).page.regions.map(({ lines }) => lines.length)).toEqual([1, 2, 1]);
	expect(texts(html)).toEqual(['а', 'б', 'в', 'г']);
});

test('a line inside a word of another line is a line of its own', () => {
	const html = page(line(`<span class='ocrx_word'>раз${line(word('два'))}</span>`));
	expect(texts(html)).toEqual(['раз', 'два']);
	expect(texts(page(line(`<span class='ocrx_word'>раз${line('два')}</span>`)))).toEqual([
		'раз',
		'два'
	]);
});

test.each([
	['corners exchanged', 'bbox 30 12 1 2', { ulx: 1, uly: 2, lrx: 30, lry: 12 }],
	['beyond any picture', 'bbox 1 2 99999999999999999999 12', { ulx: 1, lrx: 2 ** 31 - 1 }],
	['that is no number: none', 'bbox 1 2 1.2.3 12', { ulx: 0, uly: 0, lrx: 0, lry: 0 }],
	['of three numbers: none', 'bbox 1 2 3', { ulx: 0, uly: 0, lrx: 0, lry: 0 }]
])('a place with %s', (_what, title, zone) => {
	expect(first(page(line('слово', 'ocr_line', title))).lines[0]!.zone).toMatchObject(zone);
});

test.each([
	['x_wconf 90', 0.9],
	['x_wconf 0', 0],
	['x_wconf 101', null],
	['x_wconf 1.2.3', null],
	['x_wconf -1', null],
	['x_wconf', null],
	['', null]
])('a word whose title says %j has the certainty %s', (title, wanted) => {
	const [read1] = first(page(line(word('да', `bbox 1 2 9 12; ${title}`)))).lines;
	expect(read1!.words[0]!.confidence).toBe(wanted);
});

test.each([
	['above the page: at its edge', 'baseline 0 -99', [0, 0]],
	['that is no number: none', 'baseline 1.2.3 0', undefined],
	['without its height: none', 'baseline 0.1', undefined]
])('a baseline %s', (_what, title, heights) => {
	const [read1] = first(page(line('слово', 'ocr_line', `bbox 1 2 30 12; ${title}`))).lines;
	expect(read1!.baseline?.map(({ y }) => y + 0)).toEqual(heights);
});

test('what it lacks is remarked, with the line of the file', () => {
	const { remarks, page: got } = taken(read(page(`\n<span class='ocr_line'></span>`, 'ppageno 0')));
	expect(remarks.map(({ code, line }) => [code, line])).toEqual([
		['no_image_name', 1],
		['no_text', 2],
		['no_outline', 2],
		['no_outline', 2]
	]);
	expect(got.regions[0]!.zone).toEqual({ ulx: 0, uly: 0, lrx: 0, lry: 0 });
});

test('of several pages the first is taken, and it is said', () => {
	const { remarks } = taken(read(page(line(word('а'))) + page(line(word('б')))));
	expect(remarks.map(({ code }) => code)).toEqual(['more_pages']);
	expect(texts(page(line(word('а'))) + page(line(word('б'))))).toEqual(['а']);
});

test.each([
	['<!DOCTYPE html [<!ENTITY a "b">]><html/>', 'not_well_formed'],
	['<alto/>', 'other_format'],
	['', 'other_format'],
	['no tag at all < >', 'other_format'],
	[page(''), 'nothing_in_file']
])('%s is refused: %s', (html, code) => {
	expect(read(html)).toMatchObject({ ok: false, refusal: { code } });
});

test.each([
	['<!DOCTYPE html [<!ENTITY a "b">]>', 1],
	['\n\n<!doctype html SYSTEM "x" [', 3],
	['<html>\n<!-- x -->\n\n<!ENTITY a "b">', 4]
])('entities that are declared (%j) are refused with the line: %i', (html, line) => {
	expect(read(html)).toMatchObject({ refusal: { code: 'not_well_formed', facts: { line } } });
});

test.each<[what: string, html: string, code: string]>([
	['types that do not end', '<!DOCTYPE'.repeat(100_000), 'other_format'],
	['types, the last with an entity', `${'<!DOCTYPE '.repeat(100_000)}[`, 'not_well_formed'],
	['types in types', `<html>${'<!DOCTYPE a>'.repeat(80_000)}</html>`, 'other_format']
])('a megabyte of %s is gone through once', (_what, html, code) => {
	expect(read(html)).toMatchObject({ ok: false, refusal: { code } });
});

test('the plain document type of XHTML is no reason to refuse', () => {
	const type =
		'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';
	expect(texts(type + page(line(word('а'))))).toEqual(['а']);
});

test('text of a line without words is taken; negative and fractional corners become pixels', () => {
	const html = page(line('  просто  текст ', 'ocr_line', 'bbox -3 2.6 30 12'));
	expect(texts(html)).toEqual(['просто  текст']);
	expect(first(html).lines[0]!.zone).toEqual({
		ulx: 0,
		uly: 3,
		lrx: 30,
		lry: 12
	});
	expect(linesOf(first(html))).toHaveLength(1);
});
