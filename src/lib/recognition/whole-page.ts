import { around, type Zone } from '#lib/facsimile/zone.ts';
import type { Line, Page } from '#lib/transcription/page.ts';
import type { ReadLine } from './hocr.ts';
import type { Lattice } from './lattice.ts';
import type { Result, RunState } from './run.ts';

/** What is known of the one grey picture that a page was read from. */
export interface WholePagePlan {
	/** Pixels of the picture a pixel of the master. */
	scale: number;
	/** Mean and standard deviation of grey, 0 to 255. */
	mean: number;
	spread: number;
	/** Milliseconds of preparation. */
	ms: number;
}

/** Below this mean confidence a page is no draft, and neither is a line. */
export const READABLE = 0.4;
/** A picture of one tone: paper with nothing on it, or black. */
const ONE_TONE = 6;

export type Judged = Omit<Result, 'engine'>;

/** Lines of a whole page as regions, lines and words of the master; ids begin with `prefix`. */
export function judge(plan: WholePagePlan, read: readonly ReadLine[], prefix: string): Judged {
	const kept = read.filter(({ text }) => text !== '');
	const made = kept.map((line, i) => lineOf(line, `${prefix}-l${i + 1}`, plan.scale));
	const confidence = mean(kept);
	return {
		state: stateOf(plan, confidence),
		confidence,
		page: pageOf(made, prefix),
		lattices: Object.fromEntries(
			made.map(({ id }, i): [string, Lattice] => [id, kept[i]!.lattice])
		),
		alternatives: {},
		steps: [{ name: 'whole-page', parameters: { scale: plan.scale }, ms: plan.ms }],
		turned: 0,
		measures: { mean: plan.mean, spread: plan.spread }
	};
}

/** Nothing read on a page that is not of one tone is a failure, never "blank". */
function stateOf(plan: WholePagePlan, confidence: number | null): RunState {
	if (confidence === null) return plan.spread < ONE_TONE ? 'no_text' : 'failed';
	return confidence < READABLE ? 'unreadable' : 'ok';
}

function pageOf(lines: Line[], prefix: string): Page {
	const zone = around(lines.map((line) => line.zone));
	return { regions: zone ? [{ id: `${prefix}-r1`, kind: 'body', zone, lines }] : [] };
}

function lineOf(read: ReadLine, id: string, scale: number): Line {
	const refused = read.confidence < READABLE ? { refused: 'confidence' } : {};
	return {
		id,
		zone: onMaster(read.zone, scale),
		text: read.text,
		annotations: [],
		words: read.words.map((word) => ({ ...word, zone: onMaster(word.zone, scale) })),
		confidence: read.confidence,
		revision: 1,
		by: 'tesseract',
		seen: [],
		...refused
	};
}

function onMaster({ ulx, uly, lrx, lry }: Zone, scale: number): Zone {
	const [left, top, right, bottom] = [ulx, uly, lrx, lry].map((at) => Math.round(at / scale));
	return { ulx: left!, uly: top!, lrx: right!, lry: bottom! };
}

/** Over the lines, weighted by their letters; null for none. */
function mean(lines: readonly ReadLine[]): number | null {
	const letters = lines.reduce((sum, { lattice }) => sum + lattice.length, 0);
	if (letters === 0) return null;
	return lines.reduce((sum, line) => sum + line.confidence * line.lattice.length, 0) / letters;
}
