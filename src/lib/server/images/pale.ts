import { at, middle } from './baseline.ts';
import type { Component } from './components.ts';
import type { Frame } from './frame.ts';
import type { LetterSize } from './letter-size.ts';
import { mark, type Mark, type TextLine } from './text-line.ts';

/** In x-heights: what is a letter's height and width, and how far from the line its foot or head may be. */
const LETTER = { least: 0.7, most: 1.9, widest: 1.8, off: 0.22 };
/** In x-heights: how far it may be from the next letter; of its width, what may lie over or under another. */
const BESIDE = { far: 1.3, over: 0.25 };
/** Of the mean darkness of the letters beside it. */
const DARK = 0.45;
/** Letters beside it that are asked. */
const NEAR = 6;
/** To the right, to the left, and once more each way, for what stood between two pale ones. */
const PASSES = 4;
/** A line has so many letters at least, to be continued by paler ones. */
const HOST = 3;

/**
 * Letters so pale that they might be the other side's, or a stain's edge: those that stand where a
 * letter of a line does, beside one, and are nearly as dark. A ribbon's letters fade from one to the
 * next; what shows through stands elsewhere. Gives those that are letters.
 */
export function recall(
	lines: readonly TextLine[],
	pale: readonly Component[],
	size: LetterSize,
	along: Frame
): Component[] {
	const hosts = lines.filter(({ marks }) => marks.length >= HOST);
	const marksOf = new Map(hosts.map((line) => [line, [...line.marks]]));
	let left = pale.map((each) => mark(each, along)).filter((each) => isLetterHigh(each, size));
	left.sort((a, b) => a.left - b.left);
	const taken: Component[] = [];
	for (let pass = 0; pass < PASSES && left.length > 0; pass++) {
		left = left.filter((each) => {
			const host = hosts.find(
				(line) => stands(each, line, size) && fits(each, marksOf.get(line)!, size)
			);
			if (!host) return true;
			marksOf.get(host)!.push(each);
			taken.push(each.component);
			return false;
		});
		left.reverse();
	}
	return taken;
}

function isLetterHigh({ left, right, top, bottom }: Mark, { xHeight }: LetterSize): boolean {
	const high = (bottom - top) / xHeight;
	return high >= LETTER.least && high <= LETTER.most && right - left <= LETTER.widest * xHeight;
}

/** Its foot on the baseline, or its head as high as small letters are. */
function stands(each: Mark, line: TextLine, { xHeight }: LetterSize): boolean {
	const u = (each.left + each.right) / 2;
	if (u < line.left - 8 * xHeight || u > line.right + 8 * xHeight) return false;
	const foot = at(line.baseline, u);
	const [under, over] = [(each.bottom - foot) / xHeight, (foot - each.top) / xHeight];
	return (
		Math.abs(under) < LETTER.off || (Math.abs(over - 1) < LETTER.off && under > 0 && under < 0.6)
	);
}

/** Beside letters nearly as pale, with none over or under it. */
function fits(each: Mark, marks: readonly Mark[], { xHeight }: LetterSize): boolean {
	const gaps = marks.map((other) => ({
		other,
		gap: Math.max(other.left - each.right, each.left - other.right)
	}));
	gaps.sort((a, b) => a.gap - b.gap);
	const nearest = gaps[0]!.gap;
	if (nearest > BESIDE.far * xHeight || -nearest > BESIDE.over * (each.right - each.left))
		return false;
	const beside = gaps.slice(0, NEAR).map(({ other }) => other.component.mean);
	return each.component.mean >= DARK * middle(beside);
}
