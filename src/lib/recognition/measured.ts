import type { ReadingSettings } from './plan.ts';
import { only, same, type Preparation } from './preparation.ts';
import type { Result } from './run.ts';

/**
 * What was measured on a whole page, which a part of it is prepared by: a line alone has too few
 * letters to tell their size, the slope of the lines, the ink and the grain.
 */
export interface Measured {
	/** Pixels of the picture for one of that in which lines are looked for. */
	factor: number;
	/** Lengths in pixels of the picture. */
	xHeight: number;
	stroke: number;
	/** Degrees. */
	skew: number;
	negative: boolean;
	bilevel: boolean;
	speckled: boolean;
	/** Its letters are in pieces. */
	broken: boolean;
	/** Noise of the paper as it came; grey of paper, its noise, darkness of full ink as prepared. */
	grain: number;
	paper: number;
	noise: number;
	ink: number;
}

const NUMBERS = ['factor', 'xHeight', 'stroke', 'skew', 'grain', 'paper', 'noise', 'ink'] as const;
const ANSWERS = ['negative', 'bilevel', 'speckled', 'broken'] as const;

/** What a reading of the page has measured; none where it found no letters to measure, or tells less. */
export function measuredOf(measures: Result['measures'] = {}): Measured | undefined {
	const whole =
		NUMBERS.every((name) => typeof measures[name] === 'number') &&
		ANSWERS.every((name) => typeof measures[name] === 'boolean');
	if (!whole || measures['marks'] === 0) return undefined;
	const kept = [...NUMBERS, ...ANSWERS].map((name) => [name, measures[name]]);
	return Object.fromEntries(kept) as Measured;
}

/** What a page was last read with, and what was measured then. */
export type LastRead = Pick<Result, 'turned' | 'measures'> & { settings: Preparation };

/**
 * How a part of a page is prepared: as the page would be, `kept` being what was chosen for it by hand.
 * The page's measures stand where they were taken of the page so prepared. The page's edges are no
 * concern of a part: somebody shows where it lies.
 */
export function asItsPage(
	languages: string,
	kept: Preparation,
	last: LastRead | undefined
): ReadingSettings {
	const { border: _, ...chosen } = only(kept);
	const measured = last && same(kept, last.settings) ? measuredOf(last.measures) : undefined;
	const turn = chosen.turn ?? last?.turned ?? 0;
	return { ...chosen, languages, turn, ...(measured ? { measured } : {}) };
}
