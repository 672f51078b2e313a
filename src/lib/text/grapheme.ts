/**
 * Letters as readers count them. Not `Intl.Segmenter`: on Node 20 it copies the whole input for
 * each segment, and it gives nothing more for Russian.
 */
const GRAPHEME = /\P{M}\p{M}*|^\p{M}+/gu;

/** The graphemes of `text` after NFC, in order; joined again they are `text.normalize('NFC')`. */
export function graphemes(text: string): string[] {
	return text.normalize('NFC').match(GRAPHEME) ?? [];
}

/** Number of graphemes. */
export function length(text: string): number {
	return graphemes(text).length;
}

/** The part from grapheme `from` up to, not including, grapheme `to`. */
export function slice(text: string, from: number, to?: number): string {
	return graphemes(text).slice(from, to).join('');
}
