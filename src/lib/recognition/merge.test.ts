import { describe, expect, test } from 'vitest';
import type { Line, Page } from '#lib/transcription/page.ts';
import { lines } from '#lib/transcription/page.ts';
import * as sample from '../../../tests/support/sample.ts';
import { merge, touched } from './merge.ts';

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

test('on an empty page the reading is the page, under the new revision', () => {
	const merged = merge({ regions: [] }, read, 1);
	expect(merged).toEqual(read);
});

describe('a line that a person touched stays, and is offered what the machine now reads', () => {
	test.each<[string, Partial<Line>]>([
		['typed', { by: 'anna', text: 'Посетите У Сю-Цуня', revision: 2 }],
		['confirmed', { seen: ['anna'] }],
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

test('merging does not alter what it is given', () => {
	const [a, b] = [structuredClone(old), structuredClone(read)];
	merge(old, read, 2);
	expect([old, read]).toEqual([a, b]);
});
