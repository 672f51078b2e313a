import fs from 'node:fs/promises';
import path from 'node:path';
import * as shelf from './model-shelf.ts';
import { hashOf, writeAtomically } from './storage/disk.ts';
import type { Installation } from './workbench.ts';

/** Where the models lie, and which of them read. */
type Shelf = Pick<Installation, 'folders' | 'models'>;

/** Folder of the models in a backup, and the list of what is said of them. */
const FOLDER = 'models';

/**
 * What became of a model at a restore: it was here, it was laid here, another file has its name
 * (and stays), or the backup has no file of it.
 */
export type Came = 'here' | 'laid' | 'other' | 'missing';

/** A model that the installation of a backup read with. */
export interface Brought {
	code: string;
	/** Of the file that it read with. */
	sha256: string;
	came: Came;
}

/** A model's file by its path in a backup. */
export function nameOf(code: string): string {
	return path.posix.join(FOLDER, `${code}.traineddata`);
}

/**
 * Copies every model with what is said of it. One whose file is gone or altered is left out: a
 * backup of what people made must not fail by it, and a damaged one is worth nothing.
 */
export async function copy({ folders, models }: Shelf, backup: string): Promise<void> {
	const folder = path.join(backup, FOLDER);
	await fs.mkdir(folder);
	const described = await shelf.described(folders.models);
	const said: Record<string, shelf.Described> = {};
	for (const [code, sha256] of Object.entries(models)) {
		const file = shelf.fileOf(folder, code);
		await fs.copyFile(shelf.fileOf(folders.models, code), file).catch(gone);
		const measured = await hashOf(file).catch(gone);
		if (measured !== sha256) await fs.rm(file, { force: true });
		else if (described.has(code)) said[code] = described.get(code)!;
	}
	await writeAtomically(path.join(folder, shelf.MANIFEST), `${JSON.stringify(said, null, '\t')}\n`);
}

function gone(error: NodeJS.ErrnoException): void {
	if (error.code !== 'ENOENT') throw error;
}

/** Models by code whose file is not among `files`, though the installation read with them. */
export function without(
	models: Readonly<Record<string, string>>,
	files: Readonly<Record<string, string>>
): string[] {
	return Object.keys(models).filter((code) => files[nameOf(code)] !== models[code]);
}

/** Lays the models that are not here beside those that are; no file that is here is touched. */
export async function bring(
	{ folders, models }: Shelf,
	backup: string,
	named: Readonly<Record<string, string>>,
	files: Readonly<Record<string, string>>
): Promise<Brought[]> {
	const left = without(named, files);
	const described = await shelf.described(path.join(backup, FOLDER));
	const all: Brought[] = [];
	for (const [code, sha256] of Object.entries(named)) {
		const lay = async (): Promise<Came> => {
			if (models[code] === sha256) return 'here';
			if (models[code] !== undefined) return 'other';
			if (left.includes(code)) return 'missing';
			const file = path.join(backup, nameOf(code));
			const laid = await shelf.lay(folders.models, file, { code, sha256 }, described.get(code));
			if (laid) models[code] = sha256;
			return laid ? 'laid' : 'other';
		};
		all.push({ code, sha256, came: await lay() });
	}
	return all;
}
