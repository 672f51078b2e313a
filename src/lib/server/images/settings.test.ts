import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { measuredOf } from '#lib/recognition/measured.ts';
import type { PlannedLine, ReadingSettings } from '#lib/recognition/plan.ts';
import { SETTINGS, type Preparation } from '#lib/recognition/preparation.ts';
import { fill, grain, plan, sheet, writing } from '../../../../tests/support/drawn.ts';
import { lay } from './layout.ts';
import { cuts, planWith } from './plan.ts';
import type { Plane } from './plane.ts';
import { prepare } from './prepare.ts';
import { preview } from './preview.ts';

const [WIDE, HIGH] = [480, 320];

/** A grainy grey page with a ruled line and a pale line of writing at its foot. */
function page(): Plane {
	const drawn = sheet(WIDE, HIGH, 225);
	writing(drawn, { lines: 5, letters: 30, grey: 30, degrees: 1.5 });
	writing(drawn, { lines: 1, letters: 30, grey: 185, top: 270, degrees: 1.5 });
	fill(drawn, 40, 262, 400, 2, 20);
	grain(drawn, 20);
	return drawn;
}
const RUS: ReadingSettings = { languages: 'rus' };
const drawn = page();
const automatic = plan(drawn, RUS);
/** The pictures and their places, without times and what was asked for: the sum of their bytes. */
const sum = (settings: Preparation) => {
	const { plan, strips } = planWith(drawn, { ...RUS, ...settings });
	const { steps: _, settings: __, lines, ...rest } = plan;
	const hash = createHash('sha256').update(JSON.stringify(rest));
	for (const { picture, ...line } of lines) hash.update(JSON.stringify(line)).update(picture);
	for (const way of ['smaller', 'darker'] as const) {
		const asked = { way, lines: lines.map(({ id }) => id) };
		for (const { png } of cuts(strips, asked)) hash.update(png);
	}
	return hash.digest('hex');
};
const TODAY = sum({});

test('other pictures come in the order in which their lines are asked for', () => {
	const { plan, strips } = planWith(drawn, RUS);
	const ids = plan.lines.map(({ id }) => id);
	const of = (lines: string[]) =>
		cuts(strips, { way: 'smaller', lines }).map(({ png }) => Buffer.from(png).toString('latin1'));
	expect(new Set(of(ids)).size).toBe(ids.length);
	expect(of(ids.toReversed())).toEqual(of(ids).toReversed());
	expect(of([])).toEqual([]);
});

describe('automatic', () => {
	test('is what comes of every setting left out', () => {
		expect(sum(Object.fromEntries(SETTINGS.map((name) => [name, undefined])))).toBe(TODAY);
	});

	test.each<[string, Preparation]>([
		['no turn', { turn: 0 }],
		['its own skew', { skew: automatic.skew }],
		['no negative', { negative: false }],
		['nothing left out at the edges', { border: 0 }],
		['the paper divided', { divide: true }],
		['softened as the grain asks', { soften: lay(drawn, RUS).softened ? 1 : 0 }],
		['the contrast of the page', { contrast: 1 }],
		['rules out', { rules: true }],
		['its own look at specks', { specks: automatic.speckled }]
	])('by hand the same as by itself gives the same bytes: %s', (_, settings) => {
		expect(sum(settings)).toBe(TODAY);
	});
});

