import * as grapheme from '#lib/text/grapheme.ts';

/** A run of a reading, lit where the witnesses differ. */
export interface Run {
	text: string;
	lit: boolean;
}

/** Cuts a reading at the borders of its differing letters; `ranges` in graphemes, `to` exclusive. */
export function runsOf(
	text: string,
	ranges: readonly (readonly [from: number, to: number])[] | null
): Run[] {
	if (!ranges) return text === '' ? [] : [{ text, lit: true }];
	const runs: Run[] = [];
	let at = 0;
	const add = (from: number, to: number, lit: boolean) => {
		if (to > from) runs.push({ text: grapheme.slice(text, from, to), lit });
	};
	for (const [from, to] of ranges) {
		add(at, from, false);
		add(from, to, true);
		at = to;
	}
	add(at, grapheme.length(text), false);
	return runs;
}
