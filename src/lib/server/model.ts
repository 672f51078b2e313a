import { createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { done, refuse, type Outcome, type Refusal } from '#lib/outcome.ts';
import { choices, isCode, USUAL } from '#lib/recognition/language.ts';
import { permit } from '#lib/workflow/moves.ts';
import { Slots } from './process/slots.ts';
import * as shelf from './model-shelf.ts';
import { hashOf } from './storage/disk.ts';
import * as event from './storage/event.ts';
import * as records from './storage/record.ts';
import { asker, type Workbench } from './workbench.ts';

/** A model as the archivist's list shows it. */
export interface Listed extends shelf.Described {
	code: string;
	/** Bytes; null where the file is gone. */
	size: number | null;
	/** As it must be. */
	sha256: string;
	/** Why it may not read: looked at just now. */
	fault: Refusal | null;
	/** Reads a record of which nobody chose otherwise. */
	usual: boolean;
}

/** What came of an upload, to be looked at before it is added. */
export interface Received {
	draft: string;
	size: number;
	sha256: string;
}

export interface Added extends shelf.Described {
	code: string;
	/** As its publisher gives it; empty: the archivist looked at the sum of the file. */
	sha256: string;
}

const MEGABYTES = 100;
const LETTERS = 200;
const DRAFT = /^[a-z][0-9a-z]{14}$/;
const FILE = 'model';

/** One is added after the other: both lists of the folder are read and written. */
const turn = new Slots(1);

/** What one may choose to read with; the list that every choice of a language is made from. */
export function languages({ models }: Pick<Workbench, 'models'>): string[] {
	return choices(Object.keys(models));
}

/** What reads a record, as the archivist chose it. */
export async function languagesOf(workbench: Workbench, record: string): Promise<string> {
	return (await records.find(workbench.store.sql, record))?.languages ?? USUAL;
}

/** Every model, its sum measured now: only the sum finds one with some bits turned. */
export async function list(workbench: Workbench): Promise<Outcome<Listed[]>> {
	const may = permit('model.select', asker(workbench), null);
	if (!may.ok) return may;
	const { folders, models } = workbench;
	const described = await shelf.described(folders.models);
	const codes = languages(workbench).filter(isCode);
	const listed = codes.map(async (code): Promise<Listed> => {
		const sha256 = models[code]!;
		const size = await fs.stat(shelf.fileOf(folders.models, code)).then(
			(stat) => stat.size,
			() => null
		);
		const fault = await shelf.faultOf(folders.models, code, sha256);
		return { ...shelf.of(described, code), code, size, sha256, fault, usual: code === USUAL };
	});
	return done(await Promise.all(listed));
}

/** Takes a file as a stream and measures it; nothing is added yet. */
export async function receive(
	workbench: Workbench,
	body: ReadableStream<Uint8Array>
): Promise<Outcome<Received>> {
	const may = permit('model.add', asker(workbench), null);
	if (!may.ok) return may;
	const draft = workbench.newId();
	const folder = draftOf(workbench, draft);
	await fs.mkdir(folder, { recursive: true });
	const file = path.join(folder, FILE);
	const took = await take(body, file);
	if (!took.ok) await fs.rm(folder, { recursive: true, force: true });
	return took.ok ? done({ draft, size: took.value, sha256: await hashOf(file) }) : took;
}

/** Bytes that came; one past the limit ends it, whatever was announced. */
async function take(body: ReadableStream<Uint8Array>, file: string): Promise<Outcome<number>> {
	let size = 0;
	const over = new AbortController();
	async function* counted(source: AsyncIterable<Uint8Array>) {
		for await (const portion of source) {
			size += portion.byteLength;
			if (size > MEGABYTES * 1e6) over.abort();
			yield portion;
		}
	}
	try {
		const { signal } = over;
		await pipeline(Readable.fromWeb(body as never), counted, createWriteStream(file), { signal });
	} catch (error) {
		if (!over.signal.aborted) throw error;
	}
	return over.signal.aborted ? refuse('model_heavy', { limit: MEGABYTES }) : done(size);
}

/**
 * Puts a file that was received among the models: its sum is right, it reads a known line in a
 * process of its own, and its name is new. Gives what it read.
 */
export async function add(
	workbench: Workbench,
	draft: string,
	asked: Added
): Promise<Outcome<string>> {
	const may = permit('model.add', asker(workbench), null);
	if (!may.ok) return may;
	const folder = draftOf(workbench, draft);
	if (!DRAFT.test(draft) || !(await shelf.exists(path.join(folder, FILE))))
		return refuse('not_found');
	return turn.run(async () => {
		const fits = await fitting(workbench, path.join(folder, FILE), asked);
		if (!fits.ok) return fits;
		const tried = await tryDraft(workbench, folder, asked.code, fits.value);
		if (!tried.ok) return tried;
		const kept = await keep(workbench, path.join(folder, FILE), fits.value, asked);
		if (!kept.ok) return kept;
		await fs.rm(folder, { recursive: true, force: true });
		return tried;
	});
}

/** The sum of the file, when everything that was said of it can stand. */
async function fitting(
	{ folders }: Workbench,
	file: string,
	{ code, sha256, ...words }: Added
): Promise<Outcome<string>> {
	if (!isCode(code)) return refuse('model_code', { given: code.slice(0, 40) });
	const said = Object.values(words).map((word) => word.trim());
	if (said.some((word) => word === '' || word.length > LETTERS))
		return refuse('model_words', { limit: LETTERS });
	if (await shelf.exists(shelf.fileOf(folders.models, code)))
		return refuse('model_exists', { model: code });
	const measured = await hashOf(file);
	const expected = sha256.trim().toLowerCase();
	return expected === '' || expected === measured
		? done(measured)
		: refuse('model_sum', { measured, expected: expected.slice(0, 80) });
}

/** In a folder where it is the only model, under the name that Tesseract looks for. */
async function tryDraft(
	{ reader }: Workbench,
	folder: string,
	code: string,
	sha256: string
): Promise<Outcome<string>> {
	const named = shelf.fileOf(folder, code);
	await fs.link(path.join(folder, FILE), named);
	try {
		return await reader.tryModel({ folder, code, sha256 });
	} finally {
		await fs.rm(named, { force: true });
	}
}

async function keep(
	workbench: Workbench,
	file: string,
	sha256: string,
	{ code, name, licence, source }: Added
): Promise<Outcome<null>> {
	const { store, folders, models, reader, clock, account } = workbench;
	const words = { name: name.trim(), licence: licence.trim(), source: source.trim() };
	if (!(await shelf.lay(folders.models, file, { code, sha256 }, words)))
		return refuse('model_exists', { model: code });
	await store.sql.transaction().execute((tx) =>
		event.append(tx, {
			at: clock().toISOString(),
			who: account!.id,
			action: 'model.add',
			object: `model:${code}`,
			detail: { sha256, ...words }
		})
	);
	models[code] = sha256;
	reader.admit(code, sha256);
	return done(null);
}

/** Chooses what a record is read with from now on; what was read stays. */
export async function choose(
	workbench: Workbench,
	record: string,
	asked: string
): Promise<Outcome<null>> {
	const may = permit('model.select', asker(workbench), null);
	if (!may.ok) return may;
	if (!languages(workbench).includes(asked))
		return refuse('language_unknown', { language: asked.slice(0, 40) });
	return workbench.store.sql.transaction().execute(async (tx) => {
		if (!(await records.choose(tx, record, asked))) return refuse('not_found');
		await event.append(tx, {
			at: workbench.clock().toISOString(),
			who: workbench.account!.id,
			action: 'model.select',
			object: `record:${record}`,
			record,
			detail: { languages: asked }
		});
		return done(null);
	});
}

function draftOf({ folders, account }: Workbench, draft: string): string {
	return path.join(folders.data, 'uploads', account!.id, draft);
}
