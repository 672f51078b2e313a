import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Files } from './files.ts';

/** A file's content, whole or in portions. */
type Content = Uint8Array | string | AsyncIterable<Uint8Array>;

const READ_ONLY = 0o444;
/** A draft older than this was left by a killed process, ms. */
const DRAFT_AGE = 24 * 3600 * 1000;

/** Files below `folder`, each as `ab/abcdef…` by its SHA-256. */
export async function openDisk(folder: string): Promise<Files> {
	const drafts = path.join(folder, 'drafts');
	await fs.mkdir(drafts, { recursive: true });
	await sweep(drafts);
	const at = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256);
	const place = (sha256: string, make: (draft: string) => Promise<void>) =>
		placeOnce(at(sha256), path.join(drafts, randomUUID()), make);
	return {
		path: at,
		get: (sha256) => fs.readFile(at(sha256)),
		has: (sha256) => exists(at(sha256)),
		async put(bytes) {
			const sha256 = createHash('sha256').update(bytes).digest('hex');
			await place(sha256, (draft) => writeDurably(draft, bytes));
			return sha256;
		},
		async adopt(file) {
			const sha256 = await hashOf(file);
			await place(sha256, (draft) => linkOrCopy(file, draft));
			return sha256;
		}
	};
}

/** SHA-256 (hex) of a file, read in portions. */
export async function hashOf(file: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const portion of createReadStream(file)) hash.update(portion as Buffer);
	return hash.digest('hex');
}

/** The bytes are on the disk, not only on their way, when this returns. */
async function writeDurably(draft: string, bytes: Content): Promise<void> {
	const handle = await fs.open(draft, 'wx');
	try {
		await handle.writeFile(bytes);
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/**
 * Temp name, fsync, rename, fsync of the folder: after a crash the old file or the new, never half.
 * Where the content cannot be had to its end, nothing is left of it.
 */
export async function writeAtomically(file: string, bytes: Content): Promise<void> {
	const draft = `${file}.${randomUUID()}.new`;
	try {
		await writeDurably(draft, bytes);
		await fs.rename(draft, file);
	} finally {
		await fs.rm(draft, { force: true });
	}
	await syncFolder(path.dirname(file));
}

async function placeOnce(
	target: string,
	draft: string,
	make: (draft: string) => Promise<void>
): Promise<void> {
	if (await exists(target)) return;
	await make(draft);
	await fs.mkdir(path.dirname(target), { recursive: true });
	await fs.chmod(draft, READ_ONLY);
	await fs.rename(draft, target);
	await syncFolder(path.dirname(target));
	await syncFolder(path.dirname(path.dirname(target)));
}

/** A second name costs nothing; another disk, or another owner, makes it a copy. */
async function linkOrCopy(file: string, draft: string): Promise<void> {
	try {
		await fs.chmod(file, READ_ONLY);
		await fs.link(file, draft);
	} catch {
		await fs.copyFile(file, draft);
		const handle = await fs.open(draft, 'r');
		await handle.sync();
		await handle.close();
	}
}

export async function syncFolder(folder: string): Promise<void> {
	if (process.platform === 'win32') return;
	const handle = await fs.open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

async function sweep(drafts: string): Promise<void> {
	for (const name of await fs.readdir(drafts)) {
		const draft = path.join(drafts, name);
		const { mtimeMs } = await fs.stat(draft);
		if (Date.now() - mtimeMs > DRAFT_AGE) await fs.rm(draft, { force: true });
	}
}

async function exists(file: string): Promise<boolean> {
	try {
		await fs.access(file);
		return true;
	} catch {
		return false;
	}
}
