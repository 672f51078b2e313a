import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { done, refuse } from '#lib/outcome.ts';
import type { PageState } from '#lib/workflow/state.ts';
import { handQueue } from '../../../tests/support/reading.ts';
import { RECORD } from '../../../tests/support/sample.ts';
import { as, empty, installation, PEOPLE, seed } from '../../../tests/support/workbench.ts';
import * as model from './model.ts';
import { readAgain } from './reading-again.ts';
import * as runs from './storage/run.ts';
import type { Installation } from './workbench.ts';

let here: Installation;
let jobs: ReturnType<typeof handQueue>['jobs'];

beforeAll(async () => {
	const hand = handQueue();
	jobs = hand.jobs;
	here = await installation({ queue: hand.queue, models: { rus: 'sum', eng: 'sum' } });
});
afterAll(() => here.store.close());
beforeEach(async () => {
	jobs.length = 0;
	await empty(here.store);
	await seed(here.store);
});

const set = (page: string, state: PageState) =>
	here.store.sql.updateTable('page').set({ state }).where('id', '=', page).execute();

async function asked(who: keyof typeof PEOPLE = 'anna') {
	const outcome = await readAgain(as(here, PEOPLE[who]), RECORD);
	if (!outcome.ok) return outcome;
	const rows = await Promise.all(outcome.value.map((id) => runs.find(here.store.sql, id)));
	return rows.map((row) => ({ surface: row!.surface, settings: row!.settings }));
}

test('every page is read with what the archivist chose for the record', async () => {
	expect(await model.choose(as(here, PEOPLE.maria), RECORD, 'rus+eng')).toEqual(done(null));
	const settings = { languages: 'rus+eng' };
	expect(await asked()).toEqual(['s1', 's2', 's3'].map((surface) => ({ surface, settings })));
	expect(jobs).toHaveLength(3);
});

test('pages in review or approved, and those that are being read, are passed over', async () => {
	await set('p1', 'review');
	expect(await asked()).toMatchObject([{ surface: 's2' }, { surface: 's3' }]);
	expect(await asked()).toEqual(refuse('nothing_to_read'));
	await set('p1', 'approved');
	expect(await asked()).toEqual(refuse('nothing_to_read'));
	await set('p1', 'returned');
	expect(await asked()).toMatchObject([{ surface: 's1', settings: { languages: 'rus' } }]);
});

test('a volunteer may not, a visitor is asked to sign in, an unknown record is not found', async () => {
	expect(await asked('oleg')).toMatchObject({ refusal: { code: 'not_your_role' } });
	expect(await readAgain(as(here, null), RECORD)).toMatchObject({
		refusal: { code: 'sign_in_first' }
	});
	expect(await readAgain(as(here, PEOPLE.anna), 'another')).toEqual(refuse('not_found'));
});
