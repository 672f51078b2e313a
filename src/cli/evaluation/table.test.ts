import { expect, test } from 'vitest';
import { measure } from '#lib/collation/accuracy.ts';
import type { MeasuredPage } from './measured-page.ts';
import { NOTHING } from './proposals.ts';
import { percent, summarise, table } from './table.ts';

const page = (name: string, truth: string, text: string, peer?: string): MeasuredPage => ({
	name,
	state: 'ok',
	confidence: 0.9,
	text,
	accuracy: measure(truth, text),
	seconds: 1.5,
	resident: 100e6,
	measures: {},
	steps: [],
	again: null,
	lines: [],
	missed: [],
	proposed: { ...NOTHING, words: 10, misread: 2, doubtful: 3, found: 1, answered: 2, first: 1 },
	peer: peer === undefined ? null : { text: peer, accuracy: measure(truth, peer), seconds: 2 }
});

test('a set’s rate is its errors over its letters, not the mean of rates', () => {
	const all = summarise([page('a', 'абвгдежзик', 'абвгдежзи'), page('b', 'аб', 'вг')]);
	expect(all.accuracy?.characters).toMatchObject({ n: 12, s: 2, d: 1 });
	expect(percent(all.accuracy?.characters.rate)).toBe('25.00');
	expect(all).toMatchObject({ pages: 2, seconds: 3, resident: 100e6, peer: null });
});

test('the table has a row a page, a sum, the peer and the confusions', () => {
	const lines = table([page('01', 'слово', 'олово', 'слово'), page('02', 'дело', 'дело', 'дола')]);
	expect(lines[0]).toMatch(/^page +state +CER % +WER % +s +MB +peer CER % +WER % +s$/);
	expect(lines[1]).toMatch(/^01 +ok +20\.00 +100\.00 +1\.50 +100 +0\.00 +0\.00 +2\.00$/);
	expect(lines[3]).toMatch(/^all \(2\) +11\.11/);
	expect(lines.at(-1)).toBe('1 × с read as о');
});

test('nothing measured is told as nothing', () => {
	expect(percent(null)).toBe('-');
	expect(table([])[1]).toMatch(/^all \(0\) +- +- +0\.00 +-/);
});
