import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphemes } from '#lib/text/grapheme.ts';
import type { Lattice } from './lattice.ts';
import { candidates, choose, type Doubtful } from './proposal.ts';

function doubtful(word: string, more: Partial<Doubtful> = {}): Doubtful {
	const lattice: Lattice = graphemes(word).map((letter) => [[letter, 90]]);
	return { word, lattice, confusions: [], recordWords: new Map(), ...more };
}

function choices(word: string, at: number, ...others: string[]): Lattice {
	return graphemes(word).map((letter, i) => [
		[letter, 60],
		...(i === at ? others.map((other, rank): [string, number] => [other, 40 - rank]) : [])
	]);
}

test('the machine’s second choice for a letter offers the word that has it', () => {
	const offered = candidates(doubtful('Кула', { lattice: choices('Кула', 2, 'д') }));
	expect(offered).toEqual([
		{ text: 'Куда', reasons: [{ code: 'second-choice', facts: { letter: 'д', rank: 1 } }] }
	]);
});

test('two letters may be wrong at once, three are another word', () => {
	const lattice: Lattice = [...'лом'].map((letter) => [
		[letter, 50],
		['д', 40]
	]);
	const offered = candidates(doubtful('лом', { lattice })).map(({ text }) => text);
	expect(offered).toContain('ддм');
	expect(offered).not.toContain('ддд');
});

test('a confirmed confusion is mended at each place, one at a time', () => {
	const confusions = [{ read: 'п', right: 'л', count: 4 }];
	const offered = candidates(doubtful('попоска', { confusions }));
	expect(offered.map(({ text }) => text)).toEqual(['лопоска', 'полоска']);
	expect(offered[0]!.reasons).toEqual([{ code: 'confusion', facts: confusions[0] }]);
});

test('a word of the record is offered where one letter differs, two in longer words', () => {
	const recordWords = new Map([
		['Кларку', 2],
		['Клирка', 1],
		['Паньмыньчжон', 3]
	]);
	const short = candidates(doubtful('Кпарку', { recordWords })).map(({ text }) => text);
	const long = candidates(doubtful('Паньмиьчжоп', { recordWords }));
	expect(short).toEqual(['Кларку']);
	expect(long).toEqual([]);
	expect(candidates(doubtful('Паньмипьчжон', { recordWords }))[0]?.text).toBe('Паньмыньчжон');
});

test('only known words are chosen, those with more reasons first, and each keeps its reasons', () => {
	const offered = candidates(doubtful('Кула', { lattice: choices('Кула', 2, 'д', 'б') }));
	const known = new Set(['Куда', 'Купа']);
	const chosen = choose(offered, { known, suggested: ['Купа', 'Куда', 'Ку ла'] });
	expect(chosen.map(({ text }) => text)).toEqual(['Куда', 'Купа']);
	expect(chosen[0]!.reasons.map(({ code }) => code)).toEqual(['second-choice', 'dictionary']);
});

test('a name that no dictionary knows is chosen if the record has it', () => {
	const recordWords = new Map([['Сюшань', 1]]);
	const offered = candidates(doubtful('Сюшанъ', { recordWords }));
	expect(choose(offered, { known: new Set(), suggested: [] })).toHaveLength(1);
});

test('laws: never the word itself, no proposal without a reason, never more than asked, bounded work', () => {
	const letter = fc.constantFrom(...'абвгдежз');
	const word = fc.string({ unit: letter, minLength: 1, maxLength: 24 });
	const lattices = fc.array(fc.array(letter, { maxLength: 6 }), { maxLength: 24 });
	fc.assert(
		fc.property(word, lattices, fc.integer({ min: 1, max: 7 }), (text, others, most) => {
			const lattice: Lattice = graphemes(text).map((own, i) => [
				[own, 50],
				...(others[i] ?? []).map((other): [string, number] => [other, 10])
			]);
			const offered = candidates(doubtful(text, { lattice }));
			const chosen = choose(offered, {
				known: new Set(offered.map((one) => one.text)),
				suggested: [text + 'а'],
				most
			});
			expect(offered.length).toBeLessThanOrEqual(500);
			expect(chosen.length).toBeLessThanOrEqual(most);
			for (const proposal of [...offered, ...chosen]) {
				expect(proposal.text).not.toBe(text);
				expect(proposal.reasons.length).toBeGreaterThan(0);
			}
		})
	);
});
