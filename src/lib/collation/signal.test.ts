import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Lattice } from '#lib/recognition/lattice.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import { running } from '../../../tests/support/russian.ts';
import { collateTexts, scan } from '../../../tests/support/witnesses.ts';
import { SignalBox, type EvidenceSources, type Signals } from './signal.ts';

/** The signals of each difference of two texts. */
function all(s: string, p: string, sources: EvidenceSources = {}): Signals[] {
	const { differences } = collateTexts(s, p);
	const box = new SignalBox(scan(s), differences, sources);
	return differences.map((one) => box.signalsOf(one));
}

/** Those of the only difference of two lines. */
function only(s: string, p: string, sources: EvidenceSources = {}): Signals {
	const found = all(`он ${s} новое здание`, `он ${p} новое здание`, sources);
	expect(found).toHaveLength(1);
	return found[0]!;
}

/** Letters as read with one certainty, but where `others` gives a letter's choices. */
function latticeOf(text: string, others: Record<string, Lattice[0]> = {}, sure = 96): Lattice {
	return grapheme.graphemes(text).map((letter) => others[letter] ?? [[letter, sure]]);
}

const lattices = (text: string, others?: Record<string, Lattice[0]>, sure?: number) => ({
	lattices: { l0: latticeOf(`он ${text} новое здание`, others, sure) }
});
const alternatives = (...texts: string[]) => ({
	alternatives: { l0: texts.map((text) => ({ text })) }
});

test('nothing is known without sources', () => {
	expect(only('строипо', 'строило')).toEqual({
		...{ person: false, support: null, confidence: null, unknownS: null, unknownP: null },
		...{ elsewhere: 0, forS: 0, forP: 0, forNone: 0, room: null, torn: null, translation: null },
		confusion: { read: 'п', right: 'л', here: 1, confirmed: 0, certainty: null }
	});
});

describe('a person', () => {
	const cut = [
		'наше правительство наме-\nчало меры на лето',
		'наше правительство надеялось на лето'
	];
	test.each<[lines: string[], person: boolean]>([
		[['l0', 'l1'], true],
		[['l0'], false],
		[['l1'], false],
		[[], false]
	])('who read %j read the place over two lines: %s', (lines, person) => {
		const [signals] = all(cut[0]!, cut[1]!, { readByPerson: new Set(lines) });
		expect(signals!.person).toBe(person);
	});
});

describe('the lattice', () => {
	test('supports P by the choices of the letters that differ', () => {
		const { support } = only(
			'строипо',
			'строило',
			lattices('строипо', {
				п: [
					['п', 70],
					['л', 20]
				]
			})
		);
		expect(support).toMatchObject({ distance: 1, ranks: [0, 0, 0, 0, 0, 1, 0] });
		expect(support!.ratio).toBeCloseTo(0.3, 9);
	});

	test('tells the least certainty of all letters of the place, and that of the letter that differs', () => {
		const doubt = { с: [['с', 41]] as Lattice[0], п: [['п', 70]] as Lattice[0] };
		const signals = only('строипо', 'строило', lattices('строипо', doubt));
		expect(signals.confidence).toBe(41);
		expect(signals.confusion!.certainty).toBe(70);
	});

	test('of a line that was changed since it was read tells nothing', () => {
		const signals = only('строипо', 'строило', lattices('строило'));
		expect(signals).toMatchObject({ support: null, confidence: null });
		expect(signals.confusion!.certainty).toBeNull();
	});

	test('of a word cut at a line end leaves its hyphen out', () => {
		const [s, p] = ['наше прави-\nтепьство новое здание', 'наше правительство новое здание'];
		const [signals] = all(s, p, {
			lattices: {
				l0: latticeOf('наше прави-'),
				l1: latticeOf('тепьство новое здание', {
					п: [
						['п', 60],
						['л', 30]
					]
				})
			}
		});
		expect(signals!.support).toMatchObject({ distance: 1 });
		expect(signals!.support!.ratio).toBeCloseTo(0.3, 9);
		expect(signals!.confidence).toBe(60);
	});

	test('of one of two lines is not enough', () => {
		const [signals] = all('наше прави-\nтепьство новое здание', 'наше правительство новое здание', {
			lattices: { l0: latticeOf('наше прави-') }
		});
		expect(signals!.support).toBeNull();
	});

	test('of what P has more tells nothing', () => {
		const { support, confidence } = only('', 'быстро', {
			lattices: { l0: latticeOf('он новое здание') }
		});
		expect([support, confidence]).toEqual([null, null]);
	});
});

describe('the dictionary', () => {
	const lexicon = { knows: (word: string) => ['строило', 'правительство'].includes(word) };

	test('is asked for the words of both sides, each once', () => {
		const { unknownS, unknownP } = only('жъж жъж', 'щъщ строило щъщ', { lexicon });
		expect(unknownS).toEqual(['жъж']);
		expect(unknownP).toEqual(['щъщ']);
	});

	test('knows a word cut at a line end as a whole', () => {
		const [s, p] = ['наше прави-\nтельство тут', 'наше правление тут'];
		const [signals] = all(`вот ${s} и там`, `вот ${p} и там`, { lexicon });
		expect(signals!.unknownS).toEqual([]);
	});

	test('is not asked for letters that stand alone: they are signs of lists and initials', () => {
		expect(only('ж', 'щ', { lexicon })).toMatchObject({ unknownS: [], unknownP: [] });
	});

	test('has nothing to say of numbers and signs', () => {
		expect(only('1953', '1954', { lexicon })).toMatchObject({ unknownS: [], unknownP: [] });
	});
});

