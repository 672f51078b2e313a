import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { refuse, type Refusal } from '#lib/outcome.ts';
import { hashOf, syncFolder, writeAtomically } from './storage/disk.ts';

/** What people say of a model. */
export interface Described {
	/** As its publisher calls it, with its languages. */
	name: string;
	licence: string;
	source: string;
}

/** The sums that the start checks, as `sha256sum -c` reads them. */
const SUMS = 'SHA256SUMS';
/** What is said of each model. */
export const MANIFEST = 'manifest.json';
const words = v.pipe(v.string(), v.trim(), v.nonEmpty());
const FORM = v.record(v.string(), v.object({ name: words, licence: words, source: words }));

export function fileOf(folder: string, code: string): string {
	return path.join(folder, `${code}.traineddata`);
}

/** Why a model may not read, measured now: only the sum finds one with some bits turned. */
export async function faultOf(
	folder: string,
	code: string,
	expected: string
): Promise<Refusal | null> {
	const model = `${code}.traineddata`;
	const measured = await hashOf(fileOf(folder, code)).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return null;
		throw error;
	});
	if (measured === null) return refuse('model_missing', { model, expected }).refusal;
	return measured === expected
		? null
		: refuse('model_wrong', { model, expected, measured }).refusal;
}

/** What is said of each model, by its code; a folder without a manifest says nothing. */
export async function described(folder: string): Promise<Map<string, Described>> {
	const file = path.join(folder, MANIFEST);
	const text = await fs.readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return '{}';
		throw error;
	});
	return new Map(Object.entries(v.parse(FORM, JSON.parse(text))));
}

/** A model that was laid there by hand is known by its code alone. */
export function of(all: ReadonlyMap<string, Described>, code: string): Described {
	return all.get(code) ?? { name: code, licence: '', source: '' };
}

/**
 * Lays a model beside the others; false where a file of its name is there. The sum is listed last:
 * until then the file is no model, and a start that finds it half-way passes it over.
 */
export async function lay(
	folder: string,
	file: string,
	{ code, sha256 }: { code: string; sha256: string },
	said: Described | undefined
): Promise<boolean> {
	const draft = path.join(folder, `.${randomUUID()}.new`);
	try {
		await copyDurably(file, draft);
		// A link, not a rename: it never takes the place of a file that came meanwhile.
		const laid = await fs.link(draft, fileOf(folder, code)).then(
			() => true,
			(error: NodeJS.ErrnoException) => {
				if (error.code === 'EEXIST') return false;
				throw error;
			}
		);
		if (!laid) return false;
	} finally {
		await fs.rm(draft, { force: true });
	}
	await syncFolder(folder);
	if (said) {
		const all = Object.fromEntries((await described(folder)).set(code, said));
		await writeAtomically(path.join(folder, MANIFEST), `${JSON.stringify(all, null, '\t')}\n`);
	}
	const sums = (await fs.readFile(path.join(folder, SUMS), 'utf8')).trimEnd();
	await writeAtomically(path.join(folder, SUMS), `${sums}\n${sha256}  ${code}.traineddata\n`);
	return true;
}

async function copyDurably(from: string, to: string): Promise<void> {
	await fs.copyFile(from, to);
	const handle = await fs.open(to, 'r+');
	await handle.sync();
	await handle.close();
}

export function exists(file: string): Promise<boolean> {
	return fs.access(file).then(
		() => true,
		() => false
	);
}
