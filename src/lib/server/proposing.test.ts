import { afterAll, beforeAll, expect, test } from 'vitest';
import { published } from '../../../tests/support/sample.ts';
import { as, installation, PEOPLE, seed } from '../../../tests/support/workbench.ts';
import type { Lattice } from '#lib/recognition/lattice.ts';
import { graphemes } from '#lib/text/grapheme.ts';
import { lines } from '#lib/transcription/page.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import * as proposing from './proposing.ts';
import * as learned from './storage/learned.ts';
import * as runs from './storage/run.ts';
import * as revisions from './storage/revision.ts';
import type { Installation, Workbench } from './workbench.ts';

const KNOWN = ['отдел', 'куда'];
const lexicon: Lexicon = {
	known: async (words) => words.map((word) => KNOWN.includes(word.toLowerCase())),
	suggest: async (word) => KNOWN.filter((one) => one.length === word.length),
	wake: () => undefined,
	stop: async () => undefined
};
const LINE = 'l1-4';
let house: Installation;
let oleg: Workbench;

beforeAll(async () => {
	house = await installation({ lexicon });
	oleg = as(house, PEOPLE.oleg);
	await seed(house.store);
});
afterAll(() => house.store.close());

const ask = async (text: string, who: Workbench = oleg, line = LINE) =>
	proposing.forWord(who, 'p1', { line, text, from: 0, to: graphemes(text).length });

async function answer(text: string, line = LINE) {
	const outcome = await ask(text, oleg, line);
	if (!outcome.ok) throw new Error(outcome.refusal.code);
	return outcome.value;
}

/** A run that read the line so, with another choice for one letter, and another reading. */
async function addRun(id: string, text: string, { at, letter }: { at: number; letter: string }) {
	const lattice: Lattice = graphemes(text).map((own, i) =>
		i === at
			? [
					[own, 80],
					[letter, 40]
				]
			: [[own, 90]]
	);
	const { sql } = house.store;
	const began = new Date('2026-11-23T10:00:00Z');
	await runs.add(sql, { id, surface: 's1', settings: {}, asked_by: 'oleg', created_at: began });
	const row = (await runs.begin(sql, id, began))!;
	const alternatives = { [LINE]: [{ text: 'Куда-то', confidence: 0.3, how: 'second' }] };
	const result = { lattices: { [LINE]: lattice }, alternatives };
	const ending = { state: 'ok' as const, at: new Date(`2026-11-23T1${id.at(-1)}:00:00Z`) };
	await runs.end(sql, row, { ...ending, result: result as never });
}

test('a line that no run has read still gets the dictionary’s proposals', async () => {
	expect(await answer('кула.')).toEqual({
		...{ line: LINE, word: 'кула', from: 0, to: 4 },
		proposals: [{ text: 'куда', reasons: [{ code: 'dictionary', facts: {} }] }]
	});
});

test('the newest run that read the line gives its choices and its other reading', async () => {
	await addRun('run1', 'Кула', { at: 2, letter: 'м' });
	await addRun('run2', 'Кула', { at: 2, letter: 'д' });
	const found = await answer('Кула');
	expect(found?.proposals.map(({ text }) => text)).toEqual(['Куда', 'куда', 'Куда-то']);
	expect(found?.proposals[0]?.reasons.map(({ code }) => code)).toEqual([
		'second-choice',
		'dictionary'
	]);
});

test('what people confirmed in the record is proposed, with how often, and how often here', async () => {
	const { sql } = house.store;
	const record = 'molotov-1953-07-04';
	const pair = learned.pairKey('т', 'в');
	await learned.addWords(sql, record, new Map([['эвкук', 3]]));
	await learned.addConfusions(sql, { record, page: 'p1' }, new Map([[pair, 2]]));
	await learned.addConfusions(sql, { record, page: 'p2' }, new Map([[pair, 5]]));
	const found = await answer('Эткук', 'l1-5');
	expect(found?.proposals[0]).toEqual({
		text: 'Эвкук',
		reasons: [
			{ code: 'confusion', facts: { read: 'т', right: 'в', count: 7, here: 2 } },
			{ code: 'record-word', facts: { count: 3 } }
		]
	});
});

test('nothing of the publication is proposed, though it has the word', async () => {
	expect(published()).toContain('Сюшаня');
	expect(await answer('Сюшапя', 'l1-5')).toMatchObject({ word: 'Сюшапя', proposals: [] });
});

test('signs alone have no proposals; a visitor is refused; no page, no proposals', async () => {
	expect(await answer('— —')).toBeNull();
	expect((await ask('кула', as(house, null))).ok).toBe(false);
	const nowhere = { line: 'l', text: 'кула', from: 0, to: 4 };
	const refused = { ok: false, refusal: { code: 'not_found' } };
	expect(await proposing.forWord(oleg, 'p9', nowhere)).toMatchObject(refused);
	expect(await proposing.forPage(oleg, 'p9')).toMatchObject(refused);
});

test('for a whole page each doubtful word of its saved text is answered, but none called right', async () => {
	const { sql } = house.store;
	const read = (await revisions.find(sql, 'p2', 1))!;
	const [, first, second, third] = lines(read.content);
	const doubted = { confidence: 0.4, unknown: true as const };
	for (const [line, more] of [
		[first!, {}],
		[second!, { right: true as const }],
		[third!, {}]
	] as const)
		line.words[0] = { ...line.words[0]!, ...doubted, ...more };
	await revisions.append(sql, { ...read, number: 2, parent: 1, at: new Date(read.at) });
	await sql.updateTable('page').set({ head: 2 }).where('id', '=', 'p2').execute();
	const page = await proposing.forPage(oleg, 'p2');
	expect(page.ok && page.value.map(({ line, from }) => [line, from])).toEqual([
		[first!.id, 0],
		[third!.id, 0]
	]);
});
