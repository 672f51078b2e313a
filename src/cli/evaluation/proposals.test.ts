import { expect, test } from 'vitest';
import { page as pageOf } from '../../../tests/support/page.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import type { Dictionary } from '#lib/recognition/propose.ts';
import { lines } from '#lib/transcription/page.ts';
import { measureProposals, NOTHING, told, total } from './proposals.ts';

const KNOWN = ['куда', 'он', 'шёл', 'перемирии', 'дом', 'том'];
/** Knows these words and proposes those that are as long. */
const dictionary: Dictionary = {
	known: async (words) => words.map((word) => KNOWN.includes(word)),
	suggest: async (word) => KNOWN.filter((one) => one.length === word.length)
};

/** A page as read, on which the machine was sure of every word but these. */
function read(texts: string[], doubted: string[]) {
	const page = pageOf(texts);
	for (const line of lines(page))
		line.words = line.words.map((word) => {
			const text = grapheme.slice(line.text, word.from, word.to);
			return doubted.includes(text) ? { ...word, confidence: 0.5, unknown: true } : word;
		});
	return { page, lattices: {}, alternatives: {} };
}

test('a misread word that is marked and mended by its first proposal counts at each step', async () => {
	const found = await measureProposals(read(['кула он шёл'], ['кула']), 'куда он шёл', dictionary);
	expect(found).toMatchObject({
		...{ words: 3, misread: 1, doubtful: 1, found: 1, answered: 1, first: 1, five: 1, spoilt: 0 }
	});
	expect(found.expected).toBeCloseTo(0.89 + 2 * 0.01);
});

test('a right proposal that is not the first counts among the five alone', async () => {
	const found = await measureProposals(read(['лом'], ['лом']), 'том', dictionary);
	expect(found).toMatchObject({ first: 0, five: 1 });
});

test('a right word that is marked and gets a proposal would be spoilt by it', async () => {
	const found = await measureProposals(read(['ком'], ['ком']), 'ком', dictionary);
	expect(found).toMatchObject({
		misread: 0,
		doubtful: 1,
		found: 0,
		answered: 1,
		spoilt: 1,
		five: 0
	});
});

test('a misread word of which the machine was sure is not found', async () => {
	const found = await measureProposals(read(['кула'], []), 'куда', dictionary);
	expect(found).toMatchObject({ misread: 1, doubtful: 0, found: 0, answered: 0 });
});

test('a word that is not in the truth has no right proposal; what is aside is not measured', async () => {
	const noise = read(['он кула шёл'], ['кула']);
	expect(await measureProposals(noise, 'он шёл', dictionary)).toMatchObject({
		misread: 1,
		five: 0
	});
	noise.page.regions[0]!.kind = 'stamp';
	expect(await measureProposals(noise, 'он шёл', dictionary)).toEqual(NOTHING);
});

test('a word cut at a line end is proposed for as a whole', async () => {
	const halves = read(['о пере-', 'мнрии'], ['мнрии']);
	expect(await measureProposals(halves, 'о пере-\nмирии', dictionary)).toMatchObject({ first: 1 });
});

test('what another reading has comes first', async () => {
	const other = { text: 'тем', confidence: 0.4, how: 'second' };
	const given = { ...read(['жем'], ['жем']), alternatives: { l1: [other] } };
	expect(await measureProposals(given, 'тем', dictionary)).toMatchObject({ answered: 1, five: 1 });
});

test('pages add up, and are told in whole sentences', () => {
	const page = { ...NOTHING, words: 100, misread: 4, doubtful: 6, found: 3, answered: 5 };
	const all = total([
		{ ...page, first: 2, five: 3, spoilt: 1, expected: 3.4 },
		{ ...page, first: 1, five: 2, spoilt: 2, expected: 4.2 }
	]);
	expect(told(all)).toEqual([
		'doubtful words: 12 of 200; 6 of the 8 misread are among them (8 misread were expected)',
		'proposals: for 10 of 12; of the 6 misread, the first is right for 3, one of five for 5',
		'right words that would be spoilt if the first proposal were taken unseen: 3 of 6'
	]);
	expect(total([])).toEqual(NOTHING);
});