describe('a part of the page, prepared by what was measured on the whole', () => {
	const second = automatic.lines.toSorted((a, b) => a.span.v - b.span.v)[1]!;
	/** From a corner of the cells of the paper. */
	const top = 16 * Math.floor((second.zone.uly - 50) / 16);
	const rows = { width: WIDE, height: second.zone.lry + 50 - top };
	const part = { ...rows, data: drawn.data.slice(top * WIDE, (top + rows.height) * WIDE) };
	const measured = measuredOf(automatic.measures)!;
	const look = ({ zone, size, marks, place }: PlannedLine) => ({
		...{ size, marks, uly: zone.uly, lry: zone.lry, ulx: zone.ulx, lrx: zone.lrx },
		scale: Math.round(place.scale * 50)
	});

	test('has its line where and as the page has it', () => {
		const planned = plan(part, { ...RUS, measured });
		const here = planned.lines.map(({ zone, ...line }) =>
			look({ ...line, zone: { ...zone, uly: zone.uly + top, lry: zone.lry + top } })
		);
		expect(here).toContainEqual(look(second));
		expect(planned.steps.map(({ name }) => name)).not.toContain('skew');
	});

	test('is measured no more: what little it shows may be anything', () => {
		const bare = { ...rows, data: new Uint8Array(rows.width * rows.height).fill(225) };
		const { measures, xHeight, speckled } = plan(bare, { ...RUS, measured });
		const { marks: _, lines: __, light: ___, even: ____, ...same } = automatic.measures;
		expect(measures).toMatchObject({ ...same, flowing: 0 });
		expect([xHeight, speckled]).toEqual([measured.xHeight, measured.speckled]);
	});

	test('what is chosen by hand goes before what was measured', () => {
		const by = { skew: -2, specks: !measured.speckled };
		expect(plan(part, { ...RUS, measured, ...by })).toMatchObject({
			...{ skew: -2, speckled: by.specks }
		});
	});
});

describe('each setting does what it says', () => {
	const steps = (settings: Preparation) =>
		Object.fromEntries(
			lay(drawn, { ...RUS, ...settings }).steps.map(({ name, parameters }) => [name, parameters])
		);

	test.each([90, 180, 270] as const)('turn: the page is read turned by %i', (turn) => {
		expect(plan(drawn, { ...RUS, turn })).toMatchObject({
			turned: turn,
			width: WIDE,
			height: HIGH
		});
	});

	test('skew: the lines are taken to fall as said, not as measured', () => {
		expect(Math.abs(automatic.skew - 1.5)).toBeLessThan(0.3);
		expect(plan(drawn, { ...RUS, skew: -2 }).skew).toBe(-2);
		expect(steps({ skew: -2 })).not.toHaveProperty('skew');
	});

	test('divide: without it the paper is not estimated', () => {
		expect(steps({ divide: false })).not.toHaveProperty('paper');
		expect(lay(drawn, { ...RUS, divide: false }).paper).toBeUndefined();
		const bilevel = sheet(200, 200);
		writing(bilevel, { lines: 2, letters: 10, left: 20, top: 20 });
		expect(lay(bilevel, RUS).paper).toBeUndefined();
		expect(lay(bilevel, { ...RUS, divide: true }).paper).toBeDefined();
	});

	test.each([
		[0, false],
		[1, true],
		[3, true]
	] as const)('soften: %i passes', (soften, softened) => {
		expect(steps({ soften })['soften']).toEqual({ softened, passes: soften });
	});

	test('soften: each pass lays more of the grain', () => {
		const noise = ([0, 1, 2, 3] as const).map((soften) => {
			const { even } = prepare(drawn, { ...RUS, soften }, (_, __, work) => work());
			const blank = even.data.subarray(295 * WIDE, 315 * WIDE);
			return blank.reduce((all, grey, at) => all + Math.abs(grey - (blank[at - 1] ?? grey)), 0);
		});
		expect(noise).toEqual([...noise].sort((a, b) => b - a));
		expect(noise[3]).toBeLessThan(noise[0]! / 3);
	});

	test('contrast: ink so many times paler is full ink, so that the pale line is found and black', () => {
		const plain = lay(drawn, { ...RUS, contrast: 1 }).levels;
		const harder = lay(drawn, { ...RUS, contrast: 2 }).levels;
		expect(harder.ink).toBeCloseTo(plain.ink / 2);
		expect(harder.paper).toBe(plain.paper);
		expect(harder.noise).toBe(plain.noise);
		const darkest = (settings: Preparation) => {
			const { picture } = preview(drawn, settings);
			return Math.min(...picture.data.subarray(274 * WIDE + 60, 274 * WIDE + 100));
		};
		expect(darkest({ contrast: 3 })).toBeLessThan(darkest({}) - 60);
	});

	test('rules: kept or out', () => {
		expect(automatic.rules.length).toBeGreaterThan(0);
		expect(plan(drawn, { ...RUS, rules: false }).rules).toEqual([]);
	});

	test('specks: looked at strictly or not, whatever is measured', () => {
		const speckled = page();
		for (let at = 5; at < 30; at += 6) fill(speckled, 65 + at * 12, 65 + at / 3, 3, 3, 0);
		const marks = (settings: Preparation) => {
			const laid = lay(speckled, { ...RUS, ...settings });
			return { count: laid.lines.reduce((sum, { marks }) => sum + marks.length, 0), ...laid };
		};
		const [strict, lenient] = [marks({ specks: true }), marks({ specks: false })];
		expect(strict.count).toBeLessThan(lenient.count);
		expect([strict.speckled, lenient.speckled]).toEqual([true, false]);
	});

	test('border: what lies at the edges is not looked at, all else is', () => {
		const edge = page();
		writing(edge, { lines: 1, top: 4, left: 60, letters: 20 });
		const tops = (border: number) =>
			plan(edge, { ...RUS, border }).lines.map(({ zone }) => zone.uly);
		expect(Math.min(...tops(0))).toBeLessThan(10);
		expect(Math.min(...tops(5))).toBeGreaterThan(50);
		expect(tops(5)).toHaveLength(tops(0).length - 1);
	});

	test('border: a black edge, which spoils what is measured, is not measured', () => {
		const spoilt = page();
		fill(spoilt, 0, 0, 12, HIGH, 0);
		const found = (border: number) =>
			lay(spoilt, { ...RUS, border }).lines.map(({ marks }) => marks.length);
		expect(found(0).filter((marks) => marks === 25)).toEqual([]);
		expect(found(4).filter((marks) => marks === 25)).toHaveLength(5);
	});

	test.each([12, 24, 48])(
		'xHeight: small letters are %i pixels high where they are read',
		(high) => {
			const { lines, xHeight, factor } = plan(drawn, { ...RUS, xHeight: high });
			for (const { place } of lines) expect(place.scale * (xHeight / factor)).toBeCloseTo(high, 5);
			expect(lines.map(({ zone }) => zone)).toEqual(automatic.lines.map(({ zone }) => zone));
		}
	);
});

