import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Line, Page } from '#lib/transcription/page.ts';
import { lines } from '#lib/transcription/page.ts';
import * as sample from '../../../tests/support/sample.ts';
import * as laying from './merge.ts';
import { touched } from './merge.ts';

const merge = (...asked: Parameters<typeof laying.merge>) => laying.merge(...asked).page;

/** A page of lines 100 pixels apart: `[id, text, row]`. */
function page(rows: [id: string, text: string, row: number][], more: Partial<Line> = {}): Page {
	const made = rows.map(([id, text, row]) => line(id, text, row, more));
	const zone = { ulx: 0, uly: 0, lrx: 1_000, lry: 2_000 };
	return { regions: [{ id: `r-${rows[0]?.[0]}`, kind: 'body', zone, lines: made }] };
}

function line(id: string, text: string, row: number, more: Partial<Line>): Line {
	const zone = { ulx: 0, uly: row * 100, lrx: 1_000, lry: row * 100 + 60 };
	const rest = { annotations: [], words: [], confidence: 0.9, revision: 1, seen: [] };
	return { id, zone, text, by: 'tesseract', ...rest, ...more };
}

const texts = (merged: Page) => lines(merged).map(({ text }) => text);
const edited = (before: Page, id: string, more: Partial<Line>): Page => ({
	regions: before.regions.map((region) => ({
		...region,
		lines: region.lines.map((one) => (one.id === id ? { ...one, ...more } : one))
	}))
});

const old = page([
	['a', 'Куда Пекин', 1],
	['b', 'Посетите У Сю-цуня', 2],
	['c', 'и сообщите', 3]
]);
const read = page([
	['x', 'Куда Пекин', 1],
	['y', 'Посетите У Сюшаня', 2],
	['z', 'и сообщите ему', 3]
]);

test('where nobody worked, the new reading is the page; ids of places stay', () => {
	const merged = merge(old, read, 2);
	expect(texts(merged)).toEqual(texts(read));
	expect(lines(merged).map(({ id, revision }) => [id, revision])).toEqual([
		['a', 1],
		['b', 2],
		['c', 2]
	]);
});

describe('the ids under which lines of the reading stand', () => {
	const idsOf = (head: Page, of = read) => Object.fromEntries(laying.merge(head, of, 3).ids);

	test('are those of the lines that were there', () => {
		expect(idsOf(old)).toEqual({ x: 'a', y: 'b', z: 'c' });
	});

	test('also where a person’s line stays: the newer reading is of that line', () => {
		expect(idsOf(edited(old, 'b', { by: 'anna' }))).toEqual({ x: 'a', y: 'b', z: 'c' });
	});

	test('are not told of lines that keep their own', () => {
		expect(idsOf({ regions: [] })).toEqual({});
		expect(idsOf(read)).toEqual({});
	});

	test('are not told where two lines of the reading stand in one of a person', () => {
		const wide = edited(old, 'b', { by: 'anna' });
		const halves = page([
			['y1', 'Посетите', 2],
			['y2', 'У Сю-цуня', 2]
		]);
		expect(idsOf(wide, halves)).toEqual({});
	});
});

test('on an empty page the reading is the page, under the new revision', () => {
	const merged = merge({ regions: [] }, read, 1);
	expect(merged).toEqual(read);
});

describe('a line that a person touched stays, and is offered what the machine now reads', () => {
	test.each<[string, Partial<Line>]>([
		['typed', { by: 'anna', text: 'Посетите У Сю-Цуня', revision: 2 }],
		['confirmed', { seen: ['anna'] }],
		['placed', { laid: 'anna' }],
		['marked', { annotations: [{ id: 'm', kind: 'unclear', from: 0, to: 3 }] }]
	])('%s', (_how, more) => {
		const head = edited(old, 'b', more);
		const merged = merge(head, read, 3);
		const [, kept] = lines(merged);
		const [, before] = lines(head);
		expect(touched(before!)).toBe(true);
		expect(kept).toEqual({ ...before, offered: 'Посетите У Сюшаня' });
		expect(texts(merged)).toEqual(['Куда Пекин', before!.text, 'и сообщите ему']);
	});

	test('nothing is offered where both say the same, and an old offer goes', () => {
		const more = { by: 'anna', text: 'Посетите У Сюшаня', offered: 'Посетите' };
		const [, kept] = lines(merge(edited(old, 'b', more), read, 3));
		expect(kept).not.toHaveProperty('offered');
	});

	test('two halves of it are offered as one', () => {
		const halves = page([
			['x', 'цуня', 2],
			['y', 'Посетите У Сю-', 2]
		]);
		halves.regions[0]!.lines[0]!.zone = { ulx: 500, uly: 200, lrx: 1_000, lry: 260 };
		halves.regions[0]!.lines[1]!.zone = { ulx: 0, uly: 200, lrx: 490, lry: 260 };
		const merged = merge(edited(old, 'b', { by: 'anna' }), halves, 3);
		expect(lines(merged)).toHaveLength(1);
		expect(lines(merged)[0]!.offered).toBe('Посетите У Сю- цуня');
	});
});

