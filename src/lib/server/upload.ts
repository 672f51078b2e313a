import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import { fits } from '#lib/record/file-name.ts';
import { describe, type Fields, type Files } from '#lib/record/form.ts';
import * as textFile from '#lib/record/text-file.ts';
import { permit } from '#lib/workflow/moves.ts';
import * as importing from './importing.ts';
import { DESCRIPTION } from './record-folder.ts';
import { asker, type Workbench } from './workbench.ts';

/** What a file of the new record is. */
export const KINDS = ['scan', 'print', 'published', 'translation'] as const;
export type Kind = (typeof KINDS)[number];

/** A file that was taken, with what was measured on it. */
export interface Taken {
	kind: Kind;
	name: string;
	/** Pixels of the first frame and number of frames; letters of a text. */
	width?: number;
	height?: number;
	frames?: number;
	letters?: number;
}

/** Uploads that nobody confirmed are thrown away after a day. */
const KEPT_MS = 24 * 3600_000;
const DRAFT = /^[a-z][0-9a-z]{14}$/;
const NAME = /^[\p{L}\p{N}][^/\\\p{Cc}]*$/u;
const NAMED: Partial<Record<Kind, string>> = {
	published: 'published.ru.txt',
	translation: 'translation.en.txt'
};

/** Begins a record that is put together in the browser; gives the name of its draft. */
export async function begin(workbench: Workbench): Promise<Outcome<string>> {
	const may = permit('import.archive', asker(workbench), null);
	if (!may.ok) return may;
	const draft = workbench.newId();
	await clear(workbench);
	for (const folder of ['scans', 'transcriptions']) {
		await fs.mkdir(path.join(folderOf(workbench, draft), folder), { recursive: true });
	}
	return done(draft);
}

/** Takes one file into the draft, as a stream, and checks it whole; a refused one leaves no trace. */
export async function receive(
	workbench: Workbench,
	draft: string,
	given: { kind: Kind; name: string },
	body: ReadableStream<Uint8Array>
): Promise<Outcome<Taken>> {
	const may = await opened(workbench, draft);
	if (!may.ok) return may;
	const name = NAMED[given.kind] ?? given.name.normalize('NFC');
	if (!named(name)) return refuse('file_name', { name: given.name.slice(0, 80) });
	const folder = folderOf(workbench, draft);
	const arriving = path.join(folder, randomUUID());
	try {
		await pipeline(Readable.fromWeb(body as never), createWriteStream(arriving));
		const taken = await check(workbench, arriving, { kind: given.kind, name }, given.name);
		if (taken.ok) await fs.rename(arriving, path.join(folder, roomOf(given.kind), name));
		return taken;
	} finally {
		await fs.rm(arriving, { force: true });
	}
}

function named(name: string): boolean {
	return NAME.test(name) && fits(name);
}

/** Takes a file out of the draft again. */
export async function drop(
	workbench: Workbench,
	draft: string,
	{ kind, name }: { kind: Kind; name: string }
): Promise<Outcome<null>> {
	const may = await opened(workbench, draft);
	if (!may.ok) return may;
	if (!named(name)) return refuse('not_found');
	await fs.rm(path.join(folderOf(workbench, draft), roomOf(kind), name), { force: true });
	return done(null);
}

/** Makes the record of the draft: all of it, or nothing. Gives its id. */
export async function confirm(
	workbench: Workbench,
	draft: string,
	fields: Fields,
	files: Files
): Promise<Outcome<string>> {
	const may = await opened(workbench, draft);
	if (!may.ok) return may;
	const described = describe(fields, files);
	if (!described.ok) return described;
	const folder = folderOf(workbench, draft);
	const scans = path.join(folder, 'scans');
	const text = JSON.stringify(described.value, null, '\t');
	await fs.writeFile(path.join(scans, DESCRIPTION), `${text}\n`);
	const added = await importing.add(workbench, {
		scans,
		transcriptions: path.join(folder, 'transcriptions')
	});
	if (added.ok) await fs.rm(folder, { recursive: true, force: true });
	else await fs.rm(path.join(scans, DESCRIPTION), { force: true });
	return added.ok ? done(added.value.id) : added;
}

async function check(
	workbench: Workbench,
	file: string,
	taken: Taken,
	given: string
): Promise<Outcome<Taken>> {
	const bytes = await fs.readFile(file);
	if (NAMED[taken.kind]) {
		const text = textFile.decode(bytes, given);
		return text.ok ? done({ ...taken, letters: text.value.length }) : text;
	}
	const inspected = await workbench.images.inspect(bytes, taken.name, asker(workbench));
	if (!inspected.ok) return inspected;
	// What is sent in will be read: its first page shall not wait for processes to start.
	workbench.images.wake();
	workbench.reader.wake();
	workbench.lexicon.wake();
	const { width, height, frames } = inspected.value;
	return done({ ...taken, width, height, frames: frames.length });
}

/** The draft is the asker's own; any other is as one that never was. */
async function opened(workbench: Workbench, draft: string): Promise<Outcome<null>> {
	const may = permit('import.archive', asker(workbench), null);
	if (!may.ok) return may;
	const known = DRAFT.test(draft) && (await exists(folderOf(workbench, draft)));
	return known ? done(null) : refuse('not_found');
}

function folderOf({ folders, account }: Workbench, draft: string): string {
	return path.join(folders.data, 'uploads', account!.id, draft);
}

function roomOf(kind: Kind): string {
	return NAMED[kind] ? 'transcriptions' : 'scans';
}

/** Throws away drafts that were left lying. */
async function clear({ folders, clock }: Workbench): Promise<void> {
	const all = path.join(folders.data, 'uploads');
	for (const owner of await fs.readdir(all).catch(() => [])) {
		for (const draft of await fs.readdir(path.join(all, owner))) {
			const folder = path.join(all, owner, draft);
			// Another request may have thrown it away, or made a record of it, since it was listed.
			const begun = await fs.stat(folder).then(
				({ mtimeMs }) => mtimeMs,
				() => clock().getTime()
			);
			if (clock().getTime() - begun > KEPT_MS)
				await fs.rm(folder, { recursive: true, force: true });
		}
	}
}

function exists(folder: string): Promise<boolean> {
	return fs.stat(folder).then(
		(found) => found.isDirectory(),
		() => false
	);
}
