/**
 * The translation is not aligned by word: its paragraphs are tied to those of S, and what survives
 * translation (numbers, times, names) is checked. It is never used to fill S.
 */
import { fold, valuesOf } from '#lib/text/numeral.ts';

/** Paragraph `t` of the translation with the paragraphs of the text that it renders, from 0. */
export interface Tie {
	t: number;
	/** Rising; several are normal, none: the paragraph has no partner. */
	s: number[];
}

export type CheckKind =
	| 'value-missing-in-translation'
	| 'value-only-in-translation'
	| 'name-missing-in-translation'
	| 'paragraph-without-partner'
	| 'text-changed';

/** One card: something that a person should look at. */
export interface Check {
	kind: CheckKind;
	/** Paragraph of the translation, or null where it concerns a paragraph of S alone. */
	t: number | null;
	s: number[];
	/** The number, time or name; how many lines changed. */
	value: string;
}

/** A name in both languages, from the list of authorities. */
export interface NamePair {
	source: readonly string[];
	translated: readonly string[];
}

const NUMBERED = /^\s*(\d{1,4}(?:[-–—]\d{1,4})?)\.\s/u;

/**
 * Ties paragraphs in order: by their number first, the paragraphs between two numbered ones by the
 * values they share and by length (Gale and Church's idea, with one to many).
 */
export function tie(source: readonly string[], translated: readonly string[]): Tie[] {
	const ties = translated.map((_, t): Tie => ({ t, s: [] }));
	let [s, t] = [0, 0];
	for (const [nextS, nextT] of [...numberedPairs(source, translated), END(source, translated)]) {
		tieBetween(source, translated, [s, nextS], [t, nextT], ties);
		[s, t] = [nextS, nextT];
	}
	return ties;
}

const END = (source: readonly string[], translated: readonly string[]): [number, number] => [
	source.length,
	translated.length
];

function numberedPairs(source: readonly string[], translated: readonly string[]) {
	const pairs: [number, number][] = [];
	source.forEach((text, s) => {
		const number = NUMBERED.exec(text)?.[1];
		if (number === undefined) return;
		const after = pairs.at(-1)?.[1] ?? -1;
		const t = translated.findIndex(
			(other, at) => at > after && NUMBERED.exec(other)?.[1] === number
		);
		if (t >= 0) pairs.push([s, t]);
	});
	return pairs;
}

/** Paragraphs of one numbered section: each of S goes to the likeliest of T, in order. */
function tieBetween(
	source: readonly string[],
	translated: readonly string[],
	[sFrom, sTo]: [number, number],
	[tFrom, tTo]: [number, number],
	ties: Tie[]
): void {
	if (tFrom === tTo) return;
	const [lengthS, lengthT] = [lengthOf(source, sFrom, sTo), lengthOf(translated, tFrom, tTo)];
	let at = tFrom;
	let read = 0;
	for (let s = sFrom; s < sTo; s++) {
		const middle = (read + source[s]!.length / 2) / Math.max(1, lengthS);
		while (at < tTo - 1 && isLikelier(source[s]!, translated, at, middle, tFrom, lengthT)) at++;
		ties[at]!.s.push(s);
		read += source[s]!.length;
	}
}

/** Whether the paragraph after `at` suits better: by shared values, then by place in the section. */
function isLikelier(
	text: string,
	translated: readonly string[],
	at: number,
	middle: number,
	tFrom: number,
	lengthT: number
): boolean {
	const [here, next] = [shared(text, translated[at]!), shared(text, translated[at + 1]!)];
	if (here !== next) return next > here;
	return middle > lengthOf(translated, tFrom, at + 1) / Math.max(1, lengthT);
}

function shared(a: string, b: string): number {
	const values = new Set(numbersOf(b));
	return numbersOf(a).filter((value) => values.has(value)).length;
}

function lengthOf(texts: readonly string[], from: number, to: number): number {
	return texts.slice(from, to).reduce((sum, text) => sum + text.length, 0);
}

/** What to look at: values and names that only one side has, and paragraphs without a partner. */
export function check(
	source: readonly string[],
	translated: readonly string[],
	names: readonly NamePair[] = []
): Check[] {
	const ties = tie(source, translated);
	return ties.flatMap(({ t, s }): Check[] => {
		const text = s.map((at) => source[at]!).join('\n');
		if (s.length === 0) return [{ kind: 'paragraph-without-partner', t, s, value: '' }];
		const [left, right] = [numbersOf(text), numbersOf(translated[t]!)];
		const card = (kind: CheckKind) => (value: string) => ({ kind, t, s, value });
		return [
			...only(left, right).map(card('value-missing-in-translation')),
			...only(right, left).map(card('value-only-in-translation')),
			...namesWithoutPartner(text, translated[t]!, names).map(card('name-missing-in-translation'))
		];
	});
}

function only(some: readonly string[], others: readonly string[]): string[] {
	return [...new Set(some)].filter((value) => !others.includes(value));
}

function namesWithoutPartner(
	text: string,
	translated: string,
	names: readonly NamePair[]
): string[] {
	const has = (all: string, forms: readonly string[]) => forms.find((form) => all.includes(form));
	return names.flatMap((name) => {
		const found = has(text, name.source);
		return found !== undefined && !has(translated, name.translated) ? [found] : [];
	});
}

const ENGLISH_MONTHS = [
	...['January', 'February', 'March', 'April', 'May', 'June'],
	...['July', 'August', 'September', 'October', 'November', 'December']
];
const ENGLISH_DATE = new RegExp(
	String.raw`\b(\d{1,2}) (${ENGLISH_MONTHS.join('|')}) (\d{4})`,
	'gu'
);

/** Numbers by value; times of `21:20` as `21.20`, English dates as Russian ones. */
function numbersOf(text: string): string[] {
	const plain = text
		.replace(
			ENGLISH_DATE,
			(_, day, month, year) => `${day}.${ENGLISH_MONTHS.indexOf(month) + 1}.${year}`
		)
		.replace(/(\d{1,2}):(\d{2})/gu, '$1.$2');
	return valuesOf(fold(plain)).map((value) => String(Number(value)));
}

/** Says of each tied paragraph how many of its lines changed since it was tied. */
export function changedSince(
	ties: readonly Tie[],
	linesThen: readonly (readonly string[])[],
	linesNow: readonly (readonly string[])[]
): Check[] {
	return ties.flatMap(({ t, s }): Check[] => {
		const changed = s.reduce(
			(sum, at) => sum + changes(linesThen[at] ?? [], linesNow[at] ?? []),
			0
		);
		return changed === 0 ? [] : [{ kind: 'text-changed', t, s, value: String(changed) }];
	});
}

function changes(then: readonly string[], now: readonly string[]): number {
	const longer = Math.max(then.length, now.length);
	return Array.from({ length: longer }, (_, i) => then[i] !== now[i]).filter(Boolean).length;
}
