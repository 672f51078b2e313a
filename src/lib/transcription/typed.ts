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
	return { text: kept.normalize('NFC').replace(/^ +| +$/g, ''), removed };
}
