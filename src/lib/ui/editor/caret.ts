import * as grapheme from '#lib/text/grapheme.ts';

/**
 * A field counts UTF-16 units, the house counts graphemes. A place inside a grapheme counts as
 * behind it.
 */
export function toGraphemes(text: string, units: number): number {
	let [passed, count] = [0, 0];
	for (const letter of grapheme.graphemes(text)) {
		if (passed >= units) return count;
		passed += letter.length;
		count++;
	}
	return count;
}

export function toUnits(text: string, graphemes: number): number {
	return grapheme.graphemes(text).slice(0, graphemes).join('').length;
}
