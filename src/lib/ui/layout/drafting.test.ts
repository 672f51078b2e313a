import fc from 'fast-check';
import { expect, test } from 'vitest';
import { page as pageOf } from '../../../../tests/support/page.ts';
import { HANDLES, LEAST } from '#lib/facsimile/shape.ts';
import { height, width, type Zone } from '#lib/facsimile/zone.ts';
import type { Page } from '#lib/transcription/page.ts';
import type { Structure } from '#lib/transcription/save.ts';
import { apply } from '#lib/transcription/edit.ts';
import { edit } from '#lib/server/structure.ts';
import { Drafting, placeIn } from './drafting.svelte.ts';

const sheet = { width: 400, height: 600 };
const zone = (ulx: number, uly: number, lrx: number, lry: number): Zone => ({ ulx, uly, lrx, lry });

/** A layout desk over a page of its own, on which the server's own rules answer. */
function desk(selected: string | null = null, view: Zone | null = null) {
	const start = pageOf(['Куда ПЕКИН', 'Кому СОВПОСОЛ'], ['Получена']);
	start.regions[0]!.zone = zone(0, 0, 140, 100);
	start.regions[1]!.zone = zone(0, 200, 300, 300);
	start.regions[1]!.lines[0]!.zone = zone(10, 210, 90, 230);
	const said = { page: start, wishes: [] as Structure[], read: [] as Zone[], refuse: false };
	const ask = async (wish: Structure): Promise<Page | null> => {
		said.wishes.push(wish);
		if (said.refuse) return null;
		const given = {
			id: `n${said.wishes.length}`,
			by: 'anna',
			surface: sheet as never,
			choices: []
		};
		const made = edit(said.page, wish as never, given);
		if (made.ok) said.page = apply(said.page, made.value);
		return made.ok ? said.page : null;
	};
	const drafting = new Drafting(
		{ page: () => said.page, sheet, ask, view: () => view, read: (one) => said.read.push(one) },
		selected
	);
	return { drafting, said };
}

test('parts stand in reading order; fragments that are no text are not among them', () => {
	const { drafting, said } = desk();
	expect(drafting.parts.map(({ id }) => id)).toEqual(['r1', 'l1', 'l2', 'r2', 'l3']);
	said.page.regions[1]!.lines[0]!.refused = 'specks';
	expect(drafting.parts.map(({ id }) => id)).toEqual(['r1', 'l1', 'l2']);
});

test('a click takes the line before its region, a second one the region, one beside nothing', () => {
	const { drafting } = desk();
	drafting.pick({ x: 20, y: 220 });
	expect(drafting.selected).toBe('l3');
	drafting.pick({ x: 20, y: 220 });
	expect(drafting.selected).toBe('r2');
	drafting.pick({ x: 290, y: 290 });
	expect(drafting.selected).toBe('r2');
	drafting.pick({ x: 390, y: 590 });
	expect([drafting.selected, drafting.part]).toEqual([null, undefined]);
});

test('steps stay on the page, from nowhere to the first', () => {
	const { drafting } = desk();
	const after = (by: number) => {
		drafting.step(by);
		return drafting.selected;
	};
	expect([after(-1), after(-1), after(1), after(9), after(1)]).toEqual([
		'r1',
		'r1',
		'l1',
		'l3',
		'l3'
	]);
});

test('whatever the arrows do, the sketch is whole and on the sheet, and nothing is asked', () => {
	const step = fc.tuple(
		fc.boolean(),
		fc.integer({ min: -500, max: 500 }),
		fc.integer({ min: -700, max: 700 })
	);
	fc.assert(
		fc.property(
			fc.array(step, { maxLength: 20 }),
			fc.constantFrom('r1', 'l2', 'l3'),
			(steps, id) => {
				const { drafting, said } = desk(id);
				for (const [size, dx, dy] of steps) {
					drafting.begin('place', size ? 'size' : 'move');
					drafting.nudge(dx, dy);
					const { zone: now } = drafting.sketch!;
					expect(Math.min(now.ulx, now.uly, 400 - now.lrx, 600 - now.lry)).toBeGreaterThanOrEqual(
						0
					);
					expect(Math.min(width(now), height(now))).toBeGreaterThanOrEqual(LEAST);
				}
				drafting.leave();
				expect([said.wishes, drafting.busy]).toEqual([[], false]);
			}
		),
		{ numRuns: 50 }
	);
});

test('a part moved by arrows is placed by one wish when it is settled', async () => {
	const { drafting, said } = desk('l3');
	drafting.begin('place');
	drafting.nudge(1, 0);
	drafting.nudge(0, 10);
	expect(await drafting.settle()).toBe(true);
	expect(said.wishes).toEqual([{ kind: 'place-line', line: 'l3', zone: zone(11, 220, 91, 240) }]);
	expect(drafting.part?.zone).toEqual(zone(11, 220, 91, 240));
	expect(await drafting.settle()).toBe(false);
});

test('each handle resizes, none moves; a region is placed as a region', async () => {
	for (const handle of HANDLES) {
		const { drafting } = desk('r2');
		drafting.drag(drafting.part!.zone, handle, 5, 5);
		expect(drafting.sketch!.zone).not.toEqual(drafting.part!.zone);
	}
	const { drafting, said } = desk('r2');
	drafting.drag(drafting.part!.zone, null, 7, -7);
	await drafting.settle();
	expect(said.wishes).toEqual([
		{ kind: 'place-region', region: 'r2', zone: zone(7, 193, 307, 293) }
	]);
});

