import { expect, test } from 'vitest';
import type { RegionKind } from '#lib/transcription/page.ts';
import { KINDS, kindOf, type LineLook } from './region-kind.ts';

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
	['handwriting', { confidence: 0.4, known: 0, share: 0.2 }],
	['body', { confidence: 0.4, known: 0.8, share: 0.2 }],
	['list', { cells: 3, text: '5. Тов.' }],
	['form', { cells: 2, text: 'Десятый Отдел' }],
	['footnote', { depth: 0.9, text: '* Время отправления.' }],
	['body', { depth: 0.2, text: '* Время отправления.' }],
	['heading', { size: 1.5, share: 0.4 }],
	['heading', { share: 0.3, left: 20, right: 20, above: 4 }],
	['body', { share: 0.3, left: 2, right: 38, above: 4 }]
])('%s %o', (kind, look) => {
	expect(kindOf({ ...body, ...look })).toBe(kind);
});

test('every rule of the table is met by some line above', () => {
	expect(new Set(KINDS.map(({ kind }) => kind)).size).toBe(7);
});
