import type { Accuracy } from '#lib/collation/accuracy.ts';
import type { Proposed } from './proposals.ts';
import type { Result, Step } from '#lib/recognition/run.ts';

/** One picture read and compared with its ground truth. */
export interface MeasuredPage {
	name: string;
	state: Result['state'];
	confidence: number | null;
	text: string;
	accuracy: Accuracy;
	/** Wall seconds from the file to the lines. */
	seconds: number;
	/** Most memory of any one of our processes while it was read, in bytes; null where it cannot be known. */
	resident: number | null;
	measures: Result['measures'];
	steps: Step[];
	lines: MeasuredLine[];
	/** Lines of the ground truth that nothing was read for. */
	missed: string[];
	/** As `accuracy`, each line read again by itself; null where that was not asked for. */
	again: Accuracy | null;
	peer: PeerReading | null;
	/** Proposals for its doubtful words, where nobody has confirmed anything yet. */
	proposed: Proposed;
}

export interface MeasuredLine {
	text: string;
	/** The line of the ground truth that it is taken for; null: none is like it. */
	truth: string | null;
	kind: string;
	confidence: number | null;
	refused: string | null;
	/** PNG as a data URL; only of lines that are not as in the ground truth. */
	picture: string | null;
}

/** What the native program made of the same picture. */
export interface PeerReading {
	text: string;
	accuracy: Accuracy;
	seconds: number;
}
