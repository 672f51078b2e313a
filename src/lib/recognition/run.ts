import type { Page } from '#lib/transcription/page.ts';
import type { Lattice } from './lattice.ts';

/** What a surface is that holds no print: the result of its reading, and no fault of it. */
export const BARE_STATES = ['blank', 'black', 'noise', 'handwriting'] as const;
export type BareState = (typeof BARE_STATES)[number];

export const RUN_STATES = [
	'waiting',
	'running',
	'ok',
	'no_text',
	...BARE_STATES,
	'unreadable',
	'refused',
	'failed',
	'parked',
	'cancelled'
] as const;
export type RunState = (typeof RUN_STATES)[number];

/** Did the reading end as it should, though there is nothing to be read? */
export function isBare(state: string): boolean {
	return state === 'no_text' || BARE_STATES.some((bare) => bare === state);
}

/** One step of the pipeline as it was done: its name, its parameters, milliseconds. */
export interface Step {
	name: string;
	parameters: Record<string, number | string | boolean>;
	ms: number;
}

/** What one recognition of a surface gave. Geometry in pixels of the master. */
export interface Result {
	state: RunState;
	/** Mean confidence over the words kept, 0 to 1. */
	confidence: number | null;
	page: Page;
	/** Per line id: alternatives per grapheme of the text as read. */
	lattices: Record<string, Lattice>;
	/** Per line id: other readings of the line (another preparation, another language), best first. */
	alternatives: Record<string, { text: string; confidence: number; how: string }[]>;
	steps: Step[];
	/** One of `upright`, or how many degrees clockwise the picture was turned to be read. */
	turned: 0 | 90 | 180 | 270;
	engine: {
		name: 'tesseract.js';
		version: string;
		languages: string;
		models: Record<string, string>;
	};
	/** Measured on the picture: x-height, noise, contrast, skew, bilevel, ... */
	measures: Record<string, number | string | boolean>;
}
