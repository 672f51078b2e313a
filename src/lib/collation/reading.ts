/** What a witness has at a place: text, tokens, and where it stands on paper. */
import type { Zone } from '#lib/facsimile/zone.ts';
import { around } from '#lib/facsimile/zone.ts';
import { graphemesAt } from '#lib/text/token.ts';
import type { Place, Reading } from './difference.ts';
import type { Units } from './units.ts';
import type { Witness, WitnessLine, WitnessToken } from './witness.ts';

const HYPHEN = /^[-\u00ad\u2010\u00ac\u2e17]$/u;

/** The reading of units `from` to `to` (exclusive) of a witness. */
export function readingOf(units: Units, from: number, to: number): Reading {
	if (from === to) return emptyAt(units, from);
	return readingOfTokens(units.witness, units.from[from]!, units.to[to - 1]!);
}

/** The reading of tokens `from` to `to` (exclusive), what is set aside between them left out. */
export function readingOfTokens(witness: Witness, from: number, to: number): Reading {
	const tokens = witness.tokens.slice(from, to);
	const aside = tokens[0]?.aside ?? null;
	const kept = tokens.filter((one) => aside !== null || one.aside === null);
	return { text: textOf(witness, kept), from, to, places: placesOf(witness, kept) };
}

/** Nothing here: the place is the word before, or after at the beginning of the text. */
function emptyAt(units: Units, at: number): Reading {
	const { tokens } = units.witness;
	const token = at > 0 ? units.to[at - 1]! : (units.from[at] ?? 0);
	const beside = tokens.at(at > 0 ? token - 1 : token);
	const places = beside ? placesOf(units.witness, [beside]) : [];
	const edge = at > 0 ? 'to' : 'from';
	return {
		text: '',
		from: token,
		to: token,
		places: places.map((place) => ({ ...place, from: place[edge], to: place[edge] }))
	};
}

/** Text as the page shows it: a line end is a space, or `-` and a line break inside a cut word. */
export function textOf(witness: Witness, tokens: readonly WitnessToken[]): string {
	let text = '';
	tokens.forEach((one, i) => {
		const before = tokens[i - 1];
		if (!before) text = one.t;
		else if (before.line === one.line)
			text +=
				witness.lines[one.line]!.text.slice(before.to, one.from).replace(/\s+/gu, ' ') + one.t;
		else text += (isCut(tokens, i) ? '\n' : ' ') + one.t;
	});
	return text;
}

/** Token `i` ends a word that a hyphen cut at the end of the line before. */
function isCut(tokens: readonly WitnessToken[], i: number): boolean {
	const [first, hyphen, last] = [tokens[i - 2], tokens[i - 1]!, tokens[i]!];
	if (!first || !HYPHEN.test(hyphen.t) || !/^\p{Ll}/u.test(last.t)) return false;
	return first.line === hyphen.line && first.to === hyphen.from && /\p{L}\p{M}*$/u.test(first.t);
}

/** One place a line. */
function placesOf(witness: Witness, tokens: readonly WitnessToken[]): Place[] {
	const places: Place[] = [];
	for (let i = 0; i < tokens.length;) {
		const first = tokens[i]!;
		let end = i;
		while (tokens[end + 1]?.line === first.line) end++;
		const place = placeOn(witness.lines[first.line]!, first.from, tokens[end]!.to);
		if (place) places.push(place);
		i = end + 1;
	}
	return places;
}

function placeOn(line: WitnessLine, start: number, end: number): Place | null {
	if (!line.zone) return null;
	const [from, to] = [graphemesAt(line.text, start), graphemesAt(line.text, end)];
	return { surface: line.surface, line: line.id, from, to, zone: zoneOf(line, from, to) };
}

/** Around the words that the letters stand in; the whole line where these are not known. */
function zoneOf(line: WitnessLine, from: number, to: number): Zone {
	const words = line.words.filter((word) => word.from < to && word.to > from && !word.stale);
	return around(words.map((word) => word.zone)) ?? line.zone!;
}
