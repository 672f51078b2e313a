import fc from 'fast-check';
import { expect, test } from 'vitest';
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

test.each([
	['<PcGts><Page>', 'not_well_formed'],
	['<!DOCTYPE a [<!ENTITY b "c">]><PcGts/>', 'not_well_formed'],
	['<alto/>', 'other_format'],
	[file(''), 'nothing_in_file']
])('%s is refused: %s', (xml, code) => {
	expect(read(xml)).toMatchObject({ ok: false, refusal: { code } });
});
