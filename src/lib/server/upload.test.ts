import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { done, refuse } from '#lib/outcome.ts';
import { FORM } from '../../../tests/support/importing.ts';
import { countedIds, fixedClock, PEOPLE } from '../../../tests/support/workbench.ts';
import { foldersAt } from './folders.ts';
import type { Images } from './images/images.ts';
import * as upload from './upload.ts';
import type { Workbench } from './workbench.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-upload-'));
afterAll(() => fs.rmSync(root, { recursive: true }));

const clock = fixedClock();
const ids = countedIds('i');
/** What the images were asked to look at, and by whose limits. */
let inspected: [name: string, by: string][] = [];
/** What was started for what will be read. */
let woken: string[] = [];
const images = {
	async inspect(bytes: Uint8Array, name: string, by: string) {
		inspected.push([name, by]);
		if (bytes.length === 0) return refuse('picture_empty', { name });
		return done({ width: 30, height: 40, frames: [{}, {}], mediaType: 'image/png' });
	},
	wake: () => void woken.push('images')
} as unknown as Images;

const reader = { wake: () => void woken.push('reader') };
const lexicon = { wake: () => void woken.push('lexicon') };

/** No store: nothing of a draft is in it. */
function bench(who: keyof typeof PEOPLE | null): Workbench {
	const folders = foldersAt(root);
	const newId = () => ids().padEnd(15, '0');
	const account = who && PEOPLE[who];
	const rooms = { folders, images, reader, lexicon };
	return { ...rooms, newId, clock: clock.read, account } as unknown as Workbench;
}

