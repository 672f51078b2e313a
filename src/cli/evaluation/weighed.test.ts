import { expect, test } from 'vitest';
import { textPage } from '../../../tests/support/text-page.ts';
import type { Lattice } from '#lib/recognition/lattice.ts';
import { chanceOf } from './chance.ts';
import type { Reading } from './planted.ts';
import { figuresOf, weighPage, type Weighed } from './weighed.ts';

const TRUTH = [
	'правительство считает нужным обсудить этот вопрос сегодня вечером',
	'сторона намерена строить новое здание посольства около старой реки'
];
const WORDS = [...new Set(TRUTH.join(' ').split(' ')), 'вопросы', 'завтра'];
const language = { words: WORDS, known: new Set(WORDS) };
const tools = {
	known: (words: readonly string[]) => Promise.resolve(words.map((word) => WORDS.includes(word))),
	chance: chanceOf(5)
};

/** The machine read `text`, and thought of л where it read п. */
function readAs(text: string): Reading {
	const lattices: Record<string, Lattice> = Object.fromEntries(
		text.split('\n').map((line, i) => [
			`l${i}`,
			[...line].map((letter) =>
				letter === 'п'
					? [
							['п', 90],
							['л', 40]
						]
					: [[letter, 95]]
			)
		])
	);
	return { page: textPage(text), lattices, alternatives: {} };
}

test('a misreading among planted variants is found and labelled', async () => {
	const read = readAs(TRUTH.join('\n').replace('посольства', 'посопьства'));
	const weighed = (await weighPage(read, TRUTH.join('\n'), language, tools))!;
	const misread = weighed.filter(({ cause }) => cause === 'misreading');
	expect(misread.map(({ label, alike }) => [label, alike])).toEqual([['misreading', true]]);
	for (const one of weighed.filter(({ cause }) => cause === 'variant'))
		expect(one.rank).toBeLessThan(misread[0]!.rank);
});

test('a reading that is not of this text is left out, not counted', async () => {
	expect(await weighPage(readAs('совсем другое'), TRUTH.join('\n'), language, tools)).toBeNull();
});

test('figures are sums of all pages', () => {
	const one = (cause: Weighed['cause'], label: Weighed['label'], rank: number): Weighed => ({
		...{ cause, label, rank, alike: true }
	});
	const { rows, auc } = figuresOf([
		...[one('misreading', 'misreading', 4), one('misreading', 'undecided', 2)],
		...[one('variant', 'variant', 0), one('variant', 'undecided', 3), one('slip', 'undecided', 2)],
		one('both', 'misreading', 4)
	]);
	expect(rows).toEqual([
		{ cause: 'misreading', count: 2, misreading: 1, variant: 0, undecided: 1 },
		{ cause: 'variant', count: 2, misreading: 0, variant: 1, undecided: 1 },
		{ cause: 'slip', count: 1, misreading: 0, variant: 0, undecided: 1 }
	]);
	expect(auc).toBe(0.75);
});
