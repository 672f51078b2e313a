import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Place } from '#lib/collation/difference.ts';
import { explain } from '#lib/outcome.ts';
import type { Refusal } from '#lib/outcome.ts';
import type { Turn } from '#lib/facsimile/zone.ts';
import { addressOf, cropsOf as cut, type Pictures } from './crop.ts';
import { whyNot } from './permission.ts';

const place = (ulx: number, uly: number, lrx: number, lry: number): Place => ({
	...{ surface: 's1', line: 'l1', from: 0, to: 3 },
	zone: { ulx, uly, lrx, lry }
});

const SIZE = { width: 5000, height: 6000 };
const pictures = (turned: Turn = 0): Pictures =>
	Object.fromEntries(
		['s1', 's2'].map((surface) => [
			surface,
			{ surface, picture: { ...SIZE, turned, prepared: 'turn=0' } }
		])
	);
const cropsOf = (places: Place[], how: { wide?: boolean } = {}) => cut(places, pictures(), how);

const zones = fc
	.tuple(
		fc.nat(3000),
		fc.nat(4000),
		fc.integer({ min: 1, max: 900 }),
		fc.integer({ min: 1, max: 80 })
	)
	.map(([x, y, w, h]) => place(x, y, x + w, y + h));

test('a crop holds its place with some of what is around, and never begins before the picture', () => {
	fc.assert(
		fc.property(zones, fc.boolean(), (one, wide) => {
			const { zone } = cropsOf([one], { wide })[0]!;
			expect(zone.ulx).toBeLessThanOrEqual(one.zone.ulx);
			expect(zone.uly).toBeLessThanOrEqual(one.zone.uly);
			expect(zone.lrx).toBeGreaterThanOrEqual(one.zone.lrx);
			expect(zone.lry).toBeGreaterThanOrEqual(one.zone.lry);
			expect(zone.ulx).toBeGreaterThanOrEqual(0);
			expect(zone.uly).toBeGreaterThanOrEqual(0);
			for (const edge of Object.values(zone)) expect(Number.isInteger(edge)).toBe(true);
		})
	);
});

test('the wider crop holds the usual one', () => {
	fc.assert(
		fc.property(zones, (one) => {
			const [[usual], [wide]] = [cropsOf([one]), cropsOf([one], { wide: true })];
			expect(wide!.zone.ulx).toBeLessThanOrEqual(usual!.zone.ulx);
			expect(wide!.zone.uly).toBeLessThan(usual!.zone.uly + 1);
			expect(wide!.zone.lrx).toBeGreaterThan(usual!.zone.lrx);
			expect(wide!.zone.lry).toBeGreaterThan(usual!.zone.lry);
		})
	);
});

test('one piece a line, each of its own surface, in their order', () => {
	const two = [place(100, 100, 200, 140), { ...place(0, 0, 50, 40), surface: 's2' }];
	expect(cropsOf(two).map(({ surface }) => surface)).toEqual(['s1', 's2']);
	expect(cropsOf([])).toEqual([]);
});

test('a third of the line’s height stands above and below', () => {
	const { zone } = cropsOf([place(1000, 1000, 1200, 1040)])[0]!;
	expect([zone.uly, zone.lry]).toEqual([986, 1054]);
	expect([zone.ulx, zone.lrx]).toEqual([760, 1440]);
});

test('the address names zone and width', () => {
	const [crop] = cropsOf([place(1000, 1000, 1200, 1040)]);
	expect(addressOf(crop!)).toBe('/api/surfaces/s1/crop?zone=760,986,1440,1054&width=900');
	expect(addressOf(crop!, 500)).toMatch(/&width=500$/);
});

test('why a verdict is not open comes in the reader’s language, one reason for each kind', () => {
	const refusal = {
		code: 'wrong_state',
		facts: { action: 'verdict.keep_text' }
	} as unknown as Refusal;
	for (const language of ['en', 'ru'] as const) {
		const { sentence } = explain(refusal, language);
		expect(whyNot({ keepRefused: refusal, changeRefused: null }, language)).toEqual({
			keep: sentence,
			change: null
		});
		expect(whyNot({ keepRefused: null, changeRefused: refusal }, language)).toEqual({
			keep: null,
			change: sentence
		});
	}
	expect(whyNot(undefined, 'en')).toEqual({ keep: null, change: null });
});

test('of a page that lies on its side the crop lies as it is read, and no further than its sheet', () => {
	// The line runs down the sheet: 40 px wide and 300 high as that lies.
	const line = place(4900, 1000, 4940, 1300);
	const [upright] = cut([line], pictures(90));
	expect(upright!.zone).toEqual({ ulx: 4460, uly: 4886, lrx: 5240, lry: 4954 });
	expect(addressOf(upright!, 500)).toBe(
		'/api/surfaces/s1/crop?zone=4886,760,4954,1540&width=500&turn=90'
	);
	const [edge] = cut([place(4960, 0, 5000, 300)], pictures(90));
	expect([edge!.zone.lrx, edge!.zone.lry]).toEqual([6000, 5000]);
	expect(cut([line], {})).toEqual([]);
});
