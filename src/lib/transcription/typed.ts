/** What may not stand in a text: controls, U+0085, line and paragraph separators, half letters. */
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/gu;
const BREAK = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** The text of one line as it may be stored, and how many characters had to go for it. */
export interface Cleaned {
	text: string;
	removed: number;
}

/**
 * The border that typed text passes: breaks and tabs become one space, forbidden characters go and
 * are counted for the notice, ends are trimmed of plain spaces, the rest is NFC and otherwise kept
 * letter for letter (no-break spaces, soft hyphens and old letters stay).
 */
export function clean(typed: string): Cleaned {
	const joined = typed.replace(BREAK, ' ');
	let removed = 0;
	const kept = joined.replace(FORBIDDEN, () => {
		removed++;
		return '';
	});
	return { text: trimmed(kept.normalize('NFC')), removed };
}

/** Without plain spaces at its ends. Not by an expression: that looks at each run of spaces again and again. */
function trimmed(text: string): string {
	let [from, to] = [0, text.length];
	while (from < to && text[from] === ' ') from++;
	while (to > from && text[to - 1] === ' ') to--;
	return text.slice(from, to);
}
