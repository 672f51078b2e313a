/**
 * Values of numbers as typists wrote them: Roman numerals in Latin or, beside a date, in Cyrillic
 * letters (`4. УП 1953` is 4.VII.1953), months in words, hours and minutes.
 */

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

/** What a typewriter without Latin letters had for I, V and X. */
const TYPED: readonly [typed: RegExp, roman: string][] = [
	[/Ш/g, 'III'],
	[/П/g, 'II'],
	[/У/g, 'V'],
	[/Х/g, 'X'],
	[/[ІIl|1]/g, 'I'],
	[/[Yy]/g, 'V']
];

const MONTHS = [
	'январ',
	'феврал',
	'март',
	'апрел',
	'ма',
	'июн',
	'июл',
	'август',
	'сентябр',
	'октябр',
	'ноябр',
	'декабр'
];

const DAY = String.raw`(?<![\d.])([1-9]|[0-3]\d)`;
const ROMAN_MONTH = String.raw`([УПШХІIVX1lY|]{1,4})`;
const YEAR = String.raw`(\d{2}(?:\d{2})?)`;
/** Between day, month and year; in two ways, so that a long space is not parted in all. */
const APART = String.raw`(?:\s+|\s*[./-]\s*)`;
const TYPED_DATE = new RegExp(`${DAY}${APART}${ROMAN_MONTH}${APART}${YEAR}(?!\\d)`, 'gu');
const TYPED_DAY = new RegExp(String.raw`${DAY}\s*[./]\s*([УПШХІIVX]{1,4})(?![\p{L}\d])`, 'gu');
const WORD_DATE =
	/(?<![\d.])([1-9]|[0-3]\d)\s+(январ|феврал|март|апрел|ма(?=[йяею])|июн|июл|август|сентябр|октябр|ноябр|декабр)\p{L}{0,3}(?:\s+(\d{4}))?/giu;
const DIGIT_DATE = /(?<![\d.])([1-9]|[0-3]\d)\.(0?[1-9]|1[0-2])\.(\d{4}|\d{2})(?!\d)/gu;
const TIME = /(\d{1,2})\s*(?:час(?:\.|ов|а)?|ч\.)\s*(\d{1,2})\s*(?:мин(?:\.|ут[аы]?)?|м\.)/giu;
const LATIN_ROMAN = /(?<![\p{L}\d])([IVX]{1,6})(?![\p{L}\d])/gu;

/** Value of a Roman numeral in Latin capitals, or null where it is none. */
export function valueOf(roman: string): number | null {
	if (!/^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,4})$/.test(roman)) return null;
	let value = 0;
	for (let i = 0; i < roman.length; i++) {
		const here = ROMAN[roman[i]!]!;
		value += here < (ROMAN[roman[i + 1] ?? ''] ?? 0) ? -here : here;
	}
	return value === 0 ? null : value;
}

/**
 * Value of a Roman month typed in Cyrillic, Latin or both: `УП` is 7; null for no month. A `1` may be
 * an I, but figures alone are Arabic: `11` is November.
 */
export function monthOf(typed: string): number | null {
	let roman = typed;
	for (const [pattern, latin] of TYPED) roman = roman.replace(pattern, latin);
	const value = /^\d+$/.test(typed) ? Number(typed) : valueOf(roman);
	return value !== null && value <= 12 ? value : null;
}

/** The text with dates as `4.7.1953`, times as `21.20` and Roman numerals in Latin as digits. */
export function fold(text: string): string {
	return text
		.normalize('NFC')
		.replace(TYPED_DATE, (all, day, month, year) => date(all, day, monthOf(month), year))
		.replace(WORD_DATE, (all, day, month, year) => date(all, day, monthNamed(month), year))
		.replace(DIGIT_DATE, (all, day, month, year) => date(all, day, Number(month), year))
		.replace(TYPED_DAY, (all, day, month) => date(all, day, monthOf(month)))
		.replace(TIME, (_, hours, minutes) => `${Number(hours)}.${minutes.padStart(2, '0')}`)
		.replace(LATIN_ROMAN, (all) => String(valueOf(all) ?? all));
}

/** Only a year of two digits is taken for the nineteen hundreds: the holdings are of that century. */
function date(all: string, day: string, month: number | null, year?: string): string {
	if (month === null) return all;
	const full = year?.length === 2 ? `19${year}` : year;
	return [Number(day), month, ...(full ? [full] : [])].join('.');
}

function monthNamed(beginning: string): number {
	return MONTHS.indexOf(beginning.toLowerCase()) + 1;
}

/** The numbers of a text as digits, Roman numerals and dates by value, in order. */
export function valuesOf(text: string): string[] {
	return fold(text).match(/\d+/gu) ?? [];
}
