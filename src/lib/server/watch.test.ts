import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Refusal } from '#lib/outcome.ts';
import { houseOfModels, sumOf } from '../../../tests/support/model.ts';
import { empty } from '../../../tests/support/workbench.ts';
import type { Reader } from './reader/reader.ts';
import * as event from './storage/event.ts';
import * as watch from './watch.ts';
import type { Installation } from './workbench.ts';

const RUS = Buffer.from('the Russian model');
const ENG = Buffer.from('the English model');
/** One bit of the first letter turned. */
const TURNED = Buffer.from('uhe Russian model');

let here: Installation;
let dismissed: [string, Refusal][] = [];
let said: string[] = [];
const say = (line: string) => void said.push(line);
const reader = { dismiss: (code: string, why: Refusal) => dismissed.push([code, why]) };

beforeAll(async () => {
	here = await houseOfModels(reader as unknown as Reader, { rus: RUS, eng: ENG });
});
beforeEach(async () => {
	await empty(here.store);
	for (const [code, bytes] of Object.entries({ rus: RUS, eng: ENG }))
		fs.writeFileSync(fileOf(code), bytes);
	[dismissed, said] = [[], []];
});
afterAll(async () => {
	await here.store.close();
	fs.rmSync(here.folders.root, { recursive: true });
});

const fileOf = (code: string) => path.join(here.folders.models, `${code}.traineddata`);
const trail = () => here.store.sql.selectFrom('event').selectAll().orderBy('number').execute();

/** Something of an installation's own in the trail. */
async function told(who: string): Promise<void> {
	await here.store.sql
		.transaction()
		.execute((tx) =>
			event.append(tx, { at: '2026-11-23T12:00:00Z', who, action: 'x', object: 'record:y' })
		);
}

test('where nothing changed nothing is said, and nothing is written', async () => {
	await told('anna');
	fs.utimesSync(fileOf('rus'), new Date(0), new Date(0));
	await watch.look(here, say);
	expect([said, dismissed, (await trail()).length]).toEqual([[], [], 1]);
});

test('a model with one bit turned reads nothing more; said each week, told once', async () => {
	fs.writeFileSync(fileOf('rus'), TURNED);
	await watch.look(here, say);
	await watch.look(here, say);
	const facts = { model: 'rus.traineddata', expected: sumOf(RUS), measured: sumOf(TURNED) };
	expect(dismissed).toEqual([
		['rus', { code: 'model_wrong', facts }],
		['rus', { code: 'model_wrong', facts }]
	]);
	const alarm = `ALARM: The language model rus.traineddata is not the file it should be: its SHA-256 is ${sumOf(TURNED)}, expected is ${sumOf(RUS)}. Replace the file in the folder models by a good copy and start again.`;
	expect(said).toEqual([alarm, alarm]);
	expect(await trail()).toMatchObject([
		{
			...{ who: 'watch', action: 'model.changed', object: 'model:rus' },
			detail: { expected: sumOf(RUS), found: sumOf(TURNED) }
		}
	]);
});

test('gone, then altered, then gone again are three things to tell; the other model reads on', async () => {
	for (const bytes of [null, TURNED, null]) {
		if (bytes) fs.writeFileSync(fileOf('rus'), bytes);
		else fs.rmSync(fileOf('rus'));
		await watch.models(here, say);
	}
	expect((await trail()).map(({ detail }) => detail['found'])).toEqual([
		'missing',
		sumOf(TURNED),
		'missing'
	]);
	expect(dismissed.map(([code, { code: why }]) => [code, why])).toEqual([
		['rus', 'model_missing'],
		['rus', 'model_wrong'],
		['rus', 'model_missing']
	]);
});

test('an entry of the trail that somebody changed in the database is found at its place', async () => {
	for (const who of ['anna', 'oleg', 'maria']) await told(who);
	await watch.chain(here, say);
	expect(said).toEqual([]);
	await here.store.raw.execute('alter table event disable trigger all');
	await here.store.raw.execute("update event set who = 'pavel' where number = 2");
	await here.store.raw.execute('alter table event enable trigger all');
	await watch.look(here, say);
	expect(said).toEqual([expect.stringMatching(/^ALARM: the audit trail .* entry 2\. Compare/)]);
});

test('a folder that cannot be read is said, and the other looks are had all the same', async () => {
	fs.rmSync(fileOf('eng'));
	fs.mkdirSync(fileOf('eng'));
	await told('anna');
	await here.store.raw.execute('alter table event disable trigger all');
	await here.store.raw.execute("update event set who = 'pavel'");
	await here.store.raw.execute('alter table event enable trigger all');
	await watch.look(here, say);
	fs.rmdirSync(fileOf('eng'));
	expect(said).toEqual([
		expect.stringMatching(/^The language models could not all be checked: Error: EISDIR/),
		expect.stringMatching(/^ALARM: the audit trail/)
	]);
});

test('a week goes by before the next look; the look is had, and none after the end', async () => {
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
	try {
		fs.writeFileSync(fileOf('rus'), TURNED);
		const end = watch.weekly(here, say);
		vi.advanceTimersByTime(7 * 24 * 3600_000 - 1);
		await new Promise(setImmediate);
		expect(dismissed).toEqual([]);
		vi.advanceTimersByTime(1);
		await vi.waitFor(async () => expect(await trail()).toHaveLength(1));
		end();
		expect(vi.getTimerCount()).toBe(0);
	} finally {
		vi.useRealTimers();
	}
});
