import { expect, test } from 'vitest';
import * as sample from '../../../tests/support/sample.ts';
import { collate } from './collate.ts';
import { isBlock } from './decision.ts';
import { passagesOf, type Passage, type Piece } from './passage.ts';
import { fromPages, fromPublished } from './witness.ts';

const s = fromPages([{ surface: 's1', page: sample.page(1) }]);
const p = fromPublished(sample.published());
const { differences, matches } = collate(s, p, { leavesWithoutPicture: 2 });
const passages = passagesOf(s, p, differences, matches);

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');
const rows = passages.filter((one) => one.kind === 'both');
const blocks = (kind: Passage['kind']) => passages.filter((one) => one.kind === kind);
const squeezed = (text: string) => text.replace(/\s+/gu, '');

test('paragraphs of the publication stand beside the lines of the scan', () => {
	expect(rows.map((row) => textOf(row.p).slice(0, 24))).toEqual([
		'1211-1220. Посетите У Сю',
		'1. Советское правительст',
		'2. Советское правительст',
		'Американские правящие кр'
	]);
	expect(textOf(rows[0]!.s)).toBe('1211-1220. Посетите У Сю-цуня и сообщите ему следующее.');
	expect(textOf(rows[1]!.s)).toBe(
		[
			'1. Советское Правительство считает правильными мероприятия,',
			'намеченные правительством КНР. Советское Правительство согласно также',
			'с проектом ответа Кларку от имени Ким Ир Сена и Пын Дэ-Хуэя.'
		].join('\n')
	);
	expect(textOf(rows[3]!.s)).toMatch(/возлагается теперь$/);
	expect(textOf(rows[3]!.p)).toMatch(/возлагается теперь$/);
});

test('each difference is one piece on each side', () => {
	for (const { key, s, p } of differences.filter((one) => !isBlock(one))) {
		const of = (side: 's' | 'p') =>
			rows.flatMap((row) => row[side]).filter(({ difference }) => difference === key);
		expect(of('s').map(({ text }) => text)).toEqual([s.text]);
		expect(of('p').map(({ text }) => text)).toEqual([p.text]);
	}
	const lit = rows.flatMap((row) => row.s).filter(({ difference }) => difference !== null);
	expect(lit.map(({ text }) => text)).toContain('У Сю-цуня');
	expect(lit).toHaveLength(6);
});

test('what one witness has alone is said as a block, with its words counted', () => {
	const [beyond] = blocks('beyond-scan');
	expect(blocks('beyond-scan')).toHaveLength(1);
	expect(beyond).toMatchObject({ words: 279 });
	expect((beyond as { text: string }).text).toMatch(/^на США[^]*Молотов$/);
	expect(
		blocks('scan-only')
			.map((one) => (one as { text: string }).text)
			.join('\n')
	).toMatch(/НЕ СЕКРЕТНО[^]*Копии:[^]*1039/);
	expect(blocks('publication-only')[0]).toMatchObject({ text: expect.stringMatching(/^№ 338/) });
});

test('no letter of either witness is lost or doubled', () => {
	const all = (side: 's' | 'p', alone: Passage['kind'][]) =>
		passages
			.map((one) =>
				one.kind === 'both' ? textOf(one[side]) : alone.includes(one.kind) ? one.text : ''
			)
			.join('\n');
	const letters = (text: string) => [...squeezed(text)].sort().join('');
	const whole = (lines: { text: string }[]) => lines.map(({ text }) => text).join('\n');
	expect(letters(all('s', ['scan-only']))).toBe(letters(whole(s.lines)));
	expect(squeezed(all('p', ['publication-only', 'beyond-scan']))).toBe(squeezed(whole(p.lines)));
});

test('a text collated with itself has one piece a row', () => {
	const same = fromPublished(sample.published(), {}, 'S');
	const collation = collate(same, p);
	for (const passage of passagesOf(same, p, collation.differences, collation.matches))
		if (passage.kind === 'both') expect(textOf(passage.s)).toBe(textOf(passage.p));
});
