import { fromPages, fromPublished, type WitnessToken } from '#lib/collation/witness.ts';
import type { Difference, Place } from '#lib/collation/difference.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import { linesOf } from '../content.ts';
import type { Edition } from '../edition.ts';
import { find, walk } from '../xml/element.ts';
import type { Parsed } from '../xml/parse.ts';
import { decisions, inApparatus, type Decision } from './decision.ts';
import type { Fault } from './fault.ts';
import { scanned } from './layout.ts';
import { linesIn } from './read.ts';
import { readingsOf, type Leaf, type Piece } from './witness-walk.ts';

/**
 * What an edition was made from can be rebuilt from its file: every line of the scan once and
 * letter for letter, and the publication's words where the scan has text.
 */
export function faults(root: Parsed, edition: Edition): Fault[] {
	const leaf = leafOf(root, edition);
	const byLine = lineFaults(root, leaf);
	if (byLine.length > 0 || edition.published === null || !edition.collated) return byLine;
	return publicationFaults(root, leaf, edition, edition.published);
}

/** The lines that the file should have, in the order of their zones. */
function leafOf(root: Parsed, edition: Edition): Leaf {
	const groups = find(root, 'facsimile')?.children ?? [];
	const own = groups.find((one) => typeof one !== 'string' && one.attributes.corresp === '#S');
	const zones = [...(own ? walk(own as Parsed) : [])].filter(
		({ name, attributes }) => name === 'zone' && attributes.type === 'line'
	);
	const pages = scanned(edition).map(({ surface, page }) => ({ surface: surface.id, page }));
	const running = new Set(
		fromPages(pages).lines.flatMap((one) =>
			one.aside === null ? [keyOf(one.surface, one.id)] : []
		)
	);
	const lines = pages.flatMap(({ surface, page }) =>
		page.regions.flatMap(linesOf).map((line) => ({ ...line, key: keyOf(surface, line.id) }))
	);
	return new Map(
		lines.map(({ key, text }, i) => [
			zones[i]?.attributes['xml:id'] ?? `none-${i}`,
			{ key, text, running: running.has(key), dropped: new Set<number>() }
		])
	);
}

function keyOf(surface: string, line: string): string {
	return `${surface} ${line}`;
}

function lineFaults(root: Parsed, leaf: Leaf): Fault[] {
	const said = (message: string, at: Parsed): Fault => ({ kind: 'text', ...at.position, message });
	const found: Fault[] = [];
	const seen = new Set<string>();
	for (const { zone, text, at } of linesIn(root)) {
		const wanted = leaf.get(zone);
		if (seen.has(zone)) found.push(said(`the line "${zone}" comes twice`, at));
		else if (!wanted) found.push(said(`no line of the scan is at "${zone}"`, at));
		else if (wanted.text !== text)
			found.push(said(`the line is "${text}", approved is "${wanted.text}"`, at));
		seen.add(zone);
	}
	const missing = [...leaf].filter(([zone]) => !seen.has(zone));
	return [...found, ...missing.map(([, { text }]) => said(`the line "${text}" is missing`, root))];
}

function publicationFaults(root: Parsed, leaf: Leaf, edition: Edition, text: string): Fault[] {
	const all = decisions(edition);
	const gone = all.filter((one) => !inApparatus(one) && one.difference.class === 'moved');
	for (const { difference } of gone) drop(leaf, difference.s.places);
	const pieces = readingsOf(root, leaf);
	const rebuilt = folded(pieces.map((one) => one.text).join(''));
	const wanted = folded(expected([...fromPublished(text).tokens], all).join(' '));
	if (rebuilt === wanted) return [];
	let at = 0;
	while (at < wanted.length && rebuilt[at] === wanted[at]) at++;
	const near = (one: string) => one.slice(Math.max(0, at - 12), at + 12);
	const message = `the publication cannot be rebuilt: "${near(rebuilt)}" stands for "${near(wanted)}"`;
	return [{ kind: 'text', ...positionAt(pieces, at, root), message }];
}

/** Letters of a passage, and the line ends inside it. */
function drop(leaf: Leaf, places: readonly Place[]): void {
	places.forEach(({ surface, line, from, to }, i) => {
		const found = [...leaf.values()].find(({ key }) => key === keyOf(surface, line));
		const end = i < places.length - 1 ? to + 1 : to;
		for (let at = from; at < end; at++) found?.dropped.add(at);
	});
}

/**
 * The publication's running text; where the file tells nothing of a difference (hidden by rule, left
 * out by a verdict), the scan's reading stands in it, as it does in the file.
 */
function expected(tokens: readonly WitnessToken[], all: readonly Decision[]): string[] {
	const untold = all.filter((one) => !inApparatus(one)).map((one) => one.difference);
	const gone = untold.filter((one) => one.class === 'moved');
	const isGone = (at: number) => gone.some(({ p }) => p.from <= at && at < p.to);
	const isInside = ({ s, p }: Difference) => gone.some((one) => holds(one.s, s) && holds(one.p, p));
	const starting = new Map<number, Difference[]>();
	for (const one of untold) {
		const isAside = one.p.to > one.p.from && tokens[one.p.from]?.aside !== null;
		if (isAside || isInside(one)) continue;
		const at = startOf(one, all);
		starting.set(at, [...(starting.get(at) ?? []), one]);
	}
	const words: string[] = [];
	for (let at = 0; at <= tokens.length;) {
		const here = starting.get(at) ?? [];
		const replaced = here.find(({ p }) => p.to > p.from);
		words.push(...here.map(({ s }) => s.text));
		const { t, aside } = tokens[at] ?? { t: '', aside: null };
		const isKept = !replaced && aside === null && !isGone(at);
		if (isKept) words.push(t);
		at = replaced ? replaced.p.to : at + 1;
	}
	return words;
}

/** The token before which it stands; after those words that stand there before its own on the scan. */
function startOf({ s, p }: Difference, all: readonly Decision[]): number {
	if (p.to > p.from) return p.from;
	return all.reduce((at, { difference: other }) => {
		const isBefore = other.p.from === at && other.s.to <= s.from && other.class !== 'moved';
		return isBefore ? Math.max(at, other.p.to) : at;
	}, p.from);
}

type Range = Pick<Difference['p'], 'from' | 'to'>;

function holds(outer: Range, inner: Range): boolean {
	return outer.from <= inner.from && inner.to <= outer.to;
}

/** Spaces, and hyphens of words cut at a line end, are the paper's: nothing is said of them. */
function folded(text: string): string {
	return text.replace(/[\s\u00ad\u200b-\u200f\u2060¬⸗‐-]+/gu, '').normalize('NFC');
}

function positionAt(pieces: readonly Piece[], letter: number, root: Parsed): Parsed['position'] {
	let length = 0;
	for (const { text, at } of pieces) {
		length += grapheme.length(folded(text));
		if (length > letter) return at;
	}
	return pieces.at(-1)?.at ?? root.position;
}
