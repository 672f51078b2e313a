import { refuse, type Outcome, type Refusal, type RefusalCode } from '#lib/outcome.ts';
import { merge, type Merged } from '#lib/recognition/merge.ts';
import type { Read } from '#lib/recognition/pipeline.ts';
import type { Settings } from '#lib/recognition/preparation.ts';
import type { Surface } from '#lib/facsimile/surface.ts';
import type { Region } from '#lib/transcription/page.ts';
import { move, permit } from '#lib/workflow/moves.ts';
import { allLanguages, engineOf, read } from './page-reading.ts';
import { tell, type News } from './progress.ts';
import * as event from './storage/event.ts';
import * as pageState from './storage/page-state.ts';
import * as pages from './storage/page.ts';
import * as revisions from './storage/revision.ts';
import * as runs from './storage/run.ts';
import type { Sql } from './storage/store.ts';
import type { Installation } from './workbench.ts';

/** Attempts before a page is parked; the second reads a halved picture in fresh children. */
const ATTEMPTS = 3;
/** Progress is written at most so often, ms; those who listen here hear of every line. */
const WRITE_EVERY = 250;

/** What another attempt may mend; every other refusal is of the picture or the settings. */
const PASSING: RefusalCode[] = [
	'reading_slow',
	'reading_heavy',
	'reading_failed',
	'reading_empty',
	'picture_slow',
	'picture_heavy',
	'picture_fatal'
];

/** Starts reading what was asked for, two pages at a time: one is prepared while one is read. */
export function work(installation: Installation): Promise<void> {
	return installation.queue.work('recognise', 2, ({ run }, signal) =>
		handle(installation, run, signal)
	);
}

/** One attempt at a run. A run that is over, or that another attempt took, is left alone. */
export async function handle(
	installation: Installation,
	run: string,
	signal: AbortSignal
): Promise<void> {
	const { sql } = installation.store;
	const begun = await runs.begin(sql, run, installation.clock());
	if (!begun) return;
	const surface = await pages.surface(sql, begun.surface);
	const page = await pages.ofSurface(sql, surface.id);
	const attempt = new Attempt(installation, begun, surface, page);
	attempt.announce('running');
	const outcome =
		begun.attempt > ATTEMPTS
			? refuse('reading_failed', { detail: 'attempts ended with their process' })
			: await attempt.read(signal).catch(broken);
	if (outcome.ok) return attempt.keep(outcome.value);
	return attempt.fail(outcome.refusal);
}

/** A fault of ours must not leave the run "running" for ever: it is told, and counts as failed. */
function broken(reason: unknown): Outcome<never> {
	console.error(reason);
	return refuse('reading_failed', { detail: String(reason).slice(0, 300) });
}

class Attempt {
	readonly #installation: Installation;
	readonly #run: runs.RunRow;
	readonly #surface: Surface;
	readonly #stop = new AbortController();
	readonly #page: string | null;
	#regions: Region[] = [];
	#counts = { done: 0, total: 0 };
	#written = 0;
	#writing: Promise<void> = Promise.resolve();

	constructor(installation: Installation, run: runs.RunRow, surface: Surface, page: string | null) {
		this.#installation = installation;
		this.#run = run;
		this.#surface = surface;
		this.#page = page;
	}

