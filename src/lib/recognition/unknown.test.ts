import { expect, test } from 'vitest';
import { page } from '../../../tests/support/page.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import { lines } from '#lib/transcription/page.ts';
import { markUnknown } from './unknown.ts';

/** The words that are marked where a dictionary knows these. */
async function marked(texts: string[], ...known: string[]) {
	const asked: string[] = [];
	const fresh = await markUnknown(page(texts), async (words) => {
		asked.push(...words);
		return words.map((word) => known.includes(word));
	});
	const found = lines(fresh).flatMap(({ text, words }) =>
		words.filter(({ unknown }) => unknown).map(({ from, to }) => grapheme.slice(text, from, to))
	);
	return { found, asked };
}

test('words that the dictionary does not know are marked, with the signs around them', async () => {
	const { found } = await marked(['в «перемнрии», мир'], 'мир');
	expect(found).toEqual(['«перемнрии»,']);
});

test('numbers and single letters are not asked about', async () => {
	expect(await marked(['1953 г и № 5-го'])).toEqual({ found: [], asked: [] });
});

test('a cut word is asked about whole: known, neither half is marked; unknown, both are', async () => {
	const texts = ['о пере-', 'мирии'];
	expect(await marked(texts, 'перемирии')).toEqual({ found: [], asked: ['перемирии'] });
	expect((await marked(texts)).found).toEqual(['пере-', 'мирии']);
});

test('each word is asked about once, in one question', async () => {
	expect((await marked(['мир мир', 'мир'], 'мир')).asked).toEqual(['мир']);
});

test('a refused fragment is no text: it is neither asked about nor breaks a cut word', async () => {
	const before = page(['пере-', 'жъж', 'мирии']);
	before.regions[0]!.lines[1]!.refused = 'specks';
	const asked: string[] = [];
	const fresh = await markUnknown(before, async (words) => {
		asked.push(...words);
		return words.map(() => true);
	});
	expect(asked).toEqual(['перемирии']);
	expect(fresh).toEqual(before);
});

test('each word of the machine is marked by itself; several bare words in one mark it once', async () => {
	const { found } = await marked(['жъж, мир жъж-мир: мир/жъж'], 'мир');
	expect(found).toEqual(['жъж,', 'жъж-мир:', 'мир/жъж']);
});

test('a word mark ends where the next word begins', async () => {
	const { found } = await marked(['мир жъж мир'], 'мир');
	expect(found).toEqual(['жъж']);
});

test('a page of known words is given back as it is, and nothing is changed in the one that was asked', async () => {
	const before = page(['мир жъж', 'мир']);
	const copy = structuredClone(before);
	const fresh = await markUnknown(before, async (words) => words.map((word) => word === 'мир'));
	expect(before).toEqual(copy);
	expect(lines(fresh)[1]).toBe(lines(before)[1]);
	expect(await markUnknown(before, async (words) => words.map(() => true))).toEqual(before);
});
