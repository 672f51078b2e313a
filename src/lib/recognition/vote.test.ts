import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { graphemes } from '#lib/text/grapheme.ts';
import { line } from '../../../tests/support/lines.ts';
import { vote } from './vote.ts';

const known = (word: string) => ['каждый', 'человек', 'имеет', 'право', 'то', 'что'].includes(word);

describe('the vote of two readings', () => {
	it('takes each word from the reading in which the dictionary knows it', () => {
		const best = vote(line('кажлый человек имеет'), line('каждый чоловек имеет'), 1, known);
		expect(best.text).toBe('каждый человек имеет');
		expect(best.lattice.map(([first]) => first?.[0]).join('')).toBe(best.text);
		expect(best.words.map(({ from, to }) => best.text.slice(from, to)).join(' ')).toBe(best.text);
	});

	it('measures places in pixels of the first picture', () => {
		const best = vote(line('кажлый право'), line('каждый право', 0.5), 2, known);
		expect(best.text).toBe('каждый право');
		expect(best.zone).toEqual(line('каждый право').zone);
	});

	it('keeps the first where the dictionary knows neither, unless the second is much surer', () => {
		expect(vote(line('Цуня:80'), line('Цуне:85'), 1, known).text).toBe('Цуня');
		expect(vote(line('Цуня:40'), line('Цуне:85'), 1, known).text).toBe('Цуне');
	});

	it('weighs words that one reading cut and the other did not', () => {
		expect(vote(line('точто'), line('то:90 то'), 1, known).text).toBe('то то');
	});

	it('weighs the beginning of a word, which one reading broke off, against the whole of it', () => {
		const [broken, whole] = [line('то чтоимеетправо'), line('точтоимеет право')];
		expect(vote(broken, whole, 1, known).text).toBe('точтоимеет право');
		expect(vote(whole, broken, 1, known).text).toBe('точтоимеет право');
	});

	it('neither drops a word of the first nor takes one that only the second has', () => {
		expect(vote(line('право человек'), line('право'), 1, known).text).toBe('право человек');
		expect(vote(line('право'), line('право человек'), 1, known).text).toBe('право');
	});
});

/** The same words read twice, some letters otherwise; the dictionary knows some of them. */
const twice = fc.array(
	fc.tuple(
		fc.stringMatching(/^[а-д]{1,6}$/u),
		fc.stringMatching(/^[а-д]{1,6}$/u),
		fc.nat(99),
		fc.nat(99)
	),
	{ minLength: 1, maxLength: 5 }
);
const spoken = (words: readonly (readonly [string, number])[]) =>
	words.map(([word, sure]) => `${word}:${sure + 1}`).join(' ');

test('law: no vote invents a letter: every word of it stands in one of the readings, alternatives and all', () => {
	fc.assert(
		fc.property(twice, fc.array(fc.stringMatching(/^[а-д]{1,6}$/u)), (all, some) => {
			const first = line(spoken(all.map(([a, , sure]) => [a, sure] as const)));
			const second = line(spoken(all.map(([, b, , sure]) => [b, sure] as const)));
			const best = vote(first, second, 1, (word) => some.includes(word));
			const letters = graphemes(best.text);
			expect(best.lattice.map(([own]) => own![0])).toEqual(letters);
			const wordsOf = (of: typeof first) =>
				of.words.map(({ from, to }) => graphemes(of.text).slice(from, to).join(''));
			for (const word of wordsOf(best))
				expect([...wordsOf(first), ...wordsOf(second)]).toContain(word);
			expect(best.confidence).toBeLessThanOrEqual(1);
			expect(best.zone.ulx).toBe(0);
		}),
		{ numRuns: 60 }
	);
});

test('law: a reading that votes with itself is itself', () => {
	fc.assert(
		fc.property(twice, (all) => {
			const one = line(spoken(all.map(([a, , sure]) => [a, sure] as const)));
			expect(vote(one, one, 1, () => true)).toEqual(one);
			expect(vote(one, one, 1, () => false)).toEqual(one);
		}),
		{ numRuns: 30 }
	);
});
