import path from 'node:path';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import { USUAL } from '#lib/recognition/language.ts';
import type { RecordDescription } from '#lib/record/record.ts';
import type { Gathered, Master, Text } from './record-folder.ts';
import * as event from './storage/event.ts';
import * as records from './storage/record.ts';
import * as runs from './storage/run.ts';
import type { Sql } from './storage/store.ts';
import type { Installation } from './workbench.ts';

/** The model that reads a language of ISO 639-1; Russian unless another one is named. */
const MODEL: Record<string, string> = { ru: 'rus', en: 'eng' };

/** What the store knows of a record after it was taken in. */
export interface Kept {
	id: string;
	surfaces: number;
	texts: number;
}

/**
 * Stores a gathered record whose folder lies in its place: files by hash first, then every row in
 * one transaction, with a recognition asked for each surface. A record is there whole or not at all.
 */
export async function keep(
	installation: Installation,
	gathered: Gathered,
	by: string
): Promise<Outcome<Kept>> {
	const { files, folders, store } = installation;
	const { id } = gathered.description;
	await files.put(gathered.bytes);
	for (const { bytes } of gathered.texts) await files.put(bytes);
	for (const master of gathered.masters) {
		const adopted = await files.adopt(path.join(folders.scans, id, master.name));
		if (adopted !== master.sha256)
			throw new Error(`${id}/${master.name} changed while it was imported`);
	}
	return store.sql.transaction().execute(async (tx): Promise<Outcome<Kept>> => {
		const keeper = new Keeper(installation, tx, id, by);
		if (!(await keeper.record(gathered))) return refuse('record_exists', { id });
		for (const text of gathered.texts) await keeper.text(text);
		for (const master of gathered.masters) await keeper.master(master, gathered);
		await keeper.event(gathered);
		return done({ id, surfaces: keeper.surfaces, texts: gathered.texts.length });
	});
}

/** Writes the rows of one record inside one transaction. */
class Keeper {
	surfaces = 0;
	readonly #in: Installation;
	readonly #tx: Sql;
	readonly #id: string;
	readonly #by: string;
	readonly #at: Date;

	constructor(installation: Installation, tx: Sql, id: string, by: string) {
		this.#in = installation;
		this.#tx = tx;
		this.#id = id;
		this.#by = by;
		this.#at = installation.clock();
	}

	async record({ description, sha256, bytes }: Gathered): Promise<boolean> {
		await this.#blob(sha256, bytes.length, 'application/json');
		return records.add(this.#tx, {
			id: this.#id,
			description: JSON.stringify(description),
			sha256,
			languages: languagesOf(description),
			created_at: this.#at
		});
	}

	async text({ name: _, bytes, ...witness }: Text): Promise<void> {
		await this.#blob(witness.sha256, bytes.length, 'text/plain');
		const kind = witness.siglum === 'P' ? ('published' as const) : ('translation' as const);
		const row = { ...witness, kind, id: this.#in.newId(), record: this.#id };
		await this.#tx.insertInto('witness').values(row).execute();
	}

	async master(master: Master, { description }: Gathered): Promise<void> {
		const { name, sha256, size, inspected } = master;
		const place = path.posix.join('scans', this.#id, name);
		await this.#blob(sha256, size, inspected.mediaType, place);
		for (const frame of inspected.frames.keys()) {
			const surface = await this.#surface(master, frame);
			await this.#page(surface);
			await this.#ask(surface, languagesOf(description));
		}
	}

	async event({ masters, texts, sha256 }: Gathered): Promise<void> {
		const hashes = [...masters, ...texts].map((file) => [file.name, file.sha256]);
		await event.append(this.#tx, {
			at: this.#at.toISOString(),
			who: this.#by,
			action: 'record.import',
			object: `record:${this.#id}`,
			record: this.#id,
			detail: { description: sha256, files: Object.fromEntries(hashes) }
		});
	}

	#blob(sha256: string, size: number, media_type: string, place?: string): Promise<void> {
		const { files, folders } = this.#in;
		const byHash = path.relative(folders.root, files.path(sha256)).replaceAll(path.sep, '/');
		const row = { sha256, size, media_type, place: place ?? byHash, checked_at: this.#at };
		return records.addBlob(this.#tx, row);
	}

	async #surface({ name, siglum, sha256, inspected }: Master, frame: number): Promise<string> {
		const id = this.#in.newId();
		await this.#tx
			.insertInto('surface')
			.values({
				id,
				record: this.#id,
				ordinal: ++this.surfaces,
				siglum,
				name,
				blob: sha256,
				media_type: inspected.mediaType,
				frame,
				...inspected.frames[frame]!
			})
			.execute();
		return id;
	}

	async #page(surface: string): Promise<void> {
		const page = { id: this.#in.newId(), surface, record: this.#id, state: 'empty' };
		await this.#tx.insertInto('page').values(page).execute();
	}

	async #ask(surface: string, languages: string): Promise<void> {
		const id = this.#in.newId();
		const run = { id, surface, settings: { languages }, created_at: this.#at };
		const turn = await runs.add(this.#tx, { ...run, asked_by: this.#by });
		await this.#in.queue.add(this.#tx, 'recognise', { run: id }, turn);
	}
}

function languagesOf({ originalLanguage }: RecordDescription): string {
	return MODEL[originalLanguage] ?? USUAL;
}
