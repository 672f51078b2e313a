import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '#lib/outcome.ts';
import { permit, type Action } from '#lib/workflow/moves.ts';
import type { Asker } from '#lib/workflow/role.ts';
import { PAGE_STATES, type PageState } from '#lib/workflow/state.ts';
import { must, RecordHouse } from '../../../tests/support/record-house.ts';
import { RECORD } from '../../../tests/support/sample.ts';
import * as approval from './approval.ts';
import * as collation from './collation.ts';
import * as opening from './opening.ts';
import * as workflow from './workflow.ts';

/** What the three desks show to whom: a button that is shown must work, one that would not is not. */
let house: RecordHouse;
beforeAll(async () => {
	house = await RecordHouse.open();
});
beforeEach(() => house.begin());
afterAll(() => house.here.store.close());

const WHO = ['oleg', 'anna', 'maria'] as const;
const ROLE: Record<(typeof WHO)[number], Asker> = {
	...{ oleg: 'volunteer', anna: 'editor', maria: 'archivist' }
};
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.refusal.code);
const sql = () => house.here.store.sql;
const inState = (state: PageState) => sql().updateTable('page').set({ state }).execute();
const seal = (change: object = {}) =>
	sql()
		.insertInto('approval')
		.values({
			...{
				id: 'a1',
				record: RECORD,
				revisions: '{}',
				verdicts: '[]',
				tei_sha256: 'x',
				tei: '<TEI/>'
			},
			...{ by: 'maria', at: house.here.clock(), own_reason: null, reopened_by: null },
			...{ reopened_at: null, reopen_reason: null, ...change }
		})
		.execute();

describe('each desk', () => {
	test.each([
		[
			'collation',
			() => collation.desk(house.bench(null), RECORD),
			() => collation.desk(house.bench('anna'), 'none')
		],
		[
			'approval',
			() => approval.desk(house.bench(null), RECORD),
			() => approval.desk(house.bench('anna'), 'none')
		],
		[
			'page',
			() => opening.open(house.bench(null), 'p1'),
			() => opening.open(house.bench('anna'), 'none')
		],
		[
			'history',
			() => opening.history(house.bench(null), 'p1'),
			() => opening.history(house.bench('anna'), 'none')
		],
		[
			'version',
			() => opening.revision(house.bench(null), 'p1', 1),
			() => opening.revision(house.bench('anna'), 'p1', 2)
		]
	])(
		'%s answers a visitor as it answers who asks of what is not there',
		async (_what, hidden, missing) => {
			expect(await hidden()).toEqual(await missing());
			expect(code(await hidden())).toBe('not_found');
		}
	);
});

