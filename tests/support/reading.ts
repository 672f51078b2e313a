import { done, type Outcome } from '#lib/outcome.ts';
import type {
	OtherPicture,
	OthersAsked,
	PlannedLine,
	ReadingPlan,
	ReadingSettings
} from '#lib/recognition/plan.ts';
import type { Images } from '#lib/server/images/images.ts';
import type { Lexicon } from '#lib/server/lexicon/lexicon.ts';
import type { Files } from '#lib/server/storage/files.ts';
import type { JobKind, Jobs, Queue } from '#lib/server/queue/queue.ts';
import type { LineReading, Reader } from '#lib/server/reader/reader.ts';

/**
 * A queue that a test empties by hand, in the order of turns; what was added in a transaction that
 * failed is there all the same.
 */
export function handQueue() {
	const jobs: (Jobs[JobKind] & { turn: number })[] = [];
	const queue: Queue = {
		add: async (_sql, _kind, job, turn = 0) => {
			const later = jobs.findIndex((one) => one.turn > turn);
			jobs.splice(later < 0 ? jobs.length : later, 0, { ...job, turn });
		},
		cancel: async (_sql, _kind, job) => {
			const at = jobs.findIndex(({ run }) => run === job.run);
			if (at >= 0) jobs.splice(at, 1);
		},
		work: async () => undefined,
		stop: async () => undefined
	};
	return { queue, jobs };
}

const ZONE = { ulx: 0, uly: 0, lrx: 500, lry: 40 };

/** A reading of one line of text, `row` lines from the top, as the machine would give it. */
export function reading(text: string, row = 1, confidence = 0.9): LineReading {
	const zone = { ...ZONE, uly: row * 100, lry: row * 100 + 40 };
	return {
		id: `page-${row}`,
		text,
		confidence,
		zone,
		words: [{ from: 0, to: [...text].length, zone, confidence }],
		lattice: [...text].map((letter) => [[letter, 90]])
	};
}

/** A line to be read, `row` lines from the top. */
function plannedLine(row: number): PlannedLine {
	const zone = { ...ZONE, uly: row * 100, lry: row * 100 + 40 };
	return {
		id: `line-${row}`,
		zone,
		baseline: [
			{ x: 0, y: zone.lry },
			{ x: 500, y: zone.lry }
		],
		place: { left: 0, above: 40, baseline: { a: zone.lry, b: 0, c: 0 }, scale: 1 },
		span: { left: 0, right: 500, v: zone.lry },
		framed: false,
		size: 1,
		darkness: 1,
		marks: 6,
		ink: [],
		picture: Buffer.alloc(1)
	};
}

/** As many as are asked for. */
export const otherPictures = async (asked: OthersAsked): Promise<Outcome<OtherPicture[]>> =>
	done(asked.lines.map(() => ({ png: Buffer.alloc(1), scale: 1 })));

/** A plan of two lines, one above the other. */
export function plannedPage(): ReadingPlan {
	return {
		width: 600,
		height: 400,
		turned: 0,
		factor: 1,
		skew: 0,
		xHeight: 20,
		speckled: false,
		lines: [plannedLine(1), plannedLine(2)],
		rules: [],
		steps: [],
		measures: {},
		blank: false,
		settings: { languages: 'rus' }
	};
}

/**
 * Parts that read what a test says, attempt after attempt: the first reading on the first line of
 * the plan, and so on. What was asked of them is kept.
 */
export function scripted(
	answers: (Outcome<LineReading[]> | (() => Promise<Outcome<LineReading[]>>))[]
) {
	const asked: ReadingSettings[] = [];
	const planned = plannedPage();
	const images = {
		plan: async (_master, settings) => {
			asked.push(settings);
			return done(planned);
		},
		others: async (_master, _settings, asked) => otherPictures(asked)
	} as Images;
	const reader: Reader = {
		async read(pictures, { onRead } = {}) {
			const next = answers.length > 1 ? answers.shift()! : answers[0]!;
			const answer = typeof next === 'function' ? await next() : next;
			if (!answer.ok) return [answer];
			return pictures.map((_, at) => {
				const read = answer.value.slice(at, at + 1);
				onRead?.(read);
				return done(read);
			});
		},
		tryModel: async () => done(''),
		admit: () => undefined,
		dismiss: () => undefined,
		wake: () => undefined,
		stop: async () => undefined
	};
	const lexicon = {
		known: async (words) => words.map(() => true),
		wake: () => undefined
	} as Lexicon;
	const files = { path: (sha256: string) => sha256 } as Files;
	return { images, reader, lexicon, files, asked, planned };
}
