import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
	clear,
	description,
	houseFor,
	inventory,
	lay,
	layElsewhere,
	type House
} from '../../../tests/support/importing.ts';
import { as, empty, PEOPLE } from '../../../tests/support/workbench.ts';
import { done, refuse } from '#lib/outcome.ts';
import type { Images } from './images/images.ts';
import * as holdings from './holdings.ts';
import * as importing from './importing.ts';
import { keep } from './keeping.ts';
import { gather } from './record-folder.ts';
import * as catalogue from './storage/catalogue.ts';
import { openEmbedded } from './storage/embedded.ts';
import * as event from './storage/event.ts';
import * as runs from './storage/run.ts';
import type { Store } from './storage/store.ts';

/** What is refused, and real pictures: `tests/contracts/bad-import.test.ts`. Here all is taken. */
const frame = { width: 80, height: 60, dpi: null };
const inspected = { mediaType: 'image/png' as const, ...frame, frames: [frame] };
const images = { inspect: async () => done(inspected) } as unknown as Images;
const picture = Buffer.from('a picture');
let store: Store;
let house: House;
let said: string[];

beforeAll(async () => {
	store = await openEmbedded();
});
beforeEach(async () => {
	await empty(store);
	said = [];
	house = await houseFor(store, images);
});
afterEach(() => clear(house));
afterAll(() => store.close());

const whole = () => ({
	'record.json': JSON.stringify(description()),
	'1.png': picture,
	'published.ru.txt': 'и\u0306од\r\n',
	'translation.en.txt': 'iodine\n'
});
const layNote = () => lay(house.folders, 'note', whole());
const say = (line: string) => void said.push(line);
const importAll = () => importing.importFolders(house, say);

/** The record as people see it, and what is kept beside it. */
async function opened(account = PEOPLE.anna) {
	const outcome = await holdings.open(as(house, account), 'note');
	if (!outcome.ok) throw new Error(outcome.refusal.code);
	const events = await event.ofRecord(store.sql, 'note');
	const facsimile = await catalogue.facsimile(store.sql, 'note');
	return { ...outcome.value, events, facsimile };
}

test('a folder becomes a record with pages, texts in NFC, and a recognition asked', async () => {
	layNote();
	expect(await importAll()).toEqual([{ ok: true, value: { id: 'note', surfaces: 1, texts: 2 } }]);
	const { surfaces, facsimile, witnesses, state, events } = await opened();
	expect(surfaces).toMatchObject([
		{ name: '1.png', siglum: 'S', width: 80, height: 60, state: 'empty', run: 'waiting' }
	]);
	expect(facsimile).toMatchObject([{ name: '1.png', frame: 0, mediaType: 'image/png' }]);
	expect(witnesses).toEqual([
		{ siglum: 'P', kind: 'published', language: 'ru', length: 4 },
		{ siglum: 'T', kind: 'translation', language: 'en', length: 7 }
	]);
	const published = await catalogue.witness(store.sql, 'note', 'P');
	expect(published).toMatchObject({ text: 'йод\n', language: 'ru' });
	expect((await house.files.get(published!.sha256)).toString()).toBe('и\u0306од\r\n');
	const [run] = await runs.newestOf(store.sql, 'note');
	expect(run).toMatchObject({ surface: surfaces[0]!.surface, attempt: 0, asked_by: 'import' });
	expect(house.asked).toEqual([{ run: run!.id }]);
	expect([state, events.map(({ action }) => action)]).toEqual(['preparation', ['record.import']]);
	expect(said[0]).toMatch(/^Imported note: 1 images, 2 texts/);
});

test('the second start imports nothing, and changes nothing', async () => {
	layNote();
	await importAll();
	const before = await inventory(house);
	await importing.watchFolders(house, say);
	expect([await importAll(), await inventory(house), said.length]).toEqual([[], before, 1]);
});

test('a folder that describes another record is refused, in both their names', async () => {
	const other = JSON.stringify(description({ id: 'other' }));
	lay(house.folders, 'note', { ...whole(), 'record.json': other });
	const before = await inventory(house);
	expect(await importAll()).toMatchObject([
		{ ok: false, refusal: { code: 'id_of_another', facts: { folder: 'note', id: 'other' } } }
	]);
	expect(await inventory(house)).toEqual(before);
});

test('a file that is named but not there is refused, the next folder still imported', async () => {
	const { '1.png': _, ...rest } = whole();
	lay(house.folders, 'note', rest);
	const second = JSON.stringify(description({ id: 'second' }));
	lay(house.folders, 'second', { ...whole(), 'record.json': second });
	expect(await importAll()).toMatchObject([
		{ ok: false, refusal: { code: 'file_missing', facts: { name: '1.png' } } },
		{ ok: true }
	]);
});

