import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { installation } from '../../../../tests/support/workbench.ts';
import * as event from './event.ts';
import type { Store } from './store.ts';

let store: Store;
beforeAll(async () => {
	store = (await installation()).store;
});
beforeEach(async () => {
	await sql.raw('truncate event restart identity').execute(store.sql);
	await sql.raw('alter table event enable trigger event_append_only').execute(store.sql);
});
afterAll(() => store.close());

const at = '2026-11-23T12:00:00.000Z';
const entry = (action: string) => ({ at, who: 'anna', action, object: 'page:p1', record: 'r' });

async function write(count: number): Promise<void> {
	for (let i = 0; i < count; i++) {
		await store.sql.transaction().execute((tx) => event.append(tx, entry(`step ${i}`)));
	}
}

/** As one with rights on the database could: past the trigger. */
async function tamper(statement: string): Promise<void> {
	await sql.raw('alter table event disable trigger event_append_only').execute(store.sql);
	await sql.raw(statement).execute(store.sql);
}

test('entries are chained in order, with their details, and the chain holds', async () => {
	const detail = { lines: ['l1', 'l2'], a: { z: 1, b: null } };
	await store.sql.transaction().execute((tx) => event.append(tx, { ...entry('one'), detail }));
	await write(3);
	const entries = await event.ofRecord(store.sql, 'r');
	expect(entries.map(({ action }) => action)).toEqual(['one', 'step 0', 'step 1', 'step 2']);
	expect(entries[0]).toMatchObject({ at, detail, was: null, became: null });
	expect(entries[1]!.previousHash).toBe(entries[0]!.hash);
	expect(await event.verifyChain(store.sql)).toBeNull();
});

test('an entry of a transaction that fails is not there, and the next one fits', async () => {
	await write(1);
	const failing = store.sql.transaction().execute(async (tx) => {
		await event.append(tx, entry('never'));
		throw new Error('the deed failed');
	});
	await expect(failing).rejects.toThrow('the deed failed');
	await write(1);
	expect(await event.ofRecord(store.sql, 'r')).toHaveLength(2);
	expect(await event.verifyChain(store.sql)).toBeNull();
});

test('twenty writers at once make one chain', async () => {
	await Promise.all(Array.from({ length: 20 }, () => write(1)));
	expect(await event.ofRecord(store.sql, 'r')).toHaveLength(20);
	expect(await event.verifyChain(store.sql)).toBeNull();
});

test.each([
	['an altered entry', `update event set who = 'oleg' where number = 2`, 2],
	['an altered detail', `update event set detail = '{"a":1}' where number = 3`, 3],
	['a removed entry', 'delete from event where number = 2', 3]
])('%s is found', async (_what, statement, number) => {
	await write(4);
	await tamper(statement);
	expect(await event.verifyChain(store.sql)).toBe(number);
});

test('a chain longer than one portion is verified to its end', async () => {
	await store.sql.transaction().execute(async (tx) => {
		for (let i = 0; i < 1003; i++) await event.append(tx, entry(`step ${i}`));
	});
	expect(await event.verifyChain(store.sql)).toBeNull();
	await tamper(`update event set action = 'x' where number = 1002`);
	expect(await event.verifyChain(store.sql)).toBe(1002);
});

test('outside a transaction nothing is appended', async () => {
	await expect(event.append(store.sql, entry('alone'))).rejects.toThrow('needs a transaction');
});
