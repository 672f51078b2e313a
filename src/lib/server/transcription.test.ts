import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { as, countedIds, installation, PEOPLE, seed } from '../../../tests/support/workbench.ts';
import type { Outcome } from '#lib/outcome.ts';
import * as lesson from '#lib/transcription/lesson.ts';
import { middle } from '#lib/facsimile/shape.ts';
import { findLine, lines, type Page, regionOf } from '#lib/transcription/page.ts';
import type { Conflict, LineSave, Saved, SaveRequest, Structure } from '#lib/transcription/save.ts';
import { KEPT_MINUTES } from '#lib/workflow/reservation.ts';
import * as revisions from './storage/revision.ts';
import * as transcription from './transcription.ts';
import type { Installation, Workbench } from './workbench.ts';
import * as workflow from './workflow.ts';

let house: Installation;
let oleg: Workbench;
let anna: Workbench;
let page = 'p1';
const key = countedIds('key');

beforeAll(async () => {
	house = await installation();
	[oleg, anna] = [as(house, PEOPLE.oleg), as(house, PEOPLE.anna)];
	await seed(house.store);
});
afterAll(() => house.store.close());

/** Each test has a page of its own, copied from the sample's first. */
beforeEach(() => ownPage(1));

async function ownPage(head: 0 | 1): Promise<void> {
	const { sql } = house.store;
	const one = <T extends 'page' | 'surface'>(table: T, id: string) =>
		sql
			.selectFrom(table as 'page')
			.selectAll()
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
	page = key();
	const { length } = await sql.selectFrom('surface').select('id').execute();
	const surface = { ...(await one('surface', 's1')), id: `s${page}`, ordinal: length + 1 };
	await sql
		.insertInto('surface')
		.values(surface as never)
		.execute();
	const state = head === 0 ? 'empty' : 'open';
	const row = { ...(await one('page', 'p1')), id: page, surface: surface.id, head, state };
	await sql.insertInto('page').values(row).execute();
	const read = (await revisions.find(sql, 'p1', 1))!;
	if (head === 1) await revisions.append(sql, { ...read, page, at: new Date(read.at) });
}

const setState = (state: string) =>
	house.store.sql.updateTable('page').set({ state }).where('id', '=', page).execute();

async function opened(workbench = oleg) {
	const outcome = await transcription.open(workbench, page);
	if (!outcome.ok) throw new Error(outcome.refusal.code);
	return outcome.value;
}

/** A save of one line as the page stands now. */
async function saving(line: string, text: string, more: Partial<LineSave> = {}, workbench = oleg) {
	const { bases, content, account, timeline } = await opened(workbench);
	const { annotations } = findLine(content, line)!;
	const one = { line, base: bases[line]!, text, annotations, confirm: false, ...more };
	return { key: key(), account, timeline, lines: [one] } satisfies SaveRequest;
}

const save = async (line: string, text: string, more: Partial<LineSave> = {}, workbench = oleg) =>
	value(await transcription.save(workbench, page, await saving(line, text, more, workbench)));

function value<T>(outcome: Outcome<T>): T {
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
	return outcome.value;
}

function refusal(outcome: Outcome<unknown>) {
	if (outcome.ok) throw new Error('it was taken');
	return outcome.refusal;
}

const conflicts = (outcome: Outcome<unknown>): Conflict[] =>
	JSON.parse(String(refusal(outcome).facts.conflicts));

const state = async () =>
	await house.store.sql
		.selectFrom('page')
		.select(['state', 'head'])
		.where('id', '=', page)
		.executeTakeFirstOrThrow();

test('a saved line is the line that is opened next, with a new base, and the answer names it', async () => {
	const saved = await save('l1-4', 'Десятый  Отдел\u0000 и\u0306');
	const { content, bases, page: head } = await opened();
	expect(findLine(content, 'l1-4')).toMatchObject({
		text: 'Десятый  Отдел й',
		by: 'oleg',
		revision: 2
	});
	expect(saved).toMatchObject({
		revision: 2,
		head: 2,
		removed: 1,
		lines: [{ base: bases['l1-4'] }]
	});
	expect(head.head).toBe(2);
	expect(findLine(content, 'l1-3')).toMatchObject({ by: 'tesseract', revision: 1 });
});

