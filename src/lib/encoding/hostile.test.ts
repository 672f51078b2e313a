import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../tests/support/edition.ts';
import { textPage } from '../../../tests/support/text-page.ts';
import type { Outcome } from '#lib/outcome.ts';
import type { Zone } from '#lib/facsimile/zone.ts';
import type { Page } from '#lib/transcription/page.ts';
import * as altoRead from './alto/read.ts';
import * as altoWrite from './alto/write.ts';
import * as hocrRead from './hocr/read.ts';
import * as hocrWrite from './hocr/write.ts';
import { explain, type Imported } from './imported.ts';
import * as pageRead from './page/read.ts';
import * as pageWrite from './page/write.ts';
import { check } from './tei/check.ts';
import { write } from './tei/write.ts';

/** What is not ours can be broken in any way: it is refused, or it is a page that can be written. */
const edition = sampleEdition();
const { surface } = edition.surfaces[0]!;
const page = textPage('Раз два\nсло-\nво\n[stamp]\nНЕ СЕКРЕТНО');
page.regions[0]!.zone.points = [
	{ x: 0, y: 0 },
	{ x: 90, y: 0 },
	{ x: 40, y: 30 }
];
page.regions[0]!.lines[0]!.baseline = [
	{ x: 0, y: 9 },
	{ x: 70, y: 9 }
];

type Read = (file: string) => Outcome<Imported>;
const FORMATS: [name: string, good: string, read: Read][] = [
	['PAGE', pageWrite.write(edition, surface, page), pageRead.read],
	['ALTO', altoWrite.write(surface, page), (xml) => altoRead.read(xml)],
	['hOCR', hocrWrite.write(edition, surface, page), hocrRead.read]
];

/** Letters that numbers, lists of points, names and markup break by. */
const STRANGE = [
	...[
		'"',
		'<',
		'>',
		'&',
		'/',
		' ',
		',',
		'.',
		'-',
		'1',
		'9',
		'e',
		'x',
		'NaN',
		'1e999',
		'-1e9',
		'0x9'
	],
	...['\u0000', '\u0301', '\ud800', '𝒜', '\u2028', '</a>', '<!--', ']]>', 'constructor']
];

interface Cut {
	at: number;
	length: number;
	put: string;
}

const cuts = fc.array(
	fc.record({ at: fc.nat(), length: fc.nat(6), put: fc.constantFrom('', ...STRANGE) }),
	{ minLength: 1, maxLength: 4 }
);

function mutated(good: string, given: readonly Cut[]): string {
	return given.reduce((text, { at, length, put }) => {
		const from = at % text.length;
		return text.slice(0, from) + put + text.slice(from + length);
	}, good);
}

/** Numbers of a file that something else stands for: markup stays whole, so that more is taken. */
const NUMBER = /-?\d+(\.\d+)?/g;
const numbers = fc.array(
	fc.tuple(fc.nat(), fc.constantFrom(...STRANGE.slice(5, 17), '', '1.2.3')),
	{
		minLength: 1,
		maxLength: 6
	}
);

function renumbered(good: string, given: readonly [number, string][]): string {
	const places = [...good.matchAll(NUMBER)];
	const chosen = new Map(given.map(([at, put]) => [at % places.length, put]));
	let i = 0;
	return good.replace(NUMBER, (number) => chosen.get(i++) ?? number);
}

function expectZone({ ulx, uly, lrx, lry, points = [] }: Zone): void {
	const edges = [ulx, uly, lrx, lry, ...points.flatMap(({ x, y }) => [x, y])];
	expect(edges.filter((edge) => !Number.isSafeInteger(edge) || edge < 0)).toEqual([]);
	expect(ulx <= lrx && uly <= lry).toBe(true);
}

/** What a page must be, wherever it comes from. */
function expectPage({ regions }: Page): void {
	const lines = regions.flatMap((region) => region.lines);
	const ids = [...regions, ...lines].map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	for (const one of [...regions, ...lines]) expectZone(one.zone);
	for (const line of lines) {
		expect(line.text).toBe(line.text.normalize('NFC').trim());
		for (const { x, y } of line.baseline ?? [])
			expect(Number.isSafeInteger(x) && Number.isSafeInteger(y)).toBe(true);
		const sure = [line.confidence, ...line.words.map(({ confidence }) => confidence)];
		for (const one of sure) expect(one === null || (one >= 0 && one <= 1)).toBe(true);
		for (const { from, to, zone } of line.words) {
			expect(from).toBeLessThan(to);
			expectZone(zone);
		}
	}
}

function expectTaken(outcome: Outcome<Imported>): void {
	if (!outcome.ok) {
		expect(['not_well_formed', 'other_format', 'nothing_in_file']).toContain(outcome.refusal.code);
		return;
	}
	const { page: taken, image, remarks } = outcome.value;
	expectPage(taken);
	for (const side of [image.width, image.height])
		expect(side === null || Number.isSafeInteger(side)).toBe(true);
	for (const remark of remarks) expect(explain(remark, 'ru')).not.toMatch(/[{}]/);
}

describe.each(FORMATS)('%s', (_name, good, read) => {
	test('as it was written is taken, without a remark', () => {
		expect(read(good)).toMatchObject({ ok: true, value: { remarks: [] } });
		expectTaken(read(good));
	});

	test('cut, doubled and strewn with strange letters is refused, or is a page', () => {
		fc.assert(
			fc.property(cuts, (given) => expectTaken(read(mutated(good, given)))),
			{ numRuns: 300 }
		);
	});

	test('with something else for its numbers is a page all the same', () => {
		fc.assert(
			fc.property(numbers, (given) => expectTaken(read(renumbered(good, given)))),
			{ numRuns: 300 }
		);
	});

	test('that ends too soon, at whatever letter, is refused or is a page', () => {
		for (let at = 0; at < good.length; at += 97) expectTaken(read(good.slice(0, at)));
	});

	test('what is taken of a broken one can be written as TEI that has no fault', () => {
		fc.assert(
			fc.property(numbers, (given) => {
				const outcome = read(renumbered(good, given));
				if (!outcome.ok) return;
				const broken = { ...edition.surfaces[0]!, page: outcome.value.page };
				const bare = { differences: [], verdicts: [], published: null, collated: false };
				const one = sampleEdition({ ...bare, surfaces: [broken] });
				expect(check(write(one, { form: 'edition' }), one)).toEqual([]);
			}),
			{ numRuns: 10 }
		);
	});
});
