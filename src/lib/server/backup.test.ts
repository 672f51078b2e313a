import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { installation, seed } from '../../../tests/support/workbench.ts';
import * as backup from './backup.ts';
import { foldersAt } from './folders.ts';
import { openDisk } from './storage/disk.ts';
import * as dump from './storage/dump.ts';
import * as event from './storage/event.ts';
import type { Installation } from './workbench.ts';

const opened: Installation[] = [];
afterEach(async () => {
	for (const one of opened.splice(0)) await one.store.close();
});
const folder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-backup-'));

async function place(): Promise<Installation> {
	const root = folder();
	const folders = foldersAt(root);
	const files = await openDisk(path.join(folders.data, 'files'));
	const house = await installation({ folders, files });
	opened.push(house);
	return house;
}

/** The seeded record with a master in its folder and a text by hash. */
async function worked(): Promise<Installation> {
	const house = await place();
	const { store, folders, files } = house;
	await seed(store);
	const master = path.join(folders.scans, 'molotov-1953-07-04/001.jpg');
	fs.mkdirSync(path.dirname(master), { recursive: true });
	fs.writeFileSync(master, 'a master');
	const rows = [
		{ sha256: await files.adopt(master), place: 'scans/molotov-1953-07-04/001.jpg' },
		{ sha256: await files.put(Buffer.from('a text')), place: 'data/files' }
	];
	for (const row of rows)
		await store.sql
			.insertInto('blob')
			.values({ ...row, size: 8, media_type: 'x', checked_at: null })
			.execute();
	for (const blob of ['b1', 'b2', 'b3'])
		await store.sql
			.updateTable('blob')
			.set({ place: 'scans/molotov-1953-07-04/001.jpg' })
			.where('sha256', '=', blob)
			.execute();
	await store.sql.transaction().execute((tx) =>
		event.append(tx, {
			at: '2026-11-23T12:00:00.123Z',
			who: 'oleg',
			action: 'x',
			object: 'page:p1'
		})
	);
	return house;
}

async function rows(house: Installation): Promise<string[][]> {
	const all = [];
	for (const table of dump.KEPT)
		for await (const some of dump.rowsOf(house.store.sql, table)) all.push(some.sort());
	return all;
}

test('every table is either kept or named among those that end', async () => {
	const { store } = await place();
	const { rows } = await store.raw.execute(
		`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
		[]
	);
	expect(rows.map(({ name }) => name)).toEqual([...dump.KEPT, ...dump.ENDED].sort());
});

test('what was backed up comes back in an empty place, every row and every byte', async () => {
	const house = await worked();
	const target = folder();
	const { folder: made, manifest } = await backup.make(house, target);
	expect(fs.readdirSync(target)).toEqual([path.basename(made)]);
	const other = await place();
	expect(await backup.restore(other, made)).toEqual({ ok: true, value: manifest });
	expect(await rows(other)).toEqual(await rows(house));
	const master = path.join(other.folders.scans, 'molotov-1953-07-04/001.jpg');
	expect(fs.readFileSync(master, 'utf8')).toBe('a master');
	const texts = await other.store.sql
		.selectFrom('blob')
		.selectAll()
		.where('place', '=', 'data/files')
		.execute();
	expect((await other.files.get(texts[0]!.sha256)).toString()).toBe('a text');
	expect(await event.verifyChain(other.store.sql)).toBeNull();
});

test('a restore begins a new timeline, ends what was under way and numbers on', async () => {
	const house = await worked();
	const at = new Date();
	const run = { id: 'run', surface: 's1', settings: '{}', asked_by: 'x', created_at: at };
	await house.store.sql
		.insertInto('run')
		.values({ ...run, state: 'running' })
		.execute();
	await house.store.sql
		.updateTable('page')
		.set({ reserved_by: 'oleg', reserved_until: at })
		.execute();
	const { folder: made } = await backup.make(house, folder());
	const { store, ...rest } = await place();
	await backup.restore({ store, ...rest }, made);
	expect(await store.sql.selectFrom('run').select('state').execute()).toEqual([
		{ state: 'cancelled' }
	]);
	expect(await store.sql.selectFrom('page').select('reserved_by').distinct().execute()).toEqual([
		{ reserved_by: null }
	]);
	const [timeline] = await store.sql.selectFrom('installation').selectAll().execute();
	expect(timeline?.timeline).toMatch(/^t/);
	const number = await store.sql
		.transaction()
		.execute((tx) =>
			event.append(tx, { at: at.toISOString(), who: 'x', action: 'y', object: 'z' })
		);
	expect(number).toBe(2);
});

test('one bit of a backup turned, one file gone, or no manifest: refused, nothing written', async () => {
	const { folder: made } = await backup.make(await worked(), folder());
	const empty = await place();
	const file = path.join(made, 'store/revision.jsonl');
	const bytes = fs.readFileSync(file);
	bytes[10]! ^= 1;
	fs.writeFileSync(file, bytes);
	const damaged = {
		ok: false,
		refusal: { code: 'backup_damaged', facts: { name: 'store/revision.jsonl' } }
	};
	expect(await backup.restore(empty, made)).toMatchObject(damaged);
	fs.rmSync(file);
	expect(await backup.restore(empty, made)).toMatchObject(damaged);
	fs.rmSync(path.join(made, 'manifest.json'));
	expect(await backup.restore(empty, made)).toMatchObject({
		refusal: { facts: { name: 'manifest.json' } }
	});
	expect([await dump.isEmpty(empty.store.sql), fs.existsSync(empty.folders.scans)]).toEqual([
		true,
		false
	]);
});

test('a place where somebody worked, or with another file, is left alone', async () => {
	const house = await worked();
	const { folder: made } = await backup.make(house, folder());
	expect(await backup.restore(house, made)).toMatchObject({ refusal: { code: 'place_not_empty' } });
	const other = await place();
	const master = path.join(other.folders.scans, 'molotov-1953-07-04/001.jpg');
	fs.mkdirSync(path.dirname(master), { recursive: true });
	fs.writeFileSync(master, 'another');
	expect(await backup.restore(other, made)).toMatchObject({ refusal: { code: 'file_differs' } });
	expect(fs.readFileSync(master, 'utf8')).toBe('another');
});
