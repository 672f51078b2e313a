import { done, refuse, type Outcome } from '#lib/outcome.ts';
import { check, only, type Settings } from '#lib/recognition/preparation.ts';
import { permit } from '#lib/workflow/moves.ts';
import type { PageState } from '#lib/workflow/state.ts';
import * as model from './model.ts';
import { tell, type News } from './progress.ts';
import * as event from './storage/event.ts';
import * as past from './storage/reading-past.ts';
import * as runs from './storage/run.ts';
import type { Sql } from './storage/store.ts';
import { asker, type Workbench } from './workbench.ts';

/** Readings a volunteer may start, a day. */
const A_DAY = 50;
const DAY_MS = 24 * 3_600_000;

interface Asked {
	surface: string;
	page: string;
	record: string;
	state: PageState;
	reserved_by: string | null;
}

/**
 * Asks for surfaces to be read: a run and a job for each, all or none. One that is being read
 * already is refused. Gives the ids of the runs, in the order of the surfaces.
 */
export function ask(
	workbench: Workbench,
	surfaces: readonly string[],
	settings: Settings
): Promise<Outcome<string[]>> {
	return askEach(workbench, surfaces, () => settings);
}

/** The same, each page prepared as its last reading was asked for; `languages` where it chose none. */
export async function askAgain(
	workbench: Workbench,
	surfaces: readonly string[],
	languages: string
): Promise<Outcome<string[]>> {
	const last = await past.settingsOf(workbench.store.sql, surfaces);
	return askEach(workbench, surfaces, (surface) => kept(last.get(surface), languages));
}

/** What the next reading of a page is asked with unless someone chooses otherwise. */
export function kept(last: Settings | undefined, languages: string): Settings {
	const own = last?.own ? ({ languages: last.languages, own: true } as const) : { languages };
	return { ...own, ...only(last ?? {}) };
}

async function askEach(
	workbench: Workbench,
	surfaces: readonly string[],
	settingsOf: (surface: string) => Settings
): Promise<Outcome<string[]>> {
	for (const surface of surfaces) {
		const fit = fits(workbench, settingsOf(surface));
		if (!fit.ok) return fit;
	}
	const asked: Outcome<{ id: string; at: Asked }[]> = await workbench.store.sql
		.transaction()
		.execute(async (tx) => {
			const pages = await pagesOf(tx, surfaces);
			const allowed = await mayRead(workbench, tx, surfaces, pages);
			if (!allowed.ok) return allowed;
			const added = [];
			for (const at of pages)
				added.push({ id: await add(workbench, tx, at, settingsOf(at.surface)), at });
			await record(workbench, tx, 'ocr.page', pages[0]!, { runs: added.map(({ id }) => id) });
			return done(added);
		});
	if (!asked.ok) return asked;
	for (const { id, at } of asked.value) tell(fresh(id, at));
	return done(asked.value.map(({ id }) => id));
}

function fits(workbench: Workbench, settings: Settings): Outcome<unknown> {
	const { languages, own: _, ...preparation } = settings;
	return model.languages(workbench).includes(languages)
		? check(preparation)
		: refuse('language_unknown', { language: languages });
}

/** The same once more: for a run that failed, was cancelled, is parked, or gave a poor text. */
export async function repeat(workbench: Workbench, run: string): Promise<Outcome<string>> {
	const found = await runs.find(workbench.store.sql, run);
	if (!found) return workbench.account ? refuse('not_found') : refuse('sign_in_first');
	if (found.state === 'parked') {
		const allowed = permit('job.unpark', asker(workbench), null);
		if (!allowed.ok) return allowed;
	}
	const asked = await ask(workbench, [found.surface], found.settings as unknown as Settings);
	return asked.ok ? done(asked.value[0]!) : asked;
}

/** Stops a run, waiting or at work; its page stays as it was. */
export async function cancel(workbench: Workbench, run: string): Promise<Outcome<null>> {
	const { sql } = workbench.store;
	const found = await runs.find(sql, run);
	const own = found !== undefined && found.asked_by === workbench.account?.id;
	const allowed = permit('job.cancel', asker(workbench), null, { own });
	if (!allowed.ok) return allowed;
	if (!found) return refuse('not_found');
	const [at] = await pagesOf(sql, [found.surface]);
	const { refusal } = refuse('reading_cancelled');
	const cancelled = await sql.transaction().execute(async (tx) => {
		if (!(await runs.cancel(tx, run, workbench.clock(), refusal))) return false;
		await workbench.queue.cancel(tx, 'recognise', { run });
		if (at) await record(workbench, tx, 'job.cancel', at, { run });
		return true;
	});
	if (!cancelled) return refuse('reading_over');
	if (at) tell({ ...fresh(run, at), state: 'cancelled', reason: refusal });
	return done(null);
}

