import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '#lib/outcome.ts';
import { newId } from '#lib/server/id.ts';
import { openEmbedded } from '#lib/server/storage/embedded.ts';
import * as event from '#lib/server/storage/event.ts';
import { migrate } from '#lib/server/storage/migrate.ts';
import { openPostgres } from '#lib/server/storage/postgres.ts';
import * as revisions from '#lib/server/storage/revision.ts';
import type { Store } from '#lib/server/storage/store.ts';
import * as transcription from '#lib/server/transcription.ts';
import * as workflow from '#lib/server/workflow.ts';
import type { Installation, Workbench } from '#lib/server/workbench.ts';
import { findLine, lines, type Page } from '#lib/transcription/page.ts';
import type { Conflict, SaveRequest, Structure } from '#lib/transcription/save.ts';
import { startCluster, whyNot, type Cluster } from '../support/cluster.ts';
import { chance } from '../support/pictures.ts';
import { times } from '../support/times.ts';
import { as, empty, installation, PEOPLE, seed } from '../support/workbench.ts';

/** What is promised of saves (guards, section 3), by laws and counts, on both databases. */
const missing = whyNot();
let cluster: Cluster | undefined;
const ADAPTERS = [
	{ name: 'embedded', without: null, open: () => openEmbedded() },
	{
		name: 'PostgreSQL',
		without: missing,
		open: async () => openPostgres(await cluster!.database('sverka_saves'))
	}
];
beforeAll(async () => {
	if (!missing) cluster = await startCluster();
});
afterAll(() => cluster?.stop());

