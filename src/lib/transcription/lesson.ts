import * as grapheme from '#lib/text/grapheme.ts';
import type { Line } from './page.ts';
import { between } from './replacement.ts';

/** Longer replacements are other wording, not letters mistaken for each other. */
const MOST_LETTERS = 3;
const WORD = /\p{L}[\p{L}\p{M}]*(?:-\p{L}[\p{L}\p{M}]*)*/gu;

/** Words of two letters or more, in lower case, as often as they stand in the text. */
export function words(text: string): string[] {
	return (text.match(WORD) ?? [])
		.map((word) => word.toLowerCase())
		.filter((word) => word.length > 1);
}

/** Letters read and the letters that are right, at most three each; either may be empty. */
export function confusions(read: string, right: string): [read: string, right: string][] {
	return between(read, right)
		.map(({ from, to, text }): [string, string] => [grapheme.slice(read, from, to), text])
		.filter((pair) => pair.every((letters) => grapheme.length(letters) <= MOST_LETTERS));
}

/** A line teaches while somebody stands for its text, and it is text. */
export function teaches(line: Line | undefined): line is Line {
	return line !== undefined && line.seen.length > 0 && line.refused === undefined;
}
