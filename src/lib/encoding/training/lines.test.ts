import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnnotationKind } from '#lib/transcription/annotation.ts';
import { ANNOTATION_KINDS } from '#lib/transcription/annotation.ts';
import { REGION_KINDS, type Line, type Page, type RegionKind } from '#lib/transcription/page.ts';
import { page as sample } from '../../../../tests/support/sample.ts';
import { select, type Reason } from './lines.ts';

const SURFACE = { record: 'note', ordinal: 2, width: 1000, height: 500 };
const ZONE = { ulx: 10, uly: 20, lrx: 310, lry: 60 };

const line = (parts: Partial<Line> = {}): Line => ({
	id: 'l1',
	zone: ZONE,
	text: 'О перемирии',
	annotations: [],
	words: [],
	confidence: 0.9,
	revision: 1,
	by: 'anna',
	seen: ['anna'],
	...parts
});
const page = (lines: Line[], kind: RegionKind = 'body'): Page => ({
	regions: [{ id: 'r1', kind, zone: ZONE, lines }]
});
const marked = (kind: AnnotationKind) => line({ annotations: [{ id: 'a', kind, from: 0, to: 1 }] });

/** What the picture does not show; every other mark leaves the letters on the leaf as they are. */
const LEAVES_OUT: Partial<Record<AnnotationKind, Reason>> = {
	gap: 'gap',
	unclear: 'unclear',
	supplied: 'supplied',
	deleted: 'deleted',
	added: 'added'
};

test.each(ANNOTATION_KINDS)('a line with a mark of %s', (kind) => {
	const { lines, leftOut } = select(page([marked(kind)]), SURFACE);
	const reason = LEAVES_OUT[kind];
	expect(leftOut).toEqual(reason ? [{ name: 'note-002-001', reason }] : []);
	expect(lines).toHaveLength(reason ? 0 : 1);
});

test.each(REGION_KINDS)('a line of a region of %s', (kind) => {
	const reasons: Partial<Record<RegionKind, Reason>> = {
		handwriting: 'handwriting',
		noise: 'not_text',
		rule: 'not_text'
	};
	const { leftOut } = select(page([line()], kind), SURFACE);
	expect(leftOut.map(({ reason }) => reason)).toEqual(reasons[kind] ? [reasons[kind]] : []);
});

test.each<[string, Partial<Line>, Reason]>([
	['the machine’s own refusal', { refused: 'specks' }, 'not_text'],
	['no text', { text: '' }, 'empty'],
	['nothing but a space', { text: ' ' }, 'empty'],
	['a zone without width', { zone: { ...ZONE, lrx: 10 } }, 'no_zone'],
	['a zone beside the leaf', { zone: { ulx: 1000, uly: 0, lrx: 1100, lry: 40 } }, 'no_zone'],
	['a zone above the leaf', { zone: { ulx: 0, uly: -50, lrx: 100, lry: 0 } }, 'no_zone']
])('a line with %s is left out', (_what, parts, reason) => {
	expect(select(page([line(parts)]), SURFACE)).toEqual({
		lines: [],
		leftOut: [{ name: 'note-002-001', reason }]
	});
});

test('a name is the place on the leaf: those left out keep their number, the text is NFC', () => {
	const decomposed = line({ text: 'Мой'.normalize('NFD') });
	const { lines } = select(page([line({ text: '' }), decomposed, line()]), SURFACE);
	expect(lines.map(({ name }) => name)).toEqual(['note-002-002', 'note-002-003']);
	expect(lines[0]!.text).toBe('Мой');
	expect(lines[0]!.text).toHaveLength(3);
});

test('the sample’s own page: every line is there once, as it stands in the page', () => {
	const surface = { record: 'molotov-1953-07-04', ordinal: 1, width: 2480, height: 3508 };
	const content = sample(1);
	const all = content.regions.flatMap((region) => region.lines);
	const { lines, leftOut } = select(content, surface);
	expect(lines.length + leftOut.length).toBe(all.length);
	expect(lines.length).toBeGreaterThan(20);
	const texts = new Set(all.map(({ text }) => text));
	for (const { text } of lines) expect(texts).toContain(text);
});

test('whatever the zone, what is cut lies inside the leaf, in whole pixels, and covers all of it', () => {
	const place = fc.double({ min: -300, max: 1300, noNaN: true });
	fc.assert(
		fc.property(place, place, place, place, (ulx, uly, lrx, lry) => {
			const { lines } = select(page([line({ zone: { ulx, uly, lrx, lry } })]), SURFACE);
			for (const { zone } of lines) {
				for (const side of Object.values(zone)) expect(Number.isInteger(side)).toBe(true);
				expect(zone.ulx).toBeGreaterThanOrEqual(0);
				expect(zone.lrx).toBeLessThanOrEqual(SURFACE.width);
				expect(zone.lry).toBeLessThanOrEqual(SURFACE.height);
				expect(zone.ulx).toBeLessThanOrEqual(Math.max(0, ulx));
				expect(zone.lrx).toBeGreaterThanOrEqual(Math.min(SURFACE.width, lrx));
			}
		})
	);
});