describe.each(ADAPTERS)('saves on $name', ({ without, open }) => {
	if (without) return test.skip(`not run: ${without}`, () => {});
	let store: Store;
	let house: Installation;
	let [oleg, anna]: Workbench[] = [];
	beforeAll(async () => {
		store = await open();
		await migrate(store.sql);
	});
	beforeEach(async () => {
		await empty(store);
		await seed(store);
		house = await installation({ store, newId });
		[oleg, anna] = [as(house, PEOPLE.oleg), as(house, PEOPLE.anna)];
	});
	afterAll(() => store.close());

	function value<T>(outcome: Outcome<T>): T {
		if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal).slice(0, 300));
		return outcome.value;
	}

	const opened = async () => value(await transcription.open(oleg!, 'p1'));
	const textOf = async (line: string) => findLine((await opened()).content, line)?.text;
	const count = async () =>
		Number(
			(await store.raw.execute(`select count(*) as n from revision where page = 'p1'`, []))
				.rows[0]!['n']
		);

	async function request(line: string, text: string, who = oleg!): Promise<SaveRequest> {
		const { bases, content, timeline } = await opened();
		const { annotations } = findLine(content, line)!;
		const one = { line, base: bases[line]!, text, annotations, confirm: false };
		return { key: newId(), account: who.account!.id, timeline, lines: [one] };
	}

	test('P1: races of eight writers: one winner each, seven get both texts, none is lost', async () => {
		const rounds = times(30, 1_000);
		for (let round = 0; round < rounds; round++) {
			const writers = Array.from({ length: 8 }, (_, n) => (n % 2 ? anna! : oleg!));
			const asked = await Promise.all(
				writers.map((who, n) => request('l1-1', `круг ${round}, пишет ${n}`, who))
			);
			const answers = await Promise.all(
				asked.map((one, n) => transcription.save(writers[n]!, 'p1', one))
			);
			expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
			const stands = await textOf('l1-1');
			for (const [n, answer] of answers.entries()) {
				const mine = `круг ${round}, пишет ${n}`;
				if (answer.ok) expect(stands).toBe(mine);
				else {
					const [conflict] = JSON.parse(String(answer.refusal.facts['conflicts'])) as Conflict[];
					expect([answer.refusal.code, conflict]).toMatchObject([
						'outdated',
						{ line: 'l1-1', mine, theirs: stands }
					]);
				}
			}
		}
		expect(await count()).toBe(1 + rounds);
	});

	test('eight writers of eight lines do not meet, and every line is there', async () => {
		const ids = lines((await opened()).content)
			.slice(0, 8)
			.map(({ id }) => id);
		const asked = await Promise.all(ids.map((id, n) => request(id, `строка ${n}`)));
		const answers = await Promise.all(asked.map((one) => transcription.save(oleg!, 'p1', one)));
		expect(answers.map(({ ok }) => ok)).toEqual(ids.map(() => true));
		const { content, page } = await opened();
		expect(ids.map((id) => findLine(content, id)!.text)).toEqual(ids.map((_, n) => `строка ${n}`));
		expect([page.head, await count()]).toEqual([9, 9]);
		expect(new Set(answers.map((answer) => answer.ok && answer.value.revision)).size).toBe(8);
	});

	test('one save sent eight times at once is one revision, and all eight hear the same', async () => {
		const one = await request('l1-1', 'однажды');
		const answers = await Promise.all(
			Array.from({ length: 8 }, () => transcription.save(oleg!, 'p1', one))
		);
		const told = answers.map((answer) => value(answer));
		expect(new Set(told.map(({ revision, lines }) => JSON.stringify([revision, lines]))).size).toBe(
			1
		);
		expect(await count()).toBe(2);
	});

	test('a save against a submission: the later of the two is told, whichever it is', async () => {
		for (let round = 0; round < 10; round++) {
			const asked = await request('l1-1', `перед сдачей ${round}`);
			const { page } = await opened();
			const [saved, sent] = await Promise.all([
				transcription.save(oleg!, 'p1', asked),
				workflow.submit(oleg!, 'p1', { number: page.head })
			]);
			expect([saved.ok, sent.ok].filter(Boolean)).toHaveLength(1);
			if (!saved.ok) expect(saved.refusal.code).toBe('wrong_state');
			if (!sent.ok) expect(sent.refusal.code).toMatch(/page_moved_on|seen_other|outdated/);
			if (sent.ok) value(await workflow.withdraw(oleg!, 'p1'));
		}
	});

	test('a repeat after the page was approved gives the revision, and the state as it is', async () => {
		const one = await request('l1-1', 'до утверждения', anna);
		const first = value(await transcription.save(anna!, 'p1', one));
		await store.sql.updateTable('page').set({ state: 'approved' }).where('id', '=', 'p1').execute();
		const again = value(await transcription.save(anna!, 'p1', one));
		expect(again).toMatchObject({ revision: first.revision, state: 'approved' });
		const other = { ...one, key: newId(), lines: [{ ...one.lines[0]!, text: 'после' }] };
		const fresh = await transcription.save(anna!, 'p1', {
			...other,
			lines: (await request('l1-1', 'после')).lines
		});
		expect(fresh).toMatchObject({ ok: false, refusal: { code: 'reason_needed' } });
	});

	test('a save whose transaction fails leaves neither text nor state nor event', async () => {
		await store.sql.updateTable('page').set({ state: 'approved' }).where('id', '=', 'p1').execute();
		const one = { ...(await request('l1-1', 'никогда', anna)), reason: 'снимок' };
		let calls = 0;
		const clock = () => {
			if (++calls > 1) throw new Error('the clock stopped');
			return new Date();
		};
		await expect(transcription.save({ ...anna!, clock }, 'p1', one)).rejects.toThrow(
			'clock stopped'
		);
		expect([await count(), await event.ofRecord(store.sql, 'molotov-1953-07-04')]).toEqual([1, []]);
		expect((await opened()).page).toMatchObject({ head: 1, state: 'approved' });
		expect(value(await transcription.save(anna!, 'p1', one)).revision).toBe(2);
	});

	/** Letters at the border: what is typed, what is kept, how many had to go. */
	const TYPED: [what: string, typed: string, kept: string, removed: number][] = [
		['letters of two signs', 'и\u0306 е\u0308', 'й ё', 0],
		['a zero character', 'а\0б', 'аб', 1],
		['controls', 'а\u0001\u0008\u001b\u007fб', 'аб', 4],
		['half a letter', 'а\ud800б', 'аб', 1],
		['the other half', '\udc00', '', 1],
		['a letter beyond the first plane', '𝔄', '𝔄', 0],
		['line ends', 'а\r\nб\nв', 'а б в', 0],
		['tab and next line', 'а\tб\u0085в', 'а б в', 0],
		['separators', 'а\u2028б\u2029в', 'а б в', 0],
		['no character', 'а\uffffб\ufffe', 'аб', 2],
		['a hard space and a soft hyphen', 'т.\u00a0е. пра\u00adво', 'т.\u00a0е. пра\u00adво', 0],
		['old letters', 'Ѣ ѣ Ѳ і ѵ', 'Ѣ ѣ Ѳ і ѵ', 0],
		['markup', '</p><script>alert(1)</script>', '</p><script>alert(1)</script>', 0],
		['ends of spaces', '  а  ', 'а', 0],
		['from right to left', '\u202eабв', '\u202eабв', 0],
		['ten thousand marks above', `а${'\u0301'.repeat(10_000)}`, `а${'\u0301'.repeat(10_000)}`, 0]
	];
	test.each(TYPED)('%s at the border', async (_what, typed, kept, removed) => {
		const saved = value(await transcription.save(oleg!, 'p1', await request('l1-1', typed)));
		expect([await textOf('l1-1'), saved.removed]).toEqual([kept, removed]);
		const revision = (await revisions.find(store.sql, 'p1', 2))!;
		expect(revision.sha256).toBe(revisions.sha256OfPage(revision.content));
		expect(saved.lines[0]!.base.sha256).toBe(
			revisions.sha256OfLine(findLine(revision.content, 'l1-1')!)
		);
	});

	/** One random step of work, by one of two people; gives nothing where it cannot be done. */
	async function step(next: () => number): Promise<Outcome<unknown>> {
		const who = next() < 0.5 ? oleg! : anna!;
		const { content, timeline, bases, page } = value(await transcription.open(who, 'p1'));
		const all = lines(content, { refused: true });
		const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
		const line = pick(all);
		const opening = { key: newId(), account: who.account!.id, timeline };
		const way = next();
		if (way < 0.45) {
			const text = `${line.text.slice(0, 20)} ${pick(['а', 'ё', '𝔄', 'й', ''])}`;
			const one = {
				line: line.id,
				base: bases[line.id]!,
				text,
				annotations: [],
				confirm: next() < 0.3
			};
			return transcription.save(who, 'p1', { ...opening, lines: [one] });
		}
		if (way < 0.6)
			return transcription.restore(who, 'p1', {
				...{ ...opening, head: page.head, number: 1 + Math.floor(next() * page.head) }
			});
		const region = pick(content.regions).id;
		const change = pick<Structure>([
			{ kind: 'split', line: line.id, at: 1 },
			{ kind: 'join', line: line.id },
			{ kind: 'order-line', line: line.id, to: Math.floor(next() * 5) },
			{ kind: 'order-region', region, to: Math.floor(next() * 3) },
			{ kind: 'retype', region, as: 'heading' },
			{ kind: 'refuse', line: line.id },
			{ kind: 'recall', line: line.id },
			{ kind: 'add', line: line.id }
		]);
		return transcription.reshape(who, 'p1', { ...opening, head: page.head, change });
	}

	const shown = (page: Page) =>
		page.regions.map(({ id, kind, lines }) => [
			id,
			kind,
			lines.map(({ id, text, annotations, refused }) => [id, text, annotations, refused])
		]);

	// Each is 40 steps on a whole store; the laws of taking back are tried as often as P5 says.
	test.each(Array.from({ length: times(3, 100) }, (_, n) => n + 1))(
		'P5: history %i: every revision stays, and any of them can be had back',
		async (seed) => {
			const next = chance(seed * 7919);
			const seen = new Map<number, string>();
			const look = async () => {
				const { content, page } = await opened();
				seen.set(page.head, JSON.stringify(shown(content)));
				return page.head;
			};
			await look();
			let refused = 0;
			for (let n = 0; n < 40; n++) {
				const before = await opened();
				const outcome = await step(next);
				const head = await look();
				if (outcome.ok) expect(head).toBe(before.page.head + 1);
				else {
					refused++;
					expect(outcome.refusal.code).toBe('bad_request');
					expect(head).toBe(before.page.head);
				}
			}
			expect(refused).toBeLessThan(20);
			const { page } = await opened();
			const list = await revisions.list(store.sql, 'p1');
			expect(list.map(({ number }) => number)).toEqual(
				Array.from({ length: page.head }, (_, n) => page.head - n)
			);
			for (const { number, parent, sha256 } of list) {
				const { content } = (await revisions.find(store.sql, 'p1', number))!;
				expect([number, JSON.stringify(shown(content))]).toEqual([number, seen.get(number)]);
				expect(revisions.sha256OfPage(content)).toBe(sha256);
				expect(parent).toBe(number === 1 ? null : number - 1);
			}
			for (const number of [1, Math.ceil(page.head / 2)]) {
				const { timeline, page: now } = await opened();
				const ask = { key: newId(), account: 'anna', timeline, head: now.head, number };
				value(await transcription.restore(anna!, 'p1', ask));
				expect(JSON.stringify(shown((await opened()).content))).toBe(seen.get(number));
			}
			const learned = await store.sql.selectFrom('lexicon').select('count').execute();
			expect(learned.every(({ count }) => count > 0)).toBe(true);
		}
	);
});