describe('a touched line that the machine no longer sees', () => {
	const head = edited(old, 'b', { by: 'anna' });

	test('stands between its neighbours again', () => {
		const without = page([
			['x', 'Куда Пекин', 1],
			['z', 'и сообщите', 3]
		]);
		const merged = merge(head, without, 3);
		expect(texts(merged)).toEqual(['Куда Пекин', 'Посетите У Сю-цуня', 'и сообщите']);
	});

	test('and its region with it, when nothing is left there', () => {
		const merged = merge(head, { regions: [] }, 3);
		expect(merged.regions.map(({ id, lines }) => [id, lines.length])).toEqual([['r-a', 1]]);
	});
});

test('no reading whatever changes a touched line, and no id comes twice', () => {
	const head = edited(sample.page(1), 'l1-12', { by: 'anna', text: 'Моё' });
	for (const shift of [0, 30, 200, 3_000]) {
		const other = sample.page(1);
		for (const one of lines(other)) {
			one.id = `n-${one.id}`;
			one.zone = { ...one.zone, uly: one.zone.uly + shift, lry: one.zone.lry + shift };
		}
		const merged = lines(merge(head, other, 2), { refused: true });
		expect(merged.find(({ id }) => id === 'l1-12')).toMatchObject({ by: 'anna', text: 'Моё' });
		expect(new Set(merged.map(({ id }) => id)).size).toBe(merged.length);
	}
});

describe('a region that a person laid out', () => {
	const zone = { ulx: 0, uly: 190, lrx: 1_000, lry: 280 };
	const laid = {
		...{ id: 'own', kind: 'stamp' as const, zone, laid: 'anna', languages: 'eng' },
		lines: []
	};
	const drawn = (lines: Line[] = []): Page => ({
		regions: [...old.regions, { ...laid, lines }].map((region) => ({
			...region,
			lines: region.lines.filter(({ id }) => region.id === 'own' || id !== 'b')
		}))
	});
	const shape = (merged: Page) =>
		merged.regions.map(({ id, kind, lines }) => [id, kind, lines.map(({ text }) => text)]);

	test('stands as it was, in its place, with the lines that are read in it', () => {
		const merged = merge(drawn(), read, 2);
		expect(shape(merged)).toEqual([
			['r-x', 'body', ['Куда Пекин']],
			['own', 'stamp', ['Посетите У Сюшаня']],
			['r-x-b', 'body', ['и сообщите ему']]
		]);
		expect(merged.regions[1]).toMatchObject({ zone, laid: 'anna', languages: 'eng' });
		expect(merged.regions[0]!.zone).toEqual({ ulx: 0, uly: 100, lrx: 1_000, lry: 160 });
	});

	test('keeps its own touched line, with the new reading beside it', () => {
		const own = line('b', 'Посетите У Сю-цуня', 2, { by: 'anna', laid: 'anna' });
		const [, merged] = merge(drawn([own]), read, 2).regions;
		expect(merged).toMatchObject({
			...{ id: 'own', kind: 'stamp' },
			lines: [{ ...own, offered: 'Посетите У Сюшаня' }]
		});
		const nothing = merge(drawn([own]), { regions: [] }, 2);
		expect(shape(nothing)).toEqual([['own', 'stamp', ['Посетите У Сю-цуня']]]);
	});

	test('stays empty where nothing is read, and two of them share no line', () => {
		const far = { ...laid, id: 'far', zone: { ...zone, uly: 900, lry: 990 } };
		const twice = { ...laid, id: 'twice' };
		const head = { regions: [...drawn().regions, far, twice] };
		const merged = merge(head, read, 2);
		expect(shape(merged).filter(([, kind]) => kind === 'stamp')).toEqual([
			['own', 'stamp', ['Посетите У Сюшаня']],
			['far', 'stamp', []],
			['twice', 'stamp', []]
		]);
		const ids = merged.regions.flatMap(({ id, lines }) => [id, ...lines.map((one) => one.id)]);
		expect(new Set(ids).size).toBe(ids.length);
		expect(texts(merged).sort()).toEqual(texts(read).sort());
	});

	test('gives a smaller one within it the line that lies there', () => {
		const around = { ...laid, id: 'around', kind: 'form' as const };
		around.zone = { ulx: 0, uly: 0, lrx: 1_000, lry: 400 };
		const head = { regions: [around, ...drawn().regions] };
		expect(shape(merge(head, read, 2)).filter(([, , texts]) => texts!.length > 0)).toEqual([
			['around', 'form', ['Куда Пекин', 'и сообщите ему']],
			['own', 'stamp', ['Посетите У Сюшаня']]
		]);
	});

	test('gives a fragment that is no text nothing to stand in', () => {
		const noisy = edited(read, 'y', { refused: 'specks' });
		expect(shape(merge(drawn(), noisy, 2)).find(([id]) => id === 'own')).toEqual([
			'own',
			'stamp',
			[]
		]);
	});
});