test('eight writers of one line: one is saved, seven are refused with both texts', async () => {
	for (let round = 0; round < 10; round++) {
		const asked = await Promise.all(
			Array.from({ length: 8 }, (_, i) =>
				saving('l1-1', `писал ${round} ${i}`, {}, i % 2 ? oleg : anna)
			)
		);
		const answers = await Promise.all(
			asked.map((request, i) => transcription.save(i % 2 ? oleg : anna, page, request))
		);
		const winner = answers.findIndex(({ ok }) => ok);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		const head = findLine((await opened()).content, 'l1-1')!.text;
		expect(head).toBe(`писал ${round} ${winner}`);
		answers.forEach((answer, i) => {
			if (answer.ok) return;
			const [conflict] = conflicts(answer);
			expect(conflict).toMatchObject({ mine: `писал ${round} ${i}`, theirs: head });
			expect(conflict!.who).toBe(winner % 2 ? 'Олег' : 'Анна');
		});
	}
	expect((await state()).head).toBe(11);
});

test('two people on two lines do not meet', async () => {
	const [one, two] = [await saving('l1-1', 'раз'), await saving('l1-2', 'два', {}, anna)];
	const answers = await Promise.all([
		transcription.save(oleg, page, one),
		transcription.save(anna, page, two)
	]);
	expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
	const { content } = await opened();
	expect([findLine(content, 'l1-1')?.text, findLine(content, 'l1-2')?.text]).toEqual([
		'раз',
		'два'
	]);
});

test('a save of two lines of which one is stale takes neither', async () => {
	const [stale, other] = [await saving('l1-1', 'моё'), await saving('l1-2', 'другое')];
	await save('l1-1', 'чужое', {}, anna);
	const both = { ...stale, lines: [...stale.lines, ...other.lines] };
	expect(conflicts(await transcription.save(oleg, page, both))).toMatchObject([
		{ line: 'l1-1', mine: 'моё', theirs: 'чужое', who: 'Анна' }
	]);
	expect(findLine((await opened()).content, 'l1-2')?.text).not.toBe('другое');
	expect((await state()).head).toBe(2);
});

test('one save sent 200 times is one revision, even when others saved on top', async () => {
	const request = await saving('l1-1', 'однажды');
	const first = value(await transcription.save(oleg, page, request));
	await save('l1-1', 'потом', {}, anna);
	for (let i = 0; i < 199; i++) {
		const again = value(await transcription.save(oleg, page, request));
		expect(again).toMatchObject({ revision: first.revision, lines: first.lines, head: 3 });
	}
	expect((await state()).head).toBe(3);
	expect(findLine((await opened()).content, 'l1-1')?.text).toBe('потом');
});

test('a key used for another text is refused', async () => {
	const request = await saving('l1-1', 'однажды');
	value(await transcription.save(oleg, page, request));
	const other = { ...request, lines: [{ ...request.lines[0]!, text: 'дважды' }] };
	expect(refusal(await transcription.save(oleg, page, other)).code).toBe('key_reused');
});

test.each([
	['a visitor', null, {}, 'sign_in_first'],
	['another account', PEOPLE.anna, {}, 'other_account'],
	['another timeline', PEOPLE.oleg, { timeline: 'restored' }, 'other_timeline']
])('%s does not save', async (_who, account, change, code) => {
	const request = { ...(await saving('l1-1', 'нет')), ...change };
	expect(refusal(await transcription.save(as(house, account), page, request)).code).toBe(code);
	expect((await state()).head).toBe(1);
});

test.each([
	['review', 'wrong_state'],
	['reviewed', 'wrong_state'],
	['approved', 'not_your_role']
])('a volunteer does not save in %s', async (now, code) => {
	const request = await saving('l1-1', 'нет');
	await setState(now);
	expect(refusal(await transcription.save(oleg, page, request)).code).toBe(code);
	expect((await opened()).whyNot).not.toBeNull();
});

