/** Stretches of units where the witnesses differ, cut at the borders of words and names. */
import { isCapitalised, isWord } from '#lib/text/token.ts';
import type { Range } from './anchors.ts';
import { runsOf } from './align.ts';
import { readingOf } from './reading.ts';
import { isWordAt, type Units } from './units.ts';
import type { WitnessToken } from './witness.ts';

const DASH = /^[-–—−]$/u;
const NUMERIC_JOINT = /^[-–—.,:/]$/u;

/** Both witnesses with their units, and the partner in P of each unit of S. */
export interface Pairing {
	s: Units;
	p: Units;
	partners: Int32Array;
}

/** The stretches inside `within`, in order: gaps first, then pairs that are equal only when folded. */
export function stretchesIn(pairing: Pairing, within: Range): Range[] {
	const gaps = widen(pairing, joinOverSigns(pairing, gapsIn(pairing, within)), within);
	const stretches: Range[] = [];
	let next = 0;
	for (let a = within[0]; a < within[1]; a++) {
		while (next < gaps.length && gaps[next]![0] <= a) stretches.push(gaps[next++]!);
		const b = pairing.partners[a]!;
		const inGap = stretches.at(-1);
		if (b < within[2] || b >= within[3] || (inGap && a < inGap[1])) continue;
		if (!sameText(pairing, a, b)) stretches.push([a, a + 1, b, b + 1]);
		else if (otherSpacing(pairing, a, b, inGap)) stretches.push([a - 1, a + 1, b - 1, b + 1]);
	}
	stretches.push(...gaps.slice(next));
	return stretches;
}

function gapsIn({ partners }: Pairing, [aFrom, aTo, bFrom, bTo]: Range): Range[] {
	const inside = partners.subarray(aFrom, aTo).map((b) => (b >= bFrom && b < bTo ? b - bFrom : -1));
	const gaps: Range[] = [];
	let [i, j] = [0, 0];
	for (const run of [...runsOf(inside), { a: aTo - aFrom, b: bTo - bFrom, length: 0 }]) {
		if (run.a > i || run.b > j) gaps.push([aFrom + i, aFrom + run.a, bFrom + j, bFrom + run.b]);
		[i, j] = [run.a + run.length, run.b + run.length];
	}
	return gaps;
}

/** Two gaps with one matched sign between them are one. */
function joinOverSigns({ s }: Pairing, gaps: Range[]): Range[] {
	const joined: Range[] = [];
	for (const gap of gaps) {
		const last = joined.at(-1);
		const between = last ? gap[0] - last[1] : Infinity;
		if (last && between === 1 && !isWordAt(s, last[1])) {
			[last[1], last[3]] = [gap[1], gap[3]];
		} else joined.push([...gap]);
	}
	return joined;
}

/** Each gap grown over matched units to whole compounds and numbers, and to whole names. */
function widen(pairing: Pairing, gaps: Range[], within: Range): Range[] {
	return gaps.map((gap, i) => {
		const before = gaps[i - 1];
		const after = gaps[i + 1];
		const room: [left: number, right: number] = [
			gap[0] - Math.max(within[0], before?.[1] ?? 0),
			Math.min(within[1], after?.[0] ?? Infinity) - gap[1]
		];
		return widenOne(pairing, gap, room);
	});
}

function widenOne({ s, p }: Pairing, gap: Range, room: [left: number, right: number]): Range {
	const grown: Range = [...gap];
	const left = (count: number) => {
		[grown[0], grown[2], room[0]] = [grown[0] - count, grown[2] - count, room[0] - count];
	};
	const right = (count: number) => {
		[grown[1], grown[3], room[1]] = [grown[1] + count, grown[3] + count, room[1] - count];
	};
	const sides: [Units, 0 | 2][] = [
		[s, 0],
		[p, 2]
	];
	for (let more = true; more;) {
		const l = Math.max(...sides.map(([units, k]) => gluedBefore(units, grown[k], grown[k + 1]!)));
		const r = Math.max(...sides.map(([units, k]) => gluedAfter(units, grown[k], grown[k + 1]!)));
		more = (l > 0 && l <= room[0]) || (r > 0 && r <= room[1]);
		if (l > 0 && l <= room[0]) left(l);
		if (r > 0 && r <= room[1]) right(r);
	}
	if (sides.every(([units, k]) => isSigns(units, grown[k], grown[k + 1]!))) {
		if (room[0] > 0 && isWordAt(s, grown[0] - 1)) left(1);
	} else if (sides.every(([units, k]) => hasName(units, grown[k], grown[k + 1]!))) {
		while (room[0] > 0 && sides.every(([units, k]) => isNamePart(units, grown[k] - 1))) left(1);
		while (room[1] > 0 && sides.every(([units, k]) => isNamePart(units, grown[k + 1]!))) right(1);
	}
	return grown;
}

