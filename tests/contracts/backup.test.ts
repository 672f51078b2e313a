import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as backup from '#lib/server/backup.ts';
import { foldersAt } from '#lib/server/folders.ts';
import { openDisk } from '#lib/server/storage/disk.ts';
import * as dump from '#lib/server/storage/dump.ts';
import { openEmbedded } from '#lib/server/storage/embedded.ts';
import * as event from '#lib/server/storage/event.ts';
import { openPostgres } from '#lib/server/storage/postgres.ts';
import type { Store } from '#lib/server/storage/store.ts';
import type { Installation } from '#lib/server/workbench.ts';
import { startCluster, whyNot, type Cluster } from '../support/cluster.ts';
import { installation, seed } from '../support/workbench.ts';

/**
 * The drill of guards P9: what was made on one kind of store is brought back on each kind, also on
 * the other one; hashes and numbers of rows are those of the manifest.
 */
const desk = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-drill-'));
const missing = whyNot();
let cluster: Cluster | undefined;
let databases = 0;
const opened: Store[] = [];

const KINDS: Record<string, () => Promise<Store>> = {
	embedded: () => openEmbedded(),
	PostgreSQL: async () => openPostgres(await cluster!.database(`sverka_drill_${++databases}`))
};

beforeAll(async () => {
	if (!missing) cluster = await startCluster();
});
afterAll(async () => {
	for (const store of opened) await store.close();
	await cluster?.stop();
	fs.rmSync(desk, { recursive: true, force: true });
});

async function place(kind: string): Promise<Installation> {
	const store = await KINDS[kind]!();
	opened.push(store);
	const folders = foldersAt(fs.mkdtempSync(path.join(desk, 'root-')));
	const files = await openDisk(path.join(folders.data, 'files'));
	return installation({ store, folders, files });
}

/** The sample with letters, times and numbers that two databases might write differently. */
async function worked(kind: string): Promise<Installation> {
	const house = await place(kind);
	const { sql } = house.store;
	await seed(house.store);
	for (const [at, text] of ['первый', 'второй'].entries()) {
		const sha256 = await house.files.put(Buffer.from(text));
		const blob = { sha256, size: at, media_type: 'text/plain', place: 'data/files' };
		await sql
			.insertInto('blob')
			.values({ ...blob, checked_at: new Date('2026-11-23T12:00:00.001Z') })
			.execute();
	}
	await sql
		.updateTable('blob')
		.set({ place: 'scans/x/1.jpg' })
		.where('sha256', 'like', 'b_')
		.execute();
	const odd = 'и\u0306 "\\" \u{1F4DC} \u2028 {"a": 1.50}';
	await sql.updateTable('account').set({ credit: odd }).where('id', '=', 'oleg').execute();
	for (const number of [1, 2, 3])
		await sql.transaction().execute((tx) =>
			event.append(tx, {
				...{ at: '2026-11-23T12:00:00.123Z', who: 'oleg', action: 'x', object: `page:p${number}` },
				detail: { words: odd, number: 1.5, list: [null, true, 0] }
			})
		);
	return house;
}

async function rowsOf({ store }: Installation): Promise<Record<string, string[]>> {
	const all: Record<string, string[]> = {};
	for (const table of dump.KEPT) {
		all[table] = [];
		for await (const rows of dump.rowsOf(store.sql, table)) all[table].push(...rows);
		all[table].sort();
	}
	return all;
}

describe.each(Object.keys(KINDS))('made on %s', (from) => {
	if (from === 'PostgreSQL' && missing) return test.skip(`not run: ${missing}`, () => {});

	const on = (to: string) => test.skipIf(missing !== null && to === 'PostgreSQL');

	for (const to of Object.keys(KINDS))
		on(to)(`brought back on ${to}`, async () => {
			const house = await worked(from);
			const { folder, manifest } = await backup.make(
				house,
				fs.mkdtempSync(path.join(desk, 'made-'))
			);
			const other = await place(to);
			fs.mkdirSync(path.join(other.folders.scans, 'x'), { recursive: true });
			fs.writeFileSync(path.join(other.folders.scans, 'x/1.jpg'), 'a master');
			expect(await backup.restore(other, folder)).toMatchObject({ ok: true, value: { manifest } });

			const [before, after] = [await rowsOf(house), await rowsOf(other)];
			expect(after).toEqual(before);
			for (const table of dump.KEPT)
				expect([table, after[table]!.length]).toEqual([table, manifest.rows[table]]);
			expect(await event.verifyChain(other.store.sql)).toBeNull();
			for (const name of Object.keys(manifest.files).filter((one) => one.startsWith('files/')))
				expect(await other.files.has(path.basename(name))).toBe(true);

			// What is made of the copy is what was made of the first, file by file.
			const again = await backup.make(other, fs.mkdtempSync(path.join(desk, 'again-')));
			const texts = (one: backup.Manifest) =>
				Object.entries(one.files).filter(([name]) =>
					/^(files|store\/(revision|event|account))/.test(name)
				);
			expect(texts(again.manifest)).toEqual(texts(manifest));
			// And the work goes on: numbers above the highest used, and a chain that holds.
			const number = await other.store.sql
				.transaction()
				.execute((tx) =>
					event.append(tx, { at: '2026-11-24T00:00:00Z', who: 'anna', action: 'y', object: 'z' })
				);
			expect(number).toBe(4);
			expect(await event.verifyChain(other.store.sql)).toBeNull();
		});
});
