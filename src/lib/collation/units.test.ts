import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scan } from '../../../tests/support/witnesses.ts';
import { isWordAt, unitsOf, Vocabulary, type Lexicon } from './units.ts';
import { fromPublished } from './witness.ts';

/** Forms of the units of S beside P. */
function formsOf(s: string, p = '', lexicon?: Lexicon): string[] {
	const { s: units, vocabulary } = unitsOf(scan(s), fromPublished(p), lexicon);
	return [...units.ids].map((id) => vocabulary.forms[id]!);
}

const only = (...words: string[]): Lexicon => ({ knows: (word) => words.includes(word) });

test.each([
	['one word where the print has one', 'прави-\nтельство', 'правительство', 1],
	['a compound where the print has one', 'китайско-\nкорейской', 'китайско-корейской', 3],
	['one word where nothing is known', 'прави-\nтельство', '', 1],
	['with the sign of a soft break', 'прави\u00ac\nтельство', '', 1],
	['a dash before a capital cuts no word', 'Москва-\nПекин', '', 3],
	['a hyphen inside a line cuts no word', 'из-за', '', 3],
	['a hyphen at the end of the text cuts no word', 'прави-', '', 2]
])('a word at a line end: %s', (_, s, p, count) => {
	expect(formsOf(s, p)).toHaveLength(count);
});

test('where neither witness tells, the dictionary does', () => {
	expect(formsOf('китайско-\nкорейской', '', only('китайско-корейской'))).toHaveLength(3);
	expect(formsOf('прави-\nтельство', '', only('правительство'))).toEqual(['правительство']);
});

test('three spaced letters are a word, two are not', () => {
	expect(formsOf('П Е К И Н')).toEqual(formsOf('ПЕКИН'));
	expect(formsOf('и о')).toHaveLength(2);
	expect(formsOf('П Е К\nИ Н')).toHaveLength(3);
});

test('a form has one number on both sides', () => {
	const { s, p } = unitsOf(scan('Правительство и ещё'), fromPublished('правительство и еще'));
	expect([...s.ids]).toEqual([...p.ids]);
	const vocabulary = new Vocabulary();
	expect(vocabulary.idOf('Дом')).toBe(vocabulary.idOf('дом'));
	expect(vocabulary.idOf('дым')).not.toBe(vocabulary.idOf('дом'));
});

test('signs are no words', () => {
	const { s } = unitsOf(scan('дом, 1953'), fromPublished(''));
	expect([0, 1, 2].map((at) => isWordAt(s, at))).toEqual([true, false, true]);
});

test('units cover in order all tokens that are not set aside, none twice', () => {
	const piece = fc.constantFrom('дом', 'прави-', 'тельство', 'П', 'Е', ',', '\n', '1953', '-');
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
			const { s } = unitsOf(scan(pieces.join(' ').replaceAll(' \n ', '\n')), fromPublished(''));
			const { tokens } = s.witness;
			const passed = (from: number, to?: number) => tokens.slice(from, to);
			let last = 0;
			s.ids.forEach((_, at) => {
				expect(passed(last, s.from[at]).filter(({ aside }) => aside === null)).toEqual([]);
				expect(s.from[at]).toBeGreaterThanOrEqual(last);
				expect(s.to[at]).toBeGreaterThan(s.from[at]!);
				last = s.to[at]!;
			});
			expect(passed(last).filter(({ aside }) => aside === null)).toEqual([]);
		})
	);
});
