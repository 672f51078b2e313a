import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lines } from '#lib/transcription/page.ts';
import { openImages } from '#lib/server/images/open.ts';
import { openLexicon } from '#lib/server/lexicon/thread.ts';
import { openQueue } from '#lib/server/queue/boss.ts';
import { checkModels, good } from '#lib/server/reader/models.ts';
import { openReader } from '#lib/server/reader/open.ts';
import * as recognitionJob from '#lib/server/recognition-job.ts';
import * as recognition from '#lib/server/recognition.ts';
import { listen } from '#lib/server/progress.ts';
import * as revisions from '#lib/server/storage/revision.ts';
import * as runs from '#lib/server/storage/run.ts';
import { openEmbedded } from '#lib/server/storage/embedded.ts';
import type { Installation } from '#lib/server/workbench.ts';
import { clear, Desk, houseFor, type House } from '../support/importing.ts';
import * as sample from '../support/sample.ts';
import { as, PEOPLE, seedPeople } from '../support/workbench.ts';

/** A page imported, its reading process killed in the middle of it: nothing of it is lost. */
const root = process.cwd();
const data = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-killed-'));
let house: House;
let whole: Installation;
let scan: Buffer;

beforeAll(async () => {
	const store = await openEmbedded();
	await seedPeople(store);
	const images = openImages({ root, data });
	house = await houseFor(store, images);
	const models = await checkModels(`${root}/models`);
	const reader = openReader({ root, folder: `${root}/models`, models, children: 1 });
	const queue = await openQueue(store);
	const lexicon = openLexicon(root);
	whole = { ...house, reader, queue, lexicon, models: good(models) };
	const page = sharp(`scans/${sample.RECORD}/001.jpg`);
	scan = await page.extract({ left: 300, top: 1_100, width: 1_850, height: 420 }).png().toBuffer();
	await recognitionJob.work(whole);
});
afterAll(async () => {
	await whole.queue.stop();
	await Promise.all([whole.images.stop(), whole.reader.stop(), whole.lexicon.stop()]);
	await whole.store.close();
	clear(house);
});

/** Process ids of the reading children of this very process. */
const readers = () =>
	execFileSync('ps', ['--ppid', String(process.pid), '-o', 'pid=,args='], { encoding: 'utf8' })
		.split('\n')
		.filter((row) => row.includes('reader-child'))
		.map((row) => Number.parseInt(row, 10));

/** Imports the scan as the record `id`; resolves with how its reading ended. */
async function importAndRead(id: string, onLine: () => void): Promise<string> {
	const ended = new Promise<string>((resolve) => {
		const deaf = listen(id, ({ state, done }) => {
			if (state === 'running' && done > 0) onLine();
			if (['waiting', 'running', 'failed'].includes(state)) return;
			deaf();
			resolve(state);
		});
	});
	const desk = new Desk({ ...house, ...whole }, PEOPLE.anna);
	await desk.begin();
	await desk.send('scan', '1.png', scan);
	expect(await desk.confirm({ scan: ['1.png'] }, { id })).toEqual({ ok: true, value: id });
	return ended;
}

async function textOf(record: string): Promise<string> {
	const { sql } = whole.store;
	const page = await sql
		.selectFrom('page')
		.selectAll()
		.where('record', '=', record)
		.executeTakeFirstOrThrow();
	const revision = await revisions.find(sql, page.id, page.head);
	return lines(revision?.content ?? { regions: [] })
		.map(({ text }) => text)
		.join('\n');
}

test('a reader killed at its first line: the page is read all the same, once, and so is the next', async () => {
	let killed = 0;
	const state = await importAndRead('killed', () => {
		if (killed > 0) return;
		for (const pid of readers()) {
			process.kill(pid, 'SIGKILL');
			killed++;
		}
	});
	expect(killed).toBe(1);
	expect(state).toBe('ok');
	expect(await importAndRead('untouched', () => {})).toBe('ok');
	expect(await textOf('killed')).toBe(await textOf('untouched'));
	expect((await textOf('killed')).length).toBeGreaterThan(100);
	const all = await runs.list(whole.store.sql, {});
	expect(all.map(({ state }) => state)).toEqual(['ok', 'ok']);
	const { rows } = await whole.store.raw.execute('select count(*) as n from revision', []);
	expect(rows).toEqual([{ n: 2 }]);
	const told = await recognition.progress(as(whole, PEOPLE.anna), 'killed');
	expect(told).toMatchObject({ ok: true, value: [{ state: 'ok', reason: null }] });
});
