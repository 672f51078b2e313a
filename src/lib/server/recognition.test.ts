import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import { lines } from '#lib/transcription/page.ts';
import { handQueue, reading, scripted } from '../../../tests/support/reading.ts';
import {
	as,
	empty,
	fixedClock,
	installation,
	PEOPLE,
	seed
} from '../../../tests/support/workbench.ts';
import type { LineReading } from './reader/reader.ts';
import { listen, type News } from './progress.ts';
import * as job from './recognition-job.ts';
import * as recognition from './recognition.ts';
import { openEmbedded } from './storage/embedded.ts';
import * as revisions from './storage/revision.ts';
import * as runs from './storage/run.ts';
import type { Store } from './storage/store.ts';
import type { Installation } from './workbench.ts';

const RUS = { languages: 'rus' };
const RECORD = 'molotov-1953-07-04';
const clock = fixedClock();
const { queue, jobs } = handQueue();
let store: Store;
let here: Installation;
let asked: { halved?: boolean }[];
let heard: News[];
let deaf: () => void;
beforeAll(async () => {
	store = await openEmbedded();
});
beforeEach(async () => {
	const models = { rus: 'sum', eng: 'sum' };
	here = await installation({ store, queue, clock: clock.read, models });
	await empty(store);
	await seed(store);
	heard = [];
	deaf = listen(RECORD, (news) => heard.push(news));
});
afterEach(async () => {
	deaf();
	jobs.length = 0;
});
afterAll(() => store.close());

const anna = () => as(here, PEOPLE.anna);
const answers = (...next: (Outcome<LineReading[]> | (() => Promise<Outcome<LineReading[]>>))[]) => {
	const { asked: plans, ...parts } = scripted(next);
	asked = plans;
	here = { ...here, ...parts };
};
const never = new AbortController().signal;
/** Works through the queue, as the program would. */
const work = async () => {
	for (let next = jobs.shift(); next; next = jobs.shift()) await job.handle(here, next.run, never);
};
const start = async (surface = 's1') => {
	const outcome = await recognition.ask(anna(), [surface], RUS);
	if (!outcome.ok) throw new Error(outcome.refusal.code);
	return outcome.value[0]!;
};
const state = async (run: string) => (await runs.find(here.store.sql, run))!;
const head = async (page: string) => {
	const row = await here.store.sql
		.selectFrom('page')
		.selectAll()
		.where('id', '=', page)
		.executeTakeFirstOrThrow();
	return { row, revision: (await revisions.find(here.store.sql, page, row.head))! };
};

describe('from asking to the first revision', () => {
	test('run, revision and history stand together; those who listen hear each step', async () => {
		answers(done([reading('Посетите', 1), reading('У Сю-цуня', 2)]));
		const run = await start();
		await work();
		const { row, revision } = await head('p1');
		expect(row).toMatchObject({ head: 2, state: 'open' });
		expect(revision).toMatchObject({ by: 'tesseract', kind: 'read', message: run, parent: 1 });
		expect(lines(revision.content).map(({ text }) => text)).toEqual(['Посетите', 'У Сю-цуня']);
		const kept = await state(run);
		expect(kept).toMatchObject({ state: 'ok', attempt: 1, done: 2, total: 2 });
		expect(kept.result).toMatchObject({
			engine: { name: 'tesseract.js', version: '7.0.0', models: { rus: 'sum' } },
			lattices: { [`${run}-1-l1`]: expect.any(Array) }
		});
		expect(heard.map((news) => `${news.state} ${news.done}/${news.total}`)).toEqual([
			'waiting 0/0',
			'running 0/0',
			'running 0/2',
			'running 1/2',
			'running 2/2',
			'ok 2/2'
		]);
	});

	test('what a later reading found stands under the ids that its lines have on the page', async () => {
		answers(done([reading('Посетите', 1)]), done([reading('Посетиге', 1)]));
		const first = await start();
		await work();
		const second = await start();
		await work();
		const [line] = lines((await head('p1')).revision.content);
		expect(line).toMatchObject({ id: `${first}-1-l1`, text: 'Посетиге' });
		const { lattices } = (await state(second)).result!;
		expect(Object.keys(lattices)).toEqual([line!.id]);
		expect(lattices[line!.id]!.map((choices) => choices[0]![0]).join('')).toBe('Посетиге');
	});

	test('what lies in a region laid out for it is read with its languages, and stays in it', async () => {
		answers(done([reading('Посетите', 1), reading('Sinanju', 2)]));
		await start();
		await work();
		const { row, revision } = await head('p1');
		const zone = { ulx: 0, uly: 190, lrx: 600, lry: 260 };
		const own = {
			id: 'own',
			kind: 'stamp',
			zone,
			lines: [],
			laid: 'anna',
			languages: 'eng'
		} as const;
		const content = { regions: [...revision.content.regions, { ...own, lines: [] }] };
		await revisions.append(here.store.sql, {
			...{ page: 'p1', number: row.head + 1, parent: row.head, by: 'anna', at: clock.read() },
			...{ kind: 'geometry', message: 'draw-region', content }
		});
		await here.store.sql
			.updateTable('page')
			.set({ head: row.head + 1 })
			.where('id', '=', 'p1')
			.execute();
		const run = await start();
		await work();
		expect((await state(run)).result!.engine).toMatchObject({
			...{ languages: 'rus+eng', models: { rus: 'sum', eng: 'sum' } }
		});
		const { regions } = (await head('p1')).revision.content;
		expect(regions.find(({ id }) => id === 'own')).toMatchObject({
			...{ languages: 'eng', lines: [{ text: 'Sinanju' }] }
		});
	});

	test('a page that nobody can read, and one with nothing on it, end with that word', async () => {
		answers(done([reading('Ъы щ', 1, 0.2)]));
		const unreadable = await start('s1');
		await work();
		expect((await state(unreadable)).state).toBe('unreadable');
		const parts = scripted([done([])]);
		Object.assign(parts.planned, { lines: [], blank: true });
		here = { ...here, ...parts };
		const blank = await start('s2');
		await work();
		expect((await state(blank)).state).toBe('no_text');
	});
});

