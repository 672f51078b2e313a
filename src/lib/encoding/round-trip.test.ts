import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleEdition } from '../../../tests/support/edition.ts';
import { editions } from '../../../tests/support/editions.ts';
import { textPage } from '../../../tests/support/text-page.ts';
import type { Outcome } from '#lib/outcome.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import type { Zone } from '#lib/facsimile/zone.ts';
import { REGION_KINDS, type Line, type Page, type Word } from '#lib/transcription/page.ts';
import * as altoRead from './alto/read.ts';
import * as altoWrite from './alto/write.ts';
import { linesOf } from './content.ts';
import type { Edition, EditionSurface } from './edition.ts';
import * as hocrRead from './hocr/read.ts';
import * as hocrWrite from './hocr/write.ts';
import { importedLine, zoneOf, type Imported } from './imported.ts';
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

const point = fc.record({ x: fc.nat(2480), y: fc.nat(3508) });

/** A rectangle on the page, or an outline with the rectangle around it. */
const place: fc.Arbitrary<Zone> = fc
	.array(point, { minLength: 2, maxLength: 6 })
	.map((points) => zoneOf(points))
	.filter((zone) => zone.lrx > zone.ulx && zone.lry > zone.uly);

/** A whole number of hundredths, which is what hOCR can tell; null where a person wrote. */
const sure = fc.option(fc.nat(100).map((hundredths) => hundredths / 100));

const measuredLine = (id: string): fc.Arbitrary<Line> =>
	fc
		.record({
			letters: fc.array(fc.constantFrom('да', 'н\u0451т', '𝒜', '<&>', 'сло-', 'и\u0306', '«»'), {
				minLength: 1,
				maxLength: 5
			}),
			zone: place,
			places: fc.array(place, { minLength: 5, maxLength: 5 }),
			certainties: fc.array(sure, { minLength: 5, maxLength: 5 }),
			baseline: fc.option(fc.array(point, { minLength: 2, maxLength: 4 })),
			offered: fc.option(fc.constantFrom('иначе', '<b>'))
		})
		.map(({ letters, zone, places, certainties, baseline, offered }) => {
			const texts = letters.map((one) => one.normalize('NFC'));
			let from = 0;
			const words = texts.map((text, i): Word => {
				const to = from + grapheme.length(text);
				const word = { from, to, zone: places[i]!, confidence: certainties[i]! };
				from = to + 1;
				return word;
			});
			return {
				...importedLine({ id, zone, text: texts.join(' '), words }),
				...(baseline && { baseline }),
				...(offered && { offered })
			};
		});

const measured: fc.Arbitrary<Page> = fc
	.array(fc.tuple(fc.constantFrom(...REGION_KINDS.slice(0, 12)), place, fc.nat(3)), {
		minLength: 1,
		maxLength: 4
	})
	.chain((all) =>
		fc.tuple(
			...all.map(([kind, zone, count], r) =>
				fc
					.tuple(...Array.from({ length: count }, (_, i) => measuredLine(`r${r}-l${i}`)))
					.map((lines) => ({ id: `r${r}`, kind, zone, lines }))
			)
		)
	)
	.map((regions) => ({ regions }));

/** What a format cannot tell of a page is left out on both sides. */
const TELLS: Record<string, (line: Line) => object> = {
	page: ({ id, zone, text, words, baseline, offered }) => ({
		...{ id, zone, text, words, baseline, offered }
	}),
	alto: ({ id, zone, text, words, baseline }) => ({ id, zone, text, words, baseline }),
	hocr: ({ id, zone, text, words }) => ({
		...{ id, zone: rectangle(zone), text },
		words: words.map((word) => ({ ...word, zone: rectangle(word.zone) }))
	})
};

test.each(NAMES)(
	'generated words, certainties, outlines and baselines come back from %s as far as it tells them',
	(name) => {
		const [{ surface }] = sampleEdition().surfaces as [EditionSurface];
		const told = (page: Page) =>
			page.regions.map(({ id, kind, zone, lines }) => ({
				...{ id, kind, zone: name === 'hocr' ? rectangle(zone) : zone },
				lines: lines.map(TELLS[name]!)
			}));
		const law = fc.property(measured, (page) => {
			const back = carried(sampleEdition(), { surface, page }, [name]);
			expect(told(back)).toEqual(told(page));
			expect(told(carried(sampleEdition(), { surface, page: back }, [name]))).toEqual(told(page));
		});
		fc.assert(law, { numRuns: 60 });
	}
);

test.each(NAMES)('a thousand lines come back from %s, each once and in order', (name) => {
	const texts = Array.from({ length: 1_000 }, (_, i) => `строка ${i}`);
	const [{ surface }] = sampleEdition().surfaces as [EditionSurface];
	const page = textPage(texts.join('\n'));
	const back = carried(sampleEdition(), { surface, page }, [name]);
	expect(back.regions.flatMap(linesOf).map(({ text }) => text)).toEqual(texts);
});
