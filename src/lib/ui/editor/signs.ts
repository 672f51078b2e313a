import { clean } from '#lib/transcription/typed.ts';
import { type SignName } from '#lib/ui/words/signs.ts';

/** A sign that a Russian keyboard does not have, or has in a hard place. */
export interface Sign {
	sign: string;
	name: SignName;
}

/** The table of signs, in the order in which a newcomer sees them. */
export const SIGNS: readonly Sign[] = [
	{ sign: '№', name: 'number' },
	{ sign: '«', name: 'quoteOpens' },
	{ sign: '»', name: 'quoteCloses' },
	{ sign: '—', name: 'dash' },
	{ sign: '§', name: 'section' },
	{ sign: '\u0301', name: 'stress' },
	{ sign: 'I', name: 'romanOne' },
	{ sign: 'V', name: 'romanFive' },
	{ sign: 'X', name: 'romanTen' },
	{ sign: '…', name: 'ellipsis' },
	{ sign: '–', name: 'shortDash' },
	{ sign: '„', name: 'lowQuote' },
	{ sign: '“', name: 'highQuote' },
	{ sign: '°', name: 'degree' },
	{ sign: '½', name: 'half' },
	{ sign: '¼', name: 'quarter' },
	{ sign: '¾', name: 'threeQuarters' },
	{ sign: '⅓', name: 'third' },
	{ sign: '⅔', name: 'twoThirds' },
	{ sign: '×', name: 'times' },
	{ sign: 'L', name: 'romanFifty' },
	{ sign: 'C', name: 'romanHundred' },
	{ sign: 'D', name: 'romanFiveHundred' },
	{ sign: 'M', name: 'romanThousand' },
	{ sign: 'ѣ', name: 'yat' },
	{ sign: 'Ѣ', name: 'yatCapital' },
	{ sign: 'і', name: 'decimalI' },
	{ sign: 'І', name: 'decimalICapital' },
	{ sign: 'ѳ', name: 'fita' },
	{ sign: 'Ѳ', name: 'fitaCapital' },
	{ sign: 'ѵ', name: 'izhitsa' },
	{ sign: 'Ѵ', name: 'izhitsaCapital' },
	{ sign: 'ѕ', name: 'zelo' },
	{ sign: '±', name: 'plusMinus' },
	{ sign: '′', name: 'minute' },
	{ sign: '″', name: 'second' },
	{ sign: '†', name: 'dagger' },
	{ sign: '¶', name: 'pilcrow' },
	{ sign: '£', name: 'pound' },
	{ sign: '$', name: 'dollar' }
];

/** How many uses are remembered: enough to know what a record is full of. */
const REMEMBERED = 40;
/** Signs that have a digit key. */
const AT_HAND = 10;

/** The table with what was used on top: the most frequent of the last uses, the newest among equals. */
export function arranged(used: readonly string[]): Sign[] {
	const count = (sign: string) => used.filter((one) => one === sign).length;
	const known = new Map(SIGNS.map((one) => [one.sign, one]));
	const frequent = [...new Set(used.toReversed())]
		.sort((a, b) => count(b) - count(a))
		.flatMap((sign) => known.get(sign) ?? [])
		.slice(0, AT_HAND);
	return [...frequent, ...SIGNS.filter((one) => !frequent.includes(one))];
}

/** The memory of uses with one more, the oldest forgotten. */
export function remember(used: readonly string[], sign: string): string[] {
	return [...used, sign].slice(-REMEMBERED);
}

const KEPT_AT = 'signs-used';

/** What this browser remembers; nothing where it remembers nothing, or something else. */
export function recall(shelf: Pick<Storage, 'getItem'>): string[] {
	try {
		const kept: unknown = JSON.parse(shelf.getItem(KEPT_AT) ?? '[]');
		return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
	} catch {
		// Another program's words under our name: as good as none.
		return [];
	}
}

export function keep(shelf: Pick<Storage, 'setItem'>, used: readonly string[]): void {
	shelf.setItem(KEPT_AT, JSON.stringify(used));
}

/** The sign of a code point as people write it (`463`, `0463`, `U+0463`); null for none that may stand. */
export function ofCodePoint(written: string): string | null {
	const hex = /^\s*(?:[Uu]\+|0x)?([0-9A-Fa-f]{1,6})\s*$/.exec(written)?.[1];
	const point = hex === undefined ? Number.NaN : Number.parseInt(hex, 16);
	if (!(point > 0x20 && point <= 0x10ffff)) return null;
	const sign = String.fromCodePoint(point);
	const between = `а${sign}а`;
	return clean(between).text === between.normalize('NFC') ? sign : null;
}

/** How a sign is shown alone: a combining mark on a circle of dots. */
export function shown(sign: string): string {
	return /^\p{M}/u.test(sign) ? `\u25cc${sign}` : sign;
}
