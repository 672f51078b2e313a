import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { textPage } from '../../../../tests/support/text-page.ts';
import type { Zone } from '#lib/facsimile/zone.ts';
import { REGION_KINDS } from '#lib/transcription/page.ts';
import type { Edition } from '../edition.ts';
import { elements, walk, type Element } from '../xml/element.ts';
import { ZONE_KINDS } from '../zone-kind.ts';
import { write } from './facsimile.ts';
import { begin } from './writing.ts';

const [leaf] = sampleEdition().surfaces as [Edition['surfaces'][0]];
type Surface = typeof leaf.surface;

/** Surfaces with their text in the notation of `textPage`. */
function facsimile(...given: [parts: Partial<Surface>, text: string | null][]): Element | null {
	const surfaces = given.map(([parts, text], i) => ({
		...leaf,
		surface: { ...leaf.surface, id: `s${i + 1}`, ordinal: i + 1, ...parts },
		page: text === null ? null : textPage(text, `s${i + 1}l`)
	}));
	return write(begin(sampleEdition({ surfaces }), 'edition'));
}

const all = (root: Element | null, name: string) =>
	root ? [...walk(root)].filter((one) => one.name === name) : [];
const attributes = (root: Element | null, name: string) =>
	all(root, name).map((one) => one.attributes);

/** The zone of a region whose place is given. */
function zoneOf(zone: Zone): Record<string, string> {
	const page = textPage('раз');
	page.regions[0]!.zone = zone;
	const edition = sampleEdition({ surfaces: [{ ...leaf, page }] });
	return attributes(write(begin(edition, 'edition')), 'zone')[0]!;
}

test('a record without pictures has no facsimile', () => {
	expect(facsimile()).toBeNull();
});

describe('groups of surfaces', () => {
	test('the scan’s stand first, then the publication’s, each by its number', () => {
		const root = facsimile(
			[{ siglum: 'P', ordinal: 4 }, null],
			[{ siglum: 'S', ordinal: 3 }, null],
			[{ siglum: 'P', ordinal: 2 }, null],
			[{ siglum: 'S', ordinal: 1 }, null]
		);
		const groups = elements(root!).map((group) => [
			group.attributes.corresp,
			...elements(group).map(({ attributes }) => attributes.n)
		]);
		expect(groups).toEqual([
			['#S', '1', '3'],
			['#P', '2', '4']
		]);
		expect([root!.name, root!.attributes]).toEqual(['facsimile', { 'xml:id': 'facs' }]);
		expect(elements(root!).map(({ name }) => name)).toEqual(['surfaceGrp', 'surfaceGrp']);
	});

	test.each(['S', 'P'] as const)('of pictures of %s alone there is one', (siglum) => {
		const root = facsimile([{ siglum }, null]);
		expect(elements(root!).map(({ attributes }) => attributes.corresp)).toEqual([`#${siglum}`]);
	});
});

describe('a surface', () => {
	test('is measured in pixels of the master, from the corner', () => {
		expect(attributes(facsimile([{ width: 1000, height: 2000 }, null]), 'surface')[0]).toEqual({
			...{ 'xml:id': 's1', n: '1', ulx: '0', uly: '0', lrx: '1000', lry: '2000' }
		});
	});

	test.each([
		['a leaf that was read', 'S', 'раз', '#pb-s1'],
		['a leaf on which nothing was found', 'S', '', '#pb-s1'],
		['a leaf that nobody read', 'S', null, undefined],
		['a page of the publication', 'P', 'раз', undefined]
	] as const)('%s says where its text begins, or not', (_what, siglum, text, start) => {
		expect(attributes(facsimile([{ siglum }, text]), 'surface')[0]!.start).toBe(start);
	});

	test.each([
		['001.jpg', 'image/jpeg', 'img:001.jpg'],
		['лист 148.tif', 'image/tiff', 'img:%D0%BB%D0%B8%D1%81%D1%82%20148.tif'],
		['a&b "c"#1?.png', 'image/png', 'img:a%26b%20%22c%22%231%3F.png']
	] as const)('the picture %s is told by name, kind and size', (name, mediaType, url) => {
		expect(
			attributes(facsimile([{ name, mediaType, width: 10, height: 20 }, null]), 'graphic')
		).toEqual([{ url, mimeType: mediaType, width: '10px', height: '20px' }]);
	});

	test('a picture of two leaves of one name has two ids', () => {
		const ids = attributes(facsimile([{ id: 'a b' }, null], [{ id: 'a-b' }, null]), 'surface');
		expect(ids.map((one) => one['xml:id'])).toEqual(['a-b', 'a-b-2']);
	});
});

describe('zones', () => {
	test.each(REGION_KINDS)('a region of kind %s', (kind) => {
		const zones = attributes(facsimile([{}, `[${kind}]\nраз`]), 'zone').map(({ type }) => type);
		if (kind === 'noise') expect(zones).toEqual([]);
		else expect(zones).toEqual([ZONE_KINDS[kind].tei, ...(kind === 'rule' ? [] : ['line'])]);
	});

	test('of lines lie inside that of their region, in reading order, refused ones left out', () => {
		const page = textPage('раз\nдва\nтри');
		page.regions[0]!.lines[1]!.refused = 'no letters';
		const root = write(begin(sampleEdition({ surfaces: [{ ...leaf, page }] }), 'edition'));
		const [region] = all(root, 'zone');
		expect(elements(region!).map((one) => [one.attributes['xml:id'], one.attributes.type])).toEqual(
			[
				['l0', 'line'],
				['l2', 'line']
			]
		);
	});

	test('of a page of the publication are there, too: a reading may point to them', () => {
		expect(attributes(facsimile([{ siglum: 'P' }, 'раз']), 'zone')).toHaveLength(2);
	});

	test('a rectangle has its four edges and no outline', () => {
		expect(zoneOf({ ulx: 1, uly: 2, lrx: 30, lry: 40 })).toEqual({
			...{ 'xml:id': 'lr0', type: 'paragraph', ulx: '1', uly: '2', lrx: '30', lry: '40' }
		});
	});

	test('what recognition drew over the edge is cut there, points too', () => {
		const points = [
			{ x: -5, y: 3 },
			{ x: 9000, y: 3 },
			{ x: 9, y: 9000 }
		];
		expect(zoneOf({ ulx: -5, uly: -1, lrx: 9000, lry: 9000, points })).toMatchObject({
			...{ ulx: '0', uly: '0', lrx: '2480', lry: '3508' },
			points: '0,3 2480,3 9,3508'
		});
	});

	test.each([
		[0, '0'],
		[90, '90'],
		[-90, '270'],
		[359.6, '0'],
		[12.4, '12'],
		[undefined, undefined]
	])('turned by %s degrees: %s', (rotate, written) => {
		const zone = { ulx: 1, uly: 2, lrx: 30, lry: 40, ...(rotate !== undefined && { rotate }) };
		expect(zoneOf(zone).rotate).toBe(written);
	});
});

test('3,000 lines have 3,000 zones, each of its own id', () => {
	const root = facsimile([{}, Array.from({ length: 3_000 }, (_, i) => `строка ${i}`).join('\n')]);
	const ids = attributes(root, 'zone').map((one) => one['xml:id']);
	expect(ids).toHaveLength(3_001);
	expect(new Set(ids).size).toBe(3_001);
});