test('merging does not alter what it is given', () => {
	const [a, b] = [structuredClone(old), structuredClone(read)];
	merge(old, read, 2);
	expect([old, read]).toEqual([a, b]);
});

/** Lines of a page at random rows, some of them touched by a person in some way. */
const touches: Partial<Line>[] = [
	{},
	{ by: 'anna' },
	{ seen: ['oleg'] },
	{ laid: 'anna' },
	{ annotations: [{ id: 'm', kind: 'unclear', from: 0, to: 1 }] },
	{ refused: 'specks' }
];
const rowsOf = (name: string) =>
	fc
		.uniqueArray(fc.tuple(fc.nat(12), fc.nat(3), fc.constantFrom(...touches)), {
			selector: ([row]) => row,
			maxLength: 8
		})
		.map((all) => {
			const made = all.map(([row, text, more], at) =>
				line(`${name}${at}`, ['раз', 'два', 'три', ''][text]!, row, more)
			);
			const zone = { ulx: 0, uly: 0, lrx: 1_000, lry: 1_300 };
			return {
				regions: made.length ? [{ id: `r-${name}`, kind: 'body' as const, zone, lines: made }] : []
			};
		});
const machines = rowsOf('n').map(({ regions }) => ({
	regions: regions.map((region) => ({
		...region,
		lines: region.lines.map((one) => ({
			...one,
			by: 'tesseract',
			seen: [],
			annotations: [],
			laid: undefined
		}))
	}))
}));

test('law: whatever stands and whatever is read, what a person touched stays, once, with its zone', () => {
	fc.assert(
		fc.property(rowsOf('o'), machines, (head, read) => {
			const merged = merge(head, read, 7);
			const all = lines(merged, { refused: true });
			const ids = [...merged.regions.map(({ id }) => id), ...all.map(({ id }) => id)];
			expect(new Set(ids).size).toBe(ids.length);
			for (const before of lines(head, { refused: true }).filter(touched)) {
				const { offered: _, ...now } = all.find(({ id }) => id === before.id)!;
				expect(now).toEqual(before);
			}
			for (const { zone, lines: own } of merged.regions) {
				for (const one of own) {
					expect(one.zone.ulx).toBeGreaterThanOrEqual(zone.ulx);
					expect(one.zone.lry).toBeLessThanOrEqual(zone.lry);
				}
			}
		}),
		{ numRuns: 150 }
	);
});

test('law: merged once more with the same reading the page is the same', () => {
	fc.assert(
		fc.property(rowsOf('o'), machines, (head, read) => {
			const once = merge(head, read, 7);
			expect(lines(merge(once, read, 7), { refused: true })).toEqual(
				lines(once, { refused: true })
			);
		}),
		{ numRuns: 100 }
	);
});