test('a shape begun by a key stands in the middle of what is in view', () => {
	const { drafting } = desk(null, zone(-100, 100, 300, 300));
	drafting.begin('draw-region');
	expect(drafting.sketch).toEqual({
		purpose: 'draw-region',
		mode: 'move',
		zone: zone(60, 170, 240, 230)
	});
	const blind = desk().drafting;
	blind.begin('draw-line');
	expect(blind.sketch?.zone).toEqual(zone(80, 282, 320, 318));
	blind.begin('place');
	expect(blind.sketch).toBeNull();
});

test('what is drawn is asked for and selected; a zone to be read is handed on; too small is nothing', async () => {
	const { drafting, said } = desk('l2');
	const before = said.page;
	drafting.tool = 'draw-region';
	drafting.draw('draw-region', zone(310, 10, 390, 90));
	await drafting.settle();
	expect([drafting.selected, drafting.tool]).toEqual(['rn1', null]);
	const after = said.page;
	said.page = before;
	expect(drafting.selected).toBe('l2');
	said.page = after;
	drafting.draw('draw-line', zone(315, 20, 385, 40));
	await drafting.settle();
	expect(drafting.part).toMatchObject({ id: 'ln2', region: { id: 'rn1' }, line: { text: '' } });
	drafting.draw('read', zone(0, 0, 50, 50));
	expect(await drafting.settle()).toBe(true);
	expect(said.read).toEqual([zone(0, 0, 50, 50)]);
	drafting.draw('draw-region', null);
	expect(drafting.busy).toBe(false);
	expect(said.wishes.map(({ kind }) => kind)).toEqual(['draw-region', 'draw-line']);
});

test('what is to be read begins as the selected part, else in the middle of what is in view', async () => {
	const { drafting, said } = desk('l3', zone(100, 100, 300, 300));
	drafting.begin('read');
	expect(drafting.sketch).toEqual({ purpose: 'read', mode: 'move', zone: zone(10, 210, 90, 230) });
	drafting.nudge(0, 40);
	await drafting.settle();
	expect([said.read, said.wishes]).toEqual([[zone(10, 250, 90, 270)], []]);
	drafting.select(null);
	drafting.begin('read');
	expect(drafting.sketch?.zone).toEqual(zone(140, 194, 260, 206));
});

test('the knife stays inside the part and cuts a line across, a region down', async () => {
	const { drafting, said } = desk('l1');
	drafting.cut();
	drafting.nudge(-5, 100);
	expect(drafting.knife).toBe(45);
	drafting.nudge(9_999, 0);
	expect(drafting.knife).toBe(99);
	drafting.nudge(-54, 0);
	await drafting.settle();
	expect(said.wishes).toEqual([{ kind: 'cut-line', line: 'l1', x: 45 }]);
	drafting.select('r1');
	drafting.cut();
	drafting.nudge(100, -10);
	await drafting.settle();
	expect(said.wishes[1]).toEqual({ kind: 'cut-region', region: 'r1', y: 40 });
	drafting.select(null);
	drafting.cut();
	expect(drafting.busy).toBe(false);
});

test('a deleted part gives the selection to what stands in its place; refused it keeps it', async () => {
	const { drafting, said } = desk('l1');
	const whole = said.page;
	await drafting.remove();
	expect(drafting.selected).toBe('l2');
	said.refuse = true;
	await drafting.remove();
	expect(drafting.selected).toBe('l2');
	said.refuse = false;
	drafting.select('r2');
	await drafting.remove();
	expect(drafting.selected).toBe('l2');
	said.page = whole;
	expect(drafting.selected).toBe('r2');
});

test('of parts deleted one after the other, each that comes back is selected, the last one first', async () => {
	const { drafting, said } = desk('l1');
	const pages = [said.page];
	await drafting.remove();
	pages.push(said.page);
	await drafting.remove();
	expect(drafting.selected).toBe('r2');
	for (const [page, id] of [
		[pages[1]!, 'l2'],
		[pages[0]!, 'l1']
	] as const) {
		said.page = page;
		expect(drafting.selected).toBe(id);
	}
	drafting.select('l3');
	said.page = pages[1]!;
	said.page = pages[0]!;
	expect(drafting.selected).toBe('l3');
});

test('joined is asked for where there is a next one, reordered where there is a place', async () => {
	const { drafting, said } = desk('l1');
	await drafting.join();
	drafting.select('r2');
	await drafting.join();
	await drafting.reorder(-1);
	await drafting.reorder(0);
	expect(placeIn(drafting.page, drafting.part!)).toBe(0);
	await drafting.join();
	drafting.select('l3');
	await drafting.reorder(1);
	expect(said.wishes).toEqual([
		{ kind: 'join', line: 'l1' },
		{ kind: 'order-region', region: 'r2', to: 0 },
		{ kind: 'join-region', region: 'r2' },
		{ kind: 'order-line', line: 'l3', to: 1 }
	]);
	expect(placeIn(drafting.page, drafting.part!)).toBe(1);
	drafting.select(null);
	await drafting.join();
	await drafting.remove();
	expect(said.wishes).toHaveLength(4);
});