describe('the prepared picture', () => {
	test('tells the geometry and the measures of the plan that would be read', () => {
		const { picture, measures, ...told } = preview(drawn, { turn: 180 });
		const { width, height, turned, factor, skew } = plan(drawn, { ...RUS, turn: 180 });
		expect(told).toMatchObject({ width, height, turned, factor, skew });
		expect(told.scale * (Number(measures['xHeight']) / 1)).toBeCloseTo(20, 0);
		expect([picture.width, picture.height]).toEqual([WIDE, HIGH]);
		expect(measures).toMatchObject({ rules: 1, readAt: 20, bilevel: false });
	});

	test('ink of lines is dark; what is left out is pale, and paper is white', () => {
		const { picture } = preview(drawn, {});
		const at = (x: number, y: number) => picture.data[y * WIDE + x]!;
		const { ulx, uly, lry } = automatic.lines[0]!.zone;
		const letter = Array.from({ length: 4 }, (_, x) => at(ulx + x, (uly + lry) >> 1));
		expect(Math.min(...letter)).toBeLessThan(60);
		expect(at(400, 263)).toBeGreaterThan(180);
		expect(at(240, 305)).toBeGreaterThan(240);
	});

	test('a turned page is shown turned', () => {
		const { picture, turned } = preview(drawn, { turn: 90 });
		expect([picture.width, picture.height, turned]).toEqual([HIGH, WIDE, 90]);
	});
});