describe('the page desk', () => {
	test('lets each role write in each state exactly when a save would be taken', async () => {
		for (const state of PAGE_STATES) {
			await inState(state);
			for (const who of WHO) {
				const opened = must(await opening.open(house.bench(who), 'p1'));
				const may = permit('page.save', ROLE[who], state);
				// An approved page is opened again first, by whoever may: a save would do it in silence.
				const expected = state === 'approved' ? 'wrong_state' : may.ok ? null : may.refusal.code;
				expect([state, who, opened.whyNot?.code ?? null]).toEqual([state, who, expected]);
				expect(opened).toMatchObject({
					account: who,
					page: { state, head: 1, place: 1, count: 3 }
				});
			}
		}
	});

	test('gives every line its base, refused ones too, and names whoever wrote or looked', async () => {
		await sql().updateTable('page').set({ head: 2 }).where('id', '=', 'p1').execute();
		const first = await sql()
			.selectFrom('revision')
			.selectAll()
			.where('page', '=', 'p1')
			.executeTakeFirstOrThrow();
		const content = structuredClone(first.content);
		const [one, two] = content.regions.find(({ lines }) => lines.length > 1)!.lines;
		Object.assign(one!, { by: 'oleg', seen: ['anna', 'gone'], revision: 2 });
		Object.assign(two!, { refused: 'not text' });
		const second = { ...first, number: 2, parent: 1, by: 'oleg', content: JSON.stringify(content) };
		await sql().insertInto('revision').values(second).execute();
		const opened = must(await opening.open(house.bench('anna'), 'p1'));
		const ids = content.regions.flatMap(({ lines }) => lines.map(({ id }) => id));
		expect(Object.keys(opened.bases).sort()).toEqual(ids.sort());
		expect(opened.bases[one!.id]).toMatchObject({ revision: 2 });
		expect(opened.names).toMatchObject({ oleg: 'Олег', anna: 'Анна' });
		expect(opened.savedAt).toBe('2026-11-23T11:00:00.000Z');
	});

	test('of a page that was never read is empty, and may be typed', async () => {
		await sql()
			.updateTable('page')
			.set({ head: 0, state: 'empty' })
			.where('id', '=', 'p2')
			.execute();
		const opened = must(await opening.open(house.bench('oleg'), 'p2'));
		expect(opened).toMatchObject({
			...{ content: { regions: [] }, bases: {}, savedAt: null, whyNot: null, run: null },
			page: { head: 0, previous: 'p1', next: 'p3' }
		});
	});

	test('says how far its newest reading is', async () => {
		const run = { surface: 's1', settings: '{}', asked_by: 'x', done: 3, total: 40 };
		const times = [new Date('2026-11-23T11:00:00Z'), new Date('2026-11-23T12:00:00Z')];
		for (const [at, state] of ['failed', 'running'].entries())
			await sql()
				.insertInto('run')
				.values({ ...run, id: `r${at}`, state, created_at: times[at]! })
				.execute();
		const opened = must(await opening.open(house.bench('oleg'), 'p1'));
		expect(opened.run).toEqual({ state: 'running', done: 3, total: 40 });
	});

	test('has its neighbours in the record; the first has none before, the last none after', async () => {
		const heads = [];
		for (const page of ['p1', 'p2', 'p3'])
			heads.push(must(await opening.head(house.bench('oleg'), page)));
		expect(heads.map(({ place, previous, next }) => [place, previous, next])).toEqual([
			[1, null, 'p2'],
			[2, 'p1', 'p3'],
			[3, 'p2', null]
		]);
	});

	test('tells its history newest first, with names, and each version with its text', async () => {
		const first = await sql()
			.selectFrom('revision')
			.selectAll()
			.where('page', '=', 'p1')
			.executeTakeFirstOrThrow();
		const second = {
			...first,
			number: 2,
			parent: 1,
			by: 'oleg',
			kind: 'corrected',
			message: 'why'
		};
		await sql()
			.insertInto('revision')
			.values({ ...second, content: JSON.stringify({ regions: [] }) })
			.execute();
		const { entries, names } = must(await opening.history(house.bench('anna'), 'p1'));
		expect(entries.map(({ number, by, kind, message }) => [number, by, kind, message])).toEqual([
			[2, 'oleg', 'corrected', 'why'],
			[1, 'tesseract', 'read', '']
		]);
		expect(names).toMatchObject({ oleg: 'Олег' });
		expect(JSON.stringify(entries)).not.toContain('regions');
		expect(must(await opening.revision(house.bench('anna'), 'p1', 2)).content).toEqual({
			regions: []
		});
		expect(code(await opening.revision(house.bench('anna'), 'p1', 3))).toBe('not_found');
	});
});

describe('the collation desk', () => {
	test('offers each role in each state the verdicts that would be taken, on leaves of the scan alone', async () => {
		for (const state of PAGE_STATES) {
			await inState(state);
			for (const who of WHO) {
				const { pages, suggests } = must(await collation.desk(house.bench(who), RECORD));
				const refusal = (action: Action) => {
					const may = permit(action, ROLE[who], state);
					return may.ok ? null : may.refusal;
				};
				const picture = { width: 2480, height: 3508, turned: 0, prepared: 'turn=0' };
				const leaf = { id: 'p1', surface: 's1', number: 1, picture };
				const keepRefused = refusal('verdict.keep_text');
				const changeRefused = refusal('verdict.change_text');
				expect(pages).toEqual({ s1: { ...leaf, keepRefused, changeRefused } });
				expect(suggests).toBe(who === 'oleg');
			}
		}
	});

	test('gives the lines that differences stand in, with the base of each', async () => {
		const desk = must(await collation.desk(house.bench('anna'), RECORD));
		const named = new Set(
			[...desk.cards.map(({ difference }) => difference), ...desk.hidden].flatMap(({ s }) =>
				s.places.map(({ line }) => line)
			)
		);
		expect(Object.keys(desk.lines)).toEqual(expect.arrayContaining([...named]));
		const opened = must(await opening.open(house.bench('anna'), 'p1'));
		for (const [id, { text, ...base }] of Object.entries(desk.lines)) {
			expect(base).toEqual(opened.bases[id]);
			expect(JSON.stringify(opened.content)).toContain(JSON.stringify(text));
		}
		expect(desk.ledger.shown).toBe(desk.cards.length);
	});

	test('each opening has a key of its own; the installation has one timeline', async () => {
		const [one, two] = [
			must(await collation.desk(house.bench('anna'), RECORD)).opening,
			must(await collation.desk(house.bench('anna'), RECORD)).opening
		];
		expect(one.key).not.toBe(two.key);
		expect(one.timeline).toBe(two.timeline);
	});

	test.each<[string, () => Promise<unknown>, string]>([
		[
			'has no publication',
			() => sql().deleteFrom('witness').where('siglum', '=', 'P').execute(),
			'no-publication'
		],
		['was not read', () => sql().updateTable('page').set({ head: 0 }).execute(), 'not-read']
	])('of a record that %s says so, and a verdict there is refused', async (_what, change, why) => {
		const { cards } = must(await collation.desk(house.bench('anna'), RECORD));
		const { difference } = cards[0]!;
		await change();
		const desk = must(await collation.desk(house.bench('anna'), RECORD));
		expect([desk.empty, desk.cards, desk.lines]).toEqual([{ why }, [], {}]);
		const verdict = {
			...{ difference: difference.key, s: difference.s.text, p: difference.p.text },
			...{ kind: 'departs' as const, detail: null, note: '' }
		};
		expect(code(await collation.decide(house.bench('anna'), RECORD, verdict))).toBe(
			'not_comparable'
		);
	});
});