/** Units before `from` that belong to the same compound or number as what follows: 0, 1 or 2. */
function gluedBefore(units: Units, from: number, to: number): number {
	const [two, one, here] = [from - 2, from - 1, from].map((at) => tokenAt(units, at));
	if (
		to > from &&
		one &&
		here &&
		joint(one, here) &&
		isJoint(here.t, one, tokenAt(units, from + 1))
	)
		return 1;
	if (!two || !one || !here || (to === from && !isWord(here.t))) return 0;
	return joint(two, one) && joint(one, here) && isJoint(one.t, two, here) ? 2 : 0;
}

/** The same after `to`. */
function gluedAfter(units: Units, from: number, to: number): number {
	const [here, one, two] = [to - 1, to, to + 1].map((at) => tokenAt(units, at));
	if (to > from && here && one && joint(here, one) && isJoint(here.t, tokenAt(units, to - 2), one))
		return 1;
	if (!here || !one || !two || to === from) return 0;
	return joint(here, one) && joint(one, two) && isJoint(one.t, here, two) ? 2 : 0;
}

function joint(one: WitnessToken, next: WitnessToken): boolean {
	return one.line === next.line && one.to === next.from;
}

/** A hyphen between words, or a sign inside a number. */
function isJoint(sign: string, before: WitnessToken | undefined, after: WitnessToken | undefined) {
	if (!before || !after || !isWord(before.t) || !isWord(after.t)) return false;
	if (DASH.test(sign)) return true;
	return NUMERIC_JOINT.test(sign) && /^\d+$/.test(before.t) && /^\d+$/.test(after.t);
}

function isSigns(units: Units, from: number, to: number): boolean {
	for (let at = from; at < to; at++) if (isWordAt(units, at)) return false;
	return true;
}

function hasName(units: Units, from: number, to: number): boolean {
	for (let at = from; at < to; at++) if (isCapitalised(firstToken(units, at).t)) return true;
	return false;
}

/** A capitalised word that does not begin a sentence. */
function isNamePart(units: Units, at: number): boolean {
	const [before, here] = [tokenAt(units, at - 1), tokenAt(units, at)];
	return !!before && !!here && isCapitalised(here.t) && !/^[.!?:;"«»„“–—]$/u.test(before.t);
}

function firstToken(units: Units, at: number): WitnessToken {
	return units.witness.tokens.at(units.from[at]!)!;
}

function tokenAt(units: Units, at: number): WitnessToken | undefined {
	return at >= 0 && at < units.from.length ? firstToken(units, at) : undefined;
}

/** The pair is written alike, cut words and spaced letters included. */
function sameText({ s, p }: Pairing, a: number, b: number): boolean {
	if (s.to[a]! - s.from[a]! > 1 || p.to[b]! - p.from[b]! > 1)
		return readingOf(s, a, a + 1).text === readingOf(p, b, b + 1).text;
	return s.witness.tokens.t(s.from[a]!) === p.witness.tokens.t(p.from[b]!);
}

/** The pair stands glued to the pair before it on one side only. Line ends count as a space. */
function otherSpacing({ s, p, partners }: Pairing, a: number, b: number, last?: Range): boolean {
	if (a === 0 || b === 0 || partners[a - 1] !== b - 1 || (last && a - 1 < last[1])) return false;
	const [before, after] = [spacingOf(s, a), spacingOf(p, b)];
	return before !== 'line' && after !== 'line' && before !== after;
}

/** What stands between a unit and the one before it. */
function spacingOf({ witness: { tokens }, from, to }: Units, at: number) {
	const [last, first] = [to[at - 1]! - 1, from[at]!];
	if (tokens.line[last] !== tokens.line[first]) return 'line';
	return tokens.isGlued(last, first) ? 'none' : 'space';
}
