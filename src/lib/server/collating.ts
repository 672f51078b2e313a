import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { ChosenEnds, Empty } from '#lib/collation/desk.ts';
import type { Difference } from '#lib/collation/difference.ts';
import type { Compared, Ends } from '#lib/collation/ends.ts';
import type { Passage } from '#lib/collation/passage.ts';
import type { Edition } from '#lib/encoding/edition.ts';
import type { RecordDescription } from '#lib/record/record.ts';
import type { Page } from '#lib/transcription/page.ts';
import type { PageState } from '#lib/workflow/state.ts';
import * as chosenEnds from './chosen-ends.ts';
import { collateTask, wordsOf, type Task } from './collation-task.ts';
import { projectFile } from './process/source.ts';
import * as catalogue from './storage/catalogue.ts';
import * as records from './storage/record.ts';
import * as runs from './storage/run.ts';
import * as learned from './storage/learned.ts';
import * as pageState from './storage/page-state.ts';
import * as revisions from './storage/revision.ts';
import type { Sql } from './storage/store.ts';
import type { Workbench } from './workbench.ts';

/** A page of the scan as it was collated. */
export interface CollatedPage {
	id: string;
	surface: string;
	state: PageState;
	/** Number of the revision, and its SHA-256; 0 for a page without text. */
	head: number;
	sha256: string;
	content: Page;
}

/** What the record's scan and its publication have in common and what not, as of these revisions. */
export interface Collated {
	record: string;
	description: RecordDescription;
	pages: CollatedPage[];
	empty: Empty | null;
	differences: Difference[];
	passages: Passage[];
	beyondScan: Edition['beyondScan'];
	profile: Edition['profile'];
	/** SHA-256 of the publication; empty without one. */
	publication: string;
	compared: Compared | null;
	chosen: ChosenEnds | null;
}

/** Letters of both texts from which on the work is done in a thread: below it takes milliseconds. */
const MUCH = 40_000;
/** Collations kept, newest first out of use last; one of a long record takes some megabytes. */
const KEPT = 16;
const kept = new WeakMap<Workbench['store'], Map<string, Promise<Found>>>();

/** What the pure collation gives, with the texts side by side. */
export type Found = Pick<
	Collated,
	'empty' | 'differences' | 'passages' | 'beyondScan' | 'profile' | 'compared'
>;

/**
 * The collation of a record as the store has it now, or as a transaction `sql` sees it; null: there
 * is no such record.
 */
export async function of(
	workbench: Workbench,
	record: string,
	sql: Sql = workbench.store.sql
): Promise<Collated | null> {
	return collated(workbench, record, sql, null);
}

/** Whether scan and publication have anything in common between these ends. */
export async function holds(workbench: Workbench, record: string, ends: Ends): Promise<boolean> {
	const found = await collated(workbench, record, workbench.store.sql, ends);
	return found !== null && found.empty === null;
}

/** `ends`: to be tried in place of those that were chosen. */
async function collated(
	workbench: Workbench,
	record: string,
	sql: Sql,
	ends: Ends | null
): Promise<Collated | null> {
	const holding = await records.find(sql, record);
	if (!holding) return null;
	const { description } = holding;
	const pages = await pagesOf(sql, record);
	const [published, translation, confusions, read] = [
		await catalogue.witness(sql, record, 'P'),
		await catalogue.witness(sql, record, 'T'),
		await learned.confusionsOf(sql, record),
		await Promise.all(pages.map(({ surface }) => runs.newestRead(sql, surface)))
	];
	const publication = published?.sha256 ?? '';
	const chosen = await chosenEnds.standing(sql, record, publication);
	const given: Given = {
		ends: ends ?? chosen?.ends ?? null,
		pages: pages.map(({ surface, content }) => ({ surface, page: content })),
		published: published?.text ?? null,
		leaves: description.repository?.signature?.listy ?? '',
		...{ confusions, translation: translation?.text ?? null }
	};
	const key = sha256([
		...pages.map(({ surface, sha256 }) => `${surface} ${sha256}`),
		...read.map((run) => run ?? ''),
		...[publication, translation?.sha256 ?? '', given.leaves],
		JSON.stringify([confusions, given.ends])
	]);
	const found = await remembered(workbench, key, () => taskOf(workbench, given, sql));
	return { record, description, pages, publication, chosen, ...found };
}

/** What is read anyway to tell whether the collation is known. */
type Given = Omit<Task, 'readings' | 'known'>;

/** With what is large or slow to ask for, and only needed for a new collation. */
async function taskOf({ lexicon }: Workbench, given: Given, sql: Sql): Promise<Task> {
	const words = wordsOf(given);
	const known = await lexicon.known(words);
	return {
		...given,
		readings: await Promise.all(given.pages.map(({ surface }) => runs.newestResult(sql, surface))),
		known: new Set(words.filter((_, i) => known[i]))
	};
}

/** Locks the pages of a record's scan for a deciding or moving transaction. */
export function lockPages(tx: Sql, record: string): Promise<pageState.PageRow[]> {
	return pageState.ofScan(tx, record, { locked: true });
}

async function pagesOf(sql: Sql, record: string): Promise<CollatedPage[]> {
	const rows = await pageState.ofScan(sql, record);
	return Promise.all(
		rows.map(async ({ id, surface, state, head }) => {
			const revision = head > 0 ? await revisions.find(sql, id, head) : undefined;
			const { sha256 = '', content = { regions: [] } } = revision ?? {};
			return { id, surface, state, head, sha256, content };
		})
	);
}

async function remembered(
	workbench: Workbench,
	key: string,
	prepare: () => Promise<Task>
): Promise<Found> {
	const known = kept.get(workbench.store) ?? new Map<string, Promise<Found>>();
	kept.set(workbench.store, known);
	const found = known.get(key) ?? prepare().then(work);
	known.delete(key);
	known.set(key, found);
	for (const old of known.keys()) if (known.size > KEPT) known.delete(old);
	try {
		return await found;
	} catch (error) {
		known.delete(key);
		throw error;
	}
}

function work(task: Task): Promise<Found> {
	const letters = JSON.stringify(task.pages).length + (task.published?.length ?? 0);
	return letters > MUCH ? inThread(task) : Promise.resolve().then(() => collateTask(task));
}

function inThread(task: Task): Promise<Found> {
	return new Promise((resolve, reject) => {
		const thread = new Worker(projectFile('src/lib/server/collation-thread.ts'), {
			workerData: task,
			execArgv: []
		});
		thread.once('message', resolve);
		thread.once('error', reject);
		thread.once('exit', () => reject(new Error('the thread of the collation ended early')));
	});
}

function sha256(parts: readonly string[]): string {
	return createHash('sha256').update(parts.join('\n')).digest('hex');
}
