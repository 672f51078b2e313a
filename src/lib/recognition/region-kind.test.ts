import { describe, expect, test } from 'vitest';
import type { RegionKind } from '#lib/transcription/page.ts';
import { KINDS, kindOf, spread, type Kinded, type LineLook } from './region-kind.ts';

const body: LineLook = {
	text: 'Советское Правительство считает правильными мероприятия,',
	confidence: 0.9,
	known: 0.9,
	size: 1,
	framed: false,
	cells: 1,
	share: 0.95,
	left: 2,
	right: 1,
	above: 2,
	edge: false,
	depth: 0.5
};

test.each<[RegionKind, Partial<LineLook>]>([
	['body', {}],
	['stamp', { framed: true, text: 'НЕ СЕКРЕТНО' }],
	['page-number', { edge: true, text: '- 1039 -' }],
	['page-number', { edge: true, text: '12.' }],
	['body', { edge: false, text: '12' }],
	['handwriting', { confidence: 0.4, known: 0, share: 0.2, depth: 0.05 }],
	['body', { confidence: 0.4, known: 0, share: 0.2 }],
	['body', { confidence: 0.4, known: 0.8, share: 0.2, depth: 0.05 }],
	['list', { cells: 3, text: '5. Тов.' }],
	['form', { cells: 2, text: 'Десятый Отдел' }],
	['footnote', { depth: 0.9, text: '* Время отправления.' }],
	['body', { depth: 0.2, text: '* Время отправления.' }],
	['heading', { size: 1.5, share: 0.4 }],
	['body', { size: 1.5, share: 0.4, text: 'КНР 1041-1043' }],
	[
		'handwriting',
		{ confidence: 0.7, known: 0, size: 1.3, share: 0.2, depth: 0, text: '№85, 94-2' }
	],
	['heading', { share: 0.3, left: 20, right: 20, above: 4 }],
	['body', { share: 0.3, left: 2, right: 38, above: 4 }]
])('%s %o', (kind, look) => {
	expect(kindOf({ ...body, ...look })).toBe(kind);
});

test('every rule of the table is met by some line above', () => {
	expect(new Set(KINDS.map(({ kind }) => kind)).size).toBe(7);
});

test('short lines flush with the cells of a form above or below are of the form', () => {
	const at = (kind: RegionKind, row: number, left: number, share = 0.3): Kinded => ({
		kind,
		row,
		left,
		share,
		above: 2.5
	});
	const kinds = spread([
		at('heading', 0, 0),
		at('form', 1, 0),
		at('form', 1, 30),
		at('body', 2, 0),
		at('body', 3, 0),
		at('body', 4, 12),
		at('body', 2, 0, 0.9)
	]).map(({ kind }) => kind);
	expect(kinds).toEqual(['form', 'form', 'form', 'form', 'form', 'body', 'body']);
});

