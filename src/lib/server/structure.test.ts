import { expect, test } from 'vitest';
import * as sample from '../../../tests/support/sample.ts';
import { page as pageOf } from '../../../tests/support/page.ts';
import { refuse } from '#lib/outcome.ts';
import { apply } from '#lib/transcription/edit.ts';
import { findLine, lines, type Page, regionOf } from '#lib/transcription/page.ts';
import type { Structure } from '#lib/transcription/save.ts';
import { edit } from './structure.ts';

type Wish = Exclude<Structure, { kind: 'take-back' | 'take-reading' }>;

const surface = { width: 500, height: 700 } as Parameters<typeof edit>[2]['surface'];
const given = { id: 'new', surface, by: 'anna', choices: ['rus', 'eng', 'rus+eng'] };
const start = () => pageOf(['Куда ПЕКИН', 'Кому СОВПОСОЛ'], ['Получена 19 час.']);
const zone = (ulx: number, uly: number, lrx: number, lry: number) => ({ ulx, uly, lrx, lry });

function done(wish: Wish, on: Page = start()): Page {
	const made = edit(on, wish, given);
	if (!made.ok) throw new Error(made.refusal.code);
	return apply(on, made.value);
}

test.each<[string, Wish]>([
	['a line that is not there', { kind: 'delete-line', line: 'x' }],
	['a region that is not there', { kind: 'delete-region', region: 'x' }],
	['a place in no region', { kind: 'move-line', line: 'l1', region: 'x', to: 0 }],
	['no line in a region', { kind: 'move-line', line: 'x', region: 'r1', to: 0 }],
	['the last region joined', { kind: 'join-region', region: 'r2' }],
	['the last line joined', { kind: 'join', line: 'l2' }],
	['a cut beside the line', { kind: 'cut-line', line: 'l1', x: 100 }],
	['a cut above the region', { kind: 'cut-region', region: 'r1', y: 0 }],
	['a cut below the region', { kind: 'cut-region', region: 'r1', y: 100 }],
	['a first line where there are some', { kind: 'add', line: null }],
	['an offer that was not made', { kind: 'offer', line: 'l1', take: true }]
])('%s is a bad request that names itself', (_, wish) => {
	expect(edit(start(), wish, given)).toMatchObject({
		ok: false,
		refusal: { code: 'bad_request', facts: { what: wish.kind } }
	});
});

test.each<Wish>([
	{ kind: 'place-line', line: 'l1', zone: zone(600, 0, 700, 20) },
	{ kind: 'place-region', region: 'r1', zone: zone(10, 10, 10, 90) },
	{ kind: 'draw-line', zone: zone(0, 0, 3, 100), text: '' },
	{ kind: 'draw-region', zone: zone(497, 0, 900, 100), as: 'stamp' }
])('a shape that is too small or off the picture is refused: %j', (wish) => {
	expect(edit(start(), wish, given)).toMatchObject({
		refusal: { code: 'zone_small', facts: { least: 4 } }
	});
});

test('what is drawn over the edge is kept as far as it lies on the picture', () => {
	const region = done({
		kind: 'draw-region',
		zone: zone(-20, 600, 90, 990),
		as: 'stamp'
	}).regions.at(-1);
	expect(region).toEqual({
		...{ id: 'rnew', kind: 'stamp', laid: 'anna', lines: [] },
		zone: zone(0, 600, 90, 700)
	});
	const placed = done({ kind: 'place-line', line: 'l1', zone: zone(480, 5, 600, 30) });
	expect(findLine(placed, 'l1')).toMatchObject({ zone: zone(480, 5, 500, 30), laid: 'anna' });
});

test('a drawn line stands in the smallest region that holds it, in order from above', () => {
	const on = start();
	on.regions[1]!.zone = zone(10, 30, 60, 60);
	const inner = done(
		{ kind: 'draw-line', zone: zone(12, 40, 58, 50), text: ' и\u0306\u0000 ' },
		on
	);
	expect(regionOf(inner, 'lnew')?.id).toBe('r2');
	expect(findLine(inner, 'lnew')).toMatchObject({ text: 'й', by: 'anna', laid: 'anna', words: [] });
	const outer = done({ kind: 'draw-line', zone: zone(0, 70, 100, 90), text: '' }, on);
	expect(outer.regions[0]!.lines.map(({ id }) => id)).toEqual(['l1', 'l2', 'lnew']);
});

