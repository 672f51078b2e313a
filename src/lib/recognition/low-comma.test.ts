import fc from 'fast-check';
import { expect, test } from 'vitest';
import { line } from '../../../tests/support/lines.ts';
import { graphemes } from '#lib/text/grapheme.ts';
import { hang } from './low-comma.ts';

test.each<[why: string, read: string, kept: string]>([
	['before a word', 'мира ‚что', 'мира, что'],
	['alone between two words', 'мира ‚ что', 'мира, что'],
	['alone at the end', 'мира ‚', 'мира,'],
	['twice', 'мира ‚что ‚но', 'мира, что, но'],
	['at the beginning of the line, where no word is before it', '‚мира', '‚мира'],
	['as a quotation mark that is closed', 'слово ‚мир‘ тут', 'слово ‚мир‘ тут'],
	['inside a word', 'ми‚ра', 'ми‚ра'],
	['not at all', 'мира, что', 'мира, что']
])('a low comma %s: %s', (_, read, kept) => {
	expect(hang(line(read)).text).toBe(kept);
});

test('words keep their letters, alternatives and certainty; the place of the comma changes hands', () => {
	const read = line('мир ‚что:70 да');
	const kept = hang(read);
	expect(kept.words.map(({ from, to }) => [from, to])).toEqual([
		[0, 4],
		[5, 8],
		[9, 11]
	]);
	expect(kept.words.map(({ confidence }) => confidence)).toEqual(
		read.words.map(({ confidence }) => confidence)
	);
	expect(kept.words[0]!.zone.lrx).toBe(kept.words[1]!.zone.ulx);
	expect(kept.words[1]!.zone.lrx).toBe(read.words[1]!.zone.lrx);
	expect(kept.lattice[3]!.map(([letter]) => letter)).toEqual([',', '‚']);
	expect(kept.lattice[5]).toEqual(read.lattice[5]);
	expect(kept.lattice[4]).toEqual([[' ', 100]]);
});

test('one entry a grapheme, words where their letters are, whatever was read', () => {
	const texts = fc
		.array(fc.stringMatching(/^‚?[а-я,]{0,4}$/u), { minLength: 1, maxLength: 6 })
		.map((words) => words.filter((word) => word !== ''))
		.filter((words) => words.length > 0);
	fc.assert(
		fc.property(texts, (words) => {
			const kept = hang(line(words.join(' ')));
			const letters = graphemes(kept.text);
			expect(kept.lattice).toHaveLength(letters.length);
			kept.lattice.forEach((choices, at) => expect(choices[0]![0]).toBe(letters[at]));
			const told = kept.words.map(({ from, to }) => letters.slice(from, to).join(''));
			expect(told.join(' ')).toBe(kept.text);
			const plain = (text: string) => text.replaceAll('‚', ',').replaceAll(' ', '');
			expect(plain(kept.text)).toBe(plain(words.join('')));
			expect(hang(kept).text).toBe(kept.text);
		})
	);
});