test('an editor writes on an approved page only with a reason, and so reopens it', async () => {
	const request = await saving('l1-1', 'правка', {}, anna);
	await setState('approved');
	expect(refusal(await transcription.save(anna, page, request)).code).toBe('reason_needed');
	value(await transcription.save(anna, page, { ...request, reason: 'новый снимок' }));
	expect(await state()).toEqual({ state: 'reopened', head: 2 });
});

test('more than a million letters, or marks outside the text, leave nothing behind', async () => {
	const long = await saving('l1-1', 'а'.repeat(1_000_001));
	expect(refusal(await transcription.save(oleg, page, long)).code).toBe('text_too_long');
	const mark = { id: 'm', kind: 'unclear' as const, from: 2, to: 9 };
	const marked = await saving('l1-1', 'текст', { annotations: [mark] });
	expect(refusal(await transcription.save(oleg, page, marked)).code).toBe('bad_request');
	expect((await state()).head).toBe(1);
});

test('confirming keeps text and base, typing forgets who confirmed', async () => {
	const { bases, content, account, timeline } = await opened();
	const line = findLine(content, 'l1-4')!;
	const asked = { line: line.id, base: bases[line.id]!, text: line.text, annotations: [] };
	const saved = value(
		await transcription.confirm(oleg, page, { key: key(), account, timeline }, [asked])
	);
	expect(saved.lines).toEqual([{ line: 'l1-4', base: bases['l1-4'], seen: ['oleg'] }]);
	await save('l1-4', 'Десятый отдел', { confirm: true }, anna);
	expect(findLine((await opened()).content, 'l1-4')?.seen).toEqual(['anna']);
});

test('the first save opens a page; on one without lines a line can be typed', async () => {
	await ownPage(0);
	const { account, timeline, content } = await opened();
	expect(lines(content)).toEqual([]);
	const wish = {
		key: key(),
		account,
		timeline,
		head: 0,
		change: { kind: 'add' as const, line: null }
	};
	const { content: fresh } = value(await transcription.reshape(oleg, page, wish));
	const [line] = lines(fresh);
	await save(line!.id, 'Набрано по снимку');
	expect(await state()).toEqual({ state: 'open', head: 2 });
	expect(lines((await opened()).content).map(({ text }) => text)).toEqual(['Набрано по снимку']);
});

test('structure names the head; a divided line is joined again to the same text', async () => {
	const { account, timeline, content } = await opened();
	const before = findLine(content, 'l1-4')!.text;
	const ask = (head: number, change: Parameters<typeof transcription.reshape>[2]['change']) =>
		transcription.reshape(oleg, page, { key: key(), account, timeline, head, change });
	value(await ask(1, { kind: 'split', line: 'l1-4', at: 8 }));
	expect(refusal(await ask(1, { kind: 'join', line: 'l1-4' })).code).toBe('page_moved_on');
	const { content: joined } = value(await ask(2, { kind: 'join', line: 'l1-4' }));
	expect(findLine(joined, 'l1-4')).toMatchObject({ text: before, revision: 3 });
	expect(refusal(await ask(3, { kind: 'split', line: 'l1-4', at: 0 })).code).toBe('bad_request');
	expect(refusal(await ask(3, { kind: 'retype', region: 'none', as: 'body' })).code).toBe(
		'bad_request'
	);
});

/** Asks for one change of structure after the other, each naming the head as it then stands. */
async function reshape(change: Structure, workbench = oleg) {
	const { account, timeline, page: now } = await opened(workbench);
	const request = { key: key(), account, timeline, head: now.head, change };
	return transcription.reshape(workbench, page, request);
}

test('a line deleted is undone and redone by its version, with author, marks and words', async () => {
	await save('l1-4', 'Десятый Отдел', { confirm: true });
	const before = (await opened()).content;
	const deleted = value(await reshape({ kind: 'delete-line', line: 'l1-4' }, anna));
	expect(findLine(deleted.content, 'l1-4')).toBeUndefined();
	const back = value(await reshape({ kind: 'take-back', revision: deleted.revision }, anna));
	expect(findLine(back.content, 'l1-4')).toMatchObject({
		...findLine(before, 'l1-4')!,
		revision: back.revision
	});
	const again = value(await reshape({ kind: 'take-back', revision: back.revision }, anna));
	expect(again.content).toEqual(deleted.content);
	const { entries } = value(await transcription.history(oleg, page));
	expect(entries.slice(0, 3).map(({ kind, message }) => [kind, message])).toEqual([
		['geometry', 'take-back'],
		['geometry', 'take-back'],
		['geometry', 'delete-line']
	]);
});