const CENTRED = { share: 0.3, left: 20, right: 20, above: 4 };
const HAND = { confidence: 0.5, known: 0, share: 0.2, depth: 0 };
test.each<[why: string, from: Partial<LineLook>, RegionKind, to: Partial<LineLook>, RegionKind]>([
	['centred with space above', { ...CENTRED, above: 2.6 }, 'heading', { above: 2.5 }, 'body'],
	['short', { ...CENTRED, share: 0.59 }, 'heading', { share: 0.6 }, 'body'],
	['free at its left', { ...CENTRED, left: 8.1, right: 8.1 }, 'heading', { left: 8 }, 'body'],
	['in the middle but for a quarter', { ...CENTRED, right: 34 }, 'heading', { right: 35 }, 'body'],
	['so to the other side', { ...CENTRED, left: 34 }, 'heading', { left: 35 }, 'body'],
	['a quarter and one', { ...CENTRED, left: 9, right: 16 }, 'heading', { right: 18 }, 'body'],
	['larger', { size: 1.26, share: 0.4 }, 'heading', { size: 1.25 }, 'body'],
	['not as long as the text', { size: 1.5, share: 0.89 }, 'heading', { share: 0.9 }, 'body'],
	['larger capitals', { size: 1.76, share: 0.4, text: 'КНР' }, 'heading', { size: 1.75 }, 'body'],
	[
		'of small letters mostly',
		{ size: 1.5, share: 0.4, text: 'Кнр' },
		'heading',
		{ text: 'Кн' },
		'body'
	],
	['unsure letters', { ...HAND, confidence: 0.59 }, 'handwriting', { confidence: 0.6 }, 'body'],
	['large ones', { ...HAND, confidence: 0.74, size: 1.21 }, 'handwriting', { size: 1.2 }, 'body'],
	[
		'large, less sure',
		{ ...HAND, confidence: 0.74, size: 1.21 },
		'handwriting',
		{ confidence: 0.75 },
		'body'
	],
	['hardly known', { ...HAND, known: 0.39 }, 'handwriting', { known: 0.4 }, 'body'],
	['in a short line', { ...HAND, share: 0.49 }, 'handwriting', { share: 0.5 }, 'body'],
	['at the head', { ...HAND, depth: 0.09 }, 'handwriting', { depth: 0.1 }, 'body'],
	['at the foot', { ...HAND, depth: 0.91 }, 'handwriting', { depth: 0.9 }, 'body'],
	['alone in its row', HAND, 'handwriting', { cells: 2 }, 'form'],
	['three cells of an item', { cells: 3, text: '1) Тов.' }, 'list', { cells: 2 }, 'form'],
	['an item', { cells: 3, text: '(12. Тов.' }, 'list', { text: '1234. Тов.' }, 'form'],
	['near the foot', { depth: 0.71, text: '*) Там же' }, 'footnote', { depth: 0.7 }, 'body'],
	['a number at the edge', { edge: true, text: '— 12 —' }, 'page-number', { edge: false }, 'body'],
	[
		'between dashes',
		{ edge: true, text: '- ХП/3 -' },
		'page-number',
		{ text: '- ХП/345 -' },
		'body'
	],
	['Roman', { edge: true, text: 'XIV' }, 'page-number', { text: 'XIVXIV' }, 'body']
])('%s: %o is %s, but %o is %s', (_, from, kind, to, other) => {
	// A body line of its own, so that only what is named here decides.
	expect(kindOf({ ...body, ...from })).toBe(kind);
	expect(kindOf({ ...body, ...from, ...to })).toBe(other);
});

test.each<[why: string, better: Partial<LineLook>, RegionKind]>([
	['a number in a frame is in a stamp', { framed: true, edge: true, text: '12' }, 'stamp'],
	[
		'a number beside another cell is a page number',
		{ cells: 2, edge: true, text: '12' },
		'page-number'
	],
	['a large note is a note', { size: 2, share: 0.4, depth: 0.9, text: '* Там же' }, 'footnote']
])('where two rules hold, the surer decides: %s', (_, look, kind) => {
	expect(kindOf({ ...body, ...look })).toBe(kind);
});

describe('the kind of the cells around', () => {
	const at = (kind: RegionKind, row: number, more: Partial<Kinded> = {}): Kinded => ({
		...{ kind, row, left: 0, share: 0.3, above: 2.5 },
		...more
	});
	const second = (...lines: Kinded[]) => spread(lines)[1]!.kind;

	test.each<[why: string, cell: Kinded, line: Kinded, RegionKind]>([
		['a row below', at('form', 0), at('body', 1), 'form'],
		['a row above', at('form', 2), at('heading', 1), 'form'],
		['of a list', at('list', 0), at('heading', 1), 'list'],
		['two rows away', at('form', 0), at('body', 2), 'body'],
		['in the same row', at('form', 1), at('body', 1), 'body'],
		['nearly flush', at('form', 0), at('body', 1, { left: 1.9 }), 'form'],
		['not flush', at('form', 0), at('body', 1, { left: 2 }), 'body'],
		['half as long as the text', at('form', 0), at('body', 1, { share: 0.5 }), 'form'],
		['longer', at('form', 0), at('body', 1, { share: 0.51 }), 'body'],
		['under it, with room between', at('form', 0), at('body', 1, { above: 7.9 }), 'form'],
		['far under it', at('form', 0), at('body', 1, { above: 8 }), 'body'],
		['above it, with room between', at('list', 2, { above: 7.9 }), at('body', 1), 'list'],
		['far above it', at('list', 2, { above: 8 }), at('body', 1), 'body'],
		['of a stamp', at('form', 0), at('stamp', 1), 'stamp'],
		['beside a heading', at('heading', 0), at('body', 1), 'body']
	])('is taken by a short line %s', (_, cell, line, kind) => {
		expect(second(cell, line)).toBe(kind);
	});

	test('goes on from row to row down the column, and leaves what it is given as it was', () => {
		const lines = [at('form', 0), at('body', 1), at('heading', 2), at('body', 4)];
		const before = structuredClone(lines);
		expect(spread(lines).map(({ kind }) => kind)).toEqual(['form', 'form', 'form', 'body']);
		expect(lines).toEqual(before);
	});
});
