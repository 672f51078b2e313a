import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { done, refuse } from '#lib/outcome.ts';
import type { Preparation, Settings } from '#lib/recognition/preparation.ts';
import { PAGE_STATES, type PageState } from '#lib/workflow/state.ts';
import { handQueue } from '../../../tests/support/reading.ts';
import { RECORD } from '../../../tests/support/sample.ts';
import { as, fixedClock, installation, PEOPLE, seed } from '../../../tests/support/workbench.ts';
import type { FrameOfMaster, Images, Preview } from './images/images.ts';
import * as model from './model.ts';
import * as preparation from './preparation.ts';
import { readAgain } from './reading-again.ts';
import * as recognition from './recognition.ts';
import * as pages from './storage/page.ts';
import type { Files } from './storage/files.ts';
import * as runs from './storage/run.ts';
import * as transcription from './transcription.ts';
import type { Installation } from './workbench.ts';

let house: Installation;
let here: Installation;
const clock = fixedClock();
const { queue, jobs } = handQueue();
const asked: [FrameOfMaster, Preparation][] = [];
const gone = new Set<string>();
const files = {
	path: (sha256) => `/files/${sha256}`,
	has: async (sha256) => !gone.has(sha256)
} as Files;
/** Makes a picture of what it is asked for, each time anew. */
const preview: Images['preview'] = async (master, settings, fresh) => {
	const may = fresh?.() ?? done(null);
	if (!may.ok) return may;
	asked.push([master, settings]);
	const turned = settings.turn ?? 0;
	const measures = { bilevel: false, grain: 1, xHeight: 24, readAt: 24 };
	const geometry = { width: 2480, height: 3508, turned, factor: 2, skew: 0.5, scale: 1 };
	return done({ ...geometry, measures, jpeg: Buffer.from('JPEG') } satisfies Preview);
};

beforeAll(async () => {
	house = await installation({ queue, files, clock: clock.read, models: { rus: 's', eng: 's' } });
	await seed(house.store);
});
afterAll(() => house.store.close());
beforeEach(async () => {
	asked.length = jobs.length = 0;
	gone.clear();
	clock.now = new Date('2026-11-23T12:00:00Z');
	// Pictures are counted for an installation's images: each test begins anew.
	here = { ...house, images: { preview } as Images };
	await house.store.raw.execute(
		`delete from run; update page set state = 'open', reserved_by = null; update record set languages = null`
	);
});

const anna = () => as(here, PEOPLE.anna);
const set = (state: PageState, reserved_by: string | null = null) =>
	here.store.sql.updateTable('page').set({ state, reserved_by }).where('id', '=', 'p1').execute();
async function opened(fields?: [string, string][], who = anna()) {
	const outcome = await preparation.open(who, 'p1', fields);
	if (!outcome.ok) throw new Error(outcome.refusal.code);
	return outcome.value;
}
/** A reading of the first page that was asked for with these settings, ended as said. */
async function past(settings: Settings, state = 'ok', result: object = {}) {
	clock.now = new Date(clock.now.getTime() + 1000);
	const id = `r${clock.now.getTime()}`;
	const run = { id, surface: 's1', settings, asked_by: 'anna', created_at: clock.now };
	await runs.add(here.store.sql, run);
	const ended = { state, result: JSON.stringify({ engine: {}, ...result }) };
	await here.store.sql.updateTable('run').set(ended).where('id', '=', id).execute();
	return id;
}
const settingsOf = async (id: string) => (await runs.find(here.store.sql, id))!.settings;

