import { describe, expect, test } from 'vitest';
import type { Account } from '#lib/account/account.ts';
import type { Desk } from '#lib/collation/desk.ts';
import { explain, type Outcome } from '#lib/outcome.ts';
import { comparing, RECORD } from '../../../tests/support/comparing.ts';
import { PEOPLE } from '../../../tests/support/workbench.ts';
import * as collation from './collation.ts';
import * as ends from './ends.ts';
import * as event from './storage/event.ts';
import * as workflow from './workflow.ts';

const { oleg, anna, maria } = PEOPLE;

const { bench, desk, sql } = comparing();
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.refusal.code);

async function choose(
	first: number,
	last: number,
	{
		account = anna as Account | null,
		...given
	}: Partial<ends.Given> & { account?: Account | null } = {}
) {
	const { publication } = (await desk()).ends!;
	const asked = { ends: { first, last }, publication, reason: 'Следующий лист не снят.', ...given };
	return ends.choose(bench(account), RECORD, asked);
}

/** Words of the publication that the desk shows as beyond the scan, by block. */
const beyond = async () =>
	(await desk()).passages.flatMap((one) => (one.kind === 'beyond-scan' ? [one.words] : []));

test('the ends that the program found are shown with the words around them', async () => {
	const { compared, chosen, refused } = (await desk()).ends!;
	expect([chosen, refused]).toEqual([null, null]);
	expect(compared!.first).toBe(1);
	const { around, last } = compared!;
	expect(around.first.words.slice(0, 4)).toEqual(['1211', '1220', 'Посетите', 'У']);
	expect(around.last.words[last - around.last.from]).toBe('теперь');
	expect(around.last.words[last + 1 - around.last.from]).toBe('на');
	expect(await beyond()).toHaveLength(1);
});

describe('moved', () => {
	test('inward, the words outside ask for no decision, and the choice says who, when and why', async () => {
		const before = await desk();
		const { last } = before.ends!.compared!;
		expect(code(await choose(14, last))).toBe('ok');
		const now = await desk();
		expect(now.ends!.compared).toMatchObject({ first: 14, last });
		expect(now.ends!.chosen).toMatchObject({
			...{ ends: { first: 14, last }, by: 'anna', reason: 'Следующий лист не снят.' },
			at: bench(null).clock().toISOString()
		});
		expect(now.names['anna']).toBe(anna.name);
		expect(await beyond()).toHaveLength(2);
		const names = (of: Desk) => of.cards.map(({ difference }) => difference.p.text);
		expect(names(before)).toContain('У Сюшаня');
		expect(names(now)).not.toContain('У Сюшаня');
		expect(names(now)).toContain('Пэн Цэхуая');
	});

	test('outward, what the scan lacks there is to be decided', async () => {
		const { first, last } = (await desk()).ends!.compared!;
		expect(code(await choose(first, last + 5))).toBe('ok');
		const added = (await desk()).cards.filter(({ difference }) => difference.class === 'addition');
		expect(added.map(({ difference }) => difference.p.text)).toEqual(['на США. 3. Что касается']);
	});

	test('it survives an edit of the scan and a verdict given before', async () => {
		const { cards } = await desk();
		const name = cards.find(({ difference }) => difference.s.text === 'Пын Дэ-Хуэя')!.difference;
		await collation.decide(bench(anna), RECORD, {
			...{ difference: name.key, s: name.s.text, p: name.p.text },
			...{ kind: 'departs', detail: null, note: '' }
		});
		await choose(14, (await desk()).ends!.compared!.last);
		const kept = (await desk()).cards.find(({ difference }) => difference.key === name.key);
		expect(kept).toMatchObject({ state: 'decided' });
	});

	test('back to what the program finds, with a reason too', async () => {
		const { first, last } = (await desk()).ends!.compared!;
		await choose(14, last);
		expect(code(await choose(0, 0, { ends: null, reason: 'Снято.' }))).toBe('ok');
		expect((await desk()).ends).toMatchObject({ chosen: null, compared: { first, last } });
	});

	test('another publication ends the choice: its words are others', async () => {
		await choose(14, (await desk()).ends!.compared!.last);
		const seen = (await desk()).ends!.publication;
		await sql()
			.updateTable('witness')
			.set((one) => ({ text: one('text', '||', ' '), sha256: 'another' }))
			.where('siglum', '=', 'P')
			.execute();
		expect((await desk()).ends).toMatchObject({ chosen: null, compared: { first: 1 } });
		expect(code(await choose(2, 50, { publication: seen }))).toBe('ends_moved_on');
	});
});

