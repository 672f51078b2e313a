import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as model from '#lib/server/model.ts';
import { checkModels } from '#lib/server/reader/models.ts';
import { openReader } from '#lib/server/reader/open.ts';
import type { Reader } from '#lib/server/reader/reader.ts';
import type { Installation } from '#lib/server/workbench.ts';
import { houseOfModels, SAID, streamOf, sumOf } from '../support/model.ts';
import { chance } from '../support/pictures.ts';
import { as, PEOPLE, seed } from '../support/workbench.ts';

/** Real Tesseract in its child: what a broken model does to it must end there. */
const RUS = fs.readFileSync('models/rus.traineddata');
const ENG = fs.readFileSync('models/eng.traineddata');
let here: Installation;
let reader: Reader;

beforeAll(async () => {
	const parts: Pick<Reader, 'admit' | 'dismiss' | 'read' | 'stop' | 'tryModel' | 'wake'> = {
		read: (pictures, options) => reader.read(pictures, options),
		tryModel: (asked) => reader.tryModel(asked),
		admit: (code, sha256) => reader.admit(code, sha256),
		dismiss: (code, why) => reader.dismiss(code, why),
		wake: () => reader.wake(),
		stop: () => reader.stop()
	};
	here = await houseOfModels(parts, { rus: RUS, eng: ENG });
	await seed(here.store);
	const { models: folder } = here.folders;
	reader = openReader({
		root: process.cwd(),
		folder,
		models: await checkModels(folder),
		children: 1
	});
});
afterAll(async () => {
	await reader.stop();
	await here.store.close();
	fs.rmSync(here.folders.root, { recursive: true });
});

const maria = () => as(here, PEOPLE.maria);

async function add(bytes: Uint8Array, said: Partial<model.Added> = {}) {
	const received = await model.receive(maria(), streamOf(bytes));
	if (!received.ok) return received;
	return model.add(maria(), received.value.draft, { ...SAID, ...said });
}

/** A few bits turned, each in a byte of its own. */
function turned(bits: number): Buffer {
	const bytes = Buffer.from(RUS);
	const next = chance(7);
	for (let i = 0; i < bits; i++) bytes[Math.floor(next() * bytes.length)]! ^= 1 << (i % 8);
	return bytes;
}

function random(): Buffer {
	const next = chance(3);
	return Buffer.from(Array.from({ length: 50_000 }, () => Math.floor(next() * 256)));
}

test.each<[string, Uint8Array]>([
	['empty', Buffer.alloc(0)],
	['cut', RUS.subarray(0, 1_000_000)],
	['random', random()],
	['HTML', Buffer.from('<!doctype html><title>404</title>')],
	['bad in its head', Buffer.concat([Buffer.alloc(200, 255), RUS.subarray(200)])]
])('a model that is %s ends its own process alone, and is refused', async (_what, bytes) => {
	const before = fs.readdirSync(here.folders.models).sort();
	expect(await add(bytes)).toMatchObject({ ok: false, refusal: { code: 'model_broken' } });
	expect(fs.readdirSync(here.folders.models).sort()).toEqual(before);
});

test('one with bits turned may read; the sum that its publisher gives finds it', async () => {
	const refused = await add(turned(1000), { sha256: sumOf(RUS) });
	expect(refused).toMatchObject({ ok: false, refusal: { code: 'model_sum' } });
});

test('a good one reads the known line, and pages from then on, in the process that runs', async () => {
	const added = await add(RUS, { sha256: sumOf(RUS) });
	expect(added).toEqual({ ok: true, value: '1917 1945 1953 2024' });
	const png = fs.readFileSync(path.resolve('src/lib/server/reader/trial.png'));
	for (const languages of ['rus_typed', 'rus_typed+eng']) {
		const [read] = await reader.read([{ id: 'a', png, segmentation: 7, languages }]);
		expect(read?.ok && read.value[0]?.text).toBe('1917 1945 1953 2024');
	}
});
