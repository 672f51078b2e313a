import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import { join } from '#lib/recognition/hocr.ts';
import { Allowance, type Stop } from '../process/allowance.ts';
import type { Answer } from '../process/child.ts';
import { Warm } from '../process/warm.ts';
import { refusalFor, type Models } from './models.ts';
import { Pool } from '../process/pool.ts';
import { tryModel } from './trial.ts';
import { READ, type AskedOfReader, type Read } from './reader-talk.ts';
import { PAGE_LIMITS, type LinePicture, type LineReading, type Reader } from './reader.ts';

/** Line pictures that a page of a typescript comes to; a whole page weighs as many. */
const LINES_A_PAGE = 40;
const RECYCLING = {
	work: 50 * LINES_A_PAGE,
	residentBytes: 500_000_000,
	idleMs: 600_000
};
const KEEPING = {
	cpuSeconds: 3_000,
	residentBytes: PAGE_LIMITS.residentBytes,
	niceness: 10,
	answerBytes: 20_000_000
};
/** Before every page: somebody waits for it. */
const AT_ONCE = -1;
/** Segmentations that give one reading a picture, though Tesseract may cut it in several. */
const ONE_LINE = [7, 8, 13];

interface Opening {
	/** The project's folder, from whose sources the children are started. */
	root: string;
	/** Folder of the models, and what their check found. */
	folder: string;
	models: Models;
	/** Reading processes at once. */
	children?: number;
	limits?: { cpuSeconds: number; wallSeconds: number };
}

/** As many as there are cores, and as memory allows. */
export function childrenFor(cores: number, memory: number): number {
	return Math.max(1, Math.min(cores, Math.floor(memory / PAGE_LIMITS.residentBytes)));
}

/** Opens the pool; a child is started when the first picture comes for it. */
export function openReader(opening: Opening): Reader {
	const { root, folder, models, limits = PAGE_LIMITS } = opening;
	const count = opening.children ?? childrenFor(os.availableParallelism(), os.totalmem());
	const script = path.join(root, 'src/lib/server/reader/reader-child.ts');
	const first = models['rus']?.ok
		? 'rus'
		: (Object.keys(models).find((it) => models[it]?.ok) ?? '');
	const child = () => new Warm(script, KEEPING, RECYCLING, [folder, first]);
	const pool = new Pool(Array.from({ length: count }, child));
	const pages = new WeakMap<object, Page>();
	let turns = 0;
	const pageOf = (named: object | undefined, signal: AbortSignal | undefined, urgent: boolean) => {
		const page =
			(named && pages.get(named)) ?? new Page(limits, urgent ? AT_ONCE : turns++, signal);
		if (named) pages.set(named, page);
		return page;
	};
	return {
		read(pictures, { signal, onRead, page: named, urgent = false } = {}) {
			const page = pageOf(named, signal, urgent);
			const one = async (picture: LinePicture) => {
				const refused = refusalFor(picture.languages, models);
				const outcome =
					refused ?? (await pool.lend(page.turn, (child) => page.read(child, picture)));
				if (outcome.ok) onRead?.(outcome.value);
				return outcome;
			};
			return longestFirst(pictures, one);
		},
		wake: () => pool.wake(),
		tryModel: (asked) => tryModel(openReader, asked),
		admit: (code, sha256) => void (models[code] = done(sha256)),
		dismiss: (code, why) => void (models[code] = { ok: false, refusal: why }),
		stop: async () => pool.end()
	};
}

/**
 * Deals out what takes longest first, so that the children end together; the answers come in the
 * order of the pictures. A picture costs by its pixels.
 */
async function longestFirst<T>(
	pictures: readonly LinePicture[],
	one: (picture: LinePicture) => Promise<T>
): Promise<T[]> {
	const sorted = [...pictures.keys()];
	sorted.sort((a, b) => pictures[b]!.png.length - pictures[a]!.png.length);
	const started: Promise<T>[] = [];
	for (const at of sorted) started[at] = one(pictures[at]!);
	return Promise.all(started);
}

/** The pictures of one page share its limits, which begin with the first that is read. */
class Page {
	/** The page that came first is read first. */
	readonly turn: number;
	readonly #limits: { cpuSeconds: number; wallSeconds: number };
	readonly #signal: AbortSignal | undefined;
	#allowance: Allowance | undefined;

	constructor(
		limits: { cpuSeconds: number; wallSeconds: number },
		turn: number,
		signal?: AbortSignal
	) {
		this.turn = turn;
		this.#limits = limits;
		this.#signal = signal;
	}

	/** A child that died without a limit may have been ended from outside: once more in a fresh one. */
	async read(child: Warm, picture: LinePicture): Promise<Outcome<LineReading[]>> {
		let answer = await this.#ask(child, picture);
		if (!answer.ok && answer.why === 'died') answer = await this.#ask(child, picture);
		if (!answer.ok) return this.#refusal(answer.why, answer.detail);
		const read = v.safeParse(READ, answer.json);
		if (!read.success) return refuse('reading_failed', { detail: detailOf(answer) });
		return done(readingsOf(picture, read.output.lines));
	}

	#ask(child: Warm, picture: LinePicture): Promise<Answer> {
		const { segmentation, languages, only = '' } = picture;
		const asked: AskedOfReader = { segmentation, languages, only };
		this.#allowance ??= new Allowance(this.#limits.cpuSeconds, this.#limits.wallSeconds);
		const over = this.#signal?.aborted ? 'cancelled' : this.#allowance.over();
		if (over) return Promise.resolve({ ok: false, why: over, detail: '' });
		const weight = segmentation === 3 ? LINES_A_PAGE : 1;
		return child.ask(asked, [picture.png], this.#allowance, { signal: this.#signal, weight });
	}

	#refusal(why: Stop, detail: string): Outcome<never> {
		if (why === 'cancelled') return refuse('reading_cancelled');
		if (why === 'memory')
			return refuse('reading_heavy', { limit: PAGE_LIMITS.residentBytes / 1e6 });
		if (why === 'cpu') return refuse('reading_slow', { limit: this.#limits.cpuSeconds });
		if (why === 'wall') return refuse('reading_slow', { limit: this.#limits.wallSeconds });
		return refuse('reading_failed', { detail: `${why} ${detail}`.slice(0, 300) });
	}
}

function detailOf(answer: Extract<Answer, { ok: true }>): string {
	return JSON.stringify(answer.json)?.slice(0, 300) ?? '';
}

function readingsOf({ id, segmentation }: LinePicture, lines: Read): LineReading[] {
	if (!ONE_LINE.includes(segmentation)) {
		return lines.map((line, i) => ({ ...line, id: `${id}-${i + 1}` }));
	}
	const line = join(lines);
	return line ? [{ ...line, id }] : [];
}