describe('elsewhere than on its own screen', () => {
	const shown = async () => preparation.asRead(anna(), await surfaceOf('s1'));
	const surfaceOf = (id: string) => pages.surface(here.store.sql, id);

	test('the picture is that of the next reading: by hand as chosen, turned as it was read', async () => {
		expect(await shown()).toEqual({ address: 'turn=0', turned: 0 });
		await past({ languages: 'rus' }, 'ok', { turned: 180 });
		expect(await shown()).toEqual({ address: 'turn=180', turned: 180 });
		expect(await preparation.turnsOf(anna(), ['s1', 's2'])).toEqual({ s1: 180, s2: 0 });
		await past({ languages: 'rus', turn: 270 }, 'ok', { turned: 270 });
		await past({ languages: 'rus' }, 'waiting');
		expect(await shown()).toEqual({ address: 'turn=180', turned: 180 });
		expect(await preparation.turnsOf(anna(), ['s1'])).toEqual({ s1: 180 });
		await past({ languages: 'rus', contrast: 2, turn: 90 }, 'waiting');
		expect(await shown()).toEqual({ address: 'turn=90&contrast=2', turned: 90 });
		expect(await preparation.turnsOf(anna(), ['s1', 's2'])).toEqual({ s1: 90, s2: 0 });
		expect(await preparation.turnsOf(anna(), [])).toEqual({});
		const kept = new URLSearchParams((await shown()).address);
		// Whoever may see the page may see it: no right to read is asked for what is kept.
		const outcome = await preparation.picture(as(here, PEOPLE.oleg), 's1', kept);
		expect(outcome.ok).toBe(true);
	});
});

describe('the page opened', () => {
	test('one never read is automatic, shown upright, in the languages of its record', async () => {
		expect(await opened()).toMatchObject({
			...{ kept: {}, tried: {}, languages: null, recordLanguages: 'rus' },
			...{ choices: ['rus', 'eng', 'rus+eng'], address: 'turn=0', readings: [] },
			...{ fault: null, whyNot: null }
		});
		expect(asked).toEqual([[{ path: '/files/b1', frame: 0, name: '001.jpg' }, { turn: 0 }]]);
	});

	test('what its newest reading was asked with is kept, and told as done by hand', async () => {
		await past({ languages: 'rus', skew: 1 });
		await past({ languages: 'eng', own: true, contrast: 2, turn: 90 });
		const { shown, ...page } = await opened();
		expect(page).toMatchObject({ kept: { contrast: 2, turn: 90 }, languages: 'eng' });
		expect(page.address).toBe('turn=90&contrast=2');
		const byHand = shown!.steps.filter(({ why }) => why === 'hand').map(({ step }) => step);
		expect(byHand).toEqual(['turn', 'contrast']);
		expect(page.readings.map(({ settings }) => settings.languages)).toEqual(['eng', 'rus']);
		expect(page.names).toEqual({ anna: 'Анна' });
	});

	test('a cancelled reading keeps nothing', async () => {
		await past({ languages: 'rus', skew: 1 });
		await past({ languages: 'rus', skew: 9 }, 'cancelled');
		expect((await opened()).kept).toEqual({ skew: 1 });
	});

	test('a turn left to the reading is shown as the last reading found it', async () => {
		await past({ languages: 'rus' }, 'ok', { turned: 180, confidence: 0.91 });
		await past({ languages: 'rus' }, 'failed', { turned: undefined });
		const page = await opened();
		expect([page.kept, page.address]).toEqual([{}, 'turn=180']);
		expect(page.shown!.steps[0]).toMatchObject({ did: 'turned', why: 'turn_read' });
		expect(page.readings.map(({ confidence }) => confidence)).toEqual([null, 0.91]);
		await past({ languages: 'rus', turn: 90 }, 'ok', { turned: 90 });
		await past({ languages: 'rus' }, 'cancelled');
		expect((await opened([['turn', '']])).address).toBe('turn=180');
	});

	test('what is tried is shown and not kept; empty fields try the automatic', async () => {
		await past({ languages: 'rus', skew: 1 });
		const page = await opened([
			['soften', '2'],
			['skew', '']
		]);
		expect(page).toMatchObject({ kept: { skew: 1 }, tried: { soften: 2 } });
		expect(asked.at(-1)![1]).toEqual({ soften: 2, turn: 0 });
		expect((await opened([['skew', '']])).tried).toEqual({});
		expect((await opened()).tried).toEqual({ skew: 1 });
	});

	test.each([
		['blur', '1', 'setting_unknown'],
		['skew', '11', 'setting_range'],
		['turn', '45', 'setting_choice']
	])('%s=%s is refused before any picture is made', async (name, value, code) => {
		const outcome = await preparation.open(anna(), 'p1', [[name, value]]);
		expect(outcome).toMatchObject({ refusal: { code } });
		expect(await preparation.picture(anna(), 's1', [[name, value]])).toEqual(outcome);
		expect(await preparation.read(anna(), 'p1', [[name, value]], '')).toEqual(outcome);
		expect([asked, jobs]).toEqual([[], []]);
	});

	test('without its picture the page opens all the same, and says that it is missing', async () => {
		gone.add('b1');
		expect(await opened()).toMatchObject({
			shown: null,
			fault: { code: 'picture_missing' }
		});
	});

	test('a child that was killed is told in the page, not instead of it', async () => {
		const refusal = refuse('picture_fatal', { name: '001.jpg', detail: 'exit SIGKILL' });
		here = { ...here, images: { preview: async () => refusal } as unknown as Images };
		expect(await opened()).toMatchObject({ shown: null, fault: { code: 'picture_fatal' } });
	});
});