describe('the approval desk', () => {
	const shown = async (who: (typeof WHO)[number]) => {
		const desk = must(await approval.desk(house.bench(who), RECORD));
		const { mayReopen, mayPublish, mayUnpublish } = desk;
		return { mayReopen, mayPublish, mayUnpublish };
	};
	const nothing = { reason: 'mistake' as const, words: '', lines: [] };

	test.each([false, true])(
		'shows each role in each state what would be done, and nothing else (published: %s)',
		async (published) => {
			await seal();
			for (const state of PAGE_STATES)
				for (const who of WHO) {
					await inState(state);
					await sql().updateTable('record').set({ published }).execute();
					const offered = await shown(who);
					const bench = house.bench(who);
					const done = async (asked: Promise<Outcome<unknown>>) => (await asked).ok;
					// Reopening comes last: it changes the state.
					const mayPublish = await done(workflow.publish(bench, RECORD));
					const mayUnpublish = published && (await done(workflow.unpublish(bench, RECORD)));
					const mayReopen = await done(workflow.reopen(bench, RECORD, nothing));
					expect([state, who, offered]).toEqual([
						...[state, who],
						{ mayReopen, mayPublish, mayUnpublish }
					]);
				}
		}
	);

	test('of a record that was never sealed offers neither to publish nor a seal', async () => {
		await inState('approved');
		const desk = must(await approval.desk(house.bench('maria'), RECORD));
		expect([desk.mayPublish, desk.seal]).toEqual([false, null]);
	});

	test('says why it may not be approved: role, state, own work', async () => {
		await inState('reviewed');
		const refused = async (who: (typeof WHO)[number]) =>
			must(await approval.desk(house.bench(who), RECORD)).approveRefused?.code ?? null;
		expect([await refused('oleg'), await refused('anna'), await refused('maria')]).toEqual([
			...['not_your_role', 'not_your_role', null]
		]);
		await inState('open');
		expect(await refused('maria')).toBe('wrong_state');
	});

	test('names the archivists who could seal: not who asks, not who wrote, not who left', async () => {
		const others = async (who: 'maria' | 'anna') =>
			must(await approval.desk(house.bench(who), RECORD)).others;
		expect([await others('maria'), await others('anna')]).toEqual([
			['Павел'],
			['М. Орлова', 'Павел']
		]);
		await sql().updateTable('account').set({ disabled: true }).where('id', '=', 'pavel').execute();
		expect(await others('maria')).toEqual([]);
	});

	test('tells of the seal by whom, and by whom and why it was opened again', async () => {
		const at = new Date('2026-11-24T10:00:00Z');
		await seal({
			...{ revisions: JSON.stringify({ p1: { number: 7, sha256: 'a' } }), verdicts: '["v1","v2"]' },
			...{ own_reason: 'one', reopened_by: 'anna', reopened_at: at, reopen_reason: 'reader: x' }
		});
		const { seal: told } = must(await approval.desk(house.bench('oleg'), RECORD));
		expect(told).toEqual({
			...{ by: 'М. Орлова', at: '2026-11-23T12:00:00.000Z', sha256: 'x', verdicts: 2 },
			...{ revisions: [7], ownReason: 'one' },
			reopened: { by: 'Анна', at: at.toISOString(), reason: 'reader: x' }
		});
	});
});
