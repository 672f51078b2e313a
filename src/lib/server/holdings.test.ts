import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, installation, PEOPLE, seed } from '../../../tests/support/workbench.ts';
import * as holdings from './holdings.ts';
import type { Installation } from './workbench.ts';

const ID = 'molotov-1953-07-04';
let place: Installation;
beforeAll(async () => {
	place = await installation();
	await seed(place.store);
});
afterAll(() => place.store.close());

function stateOf(page: string, state: string, more: { submitted_by?: string } = {}) {
	return place.store.sql
		.updateTable('page')
		.set({ state, ...more })
		.where('id', '=', page)
		.execute();
}

test('the list shows each record with its surfaces in order and a state from the scan’s pages', async () => {
	const [record, ...others] = await holdings.list(as(place, PEOPLE.oleg));
	expect(others).toEqual([]);
	expect(record).toMatchObject({ id: ID, state: 'open', published: false });
	expect(
		record!.surfaces.map(({ ordinal, siglum, state, written_by }) => [
			ordinal,
			siglum,
			state,
			written_by
		])
	).toEqual([
		[1, 'S', 'open', 'tesseract'],
		[2, 'P', 'open', 'tesseract'],
		[3, 'P', 'open', 'tesseract']
	]);
});

test('a visitor knows of no record before it is published, not even that it is there', async () => {
	expect(await holdings.list(as(place, null))).toEqual([]);
	expect(await holdings.open(as(place, null), ID)).toMatchObject({
		refusal: { code: 'not_found' }
	});
	expect(await holdings.open(as(place, null), 'no-such')).toEqual(
		await holdings.open(as(place, null), ID)
	);
	expect(await holdings.work(as(place, null))).toMatchObject({
		refusal: { code: 'sign_in_first' }
	});
});

test('once published a visitor opens it, without its history', async () => {
	await place.store.sql.updateTable('record').set({ published: true }).execute();
	const opened = await holdings.open(as(place, null), ID);
	expect(opened).toMatchObject({ ok: true, value: { id: ID, history: [], approval: null } });
	await place.store.sql.updateTable('record').set({ published: false }).execute();
});

test('what visitors see of a published record names nobody who works on it', async () => {
	const { sql } = place.store;
	const busy = { reserved_by: 'oleg', reserved_until: new Date(), submitted_by: 'oleg' };
	await sql
		.updateTable('page')
		.set({ ...busy, returned_to: 'oleg' })
		.execute();
	await sql.updateTable('record').set({ published: true }).execute();
	const opened = await holdings.open(as(place, null), ID);
	const list = await holdings.list(as(place, null));
	for (const text of [JSON.stringify(opened), JSON.stringify(list)]) {
		expect(text).toContain('Telegram from USSR');
		expect(text).not.toContain('oleg');
		expect(text).not.toContain('tesseract');
	}
	const seen = await holdings.open(as(place, PEOPLE.anna), ID);
	expect(seen).toMatchObject({ value: { surfaces: [{ reserved_by: 'oleg' }, {}, {}] } });
	await sql
		.updateTable('page')
		.set({ reserved_by: null, reserved_until: null, submitted_by: null, returned_to: null })
		.execute();
	await sql.updateTable('record').set({ published: false }).execute();
});

test('the record’s page knows the witnesses with their length', async () => {
	const opened = await holdings.open(as(place, PEOPLE.anna), ID);
	if (!opened.ok) throw new Error('not opened');
	expect(opened.value.witnesses.map(({ siglum, language }) => [siglum, language])).toEqual([
		['P', 'ru'],
		['T', 'en']
	]);
	expect(opened.value.witnesses[0]!.length).toBeGreaterThan(2000);
});

test('work: a page that another has is not offered while it is kept for him', async () => {
	const offered = async (person: keyof typeof PEOPLE) => {
		const work = await holdings.work(as(place, PEOPLE[person]));
		return work.ok ? work.value.next?.page : null;
	};
	const keep = (reserved_by: string | null, reserved_until: Date | null) =>
		place.store.sql
			.updateTable('page')
			.set({ reserved_by, reserved_until })
			.where('id', '=', 'p1')
			.execute();
	const now = as(place, PEOPLE.oleg).clock().getTime();
	await keep('oleg', new Date(now + 60_000));
	expect([await offered('oleg'), await offered('anna')]).toEqual(['p1', 'p2']);
	await keep('oleg', new Date(now));
	expect([await offered('oleg'), await offered('anna')]).toEqual(['p1', 'p1']);
	await keep(null, null);
});

test('work: the volunteer starts, his submitted page waits for the editor, then for the archivist', async () => {
	const needs = async (person: keyof typeof PEOPLE) => {
		const work = await holdings.work(as(place, PEOPLE[person]));
		return work.ok ? work.value : null;
	};
	expect((await needs('oleg'))?.next).toMatchObject({ page: 'p1', why: 'start', ordinal: 1 });
	await stateOf('p1', 'review', { submitted_by: 'oleg' });
	expect((await needs('oleg'))?.sent).toBe(1);
	expect((await needs('anna'))?.next).toMatchObject({ page: 'p1', why: 'review' });
	await stateOf('p1', 'reviewed');
	expect((await needs('maria'))?.next).toMatchObject({ page: 'p1', why: 'approve' });
	expect((await needs('maria'))?.records[0]!.state).toBe('ready');
});