describe('who may', () => {
	const try_: [string, string][] = [['contrast', '2']];
	const codes = async (who: keyof typeof PEOPLE | null) => {
		const workbench = as(here, who && PEOPLE[who]);
		const outcomes = [
			await preparation.open(workbench, 'p1'),
			await preparation.picture(workbench, 's1', []),
			await preparation.picture(workbench, 's1', try_),
			await preparation.read(workbench, 'p1', try_, '')
		];
		return outcomes.map((one) => (one.ok ? 'ok' : one.refusal.code));
	};

	test('a visitor learns nothing, not even whether the page is there', async () => {
		expect(await codes(null)).toEqual([...Array(3).fill('not_found'), 'sign_in_first']);
		const none = as(here, null);
		expect(await preparation.open(none, 'none')).toEqual(await preparation.open(none, 'p1'));
		expect(await preparation.read(none, 'none', [], '')).toEqual(
			await preparation.read(none, 'p1', [], '')
		);
		expect(await preparation.picture(none, 'none', [])).toEqual(
			await preparation.picture(none, 's1', [])
		);
	});

	test('a volunteer sees what is kept; he tries and reads the page that he holds', async () => {
		expect(await codes('oleg')).toEqual([
			'ok',
			'ok',
			'page_read_by_editors',
			'page_read_by_editors'
		]);
		expect(await opened(undefined, as(here, PEOPLE.oleg))).toMatchObject({
			whyNot: { code: 'page_read_by_editors' }
		});
		await set('open', 'oleg');
		expect(await codes('oleg')).toEqual(['ok', 'ok', 'ok', 'ok']);
	});

	test.each(PAGE_STATES)('an editor, while the page is %s', async (state) => {
		await set(state);
		const may = ['empty', 'open', 'returned', 'reopened'].includes(state) ? 'ok' : 'wrong_state';
		expect(await codes('anna')).toEqual(['ok', 'ok', may, may]);
	});

	test('an archivist as an editor; what is not there is not found', async () => {
		expect(await codes('maria')).toEqual(['ok', 'ok', 'ok', 'ok']);
		const none = { refusal: { code: 'not_found' } };
		expect(await preparation.open(anna(), 'none')).toMatchObject(none);
		expect(await preparation.picture(anna(), 'none', [])).toMatchObject(none);
		expect(await preparation.read(anna(), 'none', [], '')).toMatchObject(none);
	});
});

