import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as grapheme from '#lib/text/grapheme.ts';
import { runsOf } from './marked.ts';

test('differing letters are lit, the rest is not', () => {
	expect(
		runsOf('Пын Дэ-Хуэя', [
			[1, 2],
			[4, 7]
		])
	).toEqual([
		{ text: 'П', lit: false },
		{ text: 'ы', lit: true },
		{ text: 'н ', lit: false },
		{ text: 'Дэ-', lit: true },
		{ text: 'Хуэя', lit: false }
	]);
});

test('words too unlike for letters are lit whole, an empty reading has no run', () => {
	expect(runsOf('беседа', null)).toEqual([{ text: 'беседа', lit: true }]);
	expect(runsOf('', null)).toEqual([]);
	expect(runsOf('', [])).toEqual([]);
});

test('the runs joined are the reading, whatever the ranges', () => {
	const texts = fc.string({ unit: 'grapheme' }).map((text) => text.normalize('NFC'));
	fc.assert(
		fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
			const length = grapheme.length(text);
			const [from, to] = [a % (length + 1), b % (length + 1)].sort((x, y) => x - y);
			const runs = runsOf(text, [[from!, to!]]);
			expect(runs.map((run) => run.text).join('')).toBe(grapheme.slice(text, 0));
			expect(
				runs
					.filter((run) => run.lit)
					.map((run) => run.text)
					.join('')
			).toBe(grapheme.slice(text, from!, to!));
		})
	);
});
