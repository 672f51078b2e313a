import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { explain, refuse, type Outcome } from '#lib/outcome.ts';
import { permit } from '#lib/workflow/moves.ts';
import { keep, type Kept } from './keeping.ts';
import { DESCRIPTION, gather, sha256, type Gathered, type RecordFolder } from './record-folder.ts';
import { hashOf, syncFolder } from './storage/disk.ts';
import * as event from './storage/event.ts';
import * as records from './storage/record.ts';
import type { Sql } from './storage/store.ts';
import { asker, type Installation, type Workbench } from './workbench.ts';

/** Told what is being done, a line each. */
type Say = (line: string) => void;

/** Who imports when nobody asked: the folders are the operator's own. */
const AGENT = 'import';

/**
 * Takes in a record whose files lie in a folder of their own (an upload, a folder somewhere): its
 * folders are made in their place first, then it is imported from there. All of it, or nothing.
 */
export async function add(workbench: Workbench, source: RecordFolder): Promise<Outcome<Kept>> {
	const allowed = permit('import.archive', asker(workbench), null);
	if (!allowed.ok) return allowed;
	const gathered = await gather(workbench, source, asker(workbench));
	if (!gathered.ok) return gathered;
	const { id } = gathered.value.description;
	const { sql } = workbench.store;
	const own = folderOf(workbench, id);
	if (await isTaken(sql, id, own)) return refuse('record_exists', { id });
	const laid: string[] = [];
	try {
		// Past this the place is ours alone: a record that is there by now was made from our folder.
		if (await lay(gathered.value, own, laid))
			return await keep(workbench, gathered.value, workbench.account!.id);
	} catch (error) {
		// Where the end of a transaction was not heard the record may stand: then its folders do.
		if (!(await records.find(sql, id).catch(() => true))) await takeAway(laid);
		throw error;
	}
	await takeAway(laid);
	return refuse('record_exists', { id });
}

async function isTaken(sql: Sql, id: string, own: RecordFolder): Promise<boolean> {
	if (await records.find(sql, id)) return true;
	return (await exists(own.scans)) || (await exists(own.transcriptions));
}

/**
 * Imports every record folder that the store does not know yet; a line is said for each. For the
 * start and the command line.
 */
export async function importFolders(
	installation: Installation,
	say: Say
): Promise<Outcome<Kept>[]> {
	const outcomes: Outcome<Kept>[] = [];
	for (const name of await names(installation)) {
		if (await records.find(installation.store.sql, name)) continue;
		outcomes.push(await importFolder(installation, name, say));
	}
	return outcomes;
}

/** Compares the folders of known records with what was deposited; a difference is an alarm. */
export async function watchFolders(installation: Installation, say: Say): Promise<void> {
	for (const record of await records.all(installation.store.sql))
		await watch(installation, record, say);
}

async function names({ folders }: Installation): Promise<string[]> {
	const entries = await fs.readdir(folders.scans, { withFileTypes: true }).catch(() => []);
	return entries
		.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
		.map(({ name }) => name)
		.sort();
}

async function importFolder(
	installation: Installation,
	name: string,
	say: Say
): Promise<Outcome<Kept>> {
	const outcome = await importInPlace(installation, name).catch(unreadable(name));
	if (outcome.ok) {
		const { surfaces, texts } = outcome.value;
		say(`Imported ${name}: ${surfaces} images, ${texts} texts; the images wait to be read.`);
	} else {
		const { sentence, next } = explain(outcome.refusal, 'en');
		say(`Not imported: ${name}. ${sentence} ${next}`);
	}
	return outcome;
}

/** A folder that the system does not let us read must not stop the start; other faults do. */
function unreadable(folder: string) {
	return (error: NodeJS.ErrnoException): Outcome<never> => {
		if (error.syscall === undefined || error.path === undefined) throw error;
		return refuse('folder_unreadable', { folder, what: error.message });
	};
}

async function importInPlace(installation: Installation, name: string): Promise<Outcome<Kept>> {
	const gathered = await gather(installation, folderOf(installation, name), 'archivist');
	if (!gathered.ok) return gathered;
	const { id } = gathered.value.description;
	if (id !== name) return refuse('id_of_another', { folder: name, id });
	return keep(installation, gathered.value, AGENT);
}

