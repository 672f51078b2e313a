import type { ReadingPlan } from './plan.ts';
import type { BareState } from './run.ts';

/** What is measured on a surface, by which one without print is told. */
interface Look {
	/** The commonest grey, 0 to 255. */
	light: number;
	/** Of the pixels, those about as light as that. */
	even: number;
	/** Of the ink, that of patches far longer than a letter, and thin: joined writing, drawing. */
	flowing: number;
	/** Patches of ink. */
	marks: number;
}

/** From the plainest on; the first that holds says what the surface is. */
const KINDS: { state: BareState; holds: (look: Look) => boolean }[] = [
	{ state: 'black', holds: ({ light }) => light < 64 },
	{ state: 'noise', holds: ({ even }) => even < 0.4 },
	{ state: 'handwriting', holds: ({ marks, flowing }) => marks > 0 && flowing > 0.5 },
	{ state: 'blank', holds: ({ marks }) => marks === 0 }
];

/**
 * What a surface is of which no text could be read, by its look alone; none where that does not tell.
 * Never asked of a page that was read: letters are better evidence than any of this.
 */
export function bareState({ measures }: Pick<ReadingPlan, 'measures'>): BareState | undefined {
	const of = (name: keyof Look) => measures[name];
	const look = { light: of('light'), even: of('even'), flowing: of('flowing'), marks: of('marks') };
	return isWhole(look) ? KINDS.find((kind) => kind.holds(look))?.state : undefined;
}

function isWhole(look: Record<keyof Look, unknown>): look is Record<keyof Look, number> {
	return Object.values(look).every((value) => typeof value === 'number');
}