	async read(signal: AbortSignal): Promise<Outcome<Read>> {
		const { attempt, id } = this.#run;
		const settings = this.#run.settings as unknown as Settings;
		const { sql } = this.#installation.store;
		this.#regions = (await revisions.contentOf(sql, this.#surface.id))?.regions ?? [];
		const outcome = await read(this.#installation, this.#surface, {
			settings,
			regions: this.#regions,
			halved: attempt === 2,
			prefix: `${id}-${attempt}`,
			signal: AbortSignal.any([signal, this.#stop.signal]),
			onProgress: (counts) => this.#progress(counts)
		});
		await this.#writing;
		return outcome;
	}

	/** Run and revision in one transaction, under the token: together or not at all, and once. */
	async keep(judged: Read): Promise<void> {
		const { page, ...rest } = judged;
		const { clock, store } = this.#installation;
		const { languages } = this.#run.settings as unknown as Settings;
		const used = allLanguages(languages, this.#regions);
		const result = { ...rest, engine: engineOf(this.#installation, used) };
		const kept = await store.sql.transaction().execute(async (tx) => {
			const ending = { state: judged.state, at: clock(), result };
			if (!(await runs.end(tx, this.#run, ending))) return false;
			const ids = await this.#revise(tx, page);
			if (ids.size > 0) await runs.renameLines(tx, this.#run.id, result, ids);
			return true;
		});
		if (kept) this.announce(judged.state);
	}

	/** Tried again by a job of its own, or parked for people to decide; cancelled stays cancelled. */
	async fail(refusal: Refusal): Promise<void> {
		if (refusal.code === 'reading_cancelled') return this.#interrupted();
		const passing = PASSING.includes(refusal.code);
		const last = this.#run.attempt >= ATTEMPTS;
		const state = !passing ? 'refused' : last ? 'parked' : 'failed';
		const { clock, store, queue } = this.#installation;
		const ended = await store.sql.transaction().execute(async (tx) => {
			const kept = await runs.end(tx, this.#run, { state, at: clock(), reason: refusal });
			if (!kept) return false;
			if (state === 'failed')
				await queue.add(tx, 'recognise', { run: this.#run.id }, this.#run.turn + 1);
			else await this.#record(tx, `ocr.${state}`, { code: refusal.code });
			return true;
		});
		if (ended) this.announce(state, refusal);
	}

	announce(state: News['state'], reason: Refusal | null = null): void {
		const { id: run, attempt } = this.#run;
		const { id: surface, record } = this.#surface;
		tell({ run, record, surface, page: this.#page, state, ...this.#counts, attempt, reason });
	}

	/** The queue took the work back (the program stops): thrown, so that it brings it once more. */
	async #interrupted(): Promise<void> {
		const row = await runs.find(this.#installation.store.sql, this.#run.id);
		if (row?.state !== 'running' || row.attempt !== this.#run.attempt) return;
		throw new Error(`reading ${this.#run.id} was interrupted`);
	}

	#progress(counts: { done: number; total: number }): void {
		this.#counts = counts;
		this.announce('running');
		const now = performance.now();
		if (counts.done < counts.total && now - this.#written < WRITE_EVERY) return;
		this.#written = now;
		this.#writing = this.#writing.then(async () => {
			const mine = await runs.progress(this.#installation.store.sql, this.#run, counts);
			if (!mine) this.#stop.abort();
		});
	}

	/**
	 * Lays the reading over the page, unless the page has gone on to review in the meantime. Gives
	 * the lines that stand on the page under another id than in the reading.
	 */
	async #revise(tx: Sql, read: Read['page']): Promise<Merged['ids']> {
		const row = this.#page === null ? undefined : await pageState.lock(tx, this.#page);
		if (!row || !permit('ocr.page', 'archivist', row.state).ok) return new Map();
		const head = row.head > 0 ? await revisions.find(tx, row.id, row.head) : undefined;
		const number = row.head + 1;
		const { page, ids } = merge(head?.content ?? { regions: [] }, read, number);
		const revision = await revisions.append(tx, {
			page: row.id,
			number,
			parent: row.head || null,
			by: 'tesseract',
			at: this.#installation.clock(),
			kind: 'read',
			message: this.#run.id,
			content: page
		});
		const state = move('page.save', row.state, 'open');
		await pageState.change(tx, row.id, { head: revision.number, state });
		await this.#record(tx, 'ocr.read', { revision: number }, [row.state, state]);
		return ids;
	}

	async #record(
		tx: Sql,
		action: string,
		detail: Record<string, unknown>,
		[was, became]: (string | null)[] = []
	): Promise<void> {
		await event.append(tx, {
			at: this.#installation.clock().toISOString(),
			who: 'tesseract',
			action,
			object: `surface:${this.#surface.id}`,
			record: this.#surface.record,
			was: was ?? null,
			became: became ?? null,
			detail: { run: this.#run.id, attempt: this.#run.attempt, ...detail }
		});
	}
}
