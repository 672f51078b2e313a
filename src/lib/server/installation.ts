import path from 'node:path';
import { foldersAt, type Folders } from './folders.ts';
import { newId } from './id.ts';
import { openImages } from './images/open.ts';
import { openLexicon } from './lexicon/thread.ts';
import { projectFile } from './process/source.ts';
import { explain } from '#lib/outcome.ts';
import * as recognitionJob from './recognition-job.ts';
import { openQueue } from './queue/boss.ts';
import { checkModels, good, type Models } from './reader/models.ts';
import { openReader } from './reader/open.ts';
import * as importing from './importing.ts';
import { openDisk } from './storage/disk.ts';
import { openEmbedded } from './storage/embedded.ts';
import { repair } from './sealed-files.ts';
import { migrate } from './storage/migrate.ts';
import * as watch from './watch.ts';
import { openPostgres } from './storage/postgres.ts';
import type { Store } from './storage/store.ts';
import type { Installation } from './workbench.ts';

export interface Place {
	/** The folder that holds `scans`, `transcriptions` and `models`. */
	root?: string;
	/** Where the store lies; `data` in the root unless said. */
	data?: string;
	/** The folder that holds `scans` and `transcriptions`, where it is not the root. */
	records?: string;
	/** The folder of the language models, where it is not the root's. */
	models?: string;
	/** `postgres://…`; the embedded store in the data folder without it. */
	databaseUrl?: string;
}

/** Something is wrong with the installation itself; the sentence says what, and what to do. */
export class StartFault extends Error {
	override readonly name = 'StartFault';
}

/** Told what is being done, a line each. */
export type Say = (line: string) => void;

/**
 * Opens the store, the files and everything that works on them, after the checks of the start; a
 * fault throws a sentence that names the object. `close` puts all of it away.
 */
export async function open(place: Place = {}, say: Say = () => {}): Promise<Installation> {
	const root = path.resolve(place.root ?? projectFile('.'));
	const folders = foldersAt(root, place.data, place.records, place.models);
	const models = await checkModels(folders.models);
	refuseDamaged(models);
	const store = await openStore(folders, place.databaseUrl);
	try {
		const done = await migrate(store.sql);
		if (done.length > 0) say(`The store was brought to its newest form: ${done.join(', ')}.`);
		await beginTimeline(store);
		for (const record of await repair({ store, folders }))
			say(`The sealed file of ${record} was put back into its folder.`);
		return {
			store,
			files: await openDisk(path.join(folders.data, 'files')),
			images: openImages({ root: projectFile('.'), data: folders.data }),
			reader: openReader({ root: projectFile('.'), folder: folders.models, models }),
			queue: await openQueue(store),
			lexicon: openLexicon(projectFile('.')),
			folders,
			clock: () => new Date(),
			newId,
			models: good(models)
		};
	} catch (error) {
		await store.close();
		throw error;
	}
}

/** Stops the work and closes the store; what was running is done after the next start. */
export async function close({
	queue,
	images,
	reader,
	lexicon,
	store
}: Installation): Promise<void> {
	await queue.stop();
	await Promise.all([images.stop(), reader.stop(), lexicon.stop()]);
	await store.close();
}

const OPENED = Symbol.for('sverka.installation');
const kept = globalThis as { [OPENED]?: Promise<Installation> };

/**
 * The installation of this process: opened once, however often it is asked for. Closed at the
 * signals that end a program, unless the caller says that he closes it himself.
 */
export function ofProcess(
	place?: Place,
	say?: Say,
	{ signals = true } = {}
): Promise<Installation> {
	kept[OPENED] ??= start(place, say, signals);
	return kept[OPENED];
}

async function start(place: Place = {}, say: Say = () => {}, signals: boolean) {
	const installation = await open(place, say);
	if (signals) closeOnSignal(installation);
	await importing.importFolders(installation, say);
	await recognitionJob.work(installation);
	void watch.look(installation, say);
	watch.weekly(installation, say);
	return installation;
}

function closeOnSignal(installation: Installation): void {
	for (const signal of ['SIGTERM', 'SIGINT'] as const)
		process.once(signal, () => {
			close(installation).then(
				() => process.exit(0),
				(error: unknown) => {
					console.error(error);
					process.exit(1);
				}
			);
		});
}

function openStore(folders: Folders, databaseUrl?: string): Promise<Store> {
	return databaseUrl ? openPostgres(databaseUrl) : openEmbedded(folders.data);
}

async function beginTimeline(store: Store): Promise<void> {
	await store.sql
		.insertInto('installation')
		.values({ id: 1, timeline: newId(), created_at: new Date() })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
}

/** A model with flipped bits reads wrong letters with confidence: no job may reach it. */
function refuseDamaged(models: Models): void {
	for (const model of Object.values(models)) {
		if (model.ok) continue;
		const { sentence, next } = explain(model.refusal, 'en');
		throw new StartFault(`${sentence} ${next}`);
	}
}
