import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { as, installation, PEOPLE } from '../../../tests/support/workbench.ts';
import { foldersAt } from './folders.ts';
import { openImages } from './images/open.ts';
import type { Jobs, Queue } from './queue/queue.ts';
import * as record from './record.ts';
import { openDisk } from './storage/disk.ts';
import type { Installation } from './workbench.ts';

const root = process.cwd();
const images = openImages({ root, data: fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-images-')) });
let picture: Buffer;
let house: Installation;
let asked: Jobs['recognise'][];
let said: string[];

beforeAll(async () => {
	const blank = { width: 80, height: 60, channels: 3 as const, background: 'white' };
	picture = await sharp({ create: blank }).png().toBuffer();
});
beforeEach(async () => {
	const records = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-records-'));
	[asked, said] = [[], []];
	const queue = { add: async (_sql, _kind, job) => void asked.push(job) } as Queue;
	const folders = foldersAt(root, path.join(records, 'data'), records);
	const files = await openDisk(path.join(folders.data, 'files'));
	house = await installation({ images, queue, folders, files });
});
afterEach(() => house.store.close());
afterAll(() => images.stop());

const description = (change: object = {}) => ({
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
});

const whole = () => ({
	'record.json': JSON.stringify(description()),
	'1.png': picture,
	'published.ru.txt': 'и\u0306од\r\n',
	'translation.en.txt': 'iodine\n'
});

/** Lays files as a person would: texts with texts, all else with the scans. */
function lay(files: Record<string, string | Buffer>, name = 'note', folders = house.folders) {
	const folder = {
		scans: path.join(folders.scans, name),
		transcriptions: path.join(folders.transcriptions, name)
	};
	for (const one of Object.values(folder)) fs.mkdirSync(one, { recursive: true });
	for (const [file, bytes] of Object.entries(files)) {
		const home = file.endsWith('.txt') ? folder.transcriptions : folder.scans;
		fs.writeFileSync(path.join(home, file), bytes);
	}
	return folder;
}

const elsewhere = (files: Record<string, string | Buffer>) =>
	lay(files, 'upload', foldersAt(root, '', fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-up-'))));
const say = (line: string) => void said.push(line);
const importAll = () => record.importFolders(house, say);
const TABLES = ['record', 'surface', 'page', 'witness', 'run', 'blob', 'event'] as const;

async function counts(): Promise<number[]> {
	const count = async (table: (typeof TABLES)[number]) =>
		(await house.store.sql.selectFrom(table).selectAll().execute()).length;
	return Promise.all(TABLES.map(count));
}

test('a folder becomes a record with pages, texts in NFC, and a recognition asked', async () => {
	lay(whole());
	expect(await importAll()).toEqual([{ ok: true, value: { id: 'note', surfaces: 1, texts: 2 } }]);
	const opened = await record.open(as(house, PEOPLE.anna), 'note');
	if (!opened.ok) throw new Error('not opened');
	const { leaves, witnesses, state, events } = opened.value;
	expect(leaves).toMatchObject([
		{
			surface: { name: '1.png', siglum: 'S', frame: 0, width: 80, height: 60 },
			state: 'empty',
			run: { state: 'waiting', attempt: 0 }
		}
	]);
	expect(witnesses).toMatchObject([
		{ siglum: 'P', kind: 'published', language: 'ru', text: 'йод\n', reference: 'print' },
		{ siglum: 'T', kind: 'translation', language: 'en' }
	]);
	const kept = await house.files.get(witnesses[0]!.sha256);
	expect(kept.toString()).toBe('и\u0306од\r\n');
	expect(asked).toEqual([{ run: leaves[0]!.run!.id }]);
	expect([state, events.map(({ action }) => action)]).toEqual(['preparation', ['record.import']]);
	expect(said[0]).toMatch(/^Imported note: 1 images, 2 texts/);
});

test('the second start imports nothing, and changes nothing', async () => {
	lay(whole());
	await importAll();
	const before = await counts();
	await record.watchFolders(house, say);
	expect([await importAll(), await counts(), said.length]).toEqual([[], before, 1]);
});

test('a TIFF of three pages becomes three surfaces of one master', async () => {
	const page = (background: string) =>
		sharp({ create: { width: 60, height: 50, channels: 3, background } })
			.png()
			.toBuffer();
	const pages = await Promise.all(['white', 'grey', 'black'].map(page));
	const tiff = await sharp(pages, { join: { animated: true } })
		.tiff()
		.toBuffer();
	const scan = [{ siglum: 'S', what: 'leaves', surfaces: ['all.tif'] }];
	lay({ 'record.json': JSON.stringify(description({ witnesses: scan })), 'all.tif': tiff });
	await importAll();
	const surfaces = await house.store.sql.selectFrom('surface').selectAll().execute();
	expect(surfaces.map(({ ordinal, frame }) => [ordinal, frame])).toEqual([
		[1, 0],
		[2, 1],
		[3, 2]
	]);
	expect(new Set(surfaces.map(({ blob }) => blob)).size).toBe(1);
	expect(asked).toHaveLength(3);
});

const cut = () => picture.subarray(0, picture.length / 2);
const BAD: [what: string, change: () => Record<string, string | Buffer>, code: string][] = [
	['a zero-byte image', () => ({ '1.png': Buffer.alloc(0) }), 'picture_empty'],
	['a text named .png', () => ({ '1.png': 'not a picture' }), 'picture_foreign'],
	['a cut picture', () => ({ '1.png': cut() }), 'picture_damaged'],
	['a missing field', () => ({ 'record.json': '{"id":"note"}' }), 'description_invalid'],
	['a text in Windows-1251', () => ({ 'published.ru.txt': Buffer.of(0xcf, 0xf0) }), 'not_utf8'],
	[
		'another id than its folder',
		() => ({ 'record.json': JSON.stringify(description({ id: 'other' })) }),
		'id_of_another'
	]
];

test.each(BAD)('%s is refused by name, and nothing is stored', async (_, change, code) => {
	lay({ ...whole(), ...change() });
	expect(await importAll()).toMatchObject([{ ok: false, refusal: { code } }]);
	expect(said[0]).toMatch(/^Not imported: note\. /);
	expect([await counts(), asked]).toEqual([TABLES.map(() => 0), []]);
	const upload = elsewhere({ ...whole(), ...change() });
	if (code === 'id_of_another') return;
	fs.rmSync(house.folders.scans, { recursive: true });
	expect(await record.add(as(house, PEOPLE.anna), upload)).toMatchObject({ refusal: { code } });
	expect([await counts(), fs.existsSync(house.folders.scans)]).toEqual([
		TABLES.map(() => 0),
		false
	]);
});

test('a file that is named but not there is refused, the next folder still imported', async () => {
	const { '1.png': _, ...rest } = whole();
	lay(rest);
	lay({ ...whole(), 'record.json': JSON.stringify(description({ id: 'second' })) }, 'second');
	expect(await importAll()).toMatchObject([
		{ ok: false, refusal: { code: 'file_missing', facts: { name: '1.png' } } },
		{ ok: true }
	]);
});

test('an upload ends in the folders that a person can open, read-only', async () => {
	const added = await record.add(as(house, PEOPLE.anna), elsewhere(whole()));
	expect(added).toMatchObject({ ok: true, value: { id: 'note' } });
	const { scans, transcriptions } = house.folders;
	expect(fs.readdirSync(scans)).toEqual(['note']);
	expect(fs.readdirSync(path.join(scans, 'note')).sort()).toEqual(['1.png', 'record.json']);
	expect(fs.statSync(path.join(scans, 'note/1.png')).mode & 0o222).toBe(0);
	expect(fs.readdirSync(path.join(transcriptions, 'note'))).toHaveLength(2);
	expect([await importAll(), said]).toEqual([[], []]);
});

test('a second record with the same id is refused, the first stays as it was', async () => {
	await record.add(as(house, PEOPLE.anna), elsewhere(whole()));
	const before = await counts();
	const again = await record.add(as(house, PEOPLE.anna), elsewhere(whole()));
	expect(again).toMatchObject({ ok: false, refusal: { code: 'record_exists' } });
	expect(await counts()).toEqual(before);
	expect(fs.existsSync(path.join(house.folders.scans, 'note/1.png'))).toBe(true);
});

test.each([
	[null, 'sign_in_first'],
	[PEOPLE.oleg, 'not_your_role']
])('%o may not add a record', async (account, code) => {
	const answer = await record.add(as(house, account), elsewhere(whole()));
	expect(answer).toMatchObject({ ok: false, refusal: { code } });
});

test('a changed master is an alarm at each start, in the trail once, and no import', async () => {
	const { scans } = lay(whole());
	await importAll();
	const before = await counts();
	fs.rmSync(path.join(scans, '1.png'));
	fs.writeFileSync(path.join(scans, '1.png'), Buffer.concat([picture, Buffer.of(0)]));
	expect(await importAll()).toEqual([]);
	await record.watchFolders(house, say);
	await record.watchFolders(house, say);
	expect(said.filter((line) => line.startsWith('ALARM: note/1.png'))).toHaveLength(2);
	const after = await counts();
	expect(after.map((n, i) => n - before[i]!)).toEqual([0, 0, 0, 0, 0, 0, 1]);
	const [master] = await house.store.sql.selectFrom('surface').select('blob').execute();
	expect(await house.files.get(master!.blob)).toEqual(picture);
});

test('a visitor sees a record only when it is published, and nothing of the work', async () => {
	lay(whole());
	await importAll();
	const visitor = as(house, null);
	expect(await record.list(visitor)).toEqual([]);
	expect(await record.open(visitor, 'note')).toEqual(await record.open(visitor, 'nothing'));
	await house.store.sql.updateTable('record').set({ published: true }).execute();
	expect(await record.list(visitor)).toMatchObject([{ id: 'note', pages: { empty: 1 } }]);
	const opened = await record.open(visitor, 'note');
	expect(opened).toMatchObject({ value: { events: [], names: {}, leaves: [{ run: null }] } });
});
