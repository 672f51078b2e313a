import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { fill, grain, plan, sheet, writing } from '../../../../tests/support/drawn.ts';
import { lay } from './layout.ts';
import { cuts, planWith } from './plan.ts';

const page = (draw: Parameters<typeof writing>[1] = {}, grey = 230) => {
	const drawn = sheet(640, 480, grey);
	writing(drawn, draw);
	return drawn;
};
const RUS = { languages: 'rus' };

describe('layout of drawn pages', () => {
	test.each([1, 3, 8])('%i lines are found as drawn', (lines) => {
		const laid = lay(page({ lines }), RUS);
		expect(laid.lines).toHaveLength(lines);
		for (const line of laid.lines) expect(line.marks).toHaveLength(30);
	});

	test.each([-4, -1.5, 0, 2, 5])('a skew of %f degrees is measured', (degrees) => {
		const laid = lay(page({ degrees, top: degrees < 0 ? 110 : 60 }), RUS);
		expect(Math.abs(laid.skew - degrees)).toBeLessThan(0.35);
		expect(laid.lines).toHaveLength(8);
	});

	test('the height of letters is what was drawn, in pixels of the master', () => {
		expect(lay(page({ high: 16, letters: 30, lines: 5 }), RUS).size.xHeight).toBeCloseTo(16, 0);
	});

	test('a rule through the page is taken out, lines stay', () => {
		const drawn = page();
		fill(drawn, 20, 60 + 36 * 3 + 5, 600, 2, 0);
		const laid = lay(drawn, RUS);
		expect(laid.rules.length).toBeGreaterThan(0);
		expect(laid.lines).toHaveLength(8);
		const kept = lay(drawn, { ...RUS, rules: false });
		expect(kept.rules).toEqual([]);
	});

	test('specks far from the lines are no lines; the page is known to be speckled', () => {
		const drawn = page();
		for (let at = 0; at < 160; at++) fill(drawn, (at * 97) % 630, (at * 53) % 470, 3, 3, 0);
		const laid = lay(drawn, RUS);
		expect(laid.speckled).toBe(true);
		expect(laid.lines.filter((line) => line.marks.length > 20)).toHaveLength(8);
	});

	test('a stamp’s light ring across two lines costs no letters', () => {
		const drawn = page({ grey: 60 });
		for (let degree = 0; degree < 3600; degree++) {
			const angle = (degree * Math.PI) / 1800;
			fill(
				drawn,
				Math.round(300 + 80 * Math.cos(angle)),
				Math.round(160 + 80 * Math.sin(angle)),
				3,
				3,
				180
			);
		}
		writing(drawn, { grey: 60 });
		const marks = lay(drawn, RUS).lines.reduce((sum, line) => sum + line.marks.length, 0);
		expect(marks).toBeGreaterThan(0.93 * 240);
	});

	test('a pencil over a line costs few of its letters', () => {
		const drawn = page();
		for (let x = 150; x < 260; x++) {
			const y = 130 + 45 * Math.sin(x / 9);
			const next = 130 + 45 * Math.sin((x + 1) / 9);
			fill(drawn, x, Math.round(Math.min(y, next)), 2, 2 + Math.round(Math.abs(next - y)), 0);
		}
		const { lines, found } = lay(drawn, RUS);
		expect(lines.filter((line) => line.marks.length > 20)).toHaveLength(8);
		expect(
			Math.max(...lines.flatMap(({ marks }) => marks.map((mark) => mark.bottom - mark.top)))
		).toBeLessThan(Math.max(...found.all.map(({ top, bottom }) => bottom - top)));
	});

	test('a crease through a line frames nothing; a stamp’s frame does', () => {
		const crease = page();
		for (let x = 10; x < 630; x++) fill(crease, x, Math.round(165 + 0.06 * x), 1, 3, 60);
		expect(lay(crease, RUS).frames).toEqual([]);
		const stamp = page({ lines: 3 });
		for (const [left, top, wide, high] of [
			[300, 300, 200, 3],
			[300, 360, 200, 3],
			[300, 300, 3, 63],
			[497, 300, 3, 63]
		] as const)
			fill(stamp, left, top, wide, high);
		expect(lay(stamp, RUS).frames).toMatchObject([
			{ left: 300, right: 500, top: 300, bottom: 363 }
		]);
	});

	test('letters broken to pieces are mended and keep their crumbs, unless told how to be softened', () => {
		const drawn = page({}, 255);
		for (let at = 0; at < drawn.data.length; at += 3) {
			const y = Math.floor(at / drawn.width);
			if ((at * 7 + y * 13) % 5 < 2) drawn.data[at] = 255;
		}
		for (let y = 0; y < drawn.height; y += 3)
			drawn.data.fill(255, y * drawn.width, (y + 1) * drawn.width);
		const laid = lay(drawn, RUS);
		expect([laid.broken, laid.softened, laid.measures['broken']]).toEqual([true, true, true]);
		expect(laid.steps.map(({ name }) => name)).toContain('mend');
		const told = lay(drawn, { ...RUS, soften: 0 });
		expect([told.broken, told.softened]).toEqual([true, false]);
		expect(laid.found.all.length).toBeLessThan(told.found.all.length);
		expect(lay(page({}, 255), RUS).broken).toBe(false);
	});

	test('a blank page, a black page and grain have no lines', () => {
		const grainy = sheet(400, 400, 200);
		grain(grainy, 25);
		for (const drawn of [sheet(400, 400, 240), sheet(400, 400, 0), grainy]) {
			expect(lay(drawn, RUS).lines.filter((line) => line.marks.length > 3)).toEqual([]);
		}
	});

	test('what was done is told with its parameters', () => {
		const { steps, measures } = lay(page(), RUS);
		expect(steps.map(({ name }) => name)).toEqual([
			'shrink',
			'divide',
			'soften',
			'letters',
			'rules',
			'skew',
			'lines'
		]);
		expect(measures).toMatchObject({ bilevel: true, factor: 1, lines: 8, speckled: false });
	});
});

