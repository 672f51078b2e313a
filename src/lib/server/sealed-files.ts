import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import * as approvals from './storage/approval.ts';
import type { Installation } from './workbench.ts';

/** Where seals are kept: the store, and the folders that people open. */
type Shelf = Pick<Installation, 'store' | 'folders'>;

/** The two files of a sealed record: the TEI, and its SHA-256 as `sha256sum -c` reads it. */
interface Sealed {
	record: string;
	tei: string;
	tei_sha256: string;
}

/** Files written and flushed under other names, so that putting them in place is two renames. */
export interface Staged {
	place(): Promise<void>;
	discard(): Promise<void>;
}

/** Folder, and paths of the two files. */
export function pathsOf({ folders }: Pick<Shelf, 'folders'>, record: string) {
	const folder = path.join(folders.transcriptions, record);
	const file = (name: string) => path.join(folder, name);
	return { folder, tei: file(`${record}.xml`), sum: file(`${record}.sha256`) };
}

/** Writes both files beside their places; nothing is seen there until `place`. */
export async function stage(installation: Shelf, sealed: Sealed): Promise<Staged> {
	const { folder, tei, sum } = pathsOf(installation, sealed.record);
	await mkdir(folder, { recursive: true });
	const mark = randomUUID();
	const files = [
		{ to: tei, from: `${tei}.${mark}`, text: sealed.tei },
		{ to: sum, from: `${sum}.${mark}`, text: `${sealed.tei_sha256}  ${path.basename(tei)}\n` }
	];
	for (const { from, text } of files) await flush(from, text);
	return {
		async place() {
			for (const { from, to } of files) await rename(from, to);
			await flushFolder(folder);
		},
		async discard() {
			for (const { from } of files) await rm(from, { force: true });
		}
	};
}

/**
 * Brings the folders in step with the store: a crash between the seal and the renames left an older
 * file or none. A file that nobody sealed is kept under another name. Names the records mended.
 */
export async function repair(installation: Shelf): Promise<string[]> {
	const mended: string[] = [];
	for (const sealed of await approvals.latestOfAll(installation.store.sql)) {
		const { tei, sum } = pathsOf(installation, sealed.record);
		const [found, written] = [await textOf(tei), await textOf(sum)];
		if (
			found !== null &&
			sha256(found) === sealed.tei_sha256 &&
			written?.startsWith(sealed.tei_sha256)
		)
			continue;
		if (found !== null && !(await wasSealed(installation, sealed.record, sha256(found))))
			await rename(tei, tei.replace(/\.xml$/, `.found-${sha256(found).slice(0, 8)}.xml`));
		await (await stage(installation, sealed)).place();
		mended.push(sealed.record);
	}
	return mended;
}

async function wasSealed(
	{ store }: Pick<Shelf, 'store'>,
	record: string,
	sum: string
): Promise<boolean> {
	const row = await store.sql
		.selectFrom('approval')
		.select('id')
		.where('record', '=', record)
		.where('tei_sha256', '=', sum)
		.executeTakeFirst();
	return row !== undefined;
}

export function sha256(text: string | Uint8Array): string {
	return createHash('sha256').update(text).digest('hex');
}

async function textOf(file: string): Promise<string | null> {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
}

async function flush(file: string, text: string): Promise<void> {
	const handle = await open(file, 'wx');
	try {
		await handle.writeFile(text);
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** Makes the renames last through a power cut; a system that cannot flush a folder goes without. */
async function flushFolder(folder: string): Promise<void> {
	if (process.platform === 'win32') return;
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