/** Runs for the list of jobs, newest first: a volunteer's own, all for editors and archivists. */
export async function list(workbench: Workbench): Promise<Outcome<runs.Listed[]>> {
	const allowed = permit('job.read', asker(workbench), null, { own: true });
	if (!allowed.ok) return allowed;
	const by = workbench.account!.role === 'volunteer' ? workbench.account!.id : undefined;
	return done(await runs.list(workbench.store.sql, { by }));
}

/** How the newest reading of each surface of a record stands. */
export async function progress(workbench: Workbench, record: string): Promise<Outcome<News[]>> {
	const allowed = permit('page.read_work', asker(workbench), 'open');
	if (!allowed.ok) return allowed;
	const { sql } = workbench.store;
	const known = await sql.selectFrom('record').select('id').where('id', '=', record).execute();
	if (known.length === 0) return refuse('not_found');
	return done((await runs.newestOf(sql, record)).map(newsOf));
}

export function newsOf(run: runs.Listed): News {
	const { id, record, surface, page, state, done, total, attempt, reason } = run;
	return { run: id, record, surface, page, state, done, total, attempt, reason };
}

function fresh(run: string, { record, surface, page }: Asked): News {
	const counts = { done: 0, total: 0, attempt: 0 };
	return { run, record, surface, page, state: 'waiting', ...counts, reason: null };
}

async function add(
	{ newId, clock, account, queue }: Workbench,
	tx: Sql,
	{ surface }: Asked,
	settings: Settings
): Promise<string> {
	const id = newId();
	const run = { id, surface, settings, asked_by: account!.id, created_at: clock() };
	await queue.add(tx, 'recognise', { run: id }, await runs.add(tx, run));
	return id;
}

/** Rights of every page first; a volunteer holds the page and stays within the day's number. */
async function mayRead(
	workbench: Workbench,
	tx: Sql,
	surfaces: readonly string[],
	pages: readonly Asked[]
): Promise<Outcome<null>> {
	const who = workbench.account?.id ?? '';
	for (const page of pages.length > 0 ? pages : [UNKNOWN]) {
		const allowed = mayReadPage(workbench, page);
		if (!allowed.ok) return allowed;
	}
	if (pages.length === 0 || pages.length < new Set(surfaces).size) return refuse('not_found');
	for (const { surface } of pages) {
		if (await runs.underWay(tx, surface)) return refuse('reading_under_way');
	}
	if (workbench.account!.role !== 'volunteer') return done(null);
	const since = new Date(workbench.clock().getTime() - DAY_MS);
	const asked = (await runs.askedSince(tx, who, since)) + pages.length;
	return asked > A_DAY ? refuse('reading_too_often', { limit: A_DAY }) : done(null);
}

/** The right alone, as the table has it: a volunteer is granted the page that he holds. */
export function mayReadPage(
	workbench: Workbench,
	{ state, reserved_by }: Pick<Asked, 'state' | 'reserved_by'>
): Outcome<null> {
	const granted = reserved_by === (workbench.account?.id ?? '');
	const allowed = permit('ocr.page', asker(workbench), state, { granted });
	if (allowed.ok || allowed.refusal.code !== 'not_granted') return allowed;
	return refuse('page_read_by_editors');
}

/** What is asked about a page that does not exist, so that a visitor learns nothing by it. */
const UNKNOWN = { state: 'open' as const, reserved_by: null };

/** Pages of the surfaces, locked, so that two people cannot start one page at once. */
async function pagesOf(sql: Sql, surfaces: readonly string[]): Promise<Asked[]> {
	if (surfaces.length === 0) return [];
	const query = sql
		.selectFrom('page')
		.select(['surface', 'id as page', 'record', 'state', 'reserved_by'])
		.where('surface', 'in', surfaces)
		.orderBy('surface');
	const rows = await (sql.isTransaction ? query.forUpdate() : query).execute();
	const found = new Map(rows.map((row) => [row.surface, row as Asked]));
	return [...new Set(surfaces)].flatMap((surface) => found.get(surface) ?? []);
}

async function record(
	{ clock, account }: Workbench,
	tx: Sql,
	action: 'ocr.page' | 'job.cancel',
	at: Asked,
	detail: Record<string, unknown>
): Promise<void> {
	const object = `page:${at.page}`;
	const [who, when] = [account!.id, clock().toISOString()];
	await event.append(tx, { at: when, who, action, object, record: at.record, detail });
}
