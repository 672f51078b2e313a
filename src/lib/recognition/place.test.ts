import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typed } from '../../../tests/support/page.ts';
import { graphemes } from '#lib/text/grapheme.ts';
import type { Lattice } from './lattice.ts';
import { bareWords, halves, latticeOf, placeOf } from './place.ts';

const read = (text: string): Lattice =>
	graphemes(text).map((letter) => [
		[letter, 90],
		[`${letter}?`, 10]
	]);
const wordAt = (text: string, from: number, to: number, others: string[] = []) =>
	placeOf({ text }, { from, to }, { lattice: read(text), others });

test.each([
	['«Кула»,', 0, 7, 'Кула', 1, 5],
	['в Ст-цуня.', 2, 10, 'Ст-цуня', 2, 9],
	['а 5-го', 2, 6, '5-го', 2, 6],
	['местожительство’в', 0, 17, 'местожительство', 0, 15],
	['й\u0306он', 0, 3, 'й\u0306он', 0, 3]
])('of %j the bare word between %i and %i is %j', (text, from, to, word, start, end) => {
	expect(wordAt(text, from, to)).toMatchObject({ word, from: start, to: end });
});

test('a caret inside a word or at its edge means that word; signs alone mean none', () => {
	expect(wordAt('раз два', 5, 5)?.word).toBe('два');
	expect(wordAt('раз два', 4, 4)?.word).toBe('два');
	expect(wordAt('раз — два', 4, 5)).toBeNull();
	expect(wordAt('', 0, 0)).toBeNull();
});

test('each letter of the word has the machine’s choices for it', () => {
	expect(wordAt('раз два', 4, 7)?.lattice).toEqual(read('два'));
	expect(placeOf({ text: 'раз' }, { from: 0, to: 3 }, null)?.lattice).toEqual([]);
});

test('choices stay with their letters when the line was typed in since; a typed letter has none', () => {
	const moved = latticeOf(read('раз два'), 'раз и двое');
	expect(moved.slice(0, 3)).toEqual(read('раз'));
	expect(moved.slice(6, 8)).toEqual(read('дв'));
	expect(moved.slice(8)).toEqual([[['о', 100]], [['е', 100]]]);
});

test('law: whatever was typed, there is one entry a letter, and it begins with that letter', () => {
	fc.assert(
		fc.property(typed, typed, (before, after) => {
			const moved = latticeOf(read(before), after);
			expect(moved.map(([own]) => own![0])).toEqual(graphemes(after));
		})
	);
});

test.each([
	['раз Ст-цуня', 4, 11, 'раз Сю-цуня', ['Сю-цуня']],
	['раз Ст-цуня', 4, 11, 'раз Ст-цуня', []],
	['раз два', 4, 7, 'раз  дна', ['дна']],
	['раз два', 4, 7, 'раз', []],
	['которым', 0, 7, 'которыми', ['которыми']],
	['раз два три', 4, 7, 'рас дла тли', ['дла']]
])('where %j has letters %i to %i, another reading %j has %j', (text, from, to, other, has) => {
	expect(wordAt(text, from, to, [other])?.others).toEqual(has);
});

test('other readings that agree are offered once', () => {
	expect(wordAt('два', 0, 3, ['дла', 'дла', 'два'])?.others).toEqual(['дла']);
});

test.each([
	['пере-', 'мирии и мир', 0, 5, { head: 'пере', tail: '' }],
	['пере', 'мирии и мир', 0, 5, { head: '', tail: '' }],
	['пере-', 'мирии и мир', 6, 7, { head: '', tail: '' }]
])('after the line %j, the word of %j at %i is read with %j', (before, text, from, to, rest) => {
	expect(halves({ before, text }, { from, to })).toEqual(rest);
});

test.each([
	['о пере-', 'мирии', 2, { head: '', tail: 'мирии' }],
	['о пере¬', 'мирии', 2, { head: '', tail: 'мирии' }],
	['о пере\u00ad', 'мирии', 2, { head: '', tail: 'мирии' }],
	['о пере-', 'Мир', 2, { head: '', tail: '' }],
	['о пере-', '— мирии', 2, { head: '', tail: '' }],
	['о пере', 'мирии', 2, { head: '', tail: '' }],
	['о пере-', undefined, 2, { head: '', tail: '' }],
	['о пере-', 'мирии', 0, { head: '', tail: '' }]
])('the word of %j before the line %j, at %i, is read with the rest', (text, after, from, rest) => {
	expect(halves({ text, after }, { from, to: from + 1 })).toEqual(rest);
});

test('bare words come with their places in graphemes', () => {
	expect(bareWords('«й\u0306о», № 5-го')).toEqual([
		{ word: 'й\u0306о', from: 1, to: 3 },
		{ word: '5-го', from: 8, to: 12 }
	]);
});

