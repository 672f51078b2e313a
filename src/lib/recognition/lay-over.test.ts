import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '#lib/transcription/canonical.ts';
import { type Line, lines, type Page, type Region, regionOf } from '#lib/transcription/page.ts';
import { takeBack } from '#lib/transcription/taking-back.ts';
import { layOver } from './lay-over.ts';

/** A line in row `row` of 100 pixels, 1000 across. */
function line(id: string, text: string, row: number, more: Partial<Line> = {}): Line {
	const zone = { ulx: 0, uly: row * 100, lrx: 1_000, lry: row * 100 + 60 };
	const rest = { annotations: [], words: [], confidence: 0.9, revision: 1, seen: [] };
	return { id, zone, text, by: 'tesseract', ...rest, ...more };
}

function region(
	id: string,
	from: number,
	to: number,
	all: Line[],
	more: Partial<Region> = {}
): Region {
	const zone = { ulx: 0, uly: from * 100, lrx: 1_000, lry: to * 100 };
	return { id, kind: 'body', zone, lines: all, ...more };
}

const rows = (from: number, to: number) => ({ ulx: 0, uly: from * 100, lrx: 1_000, lry: to * 100 });
const start: Page = {
	regions: [
		region('r1', 0, 3, [line('a', 'Куда', 0), line('b', 'Кону', 1), line('c', 'ВНЕ', 2)]),
		region('r2', 4, 6, [line('d', 'Посетите', 4), line('e', 'и сообщите', 5)])
	]
};
const over = (page: Page, zone: Page['regions'][0]['zone'], read: Line[]) =>
	layOver(page, { zone, lines: read, by: 'oleg', region: 'new' });
const texts = (page: Page) => lines(page).map(({ text }) => text);

describe('the machine’s own lines give way', () => {
	test('one found again keeps its id and place; the others of the page are as they were', () => {
		const page = over(start, rows(1, 2), [line('x', 'Кому', 1, { confidence: 0.7 })]);
		expect(texts(page)).toEqual(['Куда', 'Кому', 'ВНЕ', 'Посетите', 'и сообщите']);
		expect(lines(page)[1]).toMatchObject({
			id: 'b',
			by: 'tesseract',
			laid: 'oleg',
			confidence: 0.7
		});
		expect(page.regions[1]).toBe(page.regions[1]);
		expect(canonical(page.regions[1])).toBe(canonical(start.regions[1]));
		expect(lines(page)[0]).toEqual(start.regions[0]!.lines[0]);
	});

	test('two for one, one for two, and none', () => {
		const halves = [
			line('x', 'Ко', 1, { zone: { ulx: 0, uly: 100, lrx: 480, lry: 160 } }),
			line('y', 'му', 1, { zone: { ulx: 520, uly: 100, lrx: 1_000, lry: 160 } })
		];
		const two = over(start, rows(1, 2), halves);
		expect(regionOf(two, 'b')!.lines.map(({ id, text }) => [id, text])).toEqual([
			['a', 'Куда'],
			['b', 'Ко'],
			['y', 'му'],
			['c', 'ВНЕ']
		]);
		const high = line('x', 'Кому ВНЕ', 1, { zone: rows(1, 3) });
		expect(texts(over(start, rows(1, 3), [high])).slice(0, 2)).toEqual(['Куда', 'Кому ВНЕ']);
		expect(texts(over(start, rows(1, 3), []))).toEqual(['Куда', 'Посетите', 'и сообщите']);
	});

	test('a fragment taken for no text is replaced too, and its line comes into the text', () => {
		const noise = region('n', 1, 2, [line('f', '~', 1, { refused: 'short' })], { kind: 'noise' });
		const page = { regions: [region('r', 0, 3, [line('a', 'Куда', 0)]), noise] };
		const read = over(page, rows(1, 2), [line('x', 'Кому', 1)]);
		expect(read.regions.map(({ id, lines }) => [id, lines.map(({ id }) => id)])).toEqual([
			['r', ['a', 'f']]
		]);
		expect(lines(read)[1]).not.toHaveProperty('refused');
	});
});