describe('how often', () => {
	const look = (who: keyof typeof PEOPLE = 'anna') =>
		preparation.picture(as(here, PEOPLE[who]), 's1', []);

	test('thirty pictures in ten minutes, then the seconds to wait; others go on', async () => {
		for (let at = 0; at < 30; at++) expect((await look()).ok).toBe(true);
		clock.now = new Date(clock.now.getTime() + 60_000);
		const facts = { limit: 30, minutes: 10, seconds: 540 };
		expect(await look()).toEqual(refuse('preview_too_often', facts));
		expect(await opened()).toMatchObject({ fault: { code: 'preview_too_often' } });
		expect((await look('maria')).ok).toBe(true);
		clock.now = new Date(clock.now.getTime() + 540_000);
		expect((await look()).ok).toBe(true);
	});

	test('a picture that is at hand costs nothing', async () => {
		const kept: Images['preview'] = (master, settings) => preview(master, settings);
		here = { ...here, images: { preview: kept } as Images };
		for (let at = 0; at < 40; at++) expect((await look()).ok).toBe(true);
	});
});

describe('read again', () => {
	test('the run is asked with the settings, stored as they are', async () => {
		const read = await preparation.read(
			anna(),
			'p1',
			[
				['turn', '270'],
				['skew', '-0,4']
			],
			''
		);
		const settings = { languages: 'rus', turn: 270, skew: -0.4 };
		expect(read.ok && (await settingsOf(read.value))).toEqual(settings);
		expect(jobs).toHaveLength(1);
		expect((await opened()).kept).toEqual({ turn: 270, skew: -0.4 });
		expect(await preparation.read(anna(), 'p1', [], '')).toEqual(refuse('reading_under_way'));
	});

	test('in languages of its own, or as the record is read', async () => {
		const read = await preparation.read(anna(), 'p1', [], 'eng');
		expect(read.ok && (await settingsOf(read.value))).toEqual({ languages: 'eng', own: true });
		expect(await preparation.read(anna(), 'p1', [], 'deu')).toEqual(
			refuse('language_unknown', { language: 'deu' })
		);
	});

	test('the whole record read again keeps what was set by hand, until it is set back', async () => {
		await past({ languages: 'eng', own: true, contrast: 2 });
		await model.choose(as(here, PEOPLE.maria), RECORD, 'rus+eng');
		const again = await readAgain(anna(), RECORD);
		if (!again.ok) throw new Error(again.refusal.code);
		const settings = await Promise.all(again.value.map(settingsOf));
		expect(settings).toEqual([
			{ languages: 'eng', own: true, contrast: 2 },
			{ languages: 'rus+eng' },
			{ languages: 'rus+eng' }
		]);
		for (const id of again.value) await recognition.cancel(anna(), id);
		await past({ languages: 'rus+eng' });
		const back = await readAgain(anna(), RECORD);
		expect(back.ok && (await settingsOf(back.value[0]!))).toEqual({ languages: 'rus+eng' });
	});

	test('settings out of range are refused whoever asks, and nothing is stored', async () => {
		const settings = { languages: 'rus', border: 60 } as Settings;
		expect(await recognition.ask(anna(), ['s1'], settings)).toMatchObject({
			refusal: { code: 'setting_range', facts: { setting: 'border' } }
		});
		const unknown = { languages: 'rus', blur: 1 } as Settings;
		expect(await recognition.ask(anna(), ['s1'], unknown)).toMatchObject({
			refusal: { code: 'setting_unknown' }
		});
		expect(await runs.underWay(here.store.sql, 's1')).toBeUndefined();
	});

	test('the history tells of each reading what was set by hand', async () => {
		const run = await past({ languages: 'rus', rules: false });
		await here.store.raw.execute(
			`insert into revision (page, number, parent, by, at, kind, message, content, sha256)
			select page, 2, 1, by, at, kind, $1, content, sha256 from revision where page = 'p1'`,
			[run]
		);
		const history = await transcription.history(anna(), 'p1');
		expect(history.ok && history.value.prepared).toEqual({ 1: {}, 2: { rules: false } });
		const other = await transcription.history(anna(), 'p2');
		expect(other.ok && other.value.prepared).toEqual({ 1: {} });
	});
});
