/** Makes differences of stretches: readings, class, key, family, letters, context. */
import type { Abbreviation } from '#lib/text/abbreviation.ts';
import { foldTo, normal } from '#lib/text/normal.ts';
import { isWord } from '#lib/text/token.ts';
import { align } from './align.ts';
import type { Range } from './anchors.ts';
import { classify, rowOf, type Profile } from './classify.ts';
import type { Difference, DifferenceClass, Reading } from './difference.ts';
import type { Field } from './field.ts';
import { Keys } from './key.ts';
import { colour } from './pairing.ts';
import { readingOf, textOf } from './reading.ts';
import type { Unweighed } from './signal.ts';
import { stretchesIn, type Pairing } from './stretch.ts';
import type { Units } from './units.ts';

/** A hole of more words than this is an excerpt, not an omission. */
const HOLE = 30;
/** Tokens of P on each side that go into a key; words of S on each side that are shown. */
const [KEYED, SHOWN] = [3, 6];
const MARKER = /^[[\]<>().…—–-]+$/u;

export interface DescriberOptions {
	profile: Profile;
	abbreviations?: readonly Abbreviation[];
	names?: ReadonlySet<string>;
}

export class Describer {
	differences: Unweighed[] = [];
	#pairing: Pairing;
	#options: DescriberOptions;
	#keys = new Keys();

	constructor(pairing: Pairing, options: DescriberOptions) {
		this.#pairing = pairing;
		this.#options = options;
	}

	/** Describes units of both sides; `known` where the class does not follow from the words. */
	stretch(range: Range, known?: DifferenceClass, counterpart?: Reading): void {
		const { s, p } = this.#pairing;
		const [sFrom, sTo, pFrom, pTo] = range;
		if (sFrom === sTo && pFrom === pTo) return;
		const readings = { s: readingOf(s, sFrom, sTo), p: readingOf(p, pFrom, pTo) };
		const name = known ?? this.#classOf(range, readings);
		const key = this.#keys.next({
			before: textsOf(p, pFrom - KEYED, pFrom),
			after: textsOf(p, pTo, pTo + KEYED),
			s: readings.s.text,
			p: readings.p.text
		});
		const context = {
			before: contextOf(s, sFrom - SHOWN, sFrom),
			after: contextOf(s, sTo, sTo + SHOWN)
		};
		this.#add(key, name, readings, context, counterpart);
	}

	/** Stretches of the covered part, with what moved taken out and told once, in its place in S. */
	passages(stretches: Range[], moved: Range[], tooDifferent: Range[]): void {
		const waiting = [...moved].sort((a, b) => a[0] - b[0]);
		const given = new Set(tooDifferent.map(String));
		const inner = this.#alignInside(waiting);
		const tell = (passage: Range) => {
			const at = placeFor(passage, stretches, moved);
			this.stretch(passage, 'moved', readingOf(this.#pairing.s, at, at));
			for (const stretch of stretchesIn(inner, passage)) this.stretch(stretch);
		};
		for (const stretch of stretches) {
			if (given.size > 0 && given.has(String(stretch))) {
				this.stretch(stretch, 'too-different');
				continue;
			}
			for (const piece of without(stretch, moved)) this.stretch(piece);
			while (waiting.length > 0 && waiting[0]![0] < stretch[1]) tell(waiting.shift()!);
		}
		for (const passage of waiting) tell(passage);
		this.differences.sort((a, b) => a.s.from - b.s.from);
	}

	/** Fields that P has with another value. */
	fields(fields: readonly Field[]): void {
		for (const { name, s, p, equal } of fields) {
			if (equal !== false || p === null) continue;
			const key = this.#keys.next({ before: [name], after: [], s: s.text, p: p.text });
			this.#add(key, 'number', { s, p }, { before: '', after: '' });
		}
		this.differences.sort((a, b) => a.s.from - b.s.from);
	}

	/** Each moved passage aligned inside itself; the ranges do not overlap, so one array serves. */
	#alignInside(moved: readonly Range[]): Pairing {
		const { s, p } = this.#pairing;
		const partners = new Int32Array(s.ids.length).fill(-1);
		for (const [sFrom, sTo, pFrom, pTo] of moved) {
			const found = align(s.ids.subarray(sFrom, sTo), p.ids.subarray(pFrom, pTo)).partners;
			found.forEach((b, a) => {
				if (b >= 0) partners[sFrom + a] = pFrom + b;
			});
		}
		return { s, p, partners };
	}

	#classOf([sFrom, sTo]: Range, { s, p }: Record<'s' | 'p', Reading>): DifferenceClass {
		const units = this.#pairing;
		const sides = {
			s: { text: s.text, tokens: tokensOf(units.s, s) },
			p: { text: p.text, tokens: tokensOf(units.p, p) }
		};
		const words = sides.s.tokens.filter(isWord).length;
		if (words > HOLE && sides.p.tokens.every((one) => MARKER.test(one))) return 'excerpt';
		const around = {
			before: contextOf(units.s, sFrom - 2, sFrom),
			after: contextOf(units.s, sTo, sTo + 2)
		};
		const names = this.#options.names;
		const named = !!names && sides.p.tokens.some((one) => names.has(normal(one)));
		return classify({ ...sides, around, named }, this.#options.abbreviations);
	}

	/** The passage begins with a line of S and ends with one. */
	#isWholeLines({ from, to }: Reading): boolean {
		const { line } = this.#pairing.s.witness.tokens;
		return line[from - 1] !== line[from] && line[to - 1] !== line[to];
	}

	#add(
		key: string,
		name: DifferenceClass,
		readings: Record<'s' | 'p', Reading>,
		context: Difference['context'],
		counterpart?: Reading
	): void {
		const { s, p } = readings;
		const { substantive } = rowOf(name);
		this.differences.push({
			...{ key, class: name, substantive, s, p, context },
			hidden: this.#options.profile.hidden.has(name),
			letters: name === 'moved' ? null : colour(s.text, p.text),
			family: familyOf(name, s.text, p.text),
			...(name === 'moved' && this.#isWholeLines(s) ? { hint: 'reading-order' as const } : {}),
			...(counterpart && { counterpart })
		});
	}
}

