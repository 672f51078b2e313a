import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { done, explain, refuse, type RefusalCode } from '#lib/outcome.ts';
import { houseOfModels, SAID, streamOf, sumOf } from '../../../tests/support/model.ts';
import { as, empty, PEOPLE, seed } from '../../../tests/support/workbench.ts';
import * as model from './model.ts';
import { checkModels, good } from './reader/models.ts';
import type { Reader } from './reader/reader.ts';
import * as recognition from './recognition.ts';
import * as event from './storage/event.ts';
import type { Installation } from './workbench.ts';

const RUS = Buffer.from('the Russian model');
const ENG = Buffer.from('the English model');
const NEW = Buffer.from('a new model of some institution');

let here: Installation;
let admitted: [string, string][] = [];
/** What a trial finds in the folder it is given. */
let tried: { files: string[]; code: string }[] = [];
const reader: Reader = {
	read: async () => [],
	tryModel: async ({ folder, code }) => {
		const files = fs.readdirSync(folder).filter((name) => name.endsWith('.traineddata'));
		tried.push({ files, code });
		const bytes = fs.readFileSync(path.join(folder, `${code}.traineddata`));
		return bytes.equals(NEW) ? done('1917 1945') : refuse('model_broken');
	},
	admit: (code, sha256) => void admitted.push([code, sha256]),
	dismiss: () => undefined,
	wake: () => undefined,
	stop: async () => undefined
};

beforeAll(async () => {
	here = await houseOfModels(reader, { rus: RUS, eng: ENG });
});
beforeEach(async () => {
	await empty(here.store);
	await seed(here.store);
	admitted = [];
	tried = [];
});
afterEach(() => restoreFolder());
afterAll(async () => {
	await here.store.close();
	fs.rmSync(here.folders.root, { recursive: true });
});

/** The folder of models as it was before the test. */
const before = new Map<string, Buffer>();
beforeAll(() => {
	for (const name of fs.readdirSync(here.folders.models))
		before.set(name, fs.readFileSync(path.join(here.folders.models, name)));
});
function restoreFolder(): void {
	fs.rmSync(here.folders.models, { recursive: true });
	fs.mkdirSync(here.folders.models);
	for (const [name, bytes] of before) fs.writeFileSync(inModels(name), bytes);
	here.models = { rus: sumOf(RUS), eng: sumOf(ENG) };
}

const inModels = (name: string) => path.join(here.folders.models, name);
const maria = () => as(here, PEOPLE.maria);
const folderNow = () =>
	Object.fromEntries(
		fs
			.readdirSync(here.folders.models)
			.map((name) => [name, sumOf(fs.readFileSync(inModels(name)))])
	);

async function draftOf(bytes: Uint8Array): Promise<string> {
	const received = await model.receive(maria(), streamOf(bytes));
	if (!received.ok) throw new Error(received.refusal.code);
	return received.value.draft;
}

describe('the list', () => {
	test('says of each model what is known, and measures it', async () => {
		const listed = await model.list(maria());
		expect(listed).toMatchObject({ ok: true });
		expect(listed.ok && listed.value).toEqual([
			{
				code: 'rus',
				name: 'Russian, tessdata_fast 4.1.0',
				licence: 'Apache-2.0',
				source: 'https://github.com/tesseract-ocr/tessdata_fast',
				size: RUS.length,
				sha256: sumOf(RUS),
				fault: null,
				usual: true
			},
			expect.objectContaining({ code: 'eng', usual: false, fault: null })
		]);
	});

	test('names one that was altered and one that is gone, with both sums', async () => {
		fs.writeFileSync(inModels('rus.traineddata'), 'the Russian modem');
		fs.rmSync(inModels('eng.traineddata'));
		const listed = await model.list(maria());
		const [rus, eng] = listed.ok ? listed.value : [];
		expect(rus!.fault).toMatchObject({ code: 'model_wrong', facts: { expected: sumOf(RUS) } });
		expect(explain(rus!.fault!, 'ru').sentence).toContain(sumOf(Buffer.from('the Russian modem')));
		expect(eng).toMatchObject({ size: null, fault: { code: 'model_missing' } });
	});

	test('a model that was laid there by hand is known by its code', async () => {
		fs.rmSync(inModels('manifest.json'));
		const listed = await model.list(maria());
		expect(listed.ok && listed.value[0]).toMatchObject({ name: 'rus', licence: '', source: '' });
	});
});

