import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql as fragment } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { done, refuse } from '#lib/outcome.ts';
import { setUp } from '#lib/server/invitation.ts';
import type { Workbench } from '#lib/server/workbench.ts';
import * as accounts from '#lib/server/storage/account.ts';
import * as approvals from '#lib/server/storage/approval.ts';
import * as attempts from '#lib/server/storage/attempt.ts';
import * as catalogue from '#lib/server/storage/catalogue.ts';
import * as dump from '#lib/server/storage/dump.ts';
import { openEmbedded } from '#lib/server/storage/embedded.ts';
import * as event from '#lib/server/storage/event.ts';
import * as invitations from '#lib/server/storage/invitation.ts';
import * as learned from '#lib/server/storage/learned.ts';
import { migrate, MIGRATIONS } from '#lib/server/storage/migrate.ts';
import * as pageState from '#lib/server/storage/page-state.ts';
import * as pages from '#lib/server/storage/page.ts';
import { openPostgres } from '#lib/server/storage/postgres.ts';
import * as records from '#lib/server/storage/record.ts';
import * as revisions from '#lib/server/storage/revision.ts';
import * as partReadings from '#lib/server/storage/part-reading.ts';
import * as runs from '#lib/server/storage/run.ts';
import * as sessions from '#lib/server/storage/session.ts';
import type { Sql, Store } from '#lib/server/storage/store.ts';
import * as verdicts from '#lib/server/storage/verdict.ts';
import { startCluster, whyNot, type Cluster } from '../support/cluster.ts';
import * as sample from '../support/sample.ts';
import { empty, seed } from '../support/workbench.ts';

/** Every module of SQL, one suite on both databases. */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-tables-'));
const missing = whyNot();
const RECORD = sample.RECORD;
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 12, minutes));
let cluster: Cluster | undefined;
let databases = 0;

const ADAPTERS = [
	{
		name: 'embedded',
		without: null,
		open: () => openEmbedded(),
		fresh: () => openEmbedded(path.join(folder, String(++databases)))
	},
	{
		name: 'PostgreSQL',
		without: missing,
		open: async () => openPostgres(await cluster!.database('sverka_tables')),
		fresh: async () => openPostgres(await cluster!.database(`sverka_fresh_${++databases}`))
	}
];
beforeAll(async () => {
	if (!missing) cluster = await startCluster();
});
afterAll(async () => {
	await cluster?.stop();
	fs.rmSync(folder, { recursive: true, force: true });
});