test('what begins with a dot, and what is no folder, is not looked at', async () => {
	lay(house.folders, '.draft.new', whole());
	fs.writeFileSync(path.join(house.folders.scans, 'notes.txt'), 'x');
	expect([await importAll(), said]).toEqual([[], []]);
});

test('an upload ends in the folders that a person can open, read-only', async () => {
	const added = await importing.add(as(house, PEOPLE.anna), layElsewhere(whole()));
	expect(added).toMatchObject({ ok: true, value: { id: 'note' } });
	const { scans, transcriptions } = house.folders;
	expect(fs.readdirSync(scans)).toEqual(['note']);
	expect(fs.readdirSync(path.join(scans, 'note')).sort()).toEqual(['1.png', 'record.json']);
	expect(fs.statSync(path.join(scans, 'note/1.png')).mode & 0o222).toBe(0);
	expect(fs.readdirSync(path.join(transcriptions, 'note'))).toHaveLength(2);
	expect([await importAll(), said]).toEqual([[], []]);
});

test('a second record of one id is refused, by an upload and by the store itself', async () => {
	await importing.add(as(house, PEOPLE.anna), layElsewhere(whole()));
	const before = await inventory(house);
	const again = await importing.add(as(house, PEOPLE.maria), layElsewhere(whole()));
	expect(again).toEqual(refuse('record_exists', { id: 'note' }));
	const folder = {
		scans: path.join(house.folders.scans, 'note'),
		transcriptions: path.join(house.folders.transcriptions, 'note')
	};
	const gathered = await gather(house, folder, 'archivist');
	if (!gathered.ok) throw new Error(gathered.refusal.code);
	expect(await keep(house, gathered.value, 'anna')).toEqual(
		refuse('record_exists', { id: 'note' })
	);
	expect(await inventory(house)).toEqual(before);
});

test('a folder that lies there and is no record yet keeps its name to itself', async () => {
	fs.mkdirSync(path.join(house.folders.transcriptions, 'note'), { recursive: true });
	const refused = await importing.add(as(house, PEOPLE.anna), layElsewhere(whole()));
	expect(refused).toEqual(refuse('record_exists', { id: 'note' }));
	expect(fs.readdirSync(house.folders.transcriptions)).toEqual(['note']);
	expect(fs.existsSync(path.join(house.folders.scans, 'note'))).toBe(false);
});

test.each([
	['ru', 'rus'],
	['en', 'eng'],
	['uk', 'rus'],
	['toString', 'rus']
])('a record in %s is first read with %s', async (originalLanguage, languages) => {
	const json = JSON.stringify(description({ originalLanguage }));
	const added = await importing.add(
		as(house, PEOPLE.anna),
		layElsewhere({ ...whole(), 'record.json': json })
	);
	if (!added.ok) return expect(added.refusal.code).toBe('description_invalid');
	const asked = await store.sql.selectFrom('run').select('settings').execute();
	expect(asked).toEqual([{ settings: { languages } }]);
});

test('the languages of the texts are those of their names; what they are, the description says', async () => {
	const texts = { 'published.de.txt': 'Jod\n', 'translation.txt': 'iodine\n' };
	const witnesses = [
		{ siglum: 'S', what: 'leaf', surfaces: ['1.png'] },
		{ siglum: 'P', what: 'the print of 1951', text: 'published.de.txt' },
		{ siglum: 'T', what: 'a translation', text: 'translation.txt' }
	];
	const json = JSON.stringify(description({ witnesses }));
	await importing.add(
		as(house, PEOPLE.anna),
		layElsewhere({ 'record.json': json, '1.png': picture, ...texts })
	);
	const kept = await store.sql.selectFrom('witness').selectAll().orderBy('siglum').execute();
	expect(
		kept.map(({ siglum, kind, language, reference, text }) => [
			siglum,
			kind,
			language,
			reference,
			text
		])
	).toEqual([
		['P', 'published', 'de', 'the print of 1951', 'Jod\n'],
		['T', 'translation', 'ru', 'a translation', 'iodine\n']
	]);
});

test('a picture of several frames is as many pages, in order, each asked once, all of one master', async () => {
	const three = { ...inspected, frames: [frame, { ...frame, width: 90 }, frame] };
	const many = { ...house, images: { inspect: async () => done(three) } as unknown as Images };
	await importing.add(as(many, PEOPLE.anna), layElsewhere(whole()));
	const surfaces = await catalogue.facsimile(store.sql, 'note');
	expect(surfaces.map(({ ordinal, frame, width }) => [ordinal, frame, width])).toEqual([
		[1, 0, 80],
		[2, 1, 90],
		[3, 2, 80]
	]);
	expect(new Set(surfaces.map(({ sha256 }) => sha256)).size).toBe(1);
	expect(house.asked).toHaveLength(3);
	const pages = await store.sql.selectFrom('page').select('state').execute();
	expect(pages.map(({ state }) => state)).toEqual(['empty', 'empty', 'empty']);
});

