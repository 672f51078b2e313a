import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Account } from '#lib/account/account.ts';
import type { Fields } from '#lib/record/form.ts';
import { foldersAt, type Folders } from '#lib/server/folders.ts';
import type { Images } from '#lib/server/images/images.ts';
import type { Jobs, Queue } from '#lib/server/queue/queue.ts';
import type { Lexicon } from '#lib/server/lexicon/lexicon.ts';
import type { Reader } from '#lib/server/reader/reader.ts';
import { openDisk } from '#lib/server/storage/disk.ts';
import * as dump from '#lib/server/storage/dump.ts';
import type { Store } from '#lib/server/storage/store.ts';
import * as upload from '#lib/server/upload.ts';
import type { Installation, Workbench } from '#lib/server/workbench.ts';
import { as, countedIds, installation } from './workbench.ts';

/** The files of a record by name, as a person has them on the desk. */
export type Parcel = Record<string, string | Uint8Array>;

/** A description that fits: one scan `1.png`, a publication and a translation. */
export function description(change: object = {}): object {
	return {
		id: 'note',
		title: { ru: 'Записка' },
		date: '1950-01-31',
		originalLanguage: 'ru',
		witnesses: [
			{ siglum: 'S', what: 'leaf', surfaces: ['1.png'] },
			{ siglum: 'P', what: 'print', text: 'published.ru.txt' },
			{ siglum: 'T', what: 'translation', text: 'translation.en.txt' }
		],
		...change
	};
}

/** What a person types into the form of a record. */
export const FORM: Fields = {
	id: 'note',
	titleEn: '',
	titleRu: 'Записка',
	date: '1950-01-31',
	summary: '',
	holding: '',
	collection: '',
	signature: '',
	number: '',
	translator: '',
	citation: '',
	imagesNote: '',
	originalLanguage: 'ru'
};

/** An installation on folders of its own; what it asks of the queue is kept in `asked`. */
export interface House extends Installation {
	asked: Jobs['recognise'][];
}

export async function houseFor(store: Store, images: Images): Promise<House> {
	const records = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-import-'));
	const folders = foldersAt(process.cwd(), path.join(records, 'data'), records);
	const files = await openDisk(path.join(folders.data, 'files'));
	const asked: Jobs['recognise'][] = [];
	const queue = { add: async (_sql, _kind, job) => void asked.push(job) } as Queue;
	// Drafts of an upload are named by ids of this form.
	const next = countedIds('i');
	const newId = () => next().padEnd(15, '0');
	// Nothing is read here: what an upload starts ahead need not run.
	const wake = () => undefined;
	const quiet = {
		images: { ...images, wake },
		reader: { wake } as unknown as Reader,
		lexicon: { wake } as unknown as Lexicon
	};
	return { ...(await installation({ store, ...quiet, queue, folders, files, newId })), asked };
}

/** Throws the folders of a house away; its masters are read-only, their folders are not. */
export function clear({ folders }: House): void {
	fs.rmSync(path.dirname(folders.scans), { recursive: true, force: true });
}

/** Lays files as a person would, texts with texts and all else with the scans. */
export function lay({ scans, transcriptions }: Folders, name: string, parcel: Parcel) {
	const folder = { scans: path.join(scans, name), transcriptions: path.join(transcriptions, name) };
	for (const one of Object.values(folder)) fs.mkdirSync(one, { recursive: true });
	for (const [file, bytes] of Object.entries(parcel)) {
		const home = file.endsWith('.txt') ? folder.transcriptions : folder.scans;
		fs.writeFileSync(path.join(home, file), bytes);
	}
	return folder;
}

/** The same in a folder that is no record folder: what was brought along on a stick. */
export function layElsewhere(parcel: Parcel) {
	const stick = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-stick-'));
	return lay(foldersAt(process.cwd(), '', stick), 'brought', parcel);
}

/** Every row (counted by table) and every file (by its hash): equal before and after a refusal. */
export async function inventory({ store, folders }: House) {
	const rows: Record<string, number> = {};
	for (const table of dump.KEPT)
		rows[table] = (
			await store.sql
				.selectFrom(table)
				.select('ctid' as never)
				.execute()
		).length;
	const root = path.dirname(folders.scans);
	const entries = fs.readdirSync(root, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => path.join(parentPath, name))
		.map((file) => [path.relative(root, file), hash(fs.readFileSync(file))]);
	return { rows, files: Object.fromEntries(files.sort()) as Record<string, string> };
}

function hash(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** The browser's way in: a draft, files one after the other, then the form. */
export class Desk {
	readonly workbench: Workbench;
	draft = '';

	constructor(house: House, account: Account) {
		this.workbench = as(house, account);
	}

	async begin(): Promise<void> {
		const begun = await upload.begin(this.workbench);
		if (!begun.ok) throw new Error(begun.refusal.code);
		this.draft = begun.value;
	}

	send(kind: upload.Kind, name: string, bytes: Uint8Array | string) {
		const body = new Blob([bytes as BlobPart]).stream();
		return upload.receive(this.workbench, this.draft, { kind, name }, body);
	}

	confirm(files: Partial<Parameters<typeof upload.confirm>[3]>, fields: Partial<Fields> = {}) {
		const all = { scan: [], print: [], published: '', translation: '', ...files };
		return upload.confirm(this.workbench, this.draft, { ...FORM, ...fields }, all);
	}
}