describe('adding', () => {
	test('a model that reads is laid beside the others, listed, told in the trail, and may read at once', async () => {
		const received = await model.receive(maria(), streamOf(NEW));
		expect(received).toMatchObject({ value: { size: NEW.length, sha256: sumOf(NEW) } });
		const draft = received.ok ? received.value.draft : '';
		const sha256 = ` ${sumOf(NEW).toUpperCase()} `;
		expect(await model.add(maria(), draft, { ...SAID, sha256 })).toEqual(done('1917 1945'));

		expect(tried).toEqual([{ files: ['rus_typed.traineddata'], code: 'rus_typed' }]);
		expect(admitted).toEqual([['rus_typed', sumOf(NEW)]]);
		expect(good(await checkModels(here.folders.models))).toEqual({
			rus: sumOf(RUS),
			eng: sumOf(ENG),
			rus_typed: sumOf(NEW)
		});
		const listed = await model.list(maria());
		expect(listed.ok && listed.value.at(-1)).toMatchObject({
			...{ code: 'rus_typed', name: SAID.name, licence: SAID.licence, source: SAID.source },
			fault: null
		});
		expect(model.languages(here)).toContain('rus_typed+eng');
		const told = await event.find(here.store.sql, 1);
		expect(told).toMatchObject({
			who: 'maria',
			action: 'model.add',
			object: 'model:rus_typed',
			detail: { sha256: sumOf(NEW), licence: 'CC-BY-4.0' }
		});
		expect(await model.add(maria(), draft, { ...SAID, code: 'ukr' })).toEqual(refuse('not_found'));
	});

	test.each<[string, Partial<model.Added>, RefusalCode]>([
		['with a name that leads elsewhere', { code: '../rus' }, 'model_code'],
		['with a name of two models', { code: 'rus+eng' }, 'model_code'],
		['without a name', { code: '' }, 'model_code'],
		['without words', { name: '  ' }, 'model_words'],
		['without a licence', { licence: '' }, 'model_words'],
		['with a source that is too long', { source: 'x'.repeat(201) }, 'model_words'],
		['doubled', { code: 'rus' }, 'model_exists'],
		['with the sum of another file', { sha256: sumOf(RUS) }, 'model_sum'],
		['with half a sum', { sha256: sumOf(NEW).slice(0, 32) }, 'model_sum']
	])('a model %s is not taken, before it is tried', async (_what, change, code) => {
		const draft = await draftOf(NEW);
		const was = folderNow();
		const refused = await model.add(maria(), draft, { ...SAID, ...change });
		expect(refused).toMatchObject({ ok: false, refusal: { code } });
		expect([folderNow(), tried, admitted]).toEqual([was, [], []]);
		expect(await model.add(maria(), draft, SAID)).toMatchObject({ ok: true });
	});

	test('one that does not read leaves nothing, and a file laid there by hand is never overwritten', async () => {
		const was = folderNow();
		expect(await model.add(maria(), await draftOf(RUS), SAID)).toEqual(refuse('model_broken'));
		expect(folderNow()).toEqual(was);
		fs.writeFileSync(inModels('rus_typed.traineddata'), 'by hand');
		const refused = await model.add(maria(), await draftOf(NEW), SAID);
		expect(refused).toMatchObject({ refusal: { code: 'model_exists' } });
		expect(fs.readFileSync(inModels('rus_typed.traineddata'), 'utf8')).toBe('by hand');
	});

	test('two at once are both listed; of two under one name the second is refused', async () => {
		const drafts = await Promise.all([draftOf(NEW), draftOf(NEW), draftOf(NEW)]);
		const ends = await Promise.all([
			model.add(maria(), drafts[0]!, SAID),
			model.add(maria(), drafts[1]!, { ...SAID, code: 'ukr' }),
			model.add(maria(), drafts[2]!, SAID)
		]);
		expect(ends.map(({ ok }) => ok)).toEqual([true, true, false]);
		const listed = Object.keys(good(await checkModels(here.folders.models))).sort();
		expect(listed).toEqual(['eng', 'rus', 'rus_typed', 'ukr']);
	});

	test('a file over the limit is given up while it comes, and leaves no draft', async () => {
		const drafts = () => fs.readdirSync(path.join(here.folders.data, 'uploads', 'maria')).length;
		await draftOf(NEW);
		const before = drafts();
		const portion = new Uint8Array(20_000_000);
		let sent = 0;
		const endless = new ReadableStream<Uint8Array>({
			pull(controller) {
				sent++;
				controller.enqueue(portion);
			}
		});
		const refused = await model.receive(maria(), endless);
		expect(refused).toEqual(refuse('model_heavy', { limit: 100 }));
		expect(sent).toBeLessThan(12);
		expect(drafts()).toBe(before);
	});

	test.each(['../../models', 'i00000000000000', ''])('the draft %j is none', async (draft) => {
		expect(await model.add(maria(), draft, SAID)).toEqual(refuse('not_found'));
	});
});

describe('choosing', () => {
	const RECORD = 'molotov-1953-07-04';

	test('a record is read with the usual model until an archivist chooses; the trail has it', async () => {
		expect(await model.languagesOf(maria(), RECORD)).toBe('rus');
		expect(await model.choose(maria(), RECORD, 'rus+eng')).toEqual(done(null));
		expect(await model.languagesOf(maria(), RECORD)).toBe('rus+eng');
		const trail = await event.ofRecord(here.store.sql, RECORD);
		expect(trail.at(-1)).toMatchObject({
			who: 'maria',
			action: 'model.select',
			detail: { languages: 'rus+eng' }
		});
	});

	test.each(['deu', 'eng+rus', 'rus+rus', 'rus+eng+rus', '', '../rus', 'constructor'])(
		'"%s" is not on the list',
		async (languages) => {
			const refused = refuse('language_unknown', { language: languages });
			expect(await model.choose(maria(), RECORD, languages)).toEqual(refused);
			expect(await recognition.ask(maria(), ['s1'], { languages })).toEqual(refused);
			expect(await model.languagesOf(maria(), RECORD)).toBe('rus');
		}
	);

	test('an unknown record is not found', async () => {
		expect(await model.choose(maria(), 'another', 'rus')).toEqual(refuse('not_found'));
	});
});

test.each([
	['anna', 'not_your_role'],
	['oleg', 'not_your_role'],
	[null, 'sign_in_first']
] as const)('%s is no archivist: nothing of this is allowed', async (who, code) => {
	const other = as(here, who && PEOPLE[who]);
	const asked = [
		model.list(other),
		model.receive(other, streamOf(NEW)),
		model.add(other, 'i00000000000000', SAID),
		model.choose(other, 'molotov-1953-07-04', 'eng')
	];
	for (const refused of await Promise.all(asked))
		expect(refused).toMatchObject({ ok: false, refusal: { code } });
});
