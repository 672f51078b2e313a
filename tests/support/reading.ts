import { done, type Outcome } from '#lib/outcome.ts';
import type { Images, Planned } from '#lib/server/images/images.ts';
import type { Files } from '#lib/server/storage/files.ts';
import type { JobKind, Jobs, Queue } from '#lib/server/queue/queue.ts';
import type { LineReading, Reader } from '#lib/server/reader/reader.ts';

/** A queue that a test empties by hand: what was added in a transaction that failed is not there. */
export function handQueue() {
	const jobs: Jobs[JobKind][] = [];
	const queue: Queue = {
		add: async (_sql, _kind, job) => void jobs.push(job),
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

/** Parts that read what a test says, attempt after attempt; what was asked of them is kept. */
export function scripted(
	answers: (Outcome<LineReading[]> | (() => Promise<Outcome<LineReading[]>>))[]
) {
	const asked: { languages: string; halved: boolean }[] = [];
	const planned: Planned = {
		pictures: [{ id: 'page', png: Buffer.alloc(1), segmentation: 3, languages: 'rus' }],
		plan: { scale: 1, mean: 200, spread: 40, ms: 1 }
	};
	const images = {
		plan: async (_master, settings) => {
			asked.push(settings);
			return done(planned);
		}
	} as Images;
	const reader: Reader = {
		async read(_pictures, { onRead } = {}) {
			const next = answers.length > 1 ? answers.shift()! : answers[0]!;
			const answer = typeof next === 'function' ? await next() : next;
			if (answer.ok) onRead?.(answer.value);
			return [answer];
		},
		stop: async () => undefined
	};
	const files = { path: (sha256: string) => sha256 } as Files;
	return { images, reader, files, asked, planned };
}