test('cut, joined, moved and deleted: all of it is undone step by step, and redone', async () => {
	const shape = ({ regions }: Page) =>
		regions.map(({ kind, lines }) => [kind, lines.map(({ text, zone }) => [text, zone])]);
	const before = (await opened()).content;
	const { x, y } = middle(findLine(before, 'l1-4')!.zone);
	const region = regionOf(before, 'l1-4')!.id;
	const steps: Structure[] = [
		{ kind: 'cut-line', line: 'l1-4', x: Math.round(x) },
		{ kind: 'join', line: 'l1-4' },
		{ kind: 'order-line', line: 'l1-4', to: 0 },
		{ kind: 'delete-line', line: 'l1-4' },
		{ kind: 'cut-region', region, y: Math.round(y) }
	];
	const done: number[] = [];
	for (const step of steps) done.push(value(await reshape(step)).revision);
	const after = (await opened()).content;
	const undone: number[] = [];
	for (const revision of done.toReversed())
		undone.push(value(await reshape({ kind: 'take-back', revision }, anna)).revision);
	expect(shape((await opened()).content)).toEqual(shape(before));
	for (const revision of undone.toReversed()) value(await reshape({ kind: 'take-back', revision }));
	expect(shape((await opened()).content)).toEqual(shape(after));
});

test('a place taken back keeps what another person typed since; a cut does not go back over it', async () => {
	const zone = { ulx: 100, uly: 100, lrx: 900, lry: 150 };
	const was = findLine((await opened()).content, 'l1-4')!;
	const placed = value(await reshape({ kind: 'place-line', line: 'l1-4', zone }));
	expect(findLine(placed.content, 'l1-4')).toMatchObject({ zone, laid: 'oleg', by: 'tesseract' });
	await save('l1-4', 'Десятый отдел', {}, anna);
	const back = value(await reshape({ kind: 'take-back', revision: placed.revision }));
	expect(findLine(back.content, 'l1-4')).toMatchObject({
		zone: was.zone,
		text: 'Десятый отдел',
		by: 'anna'
	});
	const cut = value(await reshape({ kind: 'split', line: 'l1-4', at: 8 }));
	await save('l1-4', 'Одиннадцатый', {}, anna);
	const refused = refusal(await reshape({ kind: 'take-back', revision: cut.revision }));
	expect(refused).toMatchObject({ code: 'change_overtaken', facts: { revision: cut.revision } });
});

test('only a change of structure is taken back this way, and only where the state allows it', async () => {
	const saved = await save('l1-4', 'Десятый Отдел');
	for (const revision of [1, saved.revision, 99]) {
		expect(refusal(await reshape({ kind: 'take-back', revision })).code).toBe('bad_request');
	}
	const zone = { ulx: 0, uly: 0, lrx: 2, lry: 2 };
	expect(refusal(await reshape({ kind: 'place-line', line: 'l1-4', zone })).code).toBe(
		'zone_small'
	);
	await setState('review');
	expect(refusal(await reshape({ kind: 'delete-line', line: 'l1-4' }, anna)).code).toBe(
		'wrong_state'
	);
});

test('a restored revision is a new one: history only grows, stale saves stay stale', async () => {
	const stale = await saving('l1-1', 'позже');
	await save('l1-1', 'иначе');
	const { account, timeline } = await opened();
	const ask = { key: key(), account, timeline, number: 1, head: 2 };
	value(await transcription.restore(anna, page, { ...ask, account: 'anna' }));
	const now = await opened();
	expect(findLine(now.content, 'l1-1')).toMatchObject({ text: '№85, I - 2 96', revision: 3 });
	expect(conflicts(await transcription.save(oleg, page, stale))).toHaveLength(1);
	const { entries } = value(await transcription.history(oleg, page));
	expect(entries.map(({ number, kind, by }) => [number, kind, by])).toEqual([
		[3, 'restored', 'anna'],
		[2, 'corrected', 'oleg'],
		[1, 'read', 'tesseract']
	]);
});