describe('failing', () => {
	const failed = refuse('reading_failed', { detail: 'x' });

	test('the second attempt reads a smaller picture; it may do', async () => {
		answers(failed, done([reading('Да')]));
		const run = await start();
		await work();
		expect(asked.map(({ halved }) => halved)).toEqual([false, true]);
		expect(await state(run)).toMatchObject({ state: 'ok', attempt: 2 });
	});

	test('three fail: parked with the reason, the queue goes on, the page is as it was', async () => {
		answers(failed, failed, refuse('reading_slow', { limit: 60 }), done([reading('Да')]));
		const poison = await start('s1');
		await work();
		const good = await start('s2');
		await work();
		expect(await state(poison)).toMatchObject({
			state: 'parked',
			attempt: 3,
			reason: { code: 'reading_slow' }
		});
		expect(asked.map(({ halved }) => halved)).toEqual([false, true, false, false]);
		expect((await state(good)).state).toBe('ok');
		expect((await head('p1')).row.head).toBe(1);
	});

	test('a page that failed waits one round before it is tried again', async () => {
		answers(failed, done([reading('Да')]));
		const poison = await start('s1');
		const others = [await start('s2'), await start('s3')];
		expect(jobs.map(({ run, turn }) => [run, turn])).toEqual([
			[poison, 1],
			[others[0], 2],
			[others[1], 3]
		]);
		await job.handle(here, jobs.shift()!.run, never);
		expect(jobs.map(({ run, turn }) => [run, turn])).toEqual([
			[others[0], 2],
			[poison, 2],
			[others[1], 3]
		]);
		await work();
		expect(await state(poison)).toMatchObject({ state: 'ok', attempt: 2, turn: 2 });
	});

	test('text of nothing on a page that is not blank is a failure, never "blank"', async () => {
		answers(done([]));
		const run = await start();
		await work();
		expect(await state(run)).toMatchObject({ state: 'parked', reason: { code: 'reading_empty' } });
	});

	test('a fault of the program itself is told, and parks the page in the end', async () => {
		const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		answers(() => Promise.reject(new Error('a bug')));
		const run = await start();
		await work();
		expect(await state(run)).toMatchObject({ state: 'parked', attempt: 3 });
		expect(told).toHaveBeenCalledTimes(3);
		told.mockRestore();
	});

	test('what no attempt can mend is refused at once', async () => {
		answers(done([]));
		here = {
			...here,
			images: { ...here.images, plan: async () => refuse('picture_damaged', { name: 'a' }) }
		};
		const run = await start();
		await work();
		expect(await state(run)).toMatchObject({
			state: 'refused',
			attempt: 1,
			reason: { code: 'picture_damaged' }
		});
	});

	test('100 poison pages among 1 000 would be 900 results: here 3 among 12 runs', async () => {
		let n = 0;
		answers(async () => (n++ % 6 < 3 && n < 13 ? failed : done([reading(`стр ${n}`)])));
		const ids: string[] = [];
		for (let i = 0; i < 4; i++) {
			for (const surface of ['s1', 's2', 's3']) ids.push(await start(surface));
			await work();
		}
		const states = await Promise.all(ids.map(async (id) => (await state(id)).state));
		expect(states.every((one) => ['ok', 'parked'].includes(one))).toBe(true);
		expect(states.filter((one) => one === 'ok').length).toBeGreaterThan(8);
	});
});

