import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Account } from '#lib/account/account.ts';
import type { Outcome } from '#lib/outcome.ts';
import type { PageState } from '#lib/workflow/state.ts';
import { as, empty, installation, PEOPLE, seed } from '../../../tests/support/workbench.ts';
import * as event from './storage/event.ts';
import * as workflow from './workflow.ts';
import type { Installation } from './workbench.ts';

const { oleg, anna, maria, pavel } = PEOPLE;
const RECORD = 'molotov-1953-07-04';
const second: Account = { ...anna, id: 'irina', name: 'Ирина' };

let house: Installation;
beforeAll(async () => {
	house = await installation();
});
beforeEach(async () => {
	await empty(house.store);
	await seed(house.store);
});
afterAll(() => house.store.close());

const bench = (account: Account | null) => as(house, account);

/** Appends a revision as a save would, without its checks. */
async function write(by: string, page = 'p1'): Promise<workflow.Named> {
	const { sql } = house.store;
	const row = await row1(page);
	const last = await sql
		.selectFrom('revision')
		.selectAll()
		.where('page', '=', page)
		.where('number', '=', row.head)
		.executeTakeFirstOrThrow();
	const number = row.head + 1;
	const sha256 = `sha-${page}-${number}`;
	const content = JSON.stringify(last.content);
	const values = { ...last, number, parent: row.head, by, sha256, content };
	await sql.insertInto('revision').values(values).execute();
	await sql.updateTable('page').set({ head: number }).where('id', '=', page).execute();
	return { number, sha256 };
}

async function row1(page = 'p1') {
	const rows = house.store.sql.selectFrom('page').selectAll().where('id', '=', page);
	return rows.executeTakeFirstOrThrow();
}

function code(outcome: Outcome<unknown>): string {
	return outcome.ok ? 'ok' : outcome.refusal.code;
}

/** The page written by Oleg and submitted by him. */
async function submitted(): Promise<workflow.Named> {
	const named = await write('oleg');
	expect(code(await workflow.submit(bench(oleg), 'p1', named))).toBe('ok');
	return named;
}

async function inState(state: PageState): Promise<void> {
	await house.store.sql.updateTable('page').set({ state }).execute();
}

test('a page goes from open to reviewed, each step in the trail with who and what', async () => {
	const named = await submitted();
	expect(await row1()).toMatchObject({
		state: 'review',
		submitted_by: 'oleg',
		came_from: 'open'
	});
	expect(await workflow.accept(bench(anna), 'p1', named)).toEqual({
		ok: true,
		value: 'reviewed'
	});
	expect(await row1()).toMatchObject({
		state: 'reviewed',
		accepted: named.number
	});
	const trail = await event.ofRecord(house.store.sql, RECORD);
	expect(trail.map(({ who, action, was, became }) => [who, action, was, became])).toEqual([
		['oleg', 'page.submit', 'open', 'review'],
		['anna', 'page.accept', 'review', 'reviewed']
	]);
	expect(trail[1]!.detail).toEqual({ ...named });
	expect(await event.verifyChain(house.store.sql)).toBeNull();
});

test('a move on another revision than the head is refused and names the head and its author', async () => {
	const stale = await write('oleg');
	await write('anna');
	const outcome = await workflow.submit(bench(oleg), 'p1', stale);
	expect(outcome).toMatchObject({
		refusal: { code: 'page_moved_on', facts: { head: 3, who: 'Анна' } }
	});
	expect((await row1()).state).toBe('open');
	expect(await event.ofRecord(house.store.sql, RECORD)).toEqual([]);
});

test('accepting names the text, not only its number', async () => {
	const named = await submitted();
	const other = { ...named, sha256: 'another text' };
	expect(code(await workflow.accept(bench(anna), 'p1', other))).toBe('page_moved_on');
});

test('nobody accepts what he wrote since it was last accepted, or submitted himself', async () => {
	await write('anna');
	const named = await write('oleg');
	await workflow.submit(bench(second), 'p1', named);
	expect(code(await workflow.accept(bench(anna), 'p1', named))).toBe('own_work');
	expect(code(await workflow.accept(bench(second), 'p1', named))).toBe('own_work');
	expect(code(await workflow.accept(bench(maria), 'p1', named))).toBe('ok');
});

