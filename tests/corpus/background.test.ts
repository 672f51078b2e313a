import { execFileSync } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lines } from '#lib/transcription/page.ts';
import { openImages } from '#lib/server/images/open.ts';
import { openLexicon } from '#lib/server/lexicon/thread.ts';
import { BARE_STATES } from '#lib/recognition/run.ts';
import { listen, type News } from '#lib/server/progress.ts';
import { openQueue } from '#lib/server/queue/boss.ts';
import { checkModels, good } from '#lib/server/reader/models.ts';
import { openReader } from '#lib/server/reader/open.ts';
import * as recognitionJob from '#lib/server/recognition-job.ts';
import * as recognition from '#lib/server/recognition.ts';
import { openEmbedded } from '#lib/server/storage/embedded.ts';
import { migrate } from '#lib/server/storage/migrate.ts';
import * as revisions from '#lib/server/storage/revision.ts';
import * as runs from '#lib/server/storage/run.ts';
import type { Files } from '#lib/server/storage/files.ts';
import type { Installation } from '#lib/server/workbench.ts';
import { noise, plain } from '../support/pictures.ts';
import * as sample from '../support/sample.ts';
import { as, installation, PEOPLE, seed } from '../support/workbench.ts';

/** The whole way in earnest: queue, intake, pool and store, as the program runs them. */
let data: string;
let here: Installation;
beforeAll(async () => {
	data = await mkdtemp(path.join(os.tmpdir(), 'sverka-background-'));
	const [root, folder] = [process.cwd(), path.resolve('models')];
	const models = await checkModels(folder);
	const store = await openEmbedded();
	await migrate(store.sql);
	here = await installation({
		store,
		files: { path: (blob: string) => path.join(data, blob) } as Files,
		images: openImages({ root, data }),
		reader: openReader({
			root,
			folder,
			models,
			children: 2,
			limits: { cpuSeconds: 25, wallSeconds: 120 }
		}),
		queue: await openQueue(store),
		lexicon: openLexicon(root),
		models: good(models)
	});
	await seed(store);
	await recognitionJob.work(here);
});
afterAll(async () => {
	await here.queue.stop();
	await Promise.all([here.images.stop(), here.reader.stop(), here.lexicon.stop()]);
	await here.store.close();
	await rm(data, { recursive: true });
});

const OVER = ['ok', 'no_text', ...BARE_STATES, 'unreadable', 'refused', 'parked', 'cancelled'];
/** Lays a picture under a surface, has it read, waits for the end. */
async function reading(surface: string, picture: Buffer | string, during = (_news: News) => {}) {
	const master = path.join(data, surface.replace('s', 'b'));
	if (typeof picture === 'string') await copyFile(picture, master);
	else await writeFile(master, picture);
	const ended = new Promise<void>((end) => {
		const deaf = listen(sample.RECORD, (news) => {
			during(news);
			if (news.surface !== surface || !OVER.includes(news.state)) return;
			deaf();
			end();
		});
	});
	const asked = await recognition.ask(as(here, PEOPLE.anna), [surface], { languages: 'rus' });
	if (!asked.ok) throw new Error(asked.refusal.code);
	await ended;
	return (await runs.find(here.store.sql, asked.value[0]!))!;
}
const textOf = async (page: string) => {
	const { head } = await here.store.sql
		.selectFrom('page')
		.select('head')
		.where('id', '=', page)
		.executeTakeFirstOrThrow();
	const revision = await revisions.find(here.store.sql, page, head);
	return lines(revision!.content)
		.map(({ text }) => text)
		.join('\n');
};
const SCAN = `scans/${sample.RECORD}/003.jpg`;

test('a page is read in the background, and its text stands as a revision', async () => {
	const run = await reading('s3', SCAN);
	expect(run).toMatchObject({ state: 'ok', attempt: 1 });
	expect(run.done).toBe(run.total);
	expect(await textOf('p3')).toContain('Корее');
});

test('turned by EXIF: read upright', async () => {
	const turned = await sharp(SCAN)
		.rotate(-90)
		.withMetadata({ orientation: 6 })
		.jpeg({ quality: 90 })
		.toBuffer();
	const run = await reading('s3', turned);
	expect(run.state).toBe('ok');
	expect(run.result?.confidence).toBeGreaterThan(0.8);
});

test('a reading child that is killed: the job goes on and ends well', async () => {
	let killed = 0;
	// Once, when the first line is read: whoever kills the fresh ones too breaks the page for good.
	const run = await reading('s3', SCAN, ({ state, done }) => {
		if (state !== 'running' || done === 0 || killed) return;
		killed = execFileSync('ps', ['--ppid', String(process.pid), '-o', 'pid=,args='], {
			encoding: 'utf8'
		})
			.split('\n')
			.filter((row) => row.includes('reader-child'))
			.map((row) => process.kill(Number.parseInt(row, 10), 'SIGKILL')).length;
	});
	expect(killed).toBeGreaterThan(0);
	expect(run.state).toBe('ok');
});

describe('pages without text end with that word', () => {
	test.each([
		['white', 255, 'blank'],
		['grey paper', 170, 'blank'],
		['black', 0, 'black']
	])('%s', async (_what, tone, state) => {
		const run = await reading('s1', await plain(2_000, 3_000, tone).png().toBuffer());
		expect(run).toMatchObject({ state, attempt: 1 });
	});

	test('noise is no draft, and the page after it is read', async () => {
		const run = await reading('s1', await noise(2_400, 3_200, 7, 8).png().toBuffer());
		expect(run).toMatchObject({ state: 'noise', attempt: 1 });
		expect((await reading('s3', SCAN)).state).toBe('ok');
	});
});

test('a master that was damaged since is refused, with the reason', async () => {
	const whole = await sharp(SCAN).jpeg().toBuffer();
	const run = await reading('s2', whole.subarray(0, 60_000));
	expect(run).toMatchObject({ state: 'refused', reason: { code: 'picture_damaged' } });
	const master = await reading('s2', Buffer.from('not a picture'));
	expect(master).toMatchObject({ state: 'refused' });
});

test('cancelled while it reads: it ends at once, and nothing is stored', async () => {
	const before = await textOf('p3');
	const run = await reading('s3', SCAN, ({ state, total, run }) => {
		if (state === 'running' && total > 0) void recognition.cancel(as(here, PEOPLE.anna), run);
	});
	expect(run.state).toBe('cancelled');
	expect(await textOf('p3')).toBe(before);
});