describe('what people did is theirs', () => {
	test('a touched line keeps its text, and is offered the new reading', async () => {
		const { revision } = await head('p1');
		const content = structuredClone(revision.content);
		const [line] = lines(content);
		Object.assign(line!, { by: 'anna', text: 'Моё', zone: reading('x', 1).zone });
		await revisions.append(here.store.sql, {
			page: 'p1',
			number: 2,
			parent: 1,
			by: 'anna',
			at: clock.now,
			kind: 'corrected',
			message: '',
			content
		});
		await here.store.sql.updateTable('page').set({ head: 2 }).where('id', '=', 'p1').execute();
		answers(done([reading('Чужое', 1), reading('ещё', 2)]));
		await start();
		await work();
		const after = lines((await head('p1')).revision.content);
		expect(after.map(({ text, by, offered }) => [text, by, offered])).toEqual([
			['Моё', 'anna', 'Чужое'],
			['ещё', 'tesseract', undefined]
		]);
	});

	test('a page that went to review meanwhile keeps its text; the run keeps its result', async () => {
		answers(async () => {
			await here.store.sql
				.updateTable('page')
				.set({ state: 'review' })
				.where('id', '=', 'p1')
				.execute();
			return done([reading('поздно')]);
		});
		const run = await start();
		await work();
		expect((await head('p1')).row).toMatchObject({ head: 1, state: 'review' });
		expect((await state(run)).state).toBe('ok');
	});
});

describe('once, whatever happens', () => {
	test('the same job twice is one revision', async () => {
		answers(done([reading('раз')]));
		const run = await start();
		await work();
		await job.handle(here, run, never);
		expect((await head('p1')).row.head).toBe(2);
	});

	test('killed in the middle: the next attempt ends it, and the late one writes nothing', async () => {
		let release = () => {};
		const late = new Promise<void>((open) => (release = open));
		answers(
			async () => {
				await late;
				return done([reading('поздний')]);
			},
			done([reading('новый')])
		);
		const run = await start();
		const first = job.handle(here, jobs.shift()!.run, never);
		while (asked.length === 0) await new Promise((next) => setTimeout(next, 5));
		await job.handle(here, run, never);
		release();
		await first;
		const { row, revision } = await head('p1');
		expect(row.head).toBe(2);
		expect(lines(revision.content).map(({ text }) => text)).toEqual(['новый']);
		expect(await state(run)).toMatchObject({ state: 'ok', attempt: 2 });
	});

	test('a page whose every attempt took the program with it is parked at last', async () => {
		answers(done([reading('x')]));
		const run = await start();
		for (let i = 0; i < 3; i++) await runs.begin(here.store.sql, run, clock.now);
		await work();
		expect(await state(run)).toMatchObject({ state: 'parked', attempt: 4 });
		expect(asked).toEqual([]);
	});

	test('stopped by the program, not by a person: the queue is told to bring it again', async () => {
		answers(refuse('reading_cancelled'), done([reading('x')]));
		const run = await start();
		await expect(job.handle(here, jobs.shift()!.run, never)).rejects.toThrow(/interrupted/);
		await job.handle(here, run, never);
		expect(await state(run)).toMatchObject({ state: 'ok', attempt: 2 });
	});
});

describe('cancelled and repeated', () => {
	test('a waiting run never starts', async () => {
		answers(done([reading('x')]));
		const run = await start();
		expect(await recognition.cancel(anna(), run)).toMatchObject({ ok: true });
		await work();
		expect(asked).toEqual([]);
		expect(await state(run)).toMatchObject({ state: 'cancelled' });
		expect(heard.at(-1)).toMatchObject({
			state: 'cancelled',
			reason: { code: 'reading_cancelled' }
		});
	});

	test('a running one stores nothing, and may be asked for again', async () => {
		answers(
			async () => {
				await recognition.cancel(anna(), run);
				return refuse('reading_cancelled');
			},
			done([reading('x')])
		);
		const run = await start();
		await work();
		expect((await state(run)).state).toBe('cancelled');
		expect((await head('p1')).row.head).toBe(1);
		expect(await recognition.cancel(anna(), run)).toMatchObject({
			refusal: { code: 'reading_over' }
		});
		const again = await recognition.repeat(anna(), run);
		await work();
		expect(again.ok && (await state(again.value)).state).toBe('ok');
	});

	test('a volunteer stops his own run only, and cannot unpark', async () => {
		answers(refuse('reading_failed', {}));
		const run = await start();
		const oleg = as(here, PEOPLE.oleg);
		expect(await recognition.cancel(oleg, run)).toMatchObject({ refusal: { code: 'not_yours' } });
		await work();
		expect((await state(run)).state).toBe('parked');
		expect(await recognition.repeat(oleg, run)).toMatchObject({
			refusal: { code: 'not_your_role' }
		});
		expect(await recognition.repeat(anna(), run)).toMatchObject({ ok: true });
	});
});