test('every revision can be fetched, and its content still has the hash it was written with', async () => {
	for (const text of ['а', 'б', 'в']) await save('l1-1', text);
	for (const number of [1, 2, 3, 4]) {
		const { content, sha256 } = value(await transcription.revision(oleg, page, number));
		expect(revisions.sha256OfPage(content)).toBe(sha256);
	}
	expect(refusal(await transcription.revision(oleg, page, 5)).code).toBe('not_found');
	expect(refusal(await transcription.revision(as(house, null), page, 1)).code).toBe('not_found');
});

test('what was learned is what the confirmed lines say, whatever was done and undone', async () => {
	const done: ((saved?: Saved) => Promise<Saved>)[] = [
		() => save('l1-4', 'Десятый отдел', { confirm: true }),
		() => save('l1-4', 'Десятый отдел', { confirm: true }, anna),
		() => save('l1-4', 'Десятый Отдел'),
		() => save('l1-3', 'МВД СССР', { confirm: true }),
		() => save('l1-4', 'Десятый отдел', { confirm: true }, anna),
		() => save('l1-3', 'МИД СССР', { confirm: true })
	];
	for (const step of done) await step();
	const confirmed = lines((await opened()).content).filter(lesson.teaches);
	const { sql } = house.store;
	const stored = await sql.selectFrom('confusion').selectAll().where('page', '=', page).execute();
	expect(confirmed.map(({ id }) => id)).toEqual(['l1-3', 'l1-4']);
	expect(stored).toMatchObject([{ read: 'О', right: 'о', count: 1 }]);
	const words = await sql
		.selectFrom('lexicon')
		.select(['word', 'count'])
		.where('word', 'in', ['мид', 'мвд'])
		.execute();
	expect(words).toEqual([{ word: 'мид', count: 1 }]);
});

test('a word called right is kept beside the line: no conflict, no new author, taken back by the next save', async () => {
	const first = await save('l1-4', findLine((await opened()).content, 'l1-4')!.text, {
		right: [
			{ from: 0, to: 7 },
			{ from: 1, to: 2 }
		]
	});
	const words = async () =>
		findLine((await opened()).content, 'l1-4')!
			.words.filter(({ right }) => right)
			.map(({ from, to }) => [from, to]);
	const { text, by } = findLine((await opened()).content, 'l1-4')!;
	const [from, to] = [0, [...text].indexOf(' ')];
	expect(by).toBe('tesseract');
	await save('l1-4', text, { right: [{ from, to }] }, anna);
	expect(await words()).toEqual([[from, to]]);
	expect((await opened()).bases['l1-4']).toEqual(first.lines[0]!.base);
	await save('l1-4', text);
	expect(await words()).toEqual([[from, to]]);
	await save('l1-4', text, { right: [] });
	expect(await words()).toEqual([]);
});

test('work keeps the page for whoever does it, others are told and save nevertheless; a move frees it', async () => {
	const row = async () =>
		house.store.sql
			.selectFrom('page')
			.select(['reserved_by', 'reserved_until'])
			.where('id', '=', page)
			.executeTakeFirstOrThrow();
	expect(await row()).toEqual({ reserved_by: null, reserved_until: null });
	await save('l1-1', 'Шифрованная');
	const until = new Date(oleg.clock().getTime() + KEPT_MINUTES * 60_000);
	expect(await row()).toEqual({ reserved_by: 'oleg', reserved_until: until });
	expect((await opened(oleg)).page.held).toBeNull();
	const seen = await opened(anna);
	expect(seen.page.held).toEqual({ by: 'oleg', until: until.toISOString() });
	expect(seen.names['oleg']).toBe(PEOPLE.oleg.name);
	const { head } = await save('l1-2', 'телеграмма', {}, anna);
	expect((await row()).reserved_by).toBe('oleg');
	value(await workflow.submit(oleg, page, { number: head }));
	expect(await row()).toEqual({ reserved_by: null, reserved_until: null });
});
