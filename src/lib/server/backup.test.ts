import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { empty, installation, seed } from '../../../tests/support/workbench.ts';
import * as backup from './backup.ts';
import { foldersAt } from './folders.ts';
import { described } from './model-shelf.ts';
import { checkModels, good } from './reader/models.ts';
import { hashOf, openDisk } from './storage/disk.ts';
import * as dump from './storage/dump.ts';
import * as event from './storage/event.ts';
import type { Store } from './storage/store.ts';
import type { Installation } from './workbench.ts';

/** Stores are emptied and used again: to open one costs a second. */
const stores: Store[] = [];
const inUse: Store[] = [];
afterEach(async () => {
	for (const store of inUse.splice(0)) {
		await empty(store);
		await store.raw.execute('truncate installation', []);
		stores.push(store);
	}
});
afterAll(() => Promise.all(stores.map((store) => store.close())));
const folder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-backup-'));

async function place(): Promise<Installation> {
	const root = folder();
	const folders = foldersAt(root);
	const files = await openDisk(path.join(folders.data, 'files'));
	const house = await installation({ store: stores.pop(), folders, files });
	inUse.push(house.store);
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
	expect(await backup.restore(other, made)).toEqual({ ok: true, value: { manifest, models: [] } });
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

test('a backup of an older program, without the columns that came since, is taken', async () => {
	const house = await worked();
	const at = new Date('2026-11-23T12:00:00Z');
	const run = { id: 'run', surface: 's1', settings: '{}', asked_by: 'x', created_at: at, turn: 7 };
	await house.store.sql
		.insertInto('run')
		.values({ ...run, state: 'ok' })
		.execute();
	const { folder: made } = await backup.make(house, folder());
	const file = path.join(made, 'store/run.jsonl');
	const { turn: _, ...older } = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<
		string,
		unknown
	>;
	fs.writeFileSync(file, `${JSON.stringify(older)}\n`);
	const manifest = path.join(made, 'manifest.json');
	const list = JSON.parse(fs.readFileSync(manifest, 'utf8')) as backup.Manifest;
	list.files['store/run.jsonl'] = await hashOf(file);
	fs.writeFileSync(manifest, JSON.stringify(list));
	const other = await place();
	expect(await backup.restore(other, made)).toMatchObject({ ok: true });
	expect(await other.store.sql.selectFrom('run').select(['id', 'turn']).execute()).toEqual([
		{ id: 'run', turn: 0 }
	]);
});

/** Models of an installation: files, their list and what is said of them. */
function layModels({ folders, models }: Installation, bytes: Record<string, string>): void {
	fs.mkdirSync(folders.models, { recursive: true });
	const said: Record<string, object> = {};
	for (const [code, text] of Object.entries(bytes)) {
		models[code] = createHash('sha256').update(text).digest('hex');
		fs.writeFileSync(path.join(folders.models, `${code}.traineddata`), text);
		said[code] = { name: `Model ${code}`, licence: 'CC0-1.0', source: 'here' };
	}
	const sums = Object.entries(models).map(([code, sum]) => `${sum}  ${code}.traineddata\n`);
	fs.writeFileSync(path.join(folders.models, 'SHA256SUMS'), sums.join(''));
	fs.writeFileSync(path.join(folders.models, 'manifest.json'), JSON.stringify(said));
}

test('a model that an archivist added reads again where the backup is brought back', async () => {
	const house = await worked();
	layModels(house, { rus: 'the usual one', rus_typed: 'one that was trained here' });
	const { folder: made, manifest } = await backup.make(house, folder());
	expect(manifest.models).toEqual(house.models);
	const other = await place();
	layModels(other, { rus: 'the usual one' });
	expect(await backup.restore(other, made)).toMatchObject({
		ok: true,
		value: {
			models: [
				{ code: 'rus', came: 'here' },
				{ code: 'rus_typed', came: 'laid' }
			]
		}
	});
	const checked = await checkModels(other.folders.models);
	expect(good(checked)).toEqual(house.models);
	expect((await described(other.folders.models)).get('rus_typed')?.licence).toBe('CC0-1.0');
});

test('a backup made before models were in it comes back as ever', async () => {
	const { folder: made } = await backup.make(await worked(), folder());
	const file = path.join(made, 'manifest.json');
	const { models: _, ...older } = JSON.parse(fs.readFileSync(file, 'utf8')) as backup.Manifest;
	fs.writeFileSync(file, JSON.stringify(older));
	expect(await backup.restore(await place(), made)).toMatchObject({
		ok: true,
		value: { models: [] }
	});
});

test('a model that the list calls by a path is no model: nothing is written', async () => {
	const house = await worked();
	const { folder: made } = await backup.make(house, folder());
	const file = path.join(made, 'manifest.json');
	const list = JSON.parse(fs.readFileSync(file, 'utf8')) as backup.Manifest;
	list.models['../scans/x'] = 'a'.repeat(64);
	fs.writeFileSync(file, JSON.stringify(list));
	const other = await place();
	expect(await backup.restore(other, made)).toMatchObject({
		refusal: { code: 'backup_damaged', facts: { name: 'manifest.json' } }
	});
	expect(await dump.isEmpty(other.store.sql)).toBe(true);
});

test.each([
	['to a place outside', '../outside.txt'],
	['through the scans', 'scans/../../outside.txt']
])('a list that names a file %s is refused before anything is written', async (_what, name) => {
	const house = await worked();
	const { folder: made } = await backup.make(house, folder());
	fs.writeFileSync(path.join(made, path.normalize(name)), 'planted');
	const manifest = path.join(made, 'manifest.json');
	const list = JSON.parse(fs.readFileSync(manifest, 'utf8')) as backup.Manifest;
	list.files[name] = await hashOf(path.join(made, name));
	fs.writeFileSync(manifest, JSON.stringify(list));
	const other = await place();
	expect(await backup.restore(other, made)).toMatchObject({
		refusal: { code: 'file_differs', facts: { name } }
	});
	expect([await dump.isEmpty(other.store.sql), fs.existsSync(other.folders.scans)]).toEqual([
		true,
		false
	]);
});

test('sessions, failed sign-ins and invitations that were used do not come back to life', async () => {
	const house = await worked();
	const at = new Date('2026-11-23T12:00:00Z');
	const times = { expiresAt: at, createdAt: at, updatedAt: at };
	await house.store.sql
		.insertInto('session')
		.values({ ...times, id: 's', userId: 'oleg', token: 't', ipAddress: null, userAgent: null })
		.execute();
	await house.store.sql.insertInto('attempt').values({ subject: 'account:x', at }).execute();
	const { folder: made, manifest } = await backup.make(house, folder());
	expect(Object.keys(manifest.rows)).toEqual([...dump.KEPT]);
	expect(fs.readdirSync(path.join(made, 'store')).sort()).toEqual(
		dump.KEPT.map((table) => `${table}.jsonl`).sort()
	);
	const other = await place();
	await backup.restore(other, made);
	for (const table of ['session', 'attempt'] as const)
		expect(await other.store.sql.selectFrom(table).selectAll().execute()).toEqual([]);
});

test('a table of more rows than one portion comes back whole and in order', async () => {
	const house = await worked();
	const words = Array.from({ length: 1_203 }, (_, n) => `слово${n}`);
	await house.store.sql
		.insertInto('lexicon')
		.values(words.map((word, n) => ({ record: 'molotov-1953-07-04', word, count: n + 1 })))
		.execute();
	const { folder: made, manifest } = await backup.make(house, folder());
	expect(manifest.rows['lexicon']).toBe(1_203);
	const other = await place();
	await backup.restore(other, made);
	const rows = await other.store.sql
		.selectFrom('lexicon')
		.select('word')
		.orderBy('count')
		.execute();
	expect(rows.map(({ word }) => word)).toEqual(words);
});
