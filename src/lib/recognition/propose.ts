import { graphemes } from '#lib/text/grapheme.ts';
import type { Place } from './place.ts';
import { candidates, choose, type Confusion, type Proposal } from './proposal.ts';

/** What a dictionary answers; its thread is the caller's. */
export interface Dictionary {
	known(words: readonly string[]): Promise<boolean[]>;
	suggest(word: string): Promise<string[]>;
}

/** What people confirmed in the record. */
export interface Lessons {
	confusions: readonly Confusion[];
	words: ReadonlyMap<string, number>;
}

/**
 * At most five proposals for a word at its place, likeliest first, each with its reasons. Of a word
 * that is cut at a line's end the dictionary is asked as a whole.
 */
export async function propose(
	{ word, lattice, others, head, tail }: Place,
	{ confusions, words }: Lessons,
	dictionary: Dictionary
): Promise<Proposal[]> {
	const offered = candidates({ word, lattice, others, confusions, recordWords: words });
	const asked = [word, ...offered.map(({ text }) => text)];
	const [answers, suggested] = await Promise.all([
		dictionary.known(asked.map((text) => head + text + tail)),
		isWord(word) ? dictionary.suggest(head + word + tail) : []
	]);
	const known = new Set(asked.filter((_, at) => answers[at]));
	return choose(word, offered, {
		known,
		suggested: suggested
			.flatMap((text) => without(text, head, tail))
			.filter((text) => text !== word)
	});
}

/** The middle of a word that keeps its head and tail. */
function without(text: string, head: string, tail: string): string[] {
	const middle = text.slice(head.length, text.length - tail.length);
	return middle !== '' && head + middle + tail === text ? [middle] : [];
}

/** Two letters or more and no digit: what a dictionary has an opinion of. */
function isWord(word: string): boolean {
	return graphemes(word).length > 1 && !/\p{N}/u.test(word);
}
