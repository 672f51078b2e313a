/** Two witnesses collated: differences, what was set aside, what lies outside, and the counts. */
import * as token from '#lib/text/token.ts';
import { scriptOf } from '#lib/text/script.ts';
import type { Abbreviation } from '#lib/text/abbreviation.ts';
import { align, dissolveIslands, slide } from './align.ts';
import type { Range } from './anchors.ts';
import { DEFAULT_PROFILE, type Profile } from './classify.ts';
import * as coverage from './coverage.ts';
import { Describer } from './describer.ts';
import type { Difference, DifferenceClass, Place, Reading } from './difference.ts';
import { fieldsOf, type Field } from './field.ts';
import { movedPassages } from './moved.ts';
import { readingOfTokens } from './reading.ts';
import type { EvidenceSources, Unweighed } from './signal.ts';
import { stretchesIn, type Pairing } from './stretch.ts';
import { isWordAt, unitsOf, type Lexicon, type Units } from './units.ts';
import { weigh } from './weigh.ts';
import type { Aside, Witness } from './witness.ts';

export interface CollationOptions {
	profile?: Profile;
	/** Leaves that the record describes and no surface shows: P's further text is beyond the scan. */
	leavesWithoutPicture?: number;
	lexicon?: Lexicon;
	abbreviations?: readonly Abbreviation[];
	/** What of P is compared, chosen by an editor: its tokens, `to` exclusive. */
	ends?: readonly [from: number, to: number] | null;
	/** Pieces of the machine's evidence; without them every label is `undecided`. */
	evidence?: EvidenceSources;
	/** Names and places known for the record, as normal forms: differences there are of class name. */
	names?: ReadonlySet<string>;
}

/** Equal words below this share: it is not the same text. */
export const ALIKE = 0.1;

export type CollationOutcome = 'collated' | 'empty-scan' | 'empty-publication' | 'unlike';

export interface SetAside {
	line: string;
	surface: string;
	text: string;
	why: Aside;
}

/** A piece outside the covered stretch. */
export interface Outside {
	reading: Reading;
	words: number;
	tokens: number;
}

export interface Collation {
	outcome: CollationOutcome;
	/** Share of equal words, of the shorter side, 0 to 1; below `ALIKE` the outcome is `unlike`. */
	alike: number;
	/** In order of S; hidden ones too. */
	differences: Difference[];
	/** Per class that occurs. */
	ledger: Partial<Record<DifferenceClass, { hidden: number; shown: number }>>;
	setAside: { s: SetAside[]; p: SetAside[] };
	coverage: {
		/** Tokens of each witness, ends exclusive; null where nothing is covered. */
		s: [from: number, to: number] | null;
		p: [from: number, to: number] | null;
		beyondScan: Outside[];
		notInPublication: Outside[];
	};
	fields: Field[];
	/** Words of S with letters of two scripts: an invisible error, flagged even where hidden. */
	mixedScript: { text: string; places: Place[] }[];
	/** Tokens compared on each side, and equal before islands were dissolved. */
	counts: { s: number; p: number; equal: number };
	/** Partners of tokens of S in P for each pair of units: [S from, S to, P from, P to]. */
	matches: Int32Array;
}

/** Collates S with P. Pure; linear but for bounded gaps. */
export function collate(s: Witness, p: Witness, options: CollationOptions = {}): Collation {
	const units = unitsOf(s, p, options.lexicon);
	const ends = options.ends ? unitsWithin(units.p, options.ends) : null;
	const { partners, tooDifferent } = alignWithin(units.s.ids, units.p.ids, ends);
	const equal = partners.reduce((sum, partner) => sum + (partner >= 0 ? 1 : 0), 0);
	const pairing: Pairing = { s: units.s, p: units.p, partners };
	const alike = shareOfWords(pairing);
	settle(pairing);
	const outcome = outcomeOf(units.s, units.p, alike);
	const found =
		outcome === 'collated' ? differencesOf(pairing, tooDifferent, ends, options) : nothing();
	return {
		outcome,
		alike,
		...found,
		differences: weigh(s, found.differences, { lexicon: options.lexicon, ...options.evidence }),
		ledger: ledgerOf(found.differences),
		setAside: { s: setAsideOf(s), p: setAsideOf(p) },
		mixedScript: mixedIn(s),
		counts: { s: units.s.ids.length, p: units.p.ids.length, equal },
		matches: matchesOf(pairing)
	};
}