/** A changed master is an alarm, not an import: said at each start, in the audit trail once. */
async function watch(
	{ store, folders, clock }: Installation,
	record: records.RecordRow,
	say: Say
): Promise<void> {
	const folder = path.join(folders.scans, record.id);
	const known = await records.masters(store.sql, record.id);
	const expected = [
		...known.map(({ name, blob }) => ({ name, sha256: blob, what: 'scan.changed' })),
		{ name: DESCRIPTION, sha256: record.sha256, what: 'description.changed' }
	];
	for (const { name, sha256, what } of expected) {
		const found = await hashOf(path.join(folder, name)).catch(() => 'missing');
		if (found === sha256) continue;
		say(`ALARM: ${record.id}/${name} is not what was imported (${found}); nothing was changed.`);
		await store.sql.transaction().execute(async (tx) => {
			const told = await event.ofRecord(tx, record.id);
			if (told.some(({ action, detail }) => action === what && detail['found'] === found)) return;
			await event.append(tx, {
				at: clock().toISOString(),
				who: AGENT,
				action: what,
				object: `record:${record.id}`,
				record: record.id,
				detail: { name, expected: sha256, found }
			});
		});
	}
}

function folderOf({ folders }: Pick<Installation, 'folders'>, id: string): RecordFolder {
	return {
		scans: path.join(folders.scans, id),
		transcriptions: path.join(folders.transcriptions, id)
	};
}

/**
 * Under temporary names first; the scans last, since their folder is what a start looks for. What
 * came to lie in its place is named in `laid`; false where another record of this id came first.
 */
async function lay(gathered: Gathered, own: RecordFolder, laid: string[]): Promise<boolean> {
	const { folder, bytes, texts, masters } = gathered;
	const put = async (target: string, fill: (draft: string) => Promise<void>) => {
		const placed = await place(target, fill);
		if (placed) laid.push(target);
		return placed;
	};
	const fillTexts = async (draft: string) => {
		for (const text of texts) await fs.writeFile(path.join(draft, text.name), text.bytes);
	};
	// An empty folder would give way to another one: a record without texts has none.
	if (texts.length > 0 && !(await put(own.transcriptions, fillTexts))) return false;
	return put(own.scans, async (draft) => {
		await fs.writeFile(path.join(draft, DESCRIPTION), bytes);
		for (const { name, sha256: expected } of masters) {
			const copy = path.join(draft, name);
			await fs.copyFile(path.join(folder.scans, name), copy);
			if (sha256(await fs.readFile(copy)) !== expected)
				throw new Error(`${name} changed while it was imported`);
		}
	});
}

/** False, with nothing changed, where a folder that is not empty lies there already. */
async function place(target: string, fill: (draft: string) => Promise<void>): Promise<boolean> {
	const draft = path.join(path.dirname(target), `.${randomUUID()}.new`);
	await fs.mkdir(draft, { recursive: true });
	try {
		await fill(draft);
		for (const name of await fs.readdir(draft)) await sync(path.join(draft, name));
		await syncFolder(draft);
		if (!(await moved(draft, target))) return false;
	} finally {
		await fs.rm(draft, { recursive: true, force: true });
	}
	await syncFolder(path.dirname(target));
	return true;
}

/** What the systems say of a target that is there: POSIX, and Windows. */
const THERE = ['ENOTEMPTY', 'EEXIST', 'EPERM'];

async function moved(draft: string, target: string): Promise<boolean> {
	try {
		await fs.rename(draft, target);
		return true;
	} catch (error) {
		if (!THERE.includes((error as NodeJS.ErrnoException).code ?? '') || !(await exists(target)))
			throw error;
		return false;
	}
}

async function sync(file: string): Promise<void> {
	const handle = await fs.open(file, 'r+');
	await handle.sync();
	await handle.close();
}

/** Only what this import laid: what another one laid meanwhile is that one's. */
async function takeAway(laid: readonly string[]): Promise<void> {
	for (const folder of laid) await fs.rm(folder, { recursive: true, force: true });
}

async function exists(folder: string): Promise<boolean> {
	return fs.access(folder).then(
		() => true,
		() => false
	);
}