test('a line drawn where no region is stands in one of its own', () => {
	const alone = done({ kind: 'draw-line', zone: zone(200, 300, 400, 330), text: '' });
	expect(alone.regions.map(({ id }) => id)).toEqual(['r1', 'r2', 'rnew']);
	expect(alone.regions[2]).toMatchObject({ kind: 'body', laid: 'anna', lines: [{ id: 'lnew' }] });
	const first = done(
		{ kind: 'draw-line', zone: zone(200, 300, 400, 330), text: '' },
		{ regions: [] }
	);
	expect(lines(first)).toMatchObject([{ id: 'lnew', text: '' }]);
});

test('fragments that are no text are no home for a line', () => {
	const on = start();
	on.regions = on.regions.map((region) => ({ ...region, kind: 'noise' }));
	expect(
		regionOf(done({ kind: 'draw-line', zone: zone(5, 5, 50, 20), text: '' }, on), 'lnew')?.id
	).toBe('rnew');
});

test('a region is read with a model that is there, or not at all', () => {
	const wish: Wish = { kind: 'read-with', region: 'r1', languages: 'deu' };
	expect(edit(start(), wish, given)).toEqual(refuse('language_unknown', { language: 'deu' }));
});

test('a drawn region takes its place in the reading order of a real page', () => {
	const on = sample.page(1);
	const whole = { ...surface, width: 2480, height: 3508 };
	const third = on.regions[3]!;
	const { ulx, uly, lrx, lry } = third.zone;
	const wish = {
		kind: 'draw-region' as const,
		zone: zone(ulx, uly + 2, lrx, lry),
		as: 'list' as const
	};
	const made = edit(on, wish, { ...given, surface: whole });
	const after = made.ok ? apply(on, made.value).regions : [];
	expect(after.slice(3, 5).map(({ id }) => id)).toEqual([third.id, 'rnew']);
});

test.each<[Wish, (after: Page) => unknown, unknown]>([
	[{ kind: 'retype', region: 'r1', as: 'table' }, (after) => after.regions[0]?.laid, 'anna'],
	[
		{ kind: 'read-with', region: 'r1', languages: 'rus+eng' },
		(after) => [after.regions[0]?.languages, after.regions[0]?.laid],
		['rus+eng', 'anna']
	],
	[
		{ kind: 'read-with', region: 'r1', languages: null },
		(after) => after.regions[0]?.languages,
		undefined
	],
	[{ kind: 'cut-line', line: 'l1', x: 45 }, (after) => findLine(after, 'lnew')?.text, 'ПЕКИН'],
	[{ kind: 'split', line: 'l1', at: 5 }, (after) => findLine(after, 'lnew')?.text, 'ПЕКИН'],
	[{ kind: 'cut-region', region: 'r1', y: 50 }, (after) => after.regions[1]?.id, 'rnew'],
	[{ kind: 'join-region', region: 'r1' }, (after) => after.regions.length, 1],
	[{ kind: 'join', line: 'l1' }, (after) => lines(after)[0]?.text, 'Куда ПЕКИН Кому СОВПОСОЛ'],
	[
		{ kind: 'move-line', line: 'l1', region: 'r2', to: 0 },
		(after) => regionOf(after, 'l1')?.id,
		'r2'
	],
	[{ kind: 'delete-line', line: 'l1' }, (after) => findLine(after, 'l1'), undefined],
	[{ kind: 'delete-region', region: 'r1' }, (after) => lines(after).length, 1],
	[{ kind: 'order-region', region: 'r2', to: 0 }, (after) => after.regions[0]?.id, 'r2'],
	[{ kind: 'refuse', line: 'l1' }, (after) => findLine(after, 'l1')?.refused, 'person'],
	[{ kind: 'add', line: 'l1' }, (after) => lines(after)[1]?.id, 'lnew']
])('%j is done', (wish, seen, expected) => {
	expect(seen(done(wish))).toEqual(expected);
});