test('what was accepted before is no longer one’s own; the head always is', async () => {
	const first = await write('anna');
	await workflow.submit(bench(oleg), 'p1', first);
	await workflow.accept(bench(second), 'p1', first);
	await workflow.sendBack(bench(second), 'p1', { lines: [], words: 'стр. 3' });
	await workflow.submit(bench(oleg), 'p1', first);
	expect(code(await workflow.accept(bench(anna), 'p1', first))).toBe('own_work');
	await workflow.withdraw(bench(oleg), 'p1');
	const next = await write('oleg');
	await workflow.submit(bench(oleg), 'p1', next);
	expect(code(await workflow.accept(bench(anna), 'p1', next))).toBe('ok');
});

test('an archivist alone accepts his own with password and reason, which the trail keeps', async () => {
	const named = await write('maria');
	await workflow.submit(bench(maria), 'p1', named);
	const own = (reason: string, steppedUp: boolean, who = maria) =>
		workflow.acceptOwn(bench(who), 'p1', named, { reason, steppedUp });
	expect(code(await own('одна в архиве', false))).toBe('password_again');
	expect(code(await own(' ', true))).toBe('reason_needed');
	expect(code(await own('одна', true, anna))).toBe('not_your_role');
	expect(code(await own('одна в архиве', true))).toBe('ok');
	const trail = await event.ofRecord(house.store.sql, RECORD);
	expect(trail.at(-1)).toMatchObject({
		action: 'page.accept_own',
		detail: { reason: 'одна в архиве', number: named.number }
	});
});

test('a page sent back goes to who submitted it, with its lines; taken back it stands as before', async () => {
	await submitted();
	const lines = [{ line: 'l1-3', reason: 'letter' as const, words: '', proposal: 'МИД' }];
	expect(await workflow.sendBack(bench(anna), 'p1', { lines, words: '' })).toMatchObject({
		value: 'returned'
	});
	expect(await row1()).toMatchObject({
		state: 'returned',
		returned_to: 'oleg'
	});
	const trail = await event.ofRecord(house.store.sql, RECORD);
	expect(trail.at(-1)!.detail).toMatchObject({ lines });
	await workflow.submit(bench(oleg), 'p1', await row1().then(({ head }) => ({ number: head })));
	expect(code(await workflow.withdraw(bench({ ...oleg, id: 'ivan' }), 'p1'))).toBe('not_yours');
	expect(await workflow.withdraw(bench(oleg), 'p1')).toMatchObject({
		value: 'returned'
	});
});

test('sending back and reopening need their words', async () => {
	await submitted();
	const nothing = { lines: [], words: ' ' };
	expect(code(await workflow.sendBack(bench(anna), 'p1', nothing))).toBe('reason_needed');
	const other = {
		lines: [{ line: 'l1-1', reason: 'other' as const, words: '' }],
		words: 'и т.д.'
	};
	expect(code(await workflow.sendBack(bench(anna), 'p1', other))).toBe('reason_needed');
	await inState('approved');
	const unsaid = { reason: 'other' as const, words: '', lines: [] };
	expect(code(await workflow.reopen(bench(anna), RECORD, unsaid))).toBe('reason_needed');
});

test('reopening keeps the seal and says on it who opened and why', async () => {
	await inState('approved');
	await seal();
	const reason = {
		reason: 'reader' as const,
		words: 'опечатка',
		lines: ['l1-13']
	};
	expect(code(await workflow.reopen(bench(oleg), RECORD, reason))).toBe('not_your_role');
	expect(code(await workflow.reopen(bench(anna), RECORD, reason))).toBe('ok');
	expect((await row1()).state).toBe('reopened');
	const sealed = await house.store.sql.selectFrom('approval').selectAll().executeTakeFirstOrThrow();
	expect(sealed).toMatchObject({
		reopened_by: 'anna',
		reopen_reason: 'reader: опечатка'
	});
	expect(sealed.tei).toBe('<TEI/>');
});

/** The record as one of two leaves: `p2` is of the scan, too. */
async function twoLeaves(): Promise<void> {
	await house.store.sql
		.updateTable('surface')
		.set({ siglum: 'S' })
		.where('id', '=', 's2')
		.execute();
}

