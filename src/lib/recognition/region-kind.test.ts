import { expect, test } from 'vitest';
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
		share
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
