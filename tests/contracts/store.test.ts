import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openQueue } from '#lib/server/queue/boss.ts';
import { openDisk } from '#lib/server/storage/disk.ts';
import { openEmbedded } from '#lib/server/storage/embedded.ts';
import * as event from '#lib/server/storage/event.ts';
import { migrate, MIGRATIONS, NewerStore } from '#lib/server/storage/migrate.ts';
import { openPostgres } from '#lib/server/storage/postgres.ts';
import type { Store } from '#lib/server/storage/store.ts';
import { startCluster, whyNot, type Cluster } from '../support/cluster.ts';
import { seed } from '../support/workbench.ts';

/** One suite, run on every database that the program may stand on. */
interface Adapter {
	name: string;
	without: string | null;
	/** Opens the same database each time. */
	open(): Promise<Store>;
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-store-'));
const missing = whyNot();
let cluster: Cluster | undefined;
let address: string;

const ADAPTERS: Adapter[] = [
	{ name: 'embedded', without: null, open: () => openEmbedded(folder) },
	{ name: 'PostgreSQL', without: missing, open: () => openPostgres(address) }
];

beforeAll(async () => {
	if (missing) return console.warn(`PostgreSQL is not tested: ${missing}`);
	cluster = await startCluster();
	address = await cluster.database('sverka_contract');
});
afterAll(async () => {
	await cluster?.stop();
	fs.rmSync(folder, { recursive: true });
});

describe.each(ADAPTERS)('the store on $name', ({ name, without, open }) => {
	if (without) return test.skip(`not run: ${without}`, () => {});
	let store: Store;
	beforeAll(async () => {
		store = await open();
		await migrate(store.sql);
		await seed(store);
	});
	afterAll(() => store.close());

	test('a second migration does nothing; a newer store is refused in a sentence', async () => {
		expect(await migrate(store.sql)).toEqual([]);
		await expect(migrate(store.sql, {})).rejects.toThrow(NewerStore);
		await expect(migrate(store.sql, {})).rejects.toThrow(/newer Sverka.*0001-first/);
	});

	test('a migration that fails leaves nothing behind', async () => {
		const broken = {
			up: async (tx: Kysely<unknown>) => {
				await sql`create table half (id integer)`.execute(tx);
				throw new Error('half-way');
			}
		};
		const migrations = { ...MIGRATIONS, '9999-broken': broken };
		await expect(migrate(store.sql, migrations)).rejects.toThrow('half-way');
		const { rows } = await store.raw.execute(`select to_regclass('half') as half`, []);
		expect([rows, await migrate(store.sql)]).toEqual([[{ half: null }], []]);
	});

	test('revisions and events refuse to be altered or removed', async () => {
		await store.sql.transaction().execute((tx) =>
			event.append(tx, {
				at: '2026-11-23T12:00:00Z',
				who: 'oleg',
				action: 'x',
				object: 'page:p1'
			})
		);
		for (const table of ['revision', 'event'] as const) {
			const by = table === 'revision' ? 'message' : 'action';
			const change = sql`update ${sql.table(table)} set ${sql.ref(by)} = 'y'`.execute(store.sql);
			await expect(change).rejects.toThrow(/append-only/);
			await expect(store.sql.deleteFrom(table).execute()).rejects.toThrow(/append-only/);
		}
		expect(await event.verifyChain(store.sql)).toBeNull();
	});

	const revision = (number: number, save_key: string | null) => ({
		page: 'p2',
		number,
		parent: number - 1,
		by: 'oleg',
		at: new Date(),
		kind: 'corrected',
		message: '',
		content: '{}',
		sha256: '',
		save_key,
		save_sha256: null
	});

	test('one save key makes one revision; a number is given once', async () => {
		const write = (number: number, key: string) =>
			store.sql.insertInto('revision').values(revision(number, key)).execute();
		await write(2, 'key');
		await expect(write(3, 'key')).rejects.toMatchObject({
			code: '23505',
			constraint: 'revision_page_save_key_key'
		});
		await expect(write(2, 'other')).rejects.toMatchObject({ constraint: 'revision_pkey' });
	});

	test('of eight writers on one base one wins, again and again', async () => {
		const tryOn = (base: number) =>
			store.sql.transaction().execute(async (tx) => {
				const query = tx.selectFrom('page').select('head').where('id', '=', 'p1').forUpdate();
				const { head } = await query.executeTakeFirstOrThrow();
				if (head !== base) return false;
				const row = { ...revision(base + 1, null), page: 'p1' };
				await tx.insertInto('revision').values(row).execute();
				await tx
					.updateTable('page')
					.set({ head: base + 1 })
					.where('id', '=', 'p1')
					.execute();
				return true;
			});
		for (let base = 1; base <= 20; base++) {
			const won = await Promise.all(Array.from({ length: 8 }, () => tryOn(base)));
			expect(won.filter(Boolean)).toHaveLength(1);
		}
	});

	test('values come back alike: times, JSON, letters, numbers, nothing', async () => {
		const at = new Date('1953-07-04T21:20:00.123Z');
		const description = { id: 'v', title: { ru: 'Сюшаня «ё» ѣ 𝔄' }, list: [1, null, true] };
		const values = { id: 'v', sha256: '', created_at: at };
		await store.sql
			.insertInto('record')
			.values({ ...values, description: JSON.stringify(description) })
			.execute();
		const row = await store.sql
			.selectFrom('record')
			.selectAll()
			.where('id', '=', 'v')
			.executeTakeFirstOrThrow();
		expect(row).toEqual({ ...values, description, published: false, languages: null });
		const size = 5_000_000_000;
		const blob = { sha256: 'big', size, media_type: 'x', place: '', checked_at: null };
		await store.sql.insertInto('blob').values(blob).execute();
		expect(
			await store.sql.selectFrom('blob').selectAll().where('sha256', '=', 'big').execute()
		).toEqual([blob]);
		const { rows } = await store.raw.execute(
			`select count(*) as n, sum(dpi) as f, 1.5::numeric as exact from surface where record <> $1`,
			['v']
		);
		expect(rows).toEqual([{ n: 3, f: 900, exact: '1.5' }]);
	});

	test('how many rows a change touched is told', async () => {
		const changed = await store.sql
			.updateTable('account')
			.set({ credit: 'О. П.' })
			.where('id', 'in', ['oleg', 'anna'])
			.executeTakeFirst();
		expect(changed.numUpdatedRows).toBe(2n);
	});

	test('a transaction is seen whole by others, or not at all', async () => {
		const word = (record: string) => ({ record, word: name, count: 1 });
		const broken = store.sql.transaction().execute(async (tx) => {
			await tx.insertInto('lexicon').values(word('v')).execute();
			await tx.insertInto('lexicon').values(word('no such record')).execute();
		});
		await expect(broken).rejects.toMatchObject({ code: '23503' });
		expect(await store.sql.selectFrom('lexicon').selectAll().execute()).toEqual([]);
	});

	test('a failed script leaves no transaction open on any connection', async () => {
		await expect(store.raw.execute('begin; select no_such')).rejects.toThrow(/no_such/);
		const statements = Array.from({ length: 12 }, () => store.raw.execute('select 1 as n', []));
		for (const { rows } of await Promise.all(statements)) expect(rows).toEqual([{ n: 1 }]);
	});

	test('a job lives and dies with its transaction, and outlives a restart', async () => {
		const queue = await openQueue(store);
		const undone = store.sql.transaction().execute(async (tx) => {
			await queue.add(tx, 'recognise', { run: 'undone' });
			throw new Error('taken back');
		});
		await expect(undone).rejects.toThrow('taken back');
		await store.sql.transaction().execute((tx) => queue.add(tx, 'recognise', { run: 'kept' }));
		await queue.stop();
		await store.close();
		store = await open();
		const after = await openQueue(store);
		const done: string[] = [];
		await new Promise<void>((end) => {
			void after.work('recognise', 2, async ({ run }) => {
				done.push(run);
				end();
			});
		});
		await after.stop();
		expect(done).toEqual(['kept']);
		const { rows } = await store.raw.execute(`select state from pgboss.job where name = $1`, [
			'recognise'
		]);
		expect(rows).toEqual([{ state: 'completed' }]);
	});
});

test('a file goes in and out by its hash, also under its old name', async () => {
	const where = path.join(folder, 'files');
	const files = await openDisk(where);
	const bytes = Buffer.from('a master');
	const sha256 = await files.put(bytes);
	expect(await (await openDisk(where)).get(sha256)).toEqual(bytes);
});