test('who imported, and what, stands in the trail by hash', async () => {
	await importing.add(as(house, PEOPLE.anna), layElsewhere(whole()));
	const { events, facsimile } = await opened();
	expect(events[0]).toMatchObject({ who: 'anna', action: 'record.import', object: 'record:note' });
	expect(events[0]!.detail).toMatchObject({ files: { '1.png': facsimile[0]!.sha256 } });
});

test('a store that fails half-way leaves no row and no folder; the same may be brought again', async () => {
	const before = await inventory(house);
	const failing = {
		...house,
		queue: { ...house.queue, add: () => Promise.reject(new Error('no')) }
	};
	const brought = layElsewhere(whole());
	await expect(importing.add(as(failing, PEOPLE.anna), brought)).rejects.toThrow('no');
	const { rows } = await inventory(house);
	expect(rows).toEqual(before.rows);
	expect(fs.readdirSync(house.folders.scans)).toEqual([]);
	expect(fs.readdirSync(house.folders.transcriptions)).toEqual([]);
	expect(await importing.add(as(house, PEOPLE.anna), brought)).toMatchObject({ ok: true });
});

test('a disk that fails half-way leaves no folder either', async () => {
	const files = { ...house.files, adopt: () => Promise.reject(new Error('disk full')) };
	const failing = as({ ...house, files }, PEOPLE.anna);
	await expect(importing.add(failing, layElsewhere(whole()))).rejects.toThrow('disk full');
	expect(fs.readdirSync(house.folders.scans)).toEqual([]);
	expect((await inventory(house)).rows).toMatchObject({ record: 0, blob: 0 });
});

test('a master that changes between admission and storing is no master', async () => {
	const files = { ...house.files, adopt: async () => 'another hash' };
	const changed = as({ ...house, files }, PEOPLE.anna);
	await expect(importing.add(changed, layElsewhere(whole()))).rejects.toThrow(/changed while/);
	expect((await inventory(house)).rows).toMatchObject({ record: 0, surface: 0 });
});

test.each([
	[null, 'sign_in_first'],
	[PEOPLE.oleg, 'not_your_role']
])('%o may not add a record', async (account, code) => {
	const before = await inventory(house);
	const answer = await importing.add(as(house, account), layElsewhere(whole()));
	expect(answer).toMatchObject({ ok: false, refusal: { code } });
	expect(await inventory(house)).toEqual(before);
});

test('a changed master is an alarm at each start, in the trail once, and no import', async () => {
	const { scans } = layNote();
	await importAll();
	const { rows: before } = await inventory(house);
	fs.rmSync(path.join(scans, '1.png'));
	fs.writeFileSync(path.join(scans, '1.png'), Buffer.concat([picture, Buffer.of(0)]));
	expect(await importAll()).toEqual([]);
	await importing.watchFolders(house, say);
	await importing.watchFolders(house, say);
	expect(said.filter((line) => line.startsWith('ALARM: note/1.png'))).toHaveLength(2);
	const { rows } = await inventory(house);
	expect(rows).toEqual({ ...before, event: before['event']! + 1 });
	const [master] = await store.sql.selectFrom('surface').select('blob').execute();
	expect(await house.files.get(master!.blob)).toEqual(picture);
});

test.each([
	['a master that is gone', '1.png', 'scan.changed'],
	['a description that was rewritten', 'record.json', 'description.changed']
])('%s is an alarm of its own kind', async (_what, name, action) => {
	const { scans } = layNote();
	await importAll();
	fs.rmSync(path.join(scans, name));
	if (name === 'record.json') fs.writeFileSync(path.join(scans, name), '{}');
	await importing.watchFolders(house, say);
	const { events } = await opened();
	expect(events.at(-1)).toMatchObject({ who: 'import', action, detail: { name } });
	const found = name === '1.png' ? 'missing' : expect.stringMatching(/^[0-9a-f]{64}$/);
	expect(events.at(-1)!.detail['found']).toEqual(found);
});

test('only the time of a file changed: no alarm', async () => {
	const { scans } = layNote();
	await importAll();
	fs.utimesSync(path.join(scans, '1.png'), new Date(0), new Date(0));
	await importing.watchFolders(house, say);
	expect(said).toHaveLength(1);
});

test('a visitor sees a record only when it is published, and nothing of the work', async () => {
	layNote();
	await importAll();
	const visitor = as(house, null);
	expect(await holdings.list(visitor)).toEqual([]);
	expect(await holdings.open(visitor, 'note')).toEqual(await holdings.open(visitor, 'nothing'));
	await store.sql.updateTable('record').set({ published: true }).execute();
	expect(await holdings.list(visitor)).toMatchObject([{ id: 'note', state: 'preparation' }]);
	const shown = await holdings.open(visitor, 'note');
	expect(shown).toMatchObject({ value: { history: [], names: {} } });
});
