import { expect, test } from 'vitest';
import { graphemes } from '#lib/text/grapheme.ts';
import type { Place } from './place.ts';
import { type Dictionary, propose } from './propose.ts';

const NO_LESSONS = { confusions: [], words: new Map<string, number>() };

/** A dictionary of these words, that proposes those that are as long. */
function dictionaryOf(...words: string[]) {
	const asked: string[] = [];
	const dictionary: Dictionary = {
		known: async (some) => {
			asked.push(...some);
			return some.map((word) => words.includes(word));
		},
		suggest: async (word) => {
			asked.push(word);
			return words.filter((one) => one.length === word.length);
		}
	};
	return { dictionary, asked };
}

function place(word: string, more: Partial<Place> = {}): Place {
	const lattice = graphemes(word).map((letter): [string, number][] => [[letter, 90]]);
	return { word, from: 0, to: lattice.length, lattice, others: [], head: '', tail: '', ...more };
}

const texts = async (...given: Parameters<typeof propose>) =>
	(await propose(...given)).map(({ text, reasons }) => [text, reasons.map(({ code }) => code)]);

test('a misread word is mended by the dictionary, with that reason', async () => {
	const { dictionary } = dictionaryOf('куда', 'кума');
	expect(await texts(place('кула'), NO_LESSONS, dictionary)).toEqual([
		['куда', ['dictionary']],
		['кума', ['dictionary']]
	]);
});

test('a confirmed confusion comes before the dictionary alone, and says both', async () => {
	const { dictionary } = dictionaryOf('кума', 'куда');
	const confusions = [{ read: 'л', right: 'д', count: 4, here: 4 }];
	expect(await texts(place('кула'), { ...NO_LESSONS, confusions }, dictionary)).toEqual([
		['куда', ['confusion', 'dictionary']],
		['кума', ['dictionary']]
	]);
});

test('the half of a word is asked about as the whole, and only its own letters are proposed', async () => {
	const { dictionary, asked } = dictionaryOf('перемирии', 'переборки');
	const half = place('мнрии', { head: 'пере' });
	expect(await texts(half, NO_LESSONS, dictionary)).toEqual([
		['мирии', ['dictionary']],
		['борки', ['dictionary']]
	]);
	expect(asked).toEqual(['перемнрии', 'перемнрии']);
	const other = dictionaryOf('намирии');
	expect(await texts(half, NO_LESSONS, other.dictionary)).toEqual([]);
});

test('the first half keeps its tail', async () => {
	const { dictionary } = dictionaryOf('перемирии');
	expect(await texts(place('псре', { tail: 'мирии' }), NO_LESSONS, dictionary)).toEqual([
		['пере', ['dictionary']]
	]);
});

test('the dictionary has no opinion of numbers and single letters', async () => {
	const { dictionary, asked } = dictionaryOf('15', 'я');
	expect(await texts(place('Т5'), NO_LESSONS, dictionary)).toEqual([]);
	expect(await texts(place('л'), NO_LESSONS, dictionary)).toEqual([]);
	expect(asked).toEqual(['Т5', 'л']);
});

test('a right word that the dictionary knows gets nothing from it', async () => {
	const { dictionary } = dictionaryOf('дом', 'том');
	expect(await texts(place('дом'), NO_LESSONS, dictionary)).toEqual([]);
});

test('a word of the record is proposed though no dictionary knows it, before what the dictionary has', async () => {
	const { dictionary } = dictionaryOf('Сюшань');
	const words = new Map([['сюшаня', 3]]);
	const [first] = await propose(
		place('Сюшаня'.replace('н', 'п')),
		{ ...NO_LESSONS, words },
		dictionary
	);
	expect(first).toEqual({
		text: 'Сюшаня',
		reasons: [{ code: 'record-word', facts: { count: 3 } }]
	});
});

test('what the machine thought of in half a word is known as the whole word', async () => {
	const { dictionary, asked } = dictionaryOf('перемирии');
	const lattice = place('мприи').lattice;
	lattice[1]!.push(['и', 30]);
	expect(await texts(place('мприи', { head: 'пере', lattice }), NO_LESSONS, dictionary)).toEqual([
		['мирии', ['second-choice', 'dictionary']]
	]);
	expect(asked).toContain('перемирии');
});

test('nothing that takes from head or tail, or leaves nothing between them, is proposed', async () => {
	const suggest = (...all: string[]): Dictionary => ({
		known: async (words) => words.map(() => false),
		suggest: async () => all
	});
	const half = place('мир', { head: 'пе', tail: 'ии' });
	const asked = suggest('пеии', 'перии', 'пемирия', 'немирии', 'пе', 'ии', 'пемирии');
	expect(await texts(half, NO_LESSONS, asked)).toEqual([['р', ['dictionary']]]);
	const whole = place('мир');
	expect(await texts(whole, NO_LESSONS, suggest('', 'мир', 'пир'))).toEqual([
		['пир', ['dictionary']]
	]);
});