test('a record is opened again whole: each leaf is told its own lines, or nothing changes', async () => {
	await twoLeaves();
	await inState('approved');
	await seal();
	const given = { reason: 'mistake' as const, words: '', lines: ['l2-1', 'l1-13', 'none'] };
	await house.store.sql
		.updateTable('page')
		.set({ state: 'reviewed' })
		.where('id', '=', 'p2')
		.execute();
	expect(await workflow.reopen(bench(maria), RECORD, given)).toMatchObject({
		refusal: { code: 'wrong_state', facts: { state: 'reviewed' } }
	});
	expect([(await row1()).state, await event.ofRecord(house.store.sql, RECORD)]).toEqual([
		'approved',
		[]
	]);

	await inState('approved');
	expect(code(await workflow.reopen(bench(maria), RECORD, given))).toBe('ok');
	expect([(await row1('p1')).state, (await row1('p2')).state]).toEqual(['reopened', 'reopened']);
	expect((await row1('p3')).state).toBe('approved');
	const trail = await event.ofRecord(house.store.sql, RECORD);
	expect(trail.map(({ object, detail }) => [object, detail])).toEqual([
		['page:p1', { number: 1, reason: 'mistake', words: '', lines: ['l1-13'] }],
		['page:p2', { number: 1, reason: 'mistake', words: '', lines: ['l2-1'] }]
	]);
});

test('when the second leaf cannot be written, the first stays as it was', async () => {
	await twoLeaves();
	await inState('approved');
	await seal();
	await house.store.raw.execute(
		"alter table page add constraint broken check (id <> 'p2' or state = 'approved')"
	);
	try {
		const given = { reason: 'mistake' as const, words: '', lines: [] };
		await expect(workflow.reopen(bench(maria), RECORD, given)).rejects.toThrow(/broken/);
		expect((await row1()).state).toBe('approved');
		expect(await event.ofRecord(house.store.sql, RECORD)).toEqual([]);
		const sealed = await house.store.sql.selectFrom('approval').selectAll().execute();
		expect(sealed[0]).toMatchObject({ reopened_by: null });
	} finally {
		await house.store.raw.execute('alter table page drop constraint broken');
	}
});

test.each([
	[maria, 'not_found'],
	[anna, 'not_found'],
	[oleg, 'not_found'],
	[null, 'sign_in_first']
] as const)('%o asks of a record that is not there', async (account, refusal) => {
	const nothing = { reason: 'mistake' as const, words: '', lines: [] };
	const asked = [
		await workflow.reopen(bench(account), 'none', nothing),
		await workflow.publish(bench(account), 'none'),
		await workflow.unpublish(bench(account), 'none')
	];
	expect(asked.map(code)).toEqual([refusal, refusal, refusal]);
});

async function seal(): Promise<void> {
	const values = {
		id: 'a1',
		record: RECORD,
		revisions: '{}',
		verdicts: '[]',
		tei_sha256: 'x'
	};
	const unopened = {
		own_reason: null,
		reopened_by: null,
		reopened_at: null,
		reopen_reason: null
	};
	await house.store.sql
		.insertInto('approval')
		.values({
			...values,
			...unopened,
			tei: '<TEI/>',
			by: 'maria',
			at: house.clock()
		})
		.execute();
}

test('only what is sealed is published, once, and taken down again', async () => {
	await inState('approved');
	expect(code(await workflow.publish(bench(maria), RECORD))).toBe('nothing_published');
	await seal();
	expect(code(await workflow.publish(bench(anna), RECORD))).toBe('not_your_role');
	expect(code(await workflow.publish(bench(maria), RECORD))).toBe('ok');
	expect(code(await workflow.publish(bench(maria), RECORD))).toBe('nothing_published');
	expect(code(await workflow.unpublish(bench(maria), RECORD))).toBe('ok');
	expect(code(await workflow.unpublish(bench(maria), RECORD))).toBe('nothing_published');
	await inState('review');
	expect(code(await workflow.publish(bench(maria), RECORD))).toBe('wrong_state');
});

test('who is not signed in learns nothing of what there is', async () => {
	for (const page of ['p1', 'no such page']) {
		expect(code(await workflow.submit(bench(null), page, { number: 1 }))).toBe('sign_in_first');
	}
	expect(code(await workflow.submit(bench(oleg), 'none', { number: 1 }))).toBe('not_found');
	expect(code(await workflow.publish(bench(null), RECORD))).toBe('sign_in_first');
});