describe('who may ask', () => {
	const reserve = (by: string | null) =>
		here.store.sql.updateTable('page').set({ reserved_by: by }).where('id', '=', 'p1').execute();

	test.each([
		['a visitor', null, ['s1'], 'sign_in_first'],
		['a visitor, of what is not there', null, ['s9'], 'sign_in_first'],
		['a volunteer without the page', PEOPLE.oleg, ['s1'], 'page_read_by_editors'],
		['an editor, of what is not there', PEOPLE.anna, ['s1', 's9'], 'not_found'],
		['of nothing', PEOPLE.anna, [], 'not_found']
	])('%s', async (_who, account, surfaces, code) => {
		expect(await recognition.ask(as(here, account), surfaces, RUS)).toMatchObject({
			refusal: { code }
		});
		expect(jobs).toEqual([]);
	});

	test('a volunteer who holds the page may, fifty times a day', async () => {
		await reserve('oleg');
		const oleg = as(here, PEOPLE.oleg);
		expect((await recognition.ask(oleg, ['s1'], RUS)).ok).toBe(true);
		const [run] = jobs.splice(0);
		await runs.cancel(here.store.sql, run!.run, clock.now, {
			code: 'reading_cancelled',
			facts: {}
		});
		for (let i = 0; i < 49; i++) {
			await runs.add(here.store.sql, {
				id: `old${i}`,
				surface: 's2',
				settings: RUS,
				asked_by: 'oleg',
				created_at: clock.now
			});
		}
		expect(await recognition.ask(oleg, ['s1'], RUS)).toMatchObject({
			refusal: { code: 'reading_too_often' }
		});
		const tomorrow = { ...oleg, clock: () => new Date(clock.now.getTime() + 25 * 3_600_000) };
		expect((await recognition.ask(tomorrow, ['s1'], RUS)).ok).toBe(true);
	});

	test('a page in review is not read, and a page that is being read not twice', async () => {
		await here.store.sql
			.updateTable('page')
			.set({ state: 'review' })
			.where('id', '=', 'p2')
			.execute();
		expect(await recognition.ask(anna(), ['s2'], RUS)).toMatchObject({
			refusal: { code: 'wrong_state' }
		});
		await start('s1');
		expect(await recognition.ask(anna(), ['s3', 's1'], RUS)).toMatchObject({
			refusal: { code: 'reading_under_way' }
		});
		expect(jobs).toHaveLength(1);
	});

	test('only languages whose models the start has checked', async () => {
		for (const languages of ['../../x', 'deu', 'rus+deu', 'constructor']) {
			const outcome = await recognition.ask(anna(), ['s1'], { languages });
			expect(outcome).toMatchObject({ refusal: { code: 'language_unknown' } });
		}
	});

	test('jobs: a volunteer sees his own, an editor all, a visitor none', async () => {
		await start();
		const seen = async (account: Parameters<typeof as>[1]) => {
			const outcome = await recognition.list(as(here, account));
			return outcome.ok ? outcome.value.length : outcome.refusal.code;
		};
		expect([await seen(PEOPLE.oleg), await seen(PEOPLE.anna), await seen(null)]).toEqual([
			0,
			1,
			'sign_in_first'
		]);
	});
});

test('progress tells of the newest run of each surface, to those who may see work', async () => {
	answers(done([reading('x')]));
	const first = await start();
	await work();
	clock.now = new Date(clock.now.getTime() + 1_000);
	const second = await start();
	const now = await recognition.progress(anna(), RECORD);
	expect(now.ok && now.value.map(({ run, state }) => [run, state])).toEqual([[second, 'waiting']]);
	expect(first).not.toBe(second);
	expect(await recognition.progress(as(here, null), RECORD)).toMatchObject({
		refusal: { code: 'not_found' }
	});
	expect(await recognition.progress(anna(), 'none')).toMatchObject({
		refusal: { code: 'not_found' }
	});
});

test('the first reading of an empty page opens it, with revision 1', async () => {
	const { sql } = here.store;
	const surface = await sql
		.selectFrom('surface')
		.selectAll()
		.where('id', '=', 's1')
		.executeTakeFirstOrThrow();
	await sql
		.insertInto('surface')
		.values({ ...surface, id: 's4', ordinal: 4 })
		.execute();
	const { row } = await head('p1');
	await sql
		.insertInto('page')
		.values({ ...row, id: 'p4', surface: 's4', head: 0, state: 'empty' })
		.execute();
	answers(done([reading('первая')]));
	await start('s4');
	await work();
	const after = await head('p4');
	expect(after.row).toMatchObject({ head: 1, state: 'open' });
	expect(after.revision).toMatchObject({ parent: null, by: 'tesseract' });
});