/** Differences of one rule share it: the same word, the same signs, the same rung. */
export function familyOf(name: DifferenceClass, s: string, p: string): string {
	if (rowOf(name).hidden || name === 'numeral' || name === 'moved') return name;
	if (name === 'case') return `case:${foldTo('case', s)}`;
	if (name === 'punctuation') return `punctuation:${signs(s)}→${signs(p)}`;
	const [left, right] = [s, p].map((text) => text.toLowerCase().replace(/\s+/gu, ' ').slice(0, 80));
	return `${name}:${left}→${right}`;
}

function signs(text: string): string {
	return text.replace(/[\p{L}\p{M}\p{N}\s]/gu, '');
}

/** The pieces of a stretch outside the moved passages, sides paired where each has one piece. */
function without(stretch: Range, moved: readonly Range[]): Range[] {
	if (moved.length === 0) return [stretch];
	const [sFrom, sTo, pFrom, pTo] = stretch;
	const left = cut(
		sFrom,
		sTo,
		moved.map(([from, to]) => [from, to])
	);
	const right = cut(
		pFrom,
		pTo,
		moved.map(([, , from, to]) => [from, to])
	);
	if (left.length <= 1 && right.length <= 1)
		return [[...(left[0] ?? [sFrom, sFrom]), ...(right[0] ?? [pFrom, pFrom])] as Range];
	return [
		...left.map(([from, to]): Range => [from, to, pFrom, pFrom]),
		...right.map(([from, to]): Range => [sTo, sTo, from, to])
	];
}

/** The unit of S before which a moved passage would stand by the order of P. */
function placeFor(passage: Range, stretches: readonly Range[], moved: readonly Range[]): number {
	const [, , from, to] = passage;
	const around = stretches.find((one) => one[2] <= from && to <= one[3]);
	if (!around) return passage[0];
	const [first, second] = without(around, moved);
	if (!first || second || first[2] === first[3]) return around[1];
	return from < first[2] ? first[0] : first[1];
}

function cut(from: number, to: number, holes: [number, number][]): [number, number][] {
	const pieces: [number, number][] = [];
	let at = from;
	for (const [start, end] of holes.sort((a, b) => a[0] - b[0])) {
		if (end <= at || start >= to) continue;
		if (start > at) pieces.push([at, start]);
		at = end;
	}
	if (at < to) pieces.push([at, to]);
	return pieces;
}

function tokensOf(units: Units, { from, to }: Reading): string[] {
	const tokens = units.witness.tokens.slice(from, to);
	return tokens.filter((one) => one.aside === null).map((one) => one.t);
}

function textsOf(units: Units, from: number, to: number): string[] {
	const texts: string[] = [];
	for (let at = Math.max(0, from); at < Math.min(to, units.from.length); at++)
		texts.push(units.witness.tokens.t(units.from[at]!));
	return texts;
}

/** Text of some units, as the witness prints them. */
function contextOf(units: Units, from: number, to: number): string {
	const [first, last] = [Math.max(0, from), Math.min(to, units.from.length)];
	if (first >= last) return '';
	const tokens = units.witness.tokens.slice(units.from[first]!, units.to[last - 1]!);
	return textOf(
		units.witness,
		tokens.filter((one) => one.aside === null)
	);
}