test.each([
	[
		'accept and accept',
		(named: workflow.Named) => [accepting(anna, named), accepting(maria, named)]
	],
	[
		'withdraw and accept',
		(named: workflow.Named) => [() => workflow.withdraw(bench(oleg), 'p1'), accepting(anna, named)]
	],
	[
		'two acceptances and a withdrawal',
		(named: workflow.Named) => [
			accepting(anna, named),
			() => workflow.withdraw(bench(second), 'p1'),
			accepting(pavel, named)
		]
	]
])('of %s at once one wins, the others see its state', async (_what, racers) => {
	for (let round = 0; round < 20; round++) {
		const row = await row1();
		const named = await write('oleg');
		if (row.state === 'reviewed') await inState('open');
		await workflow.submit(bench(oleg), 'p1', named);
		const runs = round % 2 ? racers(named) : racers(named).reverse();
		const codes = (await Promise.all(runs.map((run) => run()))).map(code);
		expect(codes.filter((one) => one === 'ok')).toHaveLength(1);
		expect(codes.filter((one) => one === 'wrong_state')).toHaveLength(runs.length - 1);
	}
	expect(await event.verifyChain(house.store.sql)).toBeNull();
});

function accepting(account: Account, named: workflow.Named) {
	return () => workflow.accept(bench(account), 'p1', named);
}

const reopening = (account: Account) => () =>
	workflow.reopen(bench(account), RECORD, {
		reason: 'reader',
		words: '',
		lines: []
	});
const returning = (account: Account) => () =>
	workflow.sendBack(bench(account), 'p1', { lines: [], words: 'ещё раз' });
const submitting = (account: Account, number: number) => () =>
	workflow.submit(bench(account), 'p1', { number });

/** Two moves at once from one state: what each may lead to where it comes first. */
test.each<
	[string, PageState, (named: workflow.Named) => (() => Promise<Outcome<unknown>>)[], PageState[]]
>([
	[
		'submit and submit',
		'open',
		({ number }) => [submitting(oleg, number), submitting(anna, number)],
		['review']
	],
	[
		'withdraw and withdraw',
		'review',
		() => [() => workflow.withdraw(bench(anna), 'p1'), () => workflow.withdraw(bench(maria), 'p1')],
		['open']
	],
	[
		'send back and withdraw',
		'review',
		() => [returning(anna), () => workflow.withdraw(bench(second), 'p1')],
		['returned', 'open']
	],
	['reopen and reopen', 'approved', () => [reopening(anna), reopening(maria)], ['reopened']]
])(
	'%s at once: one wins, the page is where it leads, the trail has one step',
	async (_what, from, racers, ends) => {
		for (let round = 0; round < 4; round++) {
			const named = await write('oleg');
			await inState(from);
			await house.store.sql
				.updateTable('page')
				.set({ came_from: 'open', accepted: named.number - 1 })
				.where('id', '=', 'p1')
				.execute();
			const before = (await event.ofRecord(house.store.sql, RECORD)).length;
			const runs = round % 2 ? racers(named) : racers(named).reverse();
			const outcomes = await Promise.all(runs.map((run) => run()));
			const won = outcomes.filter((one) => one.ok);
			expect(outcomes.map(code).sort()).toEqual(['ok', 'wrong_state']);
			const { state } = await row1();
			expect(ends).toContain(state);
			expect([state, null]).toContain(won[0]!.ok && won[0]!.value);
			expect((await event.ofRecord(house.store.sql, RECORD)).length).toBe(before + 1);
		}
		expect(await event.verifyChain(house.store.sql)).toBeNull();
	}
);

test('what a page stood at is told in its step: from where, to where, by whom', async () => {
	const named = await write('oleg');
	await workflow.submit(bench(oleg), 'p1', named);
	await workflow.accept(bench(anna), 'p1', named);
	const trail = await event.ofRecord(house.store.sql, RECORD);
	expect(trail.map(({ action, who, was, became }) => [action, who, was, became])).toEqual([
		['page.submit', 'oleg', 'open', 'review'],
		['page.accept', 'anna', 'review', 'reviewed']
	]);
});

test('a step that is refused leaves no trace', async () => {
	const before = await row1();
	for (const step of [
		returning(anna),
		reopening(maria),
		() => workflow.withdraw(bench(oleg), 'p1')
	])
		expect(code(await step())).toBe('wrong_state');
	expect(await row1()).toEqual(before);
	expect(await event.ofRecord(house.store.sql, RECORD)).toEqual([]);
});

test('send back and accept at once: whichever comes first, the page is sent back in the end', async () => {
	for (let round = 0; round < 4; round++) {
		const named = await write('oleg');
		await inState('review');
		const runs = [returning(anna), accepting(second, named)];
		const outcomes = await Promise.all((round % 2 ? runs : runs.reverse()).map((run) => run()));
		expect(
			outcomes
				.map(code)
				.filter((one) => one !== 'ok')
				.every((one) => one === 'wrong_state')
		).toBe(true);
		expect((await row1()).state).toBe('returned');
	}
});