/** Words without ю, and one of them with a letter more, less or other: ю is new wherever it stands. */
const changed = fc
	.tuple(
		fc.array(fc.stringMatching(/^[абвг]{2,6}$/u), { minLength: 1, maxLength: 5 }),
		fc.nat(),
		fc.nat(),
		fc.constantFrom('more', 'less', 'other')
	)
	.map(([words, which, place, how]) => {
		const at = which % words.length;
		const letters = [...words[at]!];
		const one = place % letters.length;
		letters.splice(how === 'more' ? place % (letters.length + 1) : one, how === 'more' ? 0 : 1);
		if (how !== 'less')
			letters.splice(how === 'more' ? place % (words[at]!.length + 1) : one, 0, 'ю');
		return { words, at, other: words.with(at, letters.join('')) };
	});

test('law: another reading has the changed word at its place, and nothing else at any other', () => {
	fc.assert(
		fc.property(changed, ({ words, at, other }) => {
			let from = 0;
			for (const [i, word] of words.entries()) {
				const found = wordAt(words.join(' '), from, from + word.length, [other.join(' ')]);
				expect([i, found!.others]).toEqual([i, i === at ? [other[at]] : []]);
				from += word.length + 1;
			}
		}),
		{ numRuns: 200 }
	);
});

test('law: whatever is pointed at, the word found is a bare word of the line that touches it', () => {
	const lines = fc
		.array(fc.constantFrom('а', 'бв', 'й\u0306', ' ', '-', '—', '«', '5', ','), { maxLength: 14 })
		.map((all) => all.join(''));
	fc.assert(
		fc.property(lines, fc.nat(14), fc.nat(6), (text, from, wide) => {
			const to = from + wide;
			const found = wordAt(text, from, to);
			const touching = bareWords(text).filter(
				(one) =>
					one.from < Math.max(to, from + 1) && (one.to > from || (wide === 0 && one.to === from))
			);
			if (found === null) expect(touching).toEqual([]);
			else {
				expect(touching).toContainEqual({ word: found.word, from: found.from, to: found.to });
				const longest = Math.max(...touching.map((one) => one.to - one.from));
				expect(found.to - found.from).toBe(longest);
				expect(found.lattice).toEqual(read(found.word));
			}
		}),
		{ numRuns: 200 }
	);
});

test('of two words as long the first is meant', () => {
	expect(wordAt('раз два', 0, 7)?.word).toBe('раз');
});

test('a list that does not fit its line is put away: each letter stands alone', () => {
	const wrong: Lattice = [[['мы', 90]], [['ы', 80]]];
	expect(latticeOf(wrong, 'мыы')).toEqual([[['м', 100]], [['ы', 100]], [['ы', 100]]]);
});

test.each([
	['и мирии', 2, { head: '', tail: '' }],
	['— мирии', 2, { head: '', tail: '' }],
	['мирии', 0, { head: 'пере', tail: '' }]
])('only a word at the very head of %j goes on with one that was cut', (text, from, rest) => {
	expect(halves({ before: 'о пере-', text }, { from, to: text.length })).toEqual(rest);
});

test('a word between two cut lines has both its halves', () => {
	const lines = { before: 'со-', text: 'глаше-', after: 'ние' };
	expect(halves(lines, { from: 0, to: 5 })).toEqual({ head: 'со', tail: 'ние' });
	expect(halves({ before: '—-', text: 'ние' }, { from: 0, to: 3 })).toEqual({ head: '', tail: '' });
});

test('law: each bare word is the letters between its places, in order, wherever marks have strayed', () => {
	const strange = fc
		.array(fc.constantFrom('а', 'бв', 'и\u0306', '\u0301', ' ', '-', '«', '5', '𝒜'), {
			maxLength: 14
		})
		.map((all) => all.join(''));
	fc.assert(
		fc.property(strange, (text) => {
			let last = 0;
			for (const { word, from, to } of bareWords(text)) {
				expect(from).toBeGreaterThanOrEqual(last);
				expect(graphemes(text).slice(from, to).join('')).toBe(word);
				last = to;
			}
		}),
		{ numRuns: 300 }
	);
	expect(bareWords(' \u0301а б')).toEqual([
		{ word: 'а', from: 1, to: 2 },
		{ word: 'б', from: 3, to: 4 }
	]);
});

test('a line of 100,000 words is cut in one pass', () => {
	const all = bareWords('й '.repeat(100_000));
	expect(all).toHaveLength(100_000);
	expect(all.at(-1)).toEqual({ word: 'й', from: 199_998, to: 199_999 });
});