describe.each(ADAPTERS)('on $name', ({ name, without, open, fresh }) => {
	if (without) return test.skip(`not run: ${without}`, () => {});
	let store: Store;
	let sql: Store['sql'];
	beforeAll(async () => {
		store = await open();
		({ sql } = store);
		await migrate(sql);
	});
	beforeEach(async () => {
		await empty(store);
		await store.raw.execute('truncate attempt, invitation, installation', []);
		await seed(store);
	});
	afterAll(() => store.close());

	/** How many statements ran into the append-only triggers, of those given. */
	const inTransaction = <T>(work: (tx: Sql) => Promise<T>) => sql.transaction().execute(work);

	describe('accounts', () => {
		const irina = {
			id: 'irina',
			name: 'Ирина',
			email: 'irina@example.org',
			role: 'editor' as const
		};

		test('one is added with its password, found by id and by address, and listed last', async () => {
			await accounts.add(sql, irina, { passwordHash: 'scrypt$1', at: at(5) });
			expect(await accounts.find(sql, 'irina')).toEqual({
				...irina,
				credit: null,
				disabled: false
			});
			expect(await accounts.idOf(sql, 'irina@example.org')).toBe('irina');
			expect(await accounts.idOf(sql, 'IRINA@example.org')).toBeNull();
			expect(await accounts.passwordHash(sql, 'irina')).toBe('scrypt$1');
			const all = await accounts.list(sql);
			expect(all.at(-1)).toMatchObject({ id: 'irina', since: at(5), lastSeen: null });
			expect(all).toHaveLength(5);
		});

		test('an address is had by one account only', async () => {
			await accounts.add(sql, irina, { passwordHash: 'x', at: at(0) });
			const again = accounts.add(sql, { ...irina, id: 'other' }, { passwordHash: 'y', at: at(0) });
			await expect(again).rejects.toMatchObject({ code: '23505', constraint: 'account_email_key' });
			expect(await accounts.find(sql, 'other')).toBeNull();
		});

		test('a person without a password has the empty hash, which opens for nobody', async () => {
			expect(await accounts.passwordHash(sql, 'oleg')).toBe('');
			expect(await accounts.passwordHash(sql, 'nobody')).toBe('');
		});

		test('what changes, changes alone; the password of another stays', async () => {
			await accounts.add(sql, irina, { passwordHash: 'old', at: at(0) });
			const second = { ...irina, id: 'second', email: 's@example.org' };
			await accounts.add(sql, second, { passwordHash: 'other', at: at(0) });
			await accounts.change(sql, 'irina', { role: 'volunteer', credit: 'И.' }, at(1));
			await accounts.changePassword(sql, 'irina', 'new', at(2));
			expect(await accounts.find(sql, 'irina')).toMatchObject({ role: 'volunteer', credit: 'И.' });
			expect(await accounts.find(sql, 'second')).toMatchObject({ role: 'editor', credit: null });
			expect(await accounts.passwordHash(sql, 'irina')).toBe('new');
			expect(await accounts.passwordHash(sql, 'second')).toBe('other');
			expect(await accounts.creditOf(sql, 'irina')).toBe('И.');
			expect(await accounts.creditOf(sql, 'nobody')).toBeNull();
		});

		test('archivists who can sign in are counted without those who are closed out', async () => {
			const now = () => inTransaction((tx) => accounts.archivists(tx));
			expect((await now()).sort()).toEqual(['maria', 'pavel']);
			await accounts.change(sql, 'pavel', { disabled: true }, at(1));
			expect(await now()).toEqual(['maria']);
		});

		test('an installation without accounts is known as such', async () => {
			expect(await accounts.any(sql)).toBe(true);
			await empty(store);
			expect(await accounts.any(sql)).toBe(false);
		});
	});

	// The embedded store has one connection: there nobody is between another's look and his writing.
	test.skipIf(name === 'embedded')(
		'whoever sets up while the first account is being made waits, and is told that there is one',
		async () => {
			await empty(store);
			const visitor = { store, clock: () => at(0), newId: () => 'second', account: null };
			const given = { name: 'Вторая', email: 'second@example.org', password: 'камень на дороге' };
			const finish = Promise.withResolvers<null>();
			const begun = Promise.withResolvers<null>();
			const first = inTransaction(async (tx) => {
				const person = { id: 'first', name: 'Первая', email: 'first@example.org' };
				await accounts.add(tx, { ...person, role: 'archivist' }, { passwordHash: 'x', at: at(0) });
				begun.resolve(null);
				await finish.promise;
			});
			await begun.promise;
			const second = setUp(visitor as unknown as Workbench, 'abcd', { ...given, code: 'abcd' });
			const waits = async () => {
				const { rows } = await store.raw.execute('select 1 from pg_locks where not granted', []);
				if (rows.length === 0) throw new Error('not yet');
			};
			await Promise.race([second, vi.waitFor(waits, { timeout: 60_000 })]);
			finish.resolve(null);
			await first;
			expect(await second).toEqual(refuse('not_found'));
			expect(await sql.selectFrom('account').select('id').execute()).toEqual([{ id: 'first' }]);
		}
	);

	describe('sessions', () => {
		const session = (id: string, userId: string, used = at(0)) => ({
			...{ id, userId, token: `t-${id}`, ipAddress: null, userAgent: null },
			...{ expiresAt: at(60), createdAt: at(0), updatedAt: used }
		});
		const left = async () =>
			(await sql.selectFrom('session').select('id').orderBy('id').execute()).map(({ id }) => id);
		beforeEach(() =>
			sql
				.insertInto('session')
				.values([session('a', 'oleg'), session('b', 'oleg', at(3)), session('c', 'anna')])
				.execute()
		);

		test('one ends alone; all of a person end but the one that asks', async () => {
			await sessions.end(sql, 'c');
			expect(await left()).toEqual(['a', 'b']);
			expect(await sessions.endAll(sql, 'oleg', 'b')).toBe(1);
			expect(await left()).toEqual(['b']);
			expect(await sessions.endAll(sql, 'oleg')).toBe(1);
			expect(await sessions.endAll(sql, 'oleg')).toBe(0);
		});

		test('a use is noted, and the list of people shows the last of all sessions', async () => {
			await sessions.use(sql, 'a', at(7));
			const seen = new Map((await accounts.list(sql)).map(({ id, lastSeen }) => [id, lastSeen]));
			expect([seen.get('oleg'), seen.get('anna'), seen.get('maria')]).toEqual([at(7), at(0), null]);
		});

		test('a token is had once, and an account that goes takes its sessions along', async () => {
			const twin = { ...session('d', 'anna'), token: 't-a' };
			await expect(sql.insertInto('session').values(twin).execute()).rejects.toMatchObject({
				code: '23505'
			});
			await sql.deleteFrom('account').where('id', '=', 'oleg').execute();
			expect(await left()).toEqual(['c']);
		});
	});

	describe('failed sign-ins', () => {
		test('are counted by subject, as far back as matters, and forgotten by subject', async () => {
			await attempts.fail(sql, ['account:a', 'address:1'], at(0));
			await attempts.fail(sql, ['account:a'], at(1));
			const now = await attempts.failures(sql, ['account:a', 'address:1', 'account:b'], at(2));
			expect([...now].map(([subject, times]) => [subject, times.length])).toEqual([
				['account:a', 2],
				['address:1', 1],
				['account:b', 0]
			]);
			await attempts.forget(sql, ['account:a']);
			const after = await attempts.failures(sql, ['account:a', 'address:1'], at(2));
			expect([after.get('account:a'), after.get('address:1')]).toEqual([[], [at(0)]]);
		});

		test('older than two days they neither count nor stay', async () => {
			await attempts.fail(sql, ['account:a'], at(0));
			const later = new Date(at(0).getTime() + 48 * 3_600_000 + 1_000);
			expect(await attempts.failures(sql, ['account:a'], later)).toEqual(
				new Map([['account:a', []]])
			);
			await attempts.fail(sql, ['account:b'], later);
			expect(await sql.selectFrom('attempt').select('subject').execute()).toEqual([
				{ subject: 'account:b' }
			]);
		});
	});

	describe('invitations', () => {
		const given = { role: 'editor' as const, name: 'Ирина', expires: at(60) };
		test('one that opens is listed with who gave it, until it is used or too late', async () => {
			await invitations.add(sql, 'one', given, { by: 'maria', at: at(0) });
			await invitations.add(sql, 'two', { ...given, name: 'Лев' }, { by: 'pavel', at: at(1) });
			const names = async (now: Date) =>
				(await invitations.open(sql, now)).map(({ name, by }) => [name, by]);
			expect(await names(at(2))).toEqual([
				['Лев', 'Павел'],
				['Ирина', 'М. Орлова']
			]);
			await invitations.use(sql, 'two', 'lev');
			expect(await names(at(2))).toEqual([['Ирина', 'М. Орлова']]);
			expect(await names(at(60))).toEqual([]);
			expect(await invitations.find(sql, 'two')).toEqual({ ...given, name: 'Лев', used: true });
			expect(await invitations.find(sql, 'three')).toBeNull();
		});

		test('two who come by one link at once: one is let in', async () => {
			await invitations.add(sql, 'one', given, { by: 'maria', at: at(0) });
			const enter = (who: string) =>
				inTransaction(async (tx) => {
					const found = await invitations.find(tx, 'one');
					if (found!.used) return false;
					await invitations.use(tx, 'one', who);
					return true;
				});
			const entered = await Promise.all(['a', 'b', 'c', 'd'].map(enter));
			expect(entered.filter(Boolean)).toHaveLength(1);
		});
	});

	describe('records and surfaces', () => {
		const row = { id: 'second', description: '{}', sha256: 'x', created_at: at(30) };
		test('an id is given once, also to two at the same moment', async () => {
			const added = await Promise.all([records.add(sql, row), records.add(sql, row)]);
			expect(added.sort()).toEqual([false, true]);
			expect((await records.all(sql)).map(({ id }) => id)).toEqual(['second', RECORD]);
			expect(await records.find(sql, 'second')).toMatchObject({ published: false, sha256: 'x' });
			expect(await records.find(sql, 'third')).toBeUndefined();
		});

		test('content that is stored already keeps its place', async () => {
			const blob = { sha256: 'sum', size: 3, media_type: 'x', place: 'scans/a/1.jpg' };
			await records.addBlob(sql, { ...blob, checked_at: null });
			await records.addBlob(sql, { ...blob, place: 'scans/b/1.jpg', checked_at: at(1) });
			const [kept] = await sql.selectFrom('blob').selectAll().where('sha256', '=', 'sum').execute();
			expect(kept).toEqual({ ...blob, checked_at: null });
			expect(
				(await records.masters(sql, RECORD)).map(({ name, blob }) => [name, blob]).sort()
			).toEqual([
				['001.jpg', 'b1'],
				['002.jpg', 'b2'],
				['003.jpg', 'b3']
			]);
		});

		test('a surface tells its page, who wrote there, and how its newest reading goes', async () => {
			const asked = { surface: 's2', settings: {}, asked_by: 'anna' };
			await runs.add(sql, { ...asked, id: 'old', created_at: at(0) });
			await runs.add(sql, { ...asked, id: 'new', created_at: at(1) });
			const begun = (await runs.begin(sql, 'new', at(2)))!;
			await runs.progress(sql, begun, { done: 3, total: 9 });
			const all = await catalogue.surfaces(sql, RECORD);
			expect(all.map(({ surface, run, done, total }) => [surface, run, done, total])).toEqual([
				['s1', null, 0, 0],
				['s2', 'running', 3, 9],
				['s3', null, 0, 0]
			]);
			expect(all[0]).toMatchObject({ page: 'p1', state: 'open', head: 1, written_by: 'tesseract' });
			expect(await catalogue.surfaces(sql, 'none')).toEqual([]);
			expect(await catalogue.surfaces(sql)).toEqual(all);
		});

		test('texts are known by their length in letters, and read by their siglum', async () => {
			await sql.updateTable('witness').set({ text: 'ё𝔄\n' }).where('siglum', '=', 'T').execute();
			expect(await catalogue.witnesses(sql, RECORD)).toEqual([
				{ siglum: 'P', kind: 'published', language: 'ru', length: [...sample.published()].length },
				{ siglum: 'T', kind: 'translation', language: 'en', length: 3 }
			]);
			expect(await catalogue.witness(sql, RECORD, 'T')).toMatchObject({ text: 'ё𝔄\n' });
			expect(await catalogue.witness(sql, 'none', 'P')).toBeNull();
			expect(
				(await catalogue.facsimile(sql, RECORD)).map(({ id, sha256 }) => [id, sha256])
			).toEqual([
				['s1', 'b1'],
				['s2', 'b2'],
				['s3', 'b3']
			]);
		});

		test('a page knows its neighbours in the order of the surfaces', async () => {
			const places = await Promise.all(
				['p1', 'p2', 'p3', 'p4'].map((page) => pages.neighbours(sql, RECORD, page))
			);
			expect(places.map(({ previous, next, place }) => [previous, next, place])).toEqual([
				[null, 'p2', 1],
				['p1', 'p3', 2],
				['p2', null, 3],
				[null, 'p1', 0]
			]);
			expect(await pages.ofSurface(sql, 's3')).toBe('p3');
			expect(await pages.ofSurface(sql, 's4')).toBeNull();
			expect(await pages.timeline(sql)).toBe('');
			expect(await pages.names(sql, ['oleg', 'oleg', 'tesseract'])).toEqual({ oleg: 'Олег' });
			expect(await pages.names(sql, [])).toEqual({});
		});
	});

	describe('revisions', () => {
		const write = (number: number, more: Partial<revisions.NewRevision> = {}) =>
			revisions.append(sql, {
				...{ page: 'p1', number, parent: number - 1, by: 'oleg', at: at(number) },
				...{ kind: 'corrected', message: '', content: sample.page(1), ...more }
			});

		test('what was written comes back with the same hash; the list is newest first', async () => {
			const written = await write(2, { saveKey: 'k', saveSha256: 'sum' });
			const found = await revisions.find(sql, 'p1', 2);
			expect(found).toEqual(written);
			expect(revisions.sha256OfPage(found!.content)).toBe(written.sha256);
			const list = await revisions.list(sql, 'p1');
			expect(list.map(({ number, by }) => [number, by])).toEqual([
				[2, 'oleg'],
				[1, 'tesseract']
			]);
			expect(list.every((entry) => !('content' in entry))).toBe(true);
			expect(await revisions.ofSave(sql, 'p1', 'k')).toEqual({ number: 2, saveSha256: 'sum' });
			expect(await revisions.ofSave(sql, 'p2', 'k')).toBeUndefined();
			expect(await revisions.author(sql, 'p1', 2)).toEqual({ by: 'oleg', at: at(2) });
			expect(await revisions.author(sql, 'p1', 3)).toBeUndefined();
		});

		test('numbers and keys are given once a page, and the row refuses to change', async () => {
			await write(2, { saveKey: 'k' });
			await expect(write(2)).rejects.toMatchObject({ constraint: 'revision_pkey' });
			await expect(write(3, { saveKey: 'k' })).rejects.toMatchObject({ code: '23505' });
			await write(2, { page: 'p2', saveKey: 'k' });
			for (const statement of [
				`update revision set message = 'x' where page = 'p1' and number = 2`,
				`update revision set content = '{}'`,
				`delete from revision where page = 'p1'`
			])
				await expect(store.raw.execute(statement, [])).rejects.toThrow(/append-only/);
			expect(await revisions.list(sql, 'p1')).toHaveLength(2);
		});

		test('what the machine read last is told by line, whatever people wrote since', async () => {
			const page = sample.page(1);
			const [first] = page.regions[0]!.lines;
			await write(2);
			const texts = await revisions.textsAsRead(sql, 'p1', [first!.id, 'none']);
			expect([...texts]).toEqual([[first!.id, first!.text]]);
			first!.text = 'прочитано снова';
			await write(3, { kind: 'read', by: 'tesseract', content: page });
			await write(4);
			expect((await revisions.textsAsRead(sql, 'p1', [first!.id])).get(first!.id)).toBe(
				'прочитано снова'
			);
			expect(await revisions.textsAsRead(sql, 'none', [first!.id])).toEqual(new Map());
		});

		test('everybody who wrote since a revision is an author, and who wrote the head always', async () => {
			await write(2, { by: 'anna' });
			await write(3, { by: 'oleg' });
			await pageState.change(sql, 'p1', { head: 3 });
			const row = (await pageState.find(sql, 'p1'))!;
			const authors = async (since: number | null) =>
				[...(await pageState.authors(sql, row, since))].sort();
			expect(await authors(null)).toEqual(['anna', 'oleg', 'tesseract']);
			expect(await authors(1)).toEqual(['anna', 'oleg']);
			expect(await authors(3)).toEqual(['oleg']);
			expect(await pageState.head(sql, row)).toMatchObject({ number: 3, by: 'oleg' });
		});
	});

	describe('the state of a page', () => {
		test('a locked page waits for nobody else, and all pages of a scan come in order', async () => {
			const order: string[] = [];
			const move = (name: string, ms: number) =>
				inTransaction(async (tx) => {
					const row = await pageState.lock(tx, 'p1');
					order.push(`${name} in`);
					await new Promise((next) => setTimeout(next, ms));
					await pageState.change(tx, 'p1', { head: row!.head + 1 });
					order.push(`${name} out`);
				});
			await Promise.all([move('a', 20), move('b', 0)]);
			expect(order.filter((_, i) => i % 2 === 0).map((one) => one.slice(2))).toEqual(['in', 'in']);
			expect((await pageState.find(sql, 'p1'))!.head).toBe(3);
			expect(await pageState.lock(sql, 'none')).toBeUndefined();
			expect((await pageState.ofScan(sql, RECORD)).map(({ id }) => id)).toEqual(['p1']);
			const locked = await inTransaction((tx) => pageState.ofScan(tx, RECORD, { locked: true }));
			expect(locked).toHaveLength(1);
		});
	});

	describe('runs', () => {
		const asked = { surface: 's1', settings: { languages: 'rus' }, asked_by: 'oleg' };
		const add = (id: string, minute = 0, more = {}) =>
			runs.add(sql, { ...asked, id, created_at: at(minute), ...more });

		test('only the newest attempt writes, and only while it runs', async () => {
			await add('r');
			const first = (await runs.begin(sql, 'r', at(1)))!;
			const second = (await runs.begin(sql, 'r', at(2)))!;
			expect([first.attempt, second.attempt]).toEqual([1, 2]);
			expect(await runs.progress(sql, first, { done: 1, total: 2 })).toBe(false);
			expect(await runs.progress(sql, second, { done: 1, total: 2 })).toBe(true);
			expect(await runs.end(sql, first, { state: 'ok', at: at(3) })).toBe(false);
			expect(await runs.end(sql, second, { state: 'ok', at: at(3) })).toBe(true);
			expect(await runs.end(sql, second, { state: 'parked', at: at(4) })).toBe(false);
			expect(await runs.begin(sql, 'r', at(5))).toBeUndefined();
			expect(await runs.begin(sql, 'none', at(5))).toBeUndefined();
			expect(await runs.find(sql, 'r')).toMatchObject({ state: 'ok', ended_at: at(3), done: 1 });
		});

		test('a run that is to be tried again keeps its reason until it begins once more', async () => {
			await add('r');
			const { refusal } = refuse('reading_slow', { limit: 60 });
			const begun = (await runs.begin(sql, 'r', at(1)))!;
			await runs.end(sql, begun, { state: 'failed', at: at(2), reason: refusal });
			expect(await runs.find(sql, 'r')).toMatchObject({ state: 'failed', reason: refusal });
			expect(await runs.begin(sql, 'r', at(3))).toMatchObject({
				attempt: 2,
				reason: null,
				done: 0
			});
		});

		test('one that waits or runs is under way; what is cancelled is over, once', async () => {
			await add('r');
			expect(await runs.underWay(sql, 's1')).toMatchObject({ id: 'r', state: 'waiting' });
			const { refusal } = refuse('reading_cancelled');
			expect(await runs.cancel(sql, 'r', at(1), refusal)).toBe(true);
			expect(await runs.cancel(sql, 'r', at(2), refusal)).toBe(false);
			expect(await runs.underWay(sql, 's1')).toBeUndefined();
			expect(await runs.begin(sql, 'r', at(3))).toBeUndefined();
		});

		test('lists: newest first, of one person, of one record the newest of each surface', async () => {
			await add('a', 0);
			await add('b', 2, { surface: 's2', asked_by: 'anna' });
			await add('c', 1);
			expect((await runs.list(sql, {})).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
			expect((await runs.list(sql, { by: 'oleg' })).map(({ id }) => id)).toEqual(['c', 'a']);
			expect((await runs.list(sql, { limit: 1 })).map(({ id }) => id)).toEqual(['b']);
			const newest = await runs.newestOf(sql, RECORD);
			expect(newest.map(({ id, surface, page }) => [id, surface, page])).toEqual([
				['c', 's1', 'p1'],
				['b', 's2', 'p2']
			]);
			expect(await runs.newestOf(sql, 'none')).toEqual([]);
			expect(await runs.askedSince(sql, 'oleg', at(0))).toBe(1);
			expect(await runs.askedSince(sql, 'oleg', new Date(0))).toBe(2);
		});

		test('what the newest good reading left is found; one that failed since does not hide it', async () => {
			const engine = { name: 'tesseract.js' as const, version: '7', languages: 'rus', models: {} };
			const result = { engine, lattices: { l: [] }, alternatives: {} };
			await add('good');
			const good = (await runs.begin(sql, 'good', at(1)))!;
			await runs.end(sql, good, { state: 'ok', at: at(2), result: result as never });
			await add('bad', 3);
			await runs.end(sql, (await runs.begin(sql, 'bad', at(3)))!, { state: 'parked', at: at(4) });
			expect(await runs.newestRead(sql, 's1')).toBe('good');
			expect(await runs.newestResult(sql, 's1')).toEqual({ run: 'good', ...result });
			expect(await runs.newestResult(sql, 's2')).toBeNull();
			expect(await runs.newestRead(sql, 's2')).toBeNull();
		});

		test('turns: one round after one’s own last, never before the round that is read', async () => {
			const turn = (id: string, by: string) => add(id, 0, { asked_by: by });
			expect([await turn('a1', 'a'), await turn('a2', 'a'), await turn('a3', 'a')]).toEqual([
				1, 2, 3
			]);
			expect(await turn('b1', 'b')).toBe(1);
			for (const id of ['a1', 'b1', 'a2']) {
				const begun = (await runs.begin(sql, id, at(1)))!;
				await runs.end(sql, begun, { state: 'ok', at: at(2) });
			}
			expect([await turn('c1', 'c'), await turn('b2', 'b'), await turn('a4', 'a')]).toEqual([
				3, 3, 4
			]);
			await runs.cancel(sql, 'a4', at(3), refuse('reading_cancelled').refusal);
			expect(await turn('a5', 'a')).toBe(4);
		});
	});

	test('parts read again: what was read or why not; one person’s, since when, oldest first', async () => {
		const settings = { zone: { ulx: 0, uly: 0, lrx: 9, lry: 9 }, shape: 'line' as const };
		const how = { ...settings, languages: 'rus', digits: false };
		const row = { surface: 's1', settings: how, asked_by: 'oleg', ended_at: at(9) };
		const engine = { name: 'tesseract.js' as const, version: '7', languages: 'rus', models: {} };
		const result = { lines: [], confidence: null, steps: [], measures: {}, engine };
		await partReadings.keep(sql, { ...row, id: 'a', created_at: at(3) }, done(result));
		await partReadings.keep(sql, { ...row, id: 'b', created_at: at(1) }, refuse('reading_failed'));
		await partReadings.keep(sql, { ...row, id: 'c', created_at: at(2) }, done(result));
		await partReadings.keep(
			sql,
			{ ...row, id: 'd', asked_by: 'anna', created_at: at(2) },
			done(result)
		);
		const [a, b] = [await partReadings.find(sql, 'a'), await partReadings.find(sql, 'b')];
		expect(partReadings.readOf(a!)).toEqual({ ...how, reading: 'a', lines: [], confidence: null });
		expect([a!.state, b!.state, b!.reason]).toEqual([
			'no_text',
			'refused',
			refuse('reading_failed').refusal
		]);
		expect(partReadings.readOf(b!)).toBeNull();
		expect(await partReadings.find(sql, 'none')).toBeUndefined();
		expect(await partReadings.askedSince(sql, 'oleg', at(0), 9)).toEqual([at(1), at(2), at(3)]);
		expect(await partReadings.askedSince(sql, 'oleg', at(1), 9)).toEqual([at(2), at(3)]);
		expect(await partReadings.askedSince(sql, 'oleg', at(0), 2)).toEqual([at(2), at(3)]);
	});

	describe('what corrections teach', () => {
		const words = async () =>
			(await sql.selectFrom('lexicon').selectAll().orderBy('word').execute()).map(
				({ word, count }) => [word, count]
			);

		test('counts add up, and what falls to nothing goes', async () => {
			await learned.addWords(
				sql,
				RECORD,
				new Map([
					['а', 2],
					['б', 1],
					['в', 0]
				])
			);
			await learned.addWords(
				sql,
				RECORD,
				new Map([
					['а', -1],
					['б', -1]
				])
			);
			expect(await words()).toEqual([['а', 1]]);
			await learned.addWords(sql, RECORD, new Map([['г', -3]]));
			await learned.addWords(sql, RECORD, new Map());
			expect(await words()).toEqual([['а', 1]]);
		});

		test('confusions are summed over the pages of a record', async () => {
			const o = learned.pairKey('О', 'о');
			const quoted = learned.pairKey('"', '«');
			await learned.addConfusions(
				sql,
				{ record: RECORD, page: 'p1' },
				new Map([
					[o, 2],
					[quoted, 1]
				])
			);
			await learned.addConfusions(sql, { record: RECORD, page: 'p2' }, new Map([[o, 3]]));
			expect(await learned.confusionsOf(sql, RECORD)).toEqual([
				{ read: '"', right: '«', count: 1 },
				{ read: 'О', right: 'о', count: 5 }
			]);
			await learned.addConfusions(sql, { record: RECORD, page: 'p2' }, new Map([[o, -3]]));
			expect(await learned.confusionsOf(sql, RECORD)).toMatchObject([{}, { count: 2 }]);
			expect(await learned.confusionsOf(sql, 'none')).toEqual([]);
		});
	});

	describe('verdicts', () => {
		const kept = (id: string, minute: number, difference = 'd1') => ({
			...{ id, record: RECORD, page: 'p1', difference, kind: 'departs' as const, detail: null },
			...{ note: '', s: 'а', p: 'б', class: 'wording', evidence: { signals: [] } as never },
			...{ by: 'anna', at: at(minute).toISOString(), suggested: false }
		});
		const standing = async () => (await verdicts.standing(sql, RECORD)).map(({ id }) => id);

		test('what replaces another stands in its place; taken back, the earlier stands again', async () => {
			for (const [id, minute] of [
				['v1', 1],
				['v2', 2],
				['v3', 3]
			] as const)
				await verdicts.insert(sql, kept(id, minute));
			expect(await standing()).toEqual(['v1', 'v2', 'v3']);
			await verdicts.replace(sql, ['v1', 'v2'], 'v3');
			expect(await standing()).toEqual(['v3']);
			expect(await verdicts.byId(sql, ['v1', 'none'])).toMatchObject([{ replacedBy: 'v3' }]);
			await verdicts.undo(sql, ['v3']);
			expect(await standing()).toEqual(['v1', 'v2']);
			expect(await verdicts.byId(sql, ['v3'])).toMatchObject([{ replacedBy: 'undone' }]);
			await verdicts.replace(sql, [], 'x');
			expect(await verdicts.byId(sql, [])).toEqual([]);
		});

		test('evidence comes back as it was shown, times to the millisecond', async () => {
			const evidence = { signals: [{ name: 'lexicon', says: 'scan' }], score: 0.25 } as never;
			const one = { ...kept('v', 0), evidence, at: '2026-11-23T12:00:00.123Z' };
			await verdicts.insert(sql, one);
			expect(await verdicts.standing(sql, RECORD)).toEqual([{ ...one, replacedBy: null }]);
		});
	});

	describe('approvals', () => {
		const seal = (id: string, minute: number, more = {}) =>
			inTransaction((tx) =>
				approvals.insert(tx, {
					...{ id, record: RECORD, tei: `<TEI/>${id}`, tei_sha256: id, by: 'maria' },
					...{ at: at(minute), own_reason: null, verdicts: ['v1'], ...more },
					revisions: { p1: { number: 1, sha256: 'x' } }
				})
			);

		test('the newest counts, of those of one moment the later id; all newest at once', async () => {
			expect(await approvals.latest(sql, RECORD)).toBeUndefined();
			await seal('a', 1);
			await seal('b', 2);
			await seal('c', 2);
			expect(await approvals.latest(sql, RECORD)).toMatchObject({
				id: 'c',
				verdicts: ['v1'],
				revisions: { p1: { number: 1, sha256: 'x' } },
				reopened_by: null
			});
			expect(await approvals.latestOfAll(sql)).toEqual([
				{ record: RECORD, tei: '<TEI/>c', tei_sha256: 'c' }
			]);
			expect(await catalogue.approval(sql, 'none')).toBeUndefined();
		});
	});

	test('a seal that was opened again keeps who did it first; the next one is opened for itself', async () => {
		const seal = (id: string, minute: number) =>
			inTransaction((tx) =>
				approvals.insert(tx, {
					...{ id, record: RECORD, tei: '<TEI/>', tei_sha256: id, by: 'maria', at: at(minute) },
					...{ own_reason: null, verdicts: [], revisions: {} }
				})
			);
		const opened = async (who: string, minute: number) =>
			approvals.reopen(sql, RECORD, {
				...{ reopened_by: who, reopened_at: at(minute), reopen_reason: `reader: ${who}` }
			});
		await opened('nobody', 0);
		await seal('a', 1);
		await opened('anna', 2);
		await seal('b', 3);
		await opened('pavel', 4);
		const rows = await sql.selectFrom('approval').selectAll().orderBy('id').execute();
		expect(
			rows.map((row) => [row.id, row.reopened_by, row.reopened_at, row.reopen_reason])
		).toEqual([
			['a', 'anna', at(2), 'reader: anna'],
			['b', 'pavel', at(4), 'reader: pavel']
		]);
		expect(rows.map(({ tei_sha256 }) => tei_sha256)).toEqual(['a', 'b']);
	});

	describe('the trail', () => {
		test('gives the last entry of one kind about one object, and no other’s', async () => {
			const tell = (object: string, action: string, found: string) =>
				inTransaction((tx) =>
					event.append(tx, {
						...{ at: at(1).toISOString(), who: 'watch', object, action, detail: { found } }
					})
				);
			await tell('model:rus', 'model.changed', 'a');
			await tell('model:rus', 'model.changed', 'b');
			await tell('model:eng', 'model.changed', 'c');
			await tell('model:rus', 'model.add', 'd');
			const last = await event.lastOf(sql, 'model:rus', 'model.changed');
			expect([last?.detail, last?.at]).toEqual([{ found: 'b' }, at(1).toISOString()]);
			expect(await event.lastOf(sql, 'model:ukr', 'model.changed')).toBeUndefined();
		});

		test('refuses to change, and its chain holds what the details held', async () => {
			const detail = { ё: ['\u2028', '𝔄', 1.5, null], empty: {} };
			for (const action of ['one', 'two'])
				await inTransaction((tx) =>
					event.append(tx, {
						...{ at: at(0).toISOString(), who: 'anna', action, object: 'page:p1' },
						...{ record: RECORD, detail }
					})
				);
			for (const statement of [`update event set who = 'x'`, 'delete from event'])
				await expect(store.raw.execute(statement, [])).rejects.toThrow(/append-only/);
			expect(await event.verifyChain(sql)).toBeNull();
			const entries = await event.ofRecord(sql, RECORD);
			expect(entries.map(({ action }) => action)).toEqual(['one', 'two']);
			expect(entries[0]!.detail).toEqual(detail);
			expect(await event.find(sql, entries[1]!.number)).toEqual(entries[1]);
			expect(await event.find(sql, 999_999)).toBeUndefined();
		});
	});

	describe('a dump', () => {
		test('every row goes out as a line and comes in again as it was', async () => {
			await learned.addWords(sql, RECORD, new Map([['ё"\\\n', 3]]));
			await inTransaction((tx) =>
				event.append(tx, {
					...{ at: at(0).toISOString(), who: 'anna', action: 'x', object: 'page:p1' }
				})
			);
			const lines = new Map<string, string[]>();
			for (const table of dump.KEPT) {
				const rows: string[] = [];
				for await (const some of dump.rowsOf(sql, table)) rows.push(...some);
				lines.set(table, rows);
			}
			expect(await dump.isEmpty(sql)).toBe(false);
			await empty(store);
			expect(await dump.isEmpty(sql)).toBe(true);
			await inTransaction(async (tx) => {
				for (const table of dump.KEPT) await dump.insert(tx, table, lines.get(table)!);
				await dump.settle(tx, 'next', at(9));
			});
			for (const table of dump.KEPT) {
				const rows: string[] = [];
				for await (const some of dump.rowsOf(sql, table)) rows.push(...some);
				expect(rows.sort(), table).toEqual(lines.get(table)!.sort());
			}
			expect(await pages.timeline(sql)).toBe('next');
			const next = await inTransaction((tx) =>
				event.append(tx, { at: at(1).toISOString(), who: 'a', action: 'y', object: 'z' })
			);
			expect(next).toBe(2);
			expect(await event.verifyChain(sql)).toBeNull();
		});
	});

	describe('a store of an earlier program', () => {
		const names = Object.keys(MIGRATIONS);
		const columns = async (one: Store) =>
			(
				await fragment<{ it: string }>`
					select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as it
					from information_schema.columns where table_schema = 'public' order by 1`.execute(one.sql)
			).rows.map(({ it }) => it);

		test.each(names.slice(0, -1).map((name, at) => [name, at + 1] as const))(
			'of %s is brought to the newest form with its rows',
			async (name, count) => {
				const old = await fresh();
				const first = Object.fromEntries(Object.entries(MIGRATIONS).slice(0, count));
				expect(await migrate(old.sql, first)).toEqual(names.slice(0, count));
				await old.raw.execute(`
					insert into record (id, description, sha256, created_at) values ('r', '{}', '', now());
					insert into blob (sha256, size, media_type, place) values ('b', 1, 'x', '');
					insert into surface (id, record, ordinal, siglum, name, blob, media_type, width, height)
						values ('s', 'r', 1, 'S', '1.jpg', 'b', 'image/jpeg', 10, 10);
					insert into run (id, surface, state, settings, asked_by, created_at)
						values ('run', 's', 'waiting', '{}', 'anna', now());`);
				expect(await migrate(old.sql)).toEqual(names.slice(count));
				expect(await columns(old)).toEqual(await columns(store));
				expect((await records.all(old.sql)).map(({ id }) => id)).toEqual(['r']);
				expect(await runs.begin(old.sql, 'run', at(0))).toMatchObject({ attempt: 1, turn: 0 });
				expect(await migrate(old.sql), name).toEqual([]);
				await old.close();
			}
		);

		test('two programs that start at once migrate once', async () => {
			const one = await fresh();
			const done = await Promise.all([migrate(one.sql), migrate(one.sql)]);
			expect(done.map((list) => list.length).sort()).toEqual([0, names.length]);
			await one.close();
		});
	});
});
