import fs from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import * as modelBackup from './model-backup.ts';
import { hashOf, writeAtomically } from './storage/disk.ts';
import * as dump from './storage/dump.ts';
import type { Sql } from './storage/store.ts';
import type { Installation } from './workbench.ts';

const MANIFEST = 'manifest.json';
const FORM = v.object({
	made: v.string(),
	/** Rows a table. */
	rows: v.record(v.string(), v.number()),
	/** SHA-256 of every file beside this one, by its path. */
	files: v.record(v.string(), v.string()),
	/** SHA-256 of every model that read here, by its code; older backups have none. */
	models: v.optional(v.record(v.pipe(v.string(), v.regex(/^[\w-]+$/)), v.string()), {})
});
export type Manifest = v.InferOutput<typeof FORM>;

/** What came back, and what became of each model. */
export interface Restored {
	manifest: Manifest;
	models: modelBackup.Brought[];
}

/**
 * Writes all that people made into a new folder below `target`: the rows as JSON, the record
 * folders, the files by hash and the models, with a list of their SHA-256. It has its name only when every
 * file was read once more and is right. Gives the folder.
 */
export async function make(
	installation: Installation,
	target: string
): Promise<{ folder: string; manifest: Manifest }> {
	const made = installation.clock().toISOString();
	const folder = path.resolve(target, `sverka-${made.replaceAll(/[:.]/g, '-')}`);
	const draft = `${folder}.new`;
	await fs.mkdir(draft, { recursive: true });
	const rows = await writeRows(installation, path.join(draft, 'store'));
	await copyFiles(installation, draft);
	await modelBackup.copy(installation, draft);
	const files = await hashes(draft);
	await writeAtomically(
		path.join(draft, MANIFEST),
		JSON.stringify({ made, rows, files, models: installation.models }, null, '\t')
	);
	const read = await check(draft);
	if (!read.ok) throw new Error(`the backup cannot be read back: ${draft}`);
	await fs.rename(draft, folder);
	return { folder, manifest: read.value };
}

/**
 * Brings a backup back into an empty installation. Every file is checked before anything is
 * written; sessions, reservations and work under way end; the timeline is a new one.
 */
export async function restore(
	installation: Installation,
	folder: string
): Promise<Outcome<Restored>> {
	const { store, folders, files, newId, clock } = installation;
	if (!(await dump.isEmpty(store.sql))) return refuse('place_not_empty');
	const checked = await check(folder);
	if (!checked.ok) return checked;
	const clash = await otherContent(installation, folder, checked.value);
	if (clash !== null) return refuse('file_differs', { name: clash });
	for (const name of Object.keys(checked.value.files)) {
		const source = path.join(folder, name);
		if (name.startsWith('files/')) await files.put(await fs.readFile(source));
		else if (!/^(store|models)\//.test(name)) await lay(source, targetOf(folders, name));
	}
	const { models: named, files: all } = checked.value;
	const models = await modelBackup.bring(installation, folder, named, all);
	await adoptMasters(installation, folder);
	await store.sql.transaction().execute(async (tx) => {
		for (const table of dump.KEPT) await insertRows(tx, folder, table);
		await dump.settle(tx, newId(), clock());
	});
	return done({ manifest: checked.value, models });
}

/** The manifest, when every file is there as it was written. */
export async function check(folder: string): Promise<Outcome<Manifest>> {
	const text = await fs.readFile(path.join(folder, MANIFEST), 'utf8').catch(() => null);
	const read = text === null ? null : v.safeParse(v.pipe(v.string(), v.parseJson(), FORM), text);
	if (!read?.success) return refuse('backup_damaged', { name: MANIFEST });
	for (const [name, expected] of Object.entries(read.output.files)) {
		const found = await hashOf(path.join(folder, name)).catch(() => null);
		if (found !== expected) return refuse('backup_damaged', { name });
	}
	return done(read.output);
}

function writeRows({ store }: Installation, folder: string): Promise<Manifest['rows']> {
	return store.sql
		.transaction()
		.setIsolationLevel('repeatable read')
		.execute(async (tx) => {
			await fs.mkdir(folder);
			const counts: Manifest['rows'] = {};
			for (const table of dump.KEPT) {
				const file = path.join(folder, `${table}.jsonl`);
				await fs.writeFile(file, '');
				counts[table] = 0;
				for await (const rows of dump.rowsOf(tx, table)) {
					await fs.appendFile(file, rows.map((row) => `${row}\n`).join(''));
					counts[table] += rows.length;
				}
			}
			return counts;
		});
}

/** Masters go with their folders; by hash only what lies nowhere else. */
async function copyFiles({ store, folders, files }: Installation, draft: string): Promise<void> {
	const records = await store.sql.selectFrom('record').select('id').execute();
	for (const { id } of records) {
		for (const kind of ['scans', 'transcriptions'] as const) {
			const source = path.join(folders[kind], id);
			await fs.cp(source, path.join(draft, kind, id), { recursive: true }).catch(absent);
		}
	}
	await fs.mkdir(path.join(draft, 'files'));
	const blobs = await store.sql.selectFrom('blob').select(['sha256', 'place']).execute();
	for (const { sha256, place } of blobs)
		if (!place.startsWith('scans/'))
			await fs.copyFile(files.path(sha256), path.join(draft, 'files', sha256));
}

/** A record without texts has no folder of them. */
function absent(error: NodeJS.ErrnoException): void {
	if (error.code !== 'ENOENT') throw error;
}

async function hashes(folder: string): Promise<Manifest['files']> {
	const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	const pairs: [string, string][] = [];
	for (const { parentPath, name } of files) {
		const file = path.join(parentPath, name);
		const inBackup = path.relative(folder, file).replaceAll(path.sep, '/');
		pairs.push([inBackup, await hashOf(file)]);
	}
	return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function targetOf(folders: Installation['folders'], name: string): string {
	const [kind, ...rest] = name.split('/');
	return path.join(kind === 'scans' ? folders.scans : folders.transcriptions, ...rest);
}

/** A file that lies in the place already, but is another one; null: none. */
async function otherContent(
	{ folders }: Installation,
	folder: string,
	{ files }: Manifest
): Promise<string | null> {
	for (const [name, sha256] of Object.entries(files)) {
		if (name.split('/').includes('..')) return name;
		if (!/^(scans|transcriptions)\//.test(name)) continue;
		const found = await hashOf(targetOf(folders, name)).catch(() => sha256);
		if (found !== sha256) return name;
	}
	return null;
}

async function lay(source: string, target: string): Promise<void> {
	const there = await fs.access(target).then(
		() => true,
		() => false
	);
	if (there) return;
	await fs.mkdir(path.dirname(target), { recursive: true });
	await writeAtomically(target, await fs.readFile(source));
}

async function adoptMasters({ folders, files }: Installation, folder: string): Promise<void> {
	for (const line of await linesOf(folder, 'blob')) {
		const { place } = JSON.parse(line) as { place: string };
		if (place.startsWith('scans/')) await files.adopt(targetOf(folders, place));
	}
}

async function insertRows(
	tx: Sql,
	folder: string,
	table: (typeof dump.KEPT)[number]
): Promise<void> {
	await dump.insert(tx, table, await linesOf(folder, table));
}

async function linesOf(folder: string, table: string): Promise<string[]> {
	const text = await fs.readFile(path.join(folder, 'store', `${table}.jsonl`), 'utf8');
	return text.split('\n').filter(Boolean);
}