describe('a line that a person touched stays, with the reading beside it', () => {
	test.each<[string, Partial<Line>]>([
		['typed', { by: 'anna' }],
		['confirmed', { seen: ['anna'] }],
		['placed', { laid: 'anna' }],
		['marked', { annotations: [{ id: 'm', kind: 'unclear', from: 0, to: 2 }] }]
	])('%s', (_how, more) => {
		const mine = line('b', 'Кону', 1, more);
		const page: Page = { regions: [region('r1', 0, 3, [line('a', 'Куда', 0), mine])] };
		const read = over(page, rows(0, 3), [line('x', 'Куда же', 0), line('y', 'Кому', 1)]);
		expect(lines(read)).toEqual([
			{ ...line('a', 'Куда же', 0), laid: 'oleg' },
			{ ...mine, offered: 'Кому' }
		]);
		const same = over(page, rows(1, 2), [line('y', 'Кону', 1)]);
		expect(lines(same)[1]).toEqual(mine);
	});
});

describe('where no line was', () => {
	test('a line comes into the region that holds it, at its height', () => {
		const page = { regions: [region('r1', 0, 5, [line('a', 'Куда', 0), line('c', 'ВНЕ', 3)])] };
		expect(texts(over(page, rows(1, 2), [line('x', 'Кому', 1)]))).toEqual(['Куда', 'Кому', 'ВНЕ']);
	});

	test('what no region holds comes into one of its own, in the reading order of the page', () => {
		const page: Page = {
			regions: [start.regions[0]!, region('r3', 9, 10, [line('z', '- 2 -', 9)])]
		};
		const read = over(page, rows(6, 8), [line('x', 'один', 6), line('y', 'два', 7)]);
		expect(read.regions.map(({ id }) => id)).toEqual(['r1', 'new', 'r3']);
		expect(read.regions[1]).toMatchObject({
			...{ kind: 'body', laid: 'oleg', zone: { ulx: 0, uly: 600, lrx: 1_000, lry: 760 } },
			lines: [{ id: 'x' }, { id: 'y' }]
		});
		expect(over({ regions: [] }, rows(6, 8), [line('x', 'один', 6)]).regions).toHaveLength(1);
	});

	test('a region that held only what is gone goes with it, unless a person laid it out', () => {
		const page = (more: Partial<Region>) => ({
			regions: [start.regions[0]!, region('r2', 4, 5, [line('d', 'Посетите', 4)], more)]
		});
		expect(over(page({}), rows(4, 5), []).regions.map(({ id }) => id)).toEqual(['r1']);
		expect(over(page({ laid: 'anna' }), rows(4, 5), []).regions.map(({ id }) => id)).toEqual([
			'r1',
			'r2'
		]);
	});
});

/** Rows that were read, from which a page of some of them touched and a reading of a part are made. */
const row = fc.record({ text: fc.constantFrom('а', 'б', 'в'), touched: fc.boolean() });
const part = fc.tuple(
	fc.array(row, { minLength: 1, maxLength: 8 }),
	fc.nat(7),
	fc.nat(7),
	fc.array(fc.nat(9))
);

test('law: what lies outside the part and what people touched is untouched; it is taken back whole', () => {
	fc.assert(
		fc.property(part, ([all, from, high, found]) => {
			const made = all.map(({ text, touched }, i) =>
				line(`l${i}`, text, i, touched ? { by: 'anna' } : {})
			);
			const page: Page = { regions: [region('r1', 0, 8, made)] };
			const inside = (i: number) => i >= from && i < from + high;
			const read = [...new Set(found)].sort().filter(inside);
			const taken = over(
				page,
				rows(from, from + high),
				read.map((i) => line(`n${i}`, 'г', i))
			);
			const now = new Map(lines(taken).map((one) => [one.id, one]));
			made.forEach((one, i) => {
				if (!inside(i)) expect(now.get(one.id)).toEqual(one);
				else if (one.by === 'anna') {
					const offered = read.includes(i) ? { offered: 'г' } : {};
					expect(now.get(one.id)).toEqual({ ...one, ...offered });
				} else expect(now.has(one.id)).toBe(read.includes(i));
			});
			const ids = taken.regions.flatMap(({ id, lines }) => [id, ...lines.map(({ id }) => id)]);
			expect(new Set(ids).size).toBe(ids.length);
			const uly = lines(taken).map(({ zone }) => zone.uly);
			expect(uly).toEqual([...uly].sort((a, b) => a - b));
			expect(canonical(takeBack(taken, page, taken))).toBe(canonical(page));
		})
	);
});

test('taken twice it is as taken once', () => {
	const read = [line('x', 'Кому', 1), line('y', 'ВНЕ ОЧЕРЕДИ', 2)];
	const once = over(start, rows(1, 3), read);
	expect(over(once, rows(1, 3), read)).toEqual(once);
});