/** The units of P that a person chose to be compared. */
type ChosenUnits = [from: number, to: number];

function unitsWithin({ from }: Units, [begin, end]: readonly [number, number]): ChosenUnits {
	const first = from.findIndex((token) => token >= begin);
	const after = from.findIndex((token) => token >= end);
	return [first < 0 ? from.length : first, after < 0 ? from.length : after];
}

/** Aligned with what of P is compared; units of S have no partner in the rest. */
function alignWithin(s: Int32Array, p: Int32Array, ends: ChosenUnits | null) {
	const found = align(s, ends ? p.subarray(...ends) : p);
	const shift = ends?.[0] ?? 0;
	return {
		partners: found.partners.map((b) => (b < 0 ? b : b + shift)),
		tooDifferent: found.tooDifferent.map(([aFrom, aTo, bFrom, bTo]): Range => [
			aFrom,
			aTo,
			bFrom + shift,
			bTo + shift
		])
	};
}

/** Islands dissolved, one-sided gaps slid to where a reader would put them. */
function settle({ s, p, partners }: Pairing): void {
	dissolveIslands(partners, p.ids.length, (a) => isWordAt(s, a));
	const rank = (units: Units) => (at: number) => {
		const before = at > 0 ? isWordAt(units, at - 1) : false;
		return (before ? 0 : 2) + (isWordAt(units, at) ? 1 : 0);
	};
	slide(s.ids, p.ids, partners, { a: rank(s), b: rank(p) });
}

function shareOfWords({ s, p, partners }: Pairing): number {
	let [equal, wordsS, wordsP] = [0, 0, 0];
	for (let a = 0; a < partners.length; a++) {
		if (!isWordAt(s, a)) continue;
		wordsS++;
		if (partners[a]! >= 0) equal++;
	}
	for (let b = 0; b < p.ids.length; b++) if (isWordAt(p, b)) wordsP++;
	const shorter = Math.min(wordsS, wordsP);
	return shorter === 0 ? 0 : equal / shorter;
}

function outcomeOf(s: Units, p: Units, alike: number): CollationOutcome {
	if (s.ids.length === 0) return 'empty-scan';
	if (p.ids.length === 0) return 'empty-publication';
	return alike < ALIKE ? 'unlike' : 'collated';
}

type Found = Pick<Collation, 'coverage' | 'fields'> & { differences: Unweighed[] };

function nothing(): Found {
	const outside = { beyondScan: [], notInPublication: [] };
	return { differences: [], coverage: { s: null, p: null, ...outside }, fields: [] };
}

function differencesOf(
	pairing: Pairing,
	tooDifferent: Range[],
	ends: ChosenUnits | null,
	options: CollationOptions
): Found {
	const { s, p, partners } = pairing;
	const moved = movedPassages(s.ids, p.ids, partners, (a) => isWordAt(s, a)).filter(
		([, , from, to]) => !ends || (from >= ends[0] && to <= ends[1])
	);
	const covered = coverage.coveredBy(partners, moved);
	const describer = new Describer(pairing, {
		...options,
		profile: options.profile ?? DEFAULT_PROFILE
	});
	if (!covered) {
		describer.stretch([0, s.ids.length, 0, p.ids.length]);
		return { ...nothing(), differences: describer.differences };
	}
	const outside = edges(pairing, covered, ends);
	const near: Range = [
		outside.before.near[0],
		outside.after.near[1],
		outside.before.near[2],
		outside.after.near[3]
	];
	const beyond = ends || (options.leavesWithoutPicture ?? 0) > 0 ? 'beyond-scan' : 'addition';
	outsideOf(describer, outside.before, beyond);
	describer.passages(stretchesIn(pairing, near), moved, tooDifferent);
	outsideOf(describer, outside.after, beyond);
	const fields = fieldsIn(pairing, near);
	describer.fields(fields);
	return {
		differences: describer.differences,
		coverage: {
			s: tokensOf(s, near[0], near[1]),
			p: tokensOf(p, near[2], near[3]),
			beyondScan: outsideBy(describer.differences, 'beyond-scan', 'p'),
			notInPublication: outsideBy(describer.differences, 'not-in-publication', 's')
		},
		fields
	};
}

