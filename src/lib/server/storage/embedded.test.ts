import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openEmbedded } from './embedded.ts';
import { Housekeeping } from './housekeeping.ts';
import { migrate } from './migrate.ts';
import { complaintOf, errorOf } from './wire.ts';

const word = (id: string) => ({ record: 'r', word: id, count: 1 });
const aRecord = {
	id: 'r',
	description: JSON.stringify({ id: 'r' }),
	sha256: '',
	created_at: new Date(0)
};

async function store() {
	const opened = await openEmbedded();
	await opened.sql.insertInto('record').values(aRecord).execute();
	return opened;
}

test('a store in memory comes migrated', async () => {
	const opened = await openEmbedded();
	expect(await migrate(opened.sql)).toEqual([]);
	await opened.close();
	await expect(opened.sql.selectFrom('page').selectAll().execute()).rejects.toThrow(/closed/);
});

test('statements of others wait until a transaction ends, and see all of it or nothing', async () => {
	const opened = await store();
	const count = () =>
		opened.sql
			.selectFrom('lexicon')
			.select((e) => e.fn.countAll<number>().as('n'))
			.execute();
	let meanwhile: Promise<{ n: number }[]> | undefined;
	await opened.sql.transaction().execute(async (transaction) => {
		await transaction.insertInto('lexicon').values(word('а')).execute();
		meanwhile = count();
		await transaction.insertInto('lexicon').values(word('б')).execute();
	});
	expect(await meanwhile).toEqual([{ n: 2 }]);
	const failing = opened.sql.transaction().execute(async (transaction) => {
		await transaction.insertInto('lexicon').values(word('в')).execute();
		throw new Error('on purpose');
	});
	await expect(failing).rejects.toThrow('on purpose');
	expect(await count()).toEqual([{ n: 2 }]);
	await opened.close();
});

test('a broken script leaves no open transaction behind', async () => {
	const opened = await store();
	await expect(opened.raw.execute('begin; select 1; select no_such')).rejects.toThrow(/no_such/);
	expect((await opened.raw.execute('select 1 as one; select 2 as two')).rows).toEqual([
		{ one: 1 },
		{ two: 2 }
	]);
	expect((await opened.raw.execute('select $1::int as n', [7])).rows).toEqual([{ n: 7 }]);
	await opened.close();
});

test('a complaint of the database names its constraint', async () => {
	const opened = await store();
	const twice = opened.sql.insertInto('record').values(aRecord).execute();
	await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'record_pkey' });
	expect(errorOf(complaintOf('a string')).message).toBe('a string');
	await opened.close();
});

test('housekeeping empties the log after writes, and rests otherwise', async () => {
	const opened = await store();
	const asked: string[] = [];
	const housekeeping = new Housekeeping({
		execute: (text, values) => {
			asked.push(text.split(' ')[0]!);
			return opened.raw.execute(text, values);
		}
	});
	await housekeeping.round();
	expect(asked).toContain('vacuum');
	expect(asked.at(-2)).toBe('checkpoint');
	asked.length = 0;
	await housekeeping.round();
	expect(asked).toEqual(['select']);
	await sql`insert into lexicon values ('r', 'слово', 1)`.execute(opened.sql);
	await housekeeping.round();
	expect(asked.slice(1)).toEqual(['select', 'checkpoint', 'select']);
	await housekeeping.stop();
	await opened.close();
});