const uploads = path.join(root, 'data', 'uploads');
const filesOf = (who: string, draft: string) =>
	fs
		.readdirSync(path.join(uploads, who, draft), { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.\w+$/.test(name))
		.sort();
const body = (text: string | Uint8Array) => new Blob([text as BlobPart]).stream();
const scan = (name: string) => ({ kind: 'scan' as const, name });

let draft = '';
beforeEach(async () => {
	fs.rmSync(uploads, { recursive: true, force: true });
	clock.now = new Date();
	inspected = [];
	woken = [];
	const begun = await upload.begin(bench('anna'));
	if (!begun.ok) throw new Error(begun.refusal.code);
	draft = begun.value;
});

test.each([
	[null, 'sign_in_first'],
	['oleg', 'not_your_role']
] as const)(
	'%s may begin, send, take out and confirm nothing, not even in a draft that is there',
	async (who, code) => {
		const asked = [
			await upload.begin(bench(who)),
			await upload.receive(bench(who), draft, scan('1.png'), body('x')),
			await upload.drop(bench(who), draft, scan('1.png')),
			await upload.confirm(bench(who), draft, FORM, {
				scan: ['1.png'],
				print: [],
				published: '',
				translation: ''
			})
		];
		for (const one of asked) expect(one).toMatchObject({ ok: false, refusal: { code } });
		expect(fs.readdirSync(uploads)).toEqual(['anna']);
	}
);

test.each(['i00000000000000', '../anna', '..', '', 'I1X', `${'a'.repeat(15)}/..`])(
	'the draft %j is none of hers',
	async (other) => {
		expect(await upload.receive(bench('anna'), other, scan('1.png'), body('x'))).toEqual(
			refuse('not_found')
		);
		expect(await upload.drop(bench('anna'), other, scan('1.png'))).toEqual(refuse('not_found'));
	}
);

test('another editor’s draft is, to her, as one that never was', async () => {
	const sent = await upload.receive(bench('maria'), draft, scan('1.png'), body('x'));
	expect(sent).toEqual(refuse('not_found'));
	expect(filesOf('anna', draft)).toEqual([]);
});

describe('a file', () => {
	test('is measured, and lies in its room under its own name', async () => {
		const [leaf, print] = [
			await upload.receive(bench('anna'), draft, scan('1.png'), body('a picture')),
			await upload.receive(bench('anna'), draft, { kind: 'print', name: 'p 1.tif' }, body('x'))
		];
		expect(leaf).toEqual(done({ kind: 'scan', name: '1.png', width: 30, height: 40, frames: 2 }));
		expect(print).toMatchObject({ ok: true, value: { kind: 'print', name: 'p 1.tif' } });
		expect(filesOf('anna', draft)).toEqual(['scans/1.png', 'scans/p 1.tif']);
		expect(woken).toEqual(['images', 'reader', 'lexicon', 'images', 'reader', 'lexicon']);
		expect(inspected).toEqual([
			['1.png', 'editor'],
			['p 1.tif', 'editor']
		]);
	});

	test.each([
		['published', 'published.ru.txt'],
		['translation', 'translation.en.txt']
	] as const)('%s is called %s whatever it was called', async (kind, name) => {
		const given = { kind, name: '../Текст издания (1).TXT' };
		const taken = await upload.receive(bench('anna'), draft, given, body('и\u0306од\n'));
		expect(taken).toEqual(done({ kind, name, letters: 4 }));
		expect(filesOf('anna', draft)).toEqual([`transcriptions/${name}`]);
		expect([...inspected, ...woken]).toEqual([]);
	});

	test('that is refused leaves no trace, and the one that lay there stays', async () => {
		await upload.receive(bench('anna'), draft, scan('1.png'), body('first'));
		const refused = await upload.receive(bench('anna'), draft, scan('1.png'), body(''));
		expect(refused).toMatchObject({ refusal: { code: 'picture_empty', facts: { name: '1.png' } } });
		const bad = { kind: 'published' as const, name: 'my text.txt' };
		const wrong = await upload.receive(bench('anna'), draft, bad, body(new Uint8Array([65, 0xff])));
		expect(wrong).toEqual(refuse('not_utf8', { name: 'my text.txt', position: 1 }));
		expect(filesOf('anna', draft)).toEqual(['scans/1.png']);
		const lying = path.join(uploads, 'anna', draft, 'scans/1.png');
		expect(fs.readFileSync(lying, 'utf8')).toBe('first');
	});

	test('sent again takes the place of the first; decomposed letters are one name', async () => {
		await upload.receive(bench('anna'), draft, scan('й.png'), body('first'));
		await upload.receive(bench('anna'), draft, scan('и\u0306.png'), body('second'));
		expect(filesOf('anna', draft)).toEqual(['scans/й.png']);
		expect(fs.readFileSync(path.join(uploads, 'anna', draft, 'scans/й.png'), 'utf8')).toBe(
			'second'
		);
	});

	test('whose line is cut leaves nothing behind', async () => {
		const cut = new ReadableStream<Uint8Array>({
			start(controller) {
				controller.enqueue(new Uint8Array(10));
			},
			pull(controller) {
				controller.error(new Error('socket cut'));
			}
		});
		await expect(upload.receive(bench('anna'), draft, scan('1.png'), cut)).rejects.toThrow(/cut/);
		expect(fs.readdirSync(path.join(uploads, 'anna', draft)).sort()).toEqual([
			'scans',
			'transcriptions'
		]);
	});

	test.each([
		['a way out', '../1.png'],
		['a way in', 'a/b.png'],
		['another way out', '..\\1.png'],
		['a hidden file', '.htaccess'],
		['a dash', '-rf.png'],
		['nothing', ''],
		['a space', ' 1.png'],
		['a line break', '1\n.png'],
		['a zero', '1\0.png'],
		['more than a disk takes', `${'я'.repeat(99)}.png`]
	])('called %s is refused by its name, and no byte of it is kept', async (_what, name) => {
		const refused = await upload.receive(bench('anna'), draft, scan(name), body('x'));
		expect(refused).toEqual(refuse('file_name', { name: name.slice(0, 80) }));
		expect(filesOf('anna', draft)).toEqual([]);
	});

	test.each([
		'1.png',
		'Лист 1 (оборот).tif',
		'№'.replace('№', 'а№.png'),
		`${'я'.repeat(98)}.png`,
		'😀'.replace('😀', '1😀.png')
	])('may be called %s', async (name) => {
		expect(await upload.receive(bench('anna'), draft, scan(name), body('x'))).toMatchObject({
			ok: true
		});
		expect(filesOf('anna', draft)).toEqual([`scans/${name}`]);
	});
});

test('what is taken out again is gone, what never was is no fault, a way out is none', async () => {
	await upload.receive(bench('anna'), draft, scan('1.png'), body('x'));
	await upload.receive(bench('anna'), draft, { kind: 'published', name: 'p.txt' }, body('x'));
	expect(await upload.drop(bench('anna'), draft, scan('2.png'))).toEqual(done(null));
	expect(await upload.drop(bench('anna'), draft, scan('1.png'))).toEqual(done(null));
	expect(filesOf('anna', draft)).toEqual(['transcriptions/published.ru.txt']);
	const out = { kind: 'scan' as const, name: '../transcriptions/published.ru.txt' };
	expect(await upload.drop(bench('anna'), draft, out)).toEqual(refuse('not_found'));
	expect(filesOf('anna', draft)).toEqual(['transcriptions/published.ru.txt']);
});

test('a form that describes no record keeps the draft as it was', async () => {
	await upload.receive(bench('anna'), draft, scan('1.png'), body('x'));
	const files = { scan: ['1.png'], print: [], published: '', translation: '' };
	const refused = await upload.confirm(bench('anna'), draft, { ...FORM, titleRu: '' }, files);
	expect(refused).toMatchObject({ ok: false });
	expect(filesOf('anna', draft)).toEqual(['scans/1.png']);
});

test('a draft that nobody confirmed is thrown away after a day, a younger one is not', async () => {
	const old = path.join(uploads, 'oleg', 'i0'.padEnd(15, '0'));
	fs.mkdirSync(old, { recursive: true });
	const hours = (n: number) => new Date(Date.now() - n * 3600_000);
	for (const [age, stays] of [
		[23, true],
		[25, false]
	] as const) {
		fs.utimesSync(old, hours(age), hours(age));
		const begun = await upload.begin(bench('anna'));
		expect(begun.ok).toBe(true);
		expect([age, fs.existsSync(old)]).toEqual([age, stays]);
	}
	expect(fs.existsSync(path.join(uploads, 'anna', draft))).toBe(true);
});