describe('plan', () => {
	test('every line is a PNG, and its zone holds what was drawn', async () => {
		const planned = plan(page({ lines: 2 }), RUS);
		expect(planned.lines).toHaveLength(2);
		const [first] = planned.lines;
		expect([...first!.picture.subarray(1, 4)]).toEqual([80, 78, 71]);
		const { ulx, uly, lrx, lry } = first!.zone;
		expect(Math.abs(ulx - 60)).toBeLessThan(4);
		expect(Math.abs(uly - 60)).toBeLessThan(4);
		expect(Math.abs(lry - 72)).toBeLessThan(4);
		expect(Math.abs(lrx - (60 + 34 * 12 + 10))).toBeLessThan(6);
		expect(planned.blank).toBe(false);
	});

	test('any line can be cut in two more ways: smaller; and soft with thin strokes darker', async () => {
		const pale = page({ lines: 2, grey: 150 });
		const { plan: planned, strips } = planWith(pale, RUS);
		const [line] = planned.lines;
		const ways = (['smaller', 'darker'] as const).map(
			(way) => cuts(strips, { way, lines: [line!.id] })[0]!
		);
		const look = async (png: Uint8Array) => {
			const picture = sharp(png);
			const { width, height } = await picture.metadata();
			const { channels } = await picture.stats();
			return { width, height, ink: (255 - channels[0]!.mean) * width * height };
		};
		const first = await look(line!.picture);
		const [smaller, darker] = await Promise.all(ways.map(({ png }) => look(png)));
		expect(ways.map(({ scale }) => scale)).toEqual([1 / 0.75, 1]);
		expect(Math.abs(smaller!.width - first.width * 0.75)).toBeLessThan(2);
		expect([darker!.width, darker!.height]).toEqual([first.width, first.height]);
		expect(darker!.ink).toBeGreaterThan(first.ink);
	});

	test.each([90, 180, 270] as const)(
		'turned by %i, zones are still of the master',
		async (turn) => {
			const planned = plan(page({ lines: 2 }), { ...RUS, turn: 0 });
			const turned = plan(page({ lines: 2 }), { ...RUS, turn });
			expect([turned.width, turned.height, turned.turned]).toEqual([640, 480, turn]);
			for (const { zone } of [...planned.lines, ...(turn === 180 ? turned.lines : [])]) {
				expect(zone.ulx).toBeGreaterThan(50);
				expect(zone.lry).toBeLessThan(125);
			}
		}
	);

	test('at half the size the zones and the measures are the same', async () => {
		const [whole, half] = await Promise.all([
			plan(page({ lines: 2, high: 20, letters: 24 }), RUS),
			plan(page({ lines: 2, high: 20, letters: 24 }), { ...RUS, halved: true })
		]);
		whole.lines.forEach(({ zone }, index) => {
			const other = half.lines[index]!.zone;
			expect(Math.abs(zone.ulx - other.ulx)).toBeLessThan(5);
			expect(Math.abs(zone.lry - other.lry)).toBeLessThan(5);
		});
		expect([whole.measures['factor'], half.measures['factor']]).toEqual([1, 2]);
		const [own, halved] = [whole, half].map(({ measures }) => Number(measures['xHeight']));
		expect(Math.abs(own! - halved!)).toBeLessThan(2.5);
	});
});

describe('what a surface without print is told by', () => {
	const measures = (drawn: ReturnType<typeof sheet>) => lay(drawn, RUS).measures;

	test.each([0, 40, 130, 255])(
		'a plain sheet of grey %i: that light, even, no ink that flows',
		(grey) => {
			expect(measures(sheet(300, 200, grey))).toMatchObject({ light: grey, even: 1, flowing: 0 });
		}
	);

	test('letters do not flow, though they are many; the middle grey is the paper’s', () => {
		const told = measures(page({}, 225));
		expect(told).toMatchObject({ light: 225, flowing: 0 });
		expect(told['even']).toBeGreaterThan(0.9);
	});

	test('loops of a pen flow; with them among letters a part of the ink does', () => {
		const loops = (on: ReturnType<typeof sheet>) => {
			for (let step = 0; step < 4_000; step++) {
				const angle = step / 60;
				const x = Math.round(60 + step / 12 + 30 * Math.cos(angle));
				fill(on, x, Math.round(400 + 30 * Math.sin(angle)), 2, 2, 0);
			}
			return on;
		};
		expect(Number(measures(loops(sheet(640, 480, 230)))['flowing'])).toBeGreaterThan(0.9);
		const part = Number(measures(loops(page()))['flowing']);
		expect(part).toBeGreaterThan(0.1);
		expect(part).toBeLessThan(0.5);
	});

	test('noise has few pixels as light as its middle', () => {
		const drawn = sheet(300, 300, 128);
		grain(drawn, 128);
		expect(measures(drawn)['even']).toBeCloseTo(49 / 256, 1);
	});
});
