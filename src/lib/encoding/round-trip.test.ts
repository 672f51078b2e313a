import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleEdition } from '../../../tests/support/edition.ts';
import { editions } from '../../../tests/support/editions.ts';
import type { Outcome } from '#lib/outcome.ts';
import type { Page } from '#lib/transcription/page.ts';
import * as altoRead from './alto/read.ts';
import * as altoWrite from './alto/write.ts';
import { linesOf } from './content.ts';
import type { Edition, EditionSurface } from './edition.ts';
import * as hocrRead from './hocr/read.ts';
import * as hocrWrite from './hocr/write.ts';
import type { Imported } from './imported.ts';
import * as pageRead from './page/read.ts';
import * as pageWrite from './page/write.ts';

type Surface = EditionSurface['surface'];

/** Each format that we read and write: a page written in it and read back. */
const THROUGH: Record<
	string,
	(edition: Edition, surface: Surface, page: Page) => Outcome<Imported>
> = {
	page: (edition, surface, page) => pageRead.read(pageWrite.write(edition, surface, page)),
	alto: (_edition, surface, page) => altoRead.read(altoWrite.write(surface, page)),
	hocr: (edition, surface, page) => hocrRead.read(hocrWrite.write(edition, surface, page))
};
const NAMES = Object.keys(THROUGH);
const WAYS = NAMES.flatMap((first) => NAMES.map((second): [string, string] => [first, second]));

function carried(
	edition: Edition,
	{ surface, page }: EditionSurface,
	way: readonly string[]
): Page {
	return way.reduce((now, format) => {
		const outcome = THROUGH[format]!(edition, surface, now);
		if (!outcome.ok) throw new Error(`${format}: ${outcome.refusal.code}`);
		return outcome.value.page;
	}, page!);
}

/** What all three keep: order, kinds, text, rectangles. */
function kept({ regions }: Page) {
	return regions.map((region) => ({
		kind: region.kind,
		zone: rectangle(region.zone),
		lines: linesOf(region).map(({ text, zone }) => ({ text, zone: rectangle(zone) }))
	}));
}

function rectangle({ ulx, uly, lrx, lry }: Page['regions'][number]['zone']): number[] {
	return [ulx, uly, lrx, lry];
}

test.each(WAYS)('the sample through %s and %s keeps order, kinds, text and places', (...way) => {
	const edition = sampleEdition();
	for (const one of edition.surfaces)
		expect(kept(carried(edition, one, way))).toEqual(kept(one.page!));
});

test('the words of the sample keep their zones and certainty on each way that knows them', () => {
	const edition = sampleEdition();
	const [first] = edition.surfaces;
	const words = (page: Page) =>
		page.regions.flatMap(({ lines }) =>
			lines.flatMap((line) =>
				line.words.map(({ from, to, zone, confidence }) => [from, to, rectangle(zone), confidence])
			)
		);
	for (const name of NAMES)
		expect([name, words(carried(edition, first!, [name]))]).toEqual([name, words(first!.page!)]);
});

/** Texts as formats of words can carry them: one space between words, none at the ends. */
const tidy = editions.map((edition): Edition => ({
	...edition,
	surfaces: edition.surfaces.map((one) => ({
		...one,
		surface: { ...one.surface, name: 'a.jpg' },
		page: one.page && {
			regions: one.page.regions.map((region) => ({
				...region,
				lines: region.lines.map((line) => ({
					...line,
					text: line.text.replace(/[\s\u0085]+/g, ' ').trim()
				}))
			}))
		}
	}))
}));

test('generated pages keep their text and order through any two of them', () => {
	const texts = (page: Page) => page.regions.flatMap(linesOf).map(({ text }) => text);
	const law = fc.property(tidy, fc.constantFrom(...WAYS), (edition, way) => {
		for (const one of edition.surfaces.slice(0, 2))
			if (one.page!.regions.length > 0)
				expect(texts(carried(edition, one, way))).toEqual(texts(one.page!));
	});
	fc.assert(law, { numRuns: 30 });
});