/** Both edges; where a person chose the ends, P is compared up to them and no farther. */
function edges({ s, p }: Pairing, covered: Range, ends: ChosenUnits | null) {
	const text = (units: Units) => (at: number) => units.witness.tokens.t(units.from[at]!);
	const lineOf = (at: number) => s.witness.tokens.line[s.from[at]!]!;
	const view = { s: text(s), p: text(p) };
	const [first, last] = [lineOf(covered[0]), lineOf(covered[1] - 1)];
	const [begin, end] = ends ?? [0, p.ids.length];
	const before = coverage.edgeBefore(covered, begin, {
		...view,
		onCoveredLine: (at) => !ends && lineOf(at) === first
	});
	const after = coverage.edgeAfter(covered, s.ids.length, end, {
		...view,
		onCoveredLine: (at) => !ends && lineOf(at) === last
	});
	if (ends) {
		[before.near[2], before.onlyP] = [begin, [0, begin]];
		[after.near[3], after.onlyP] = [end, [end, p.ids.length]];
	}
	return { before, after };
}

/** One side has more: of P an addition, or beyond the scan where leaves have no picture. */
function outsideOf(
	describer: Describer,
	edge: coverage.Edge,
	beyond: 'beyond-scan' | 'addition'
): void {
	const [sFrom, sTo] = edge.onlyS;
	const [pFrom, pTo] = edge.onlyP;
	if (sTo > sFrom) describer.stretch([sFrom, sTo, pFrom, pFrom], 'not-in-publication');
	const at = sFrom === 0 ? edge.near[0] : edge.near[1];
	if (pTo > pFrom) describer.stretch([at, at, pFrom, pTo], beyond);
}

function tokensOf(units: Units, from: number, to: number): [number, number] | null {
	return to > from ? [units.from[from]!, units.to[to - 1]!] : null;
}

function outsideBy(differences: Unweighed[], name: DifferenceClass, side: 's' | 'p'): Outside[] {
	return differences
		.filter((one) => one.class === name)
		.map((one) => ({
			reading: one[side],
			words: token.countWords(one[side].text),
			tokens: token.tokenise(one[side].text).length
		}));
}

function fieldsIn({ s, p }: Pairing, near: Range): Field[] {
	const covered = new Set<number>();
	for (let at = near[0]; at < near[1]; at++) covered.add(s.witness.tokens.line[s.from[at]!]!);
	return fieldsOf(s.witness, p.witness, (line) => !covered.has(line));
}

function ledgerOf(differences: Unweighed[]): Collation['ledger'] {
	const ledger: Collation['ledger'] = {};
	for (const one of differences) {
		const count = (ledger[one.class] ??= { hidden: 0, shown: 0 });
		count[one.hidden ? 'hidden' : 'shown']++;
	}
	return ledger;
}

function setAsideOf({ lines }: Witness): SetAside[] {
	return lines
		.filter((line) => line.aside !== null && line.text.trim() !== '')
		.map(({ id, surface, text, aside }) => ({ line: id, surface, text, why: aside! }));
}

/** Each distinct text is looked at once. */
function mixedIn(witness: Witness): Collation['mixedScript'] {
	const { tokens } = witness;
	const mixed = tokens.texts.map((text) => scriptOf(text) === 'mixed');
	const found: Collation['mixedScript'] = [];
	tokens.text.forEach((text, at) => {
		if (!mixed[text]) return;
		found.push({ text: tokens.t(at), places: readingOfTokens(witness, at, at + 1).places });
	});
	return found;
}

function matchesOf({ s, p, partners }: Pairing): Int32Array {
	const matches: number[] = [];
	partners.forEach((b, a) => {
		if (b >= 0) matches.push(s.from[a]!, s.to[a]!, p.from[b]!, p.to[b]!);
	});
	return Int32Array.from(matches);
}
