import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { empty, installation, seed } from '../../../tests/support/workbench.ts';
import { foldersAt } from './folders.ts';
import { pathsOf, repair, sha256, stage } from './sealed-files.ts';
import type { Installation } from './workbench.ts';

const RECORD = 'molotov-1953-07-04';
let house: Installation;
let root: string;
beforeAll(async () => {
	house = await installation();
	await seed(house.store);
});
beforeEach(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'sealed-files-'));
	house.folders = foldersAt(root);
	await house.store.raw.execute('truncate approval cascade');
});
afterEach(() => rm(root, { recursive: true }));
afterAll(async () => {
	await empty(house.store);
	await house.store.close();
});

const sealed = (tei: string) => ({
	record: RECORD,
	tei,
	tei_sha256: sha256(tei)
});
const names = () => readdir(pathsOf(house, RECORD).folder);
const text = (which: 'tei' | 'sum') => readFile(pathsOf(house, RECORD)[which], 'utf8');
let count = 0;

/** A seal in the store alone, as after a crash before the files were in place. */
async function storeSeal(tei: string): Promise<void> {
	const at = new Date(Date.UTC(2026, 10, 23, 12, ++count));
	const open = {
		own_reason: null,
		reopened_by: null,
		reopened_at: null,
		reopen_reason: null
	};
	const row = {
		id: `a${count}`,
		revisions: '{}',
		verdicts: '[]',
		by: 'maria',
		at
	};
	await house.store.sql
		.insertInto('approval')
		.values({ ...sealed(tei), ...row, ...open })
		.execute();
}

test('a sum is that of the bytes, for letters and for bytes alike', () => {
	const known = createHash('sha256').update(Buffer.from('Молотов', 'utf8')).digest('hex');
	expect(sha256('Молотов')).toBe(known);
	expect(sha256(Buffer.from('Молотов'))).toBe(known);
	expect(sha256('')).toMatch(/^e3b0c44298fc1c14/);
});

test('staged files are seen under no final name until they are placed, and then both are', async () => {
	const staged = await stage(house, sealed('<TEI/>'));
	expect((await names()).every((name) => !/\.(xml|sha256)$/.test(name))).toBe(true);
	await staged.place();
	expect((await names()).sort()).toEqual([`${RECORD}.sha256`, `${RECORD}.xml`]);
	expect(await text('tei')).toBe('<TEI/>');
	expect(await text('sum')).toBe(`${sha256('<TEI/>')}  ${RECORD}.xml\n`);
});

test('what is discarded leaves nothing, and what was sealed before stays', async () => {
	await (await stage(house, sealed('<TEI n="1"/>'))).place();
	const second = await stage(house, sealed('<TEI n="2"/>'));
	expect(await names()).toHaveLength(4);
	await second.discard();
	expect(await names()).toHaveLength(2);
	expect(await text('tei')).toBe('<TEI n="1"/>');
	await expect(second.discard()).resolves.toBeUndefined();
});

test('two who stage at once do not write into each other’s files', async () => {
	const [one, other] = await Promise.all([
		stage(house, sealed('<a/>')),
		stage(house, sealed('<b/>'))
	]);
	await one.place();
	await other.place();
	expect(await text('tei')).toBe('<b/>');
	expect(await text('sum')).toContain(sha256('<b/>'));
	expect(await names()).toHaveLength(2);
});

test('what is in step is left alone, to the minute of its writing', async () => {
	await storeSeal('<TEI/>');
	await (await stage(house, sealed('<TEI/>'))).place();
	const before = await stat(pathsOf(house, RECORD).tei, { bigint: true });
	expect(await repair(house)).toEqual([]);
	const after = await stat(pathsOf(house, RECORD).tei, { bigint: true });
	expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
});

test.each([
	['neither file', async () => {}],
	['the text without its sum', async () => writeFile(pathsOf(house, RECORD).tei, '<TEI/>')],
	[
		'a sum that is not its own',
		async () => {
			await writeFile(pathsOf(house, RECORD).tei, '<TEI/>');
			await writeFile(pathsOf(house, RECORD).sum, `${'0'.repeat(64)}  x\n`);
		}
	],
	['a text cut off in the middle', async () => writeFile(pathsOf(house, RECORD).tei, '<TE')]
])('with %s the folder is brought in step with the store', async (_what, spoil) => {
	await storeSeal('<TEI/>');
	await (await stage(house, sealed('<TEI/>'))).place();
	for (const one of ['tei', 'sum'] as const) await rm(pathsOf(house, RECORD)[one]);
	await spoil();
	expect(await repair(house)).toEqual([RECORD]);
	expect(await text('tei')).toBe('<TEI/>');
	expect(await text('sum')).toContain(sha256('<TEI/>'));
	expect(await repair(house)).toEqual([]);
});

test('an older seal gives way to the newest and is not kept aside: the store has it', async () => {
	await storeSeal('<TEI n="1"/>');
	await (await stage(house, sealed('<TEI n="1"/>'))).place();
	await storeSeal('<TEI n="2"/>');
	expect(await repair(house)).toEqual([RECORD]);
	expect(await text('tei')).toBe('<TEI n="2"/>');
	expect(await names()).toHaveLength(2);
});

test('what nobody sealed is put aside under the beginning of its sum', async () => {
	await storeSeal('<TEI/>');
	await (await stage(house, sealed('<by-hand/>'))).place();
	await repair(house);
	const aside = `${RECORD}.found-${sha256('<by-hand/>').slice(0, 8)}.xml`;
	expect(await names()).toContain(aside);
	expect(await readFile(path.join(pathsOf(house, RECORD).folder, aside), 'utf8')).toBe(
		'<by-hand/>'
	);
});

test('without seals there is nothing to mend, and no folder is made', async () => {
	expect(await repair(house)).toEqual([]);
	expect(await readdir(root)).toEqual([]);
});
