import * as grapheme from '#lib/text/grapheme.ts';
import { lines, type Line, type Page } from '#lib/transcription/page.ts';
import { bareWords, halves } from './place.ts';

/** Is the bare word one that a dictionary has an opinion of: two letters or more, no digit. */
function isAsked(word: string): boolean {
	return grapheme.length(word) > 1 && !/\p{N}/u.test(word);
}

/**
 * The page with a mark at each word that the dictionary does not know. A word that is cut at a
 * line's end is asked about as a whole, and both its halves are marked.
 */
export async function markUnknown(
	page: Page,
	known: (words: readonly string[]) => Promise<boolean[]>
): Promise<Page> {
	const all = lines(page);
	const spelt = new Map(all.map((line, at) => [line, wholes(all, at)]));
	const words = [...new Set([...spelt.values()].flat().map(({ whole }) => whole))];
	const answers = await known(words);
	const unknown = new Set(words.filter((_, at) => !answers[at]));
	const marked = (line: Line): Line => {
		const strange = (spelt.get(line) ?? []).filter(({ whole }) => unknown.has(whole));
		if (strange.length === 0) return line;
		const words = line.words.map((word) =>
			strange.some(({ from }) => from >= word.from && from < word.to)
				? { ...word, unknown: true as const }
				: word
		);
		return { ...line, words };
	};
	const regions = page.regions.map((region) => ({ ...region, lines: region.lines.map(marked) }));
	return { regions };
}

/** The words of a line as the dictionary is asked about them, and where they begin in the line. */
function wholes(all: readonly Line[], at: number): { from: number; whole: string }[] {
	const [before, text, after] = [all[at - 1]?.text, all[at]!.text, all[at + 1]?.text];
	return bareWords(text)
		.filter(({ word }) => isAsked(word))
		.map((bare) => {
			const { head, tail } = halves({ before, text, after }, bare);
			return { from: bare.from, whole: head + bare.word + tail };
		});
}