describe('other readings', () => {
	const line = 'он строипо новое здание';
	test.each<[what: string, texts: string[], s: number, p: number, none: number]>([
		['with the scan’s text', [line], 1, 0, 0],
		['with the publication', ['он строило новое здание'], 0, 1, 0],
		['with neither', ['он строимо новое здание'], 0, 0, 1],
		['of each kind', [line, line, 'он строило новое', 'он строимо новое'], 2, 1, 1],
		['that break elsewhere on the line', ['0н строило н0вое зданне'], 0, 1, 0],
		['that lost the word', ['он новое здание'], 0, 0, 1],
		['that split the word', ['он стро ило новое здание'], 0, 1, 0],
		['none', [], 0, 0, 0]
	])('%s', (_, texts, s, p, none) => {
		const { forS, forP, forNone } = only('строипо', 'строило', alternatives(...texts));
		expect([forS, forP, forNone]).toEqual([s, p, none]);
	});

	test('are each counted once, whatever they say', () => {
		const word = fc.constantFrom('строипо', 'строило', 'строимо', 'стр', '', 'строило дом');
		fc.assert(
			fc.property(fc.array(word, { maxLength: 6 }), (words) => {
				const texts = words.map((one) => `он ${one} новое здание`);
				const { forS, forP, forNone } = only('строипо', 'строило', alternatives(...texts));
				expect(forS + forP + forNone).toBe(words.length);
				expect(forS).toBe(words.filter((one) => one === 'строипо').length);
				expect(forP).toBe(words.filter((one) => one === 'строило').length);
			}),
			{ numRuns: 30 }
		);
	});

	test('of a place between two words are what they have between them', () => {
		const other = alternatives('он быстро новое здание', 'он новое здание');
		expect(only('', 'быстро', other)).toMatchObject({ forS: 1, forP: 1, forNone: 0 });
	});

	test('of a place over two lines say nothing: which line is meant is not known', () => {
		const [signals] = all('наше прави-\nтепьство тут', 'наше правительство тут', {
			alternatives: { l0: [{ text: 'наше прави-' }], l1: [{ text: 'тельство тут' }] }
		});
		expect(signals).toMatchObject({ forS: 0, forP: 0, forNone: 0 });
	});
});

describe('what comes back in the record', () => {
	test('the same letters confused are counted over all differences', () => {
		const WORDS = running(60);
		const s = WORDS.with(5, 'допо').with(20, 'пето').with(40, 'дом').join(' ');
		const p = WORDS.with(5, 'доло').with(20, 'лето').with(40, 'том').join(' ');
		expect(all(s, p).map(({ confusion }) => [confusion!.read, confusion!.here])).toEqual([
			['п', 2],
			['п', 2],
			['д', 1]
		]);
	});

	test('the other way round is another confusion', () => {
		const WORDS = running(40);
		const found = all(
			WORDS.with(5, 'допо').with(20, 'лето').join(' '),
			WORDS.with(5, 'доло').with(20, 'пето').join(' ')
		);
		expect(found.map(({ confusion }) => confusion!.here)).toEqual([1, 1]);
	});

	test.each<[s: string, p: string, pair: [string, string] | null]>([
		['строипо', 'строило', ['п', 'л']],
		['стро-\nипо', 'строило', ['п', 'л']],
		['строи!о', 'строило', ['!', 'л']],
		['стропло', 'строило', ['п', 'и']],
		['стройка', 'строила', null],
		['строил', 'строило', null],
		['и\u0301х', 'их', ['и\u0301', 'и']]
	])('%j for %j is one letter for one: %j', (s, p, pair) => {
		const { confusion } = only(s, p);
		expect(confusion && [confusion.read, confusion.right]).toEqual(pair);
	});

	test('people confirmed it so often; the other way round they did not', () => {
		const confusions = [{ read: 'п', right: 'л', count: 4 }];
		expect(only('строипо', 'строило', { confusions }).confusion!.confirmed).toBe(4);
		expect(only('строило', 'строипо', { confusions }).confusion!.confirmed).toBe(0);
	});

	test('the same word elsewhere on the scans is counted in any capitals, this place left out', () => {
		const s = 'Дом стоит. Потом мы видели дом у реки и ДОМ за лесом';
		const p = 'Дом стоит. Потом мы видели сад у реки и ДОМ за лесом';
		expect(all(s, p).map(({ elsewhere }) => elsewhere)).toEqual([2]);
		expect(all(p, s).map(({ elsewhere }) => elsewhere)).toEqual([0]);
	});
});

describe('the translation', () => {
	test.each<[s: string, p: string, translation: string, side: 's' | 'p' | null]>([
		['3', '8', 'he has 8 of them', 'p'],
		['3', '8', 'he has 3 of them', 's'],
		['3', '8', 'he has 3 or 8', null],
		['3', '8', 'he has many', null],
		['VII', '8', 'number 7', 's'],
		['дом', 'сад', 'house 7', null]
	])('%s / %s with “%s”: %s', (s, p, translation, side) => {
		expect(only(s, p, { translation }).translation?.side ?? null).toBe(side);
	});
});

test('the width of letters is asked on the line of the place, where one side has more of them', () => {
	const s = 'мы видели есл старый дом у самой реки';
	const roomOf = (p: string) => all(s, p)[0]!.room;
	expect(roomOf(s.replace('есл', 'если'))).toMatchObject({ for: 'read', read: 3 });
	expect(roomOf(s.replace('есл', 'ели'))).toBeNull();
	expect(roomOf(s.replace('есл ', ''))).toBeNull();
	const cut = 'мы видели наш старый дом у са-\nмой реки и лес';
	expect(all(cut, 'мы видели наш старый дом у самойй реки и лес')[0]!.room).toBeNull();
});