describe('taken back', () => {
	const jobOf = (outcome: Outcome<{ job: number }>) => (outcome.ok ? outcome.value.job : 0);

	test('the choice before holds again, once', async () => {
		const { last } = (await desk()).ends!.compared!;
		await choose(14, last);
		const second = jobOf(await choose(20, last, { account: maria }));
		expect(code(await collation.undo(bench(oleg), RECORD, second))).toBe('not_your_role');
		expect(code(await collation.undo(bench(anna), RECORD, second))).toBe('ok');
		expect((await desk()).ends!.chosen).toMatchObject({ ends: { first: 14, last } });
		expect(code(await collation.undo(bench(anna), RECORD, second))).toBe('nothing_to_undo');
	});

	test('the first one gives the ends back to the program', async () => {
		const job = jobOf(await choose(14, 50));
		expect(code(await collation.undo(bench(anna), RECORD, job))).toBe('ok');
		expect((await desk()).ends).toMatchObject({ chosen: null, compared: { first: 1 } });
	});

	test('not after another choice, and an undo is not undone', async () => {
		const first = jobOf(await choose(14, 50));
		const second = jobOf(await choose(20, 50));
		expect(code(await collation.undo(bench(anna), RECORD, first))).toBe('nothing_to_undo');
		await collation.undo(bench(anna), RECORD, second);
		const trail = await event.ofRecord(sql(), RECORD);
		expect(trail.map(({ action, detail }) => [action, detail['undoes'] ?? null])).toEqual([
			['collation.ends', null],
			['collation.ends', null],
			['collation.ends', second]
		]);
		expect(code(await collation.undo(bench(anna), RECORD, trail.at(-1)!.number))).toBe(
			'nothing_to_undo'
		);
	});
});

describe('refused', () => {
	test.each<[what: string, first: number, last: number, refusal: string]>([
		['before the first word', 0, 50, 'ends_outside'],
		['past the last', 1, 9999, 'ends_outside'],
		['turned round', 50, 14, 'ends_outside'],
		['half a word', 1.5, 50, 'ends_outside'],
		['no number', Number.NaN, 50, 'ends_outside'],
		['where nothing of the scan stands', 300, 340, 'ends_unlike']
	])('%s', async (_, first, last, refusal) => {
		const outcome = await choose(first, last);
		expect(code(outcome)).toBe(refusal);
		if (!outcome.ok)
			for (const language of ['en', 'ru'] as const)
				expect(explain(outcome.refusal, language).sentence).not.toContain('{');
		expect(await event.ofRecord(sql(), RECORD)).toEqual([]);
	});

	test('without a reason', async () => {
		expect(code(await choose(14, 50, { reason: '  ' }))).toBe('reason_needed');
		expect(code(await choose(0, 0, { ends: null, reason: '' }))).toBe('reason_needed');
	});

	test.each<[who: string, account: Account | null, refusal: string]>([
		['a visitor', null, 'sign_in_first'],
		['a volunteer', oleg, 'not_your_role']
	])('to %s', async (_, account, refusal) => {
		expect(code(await choose(14, 50, { account }))).toBe(refusal);
	});

	test('a volunteer sees the ends, and why they stay', async () => {
		expect((await desk(oleg)).ends!.refused).toMatchObject({ code: 'not_your_role' });
	});

	test('in an approved record', async () => {
		await sql().updateTable('page').set({ state: 'approved' }).execute();
		expect(code(await choose(14, 50))).toBe('wrong_state');
		expect((await desk()).ends!.refused).toMatchObject({ code: 'wrong_state' });
	});

	test('in review it is an editor’s business all the same', async () => {
		await workflow.submit(bench(oleg), 'p1', { number: 1 });
		expect(code(await choose(14, 50))).toBe('ok');
	});

	test('of a record that is none, or has no publication', async () => {
		const given = { ends: { first: 1, last: 2 }, publication: '', reason: 'x' };
		expect(code(await ends.choose(bench(anna), 'none', given))).toBe('not_found');
		await sql().deleteFrom('witness').where('siglum', '=', 'P').execute();
		expect(code(await ends.choose(bench(anna), RECORD, given))).toBe('not_comparable');
		expect((await desk()).ends).toBeNull();
	});
});
