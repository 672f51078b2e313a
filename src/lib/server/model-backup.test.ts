import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { foldersAt } from './folders.ts';
import * as modelBackup from './model-backup.ts';
import { checkModels, good } from './reader/models.ts';

const desk = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-model-backup-'));
afterAll(() => fs.rmSync(desk, { recursive: true }));

const sumOf = (text: string) => createHash('sha256').update(text).digest('hex');
const SAID = { name: 'Typed', licence: 'CC0-1.0', source: 'https://example.org' };

/** An installation's models: what they hold, and what is said of some. */
function shelf(name: string, bytes: Record<string, string>, said: Record<string, object> = {}) {
	const folders = foldersAt(path.join(desk, name));
	fs.rmSync(folders.root, { recursive: true, force: true });
	fs.mkdirSync(folders.models, { recursive: true });
	const models: Record<string, string> = {};
	for (const [code, text] of Object.entries(bytes)) {
		models[code] = sumOf(text);
		fs.writeFileSync(fileIn(folders.models, code), text);
	}
	const sums = Object.entries(models).map(([code, sum]) => `${sum}  ${code}.traineddata\n`);
	fs.writeFileSync(path.join(folders.models, 'SHA256SUMS'), sums.join(''));
	fs.writeFileSync(path.join(folders.models, 'manifest.json'), JSON.stringify(said));
	return { folders, models };
}

const fileIn = (folder: string, code: string) => path.join(folder, `${code}.traineddata`);
const filesOf = (folder: string) =>
	Object.fromEntries(
		fs
			.readdirSync(path.join(folder, 'models'))
			.map((name) => [
				`models/${name}`,
				sumOf(fs.readFileSync(path.join(folder, 'models', name), 'utf8'))
			])
	);

let backup = '';
beforeEach(() => {
	backup = fs.mkdtempSync(path.join(desk, 'backup-'));
});

/** From one shelf through a backup to another. */
async function through(from: ReturnType<typeof shelf>, to: ReturnType<typeof shelf>) {
	await modelBackup.copy(from, backup);
	return modelBackup.bring(to, backup, from.models, filesOf(backup));
}

test('each model comes with its words, and the next start finds it right', async () => {
	const from = shelf('a', { rus: 'r', rus_typed: 't' }, { rus_typed: SAID });
	const to = shelf('b', { rus: 'r' });
	expect(await through(from, to)).toEqual([
		{ code: 'rus', sha256: sumOf('r'), came: 'here' },
		{ code: 'rus_typed', sha256: sumOf('t'), came: 'laid' }
	]);
	expect(to.models).toEqual(from.models);
	expect(good(await checkModels(to.folders.models))).toEqual(from.models);
	const manifest = fs.readFileSync(path.join(to.folders.models, 'manifest.json'), 'utf8');
	expect(JSON.parse(manifest)).toEqual({ rus_typed: SAID });
});

test('a model of which nothing is said comes all the same, and nothing is said of it', async () => {
	const to = shelf('b', {});
	expect(await through(shelf('a', { ukr: 'u' }), to)).toMatchObject([{ came: 'laid' }]);
	expect(fs.readFileSync(path.join(to.folders.models, 'manifest.json'), 'utf8')).toBe('{}');
	expect(good(await checkModels(to.folders.models))).toEqual({ ukr: sumOf('u') });
});

test('one that is altered or gone is left out of the backup, and named where it is missing', async () => {
	const from = shelf('a', { rus: 'r', deu: 'd', ukr: 'u' }, { deu: SAID });
	fs.writeFileSync(fileIn(from.folders.models, 'deu'), 'D');
	fs.rmSync(fileIn(from.folders.models, 'ukr'));
	const to = shelf('b', { rus: 'r' });
	expect(await through(from, to)).toEqual([
		{ code: 'rus', sha256: sumOf('r'), came: 'here' },
		{ code: 'deu', sha256: sumOf('d'), came: 'missing' },
		{ code: 'ukr', sha256: sumOf('u'), came: 'missing' }
	]);
	expect(modelBackup.without(from.models, filesOf(backup))).toEqual(['deu', 'ukr']);
	expect(Object.keys(filesOf(backup)).sort()).toEqual([
		'models/manifest.json',
		'models/rus.traineddata'
	]);
	expect(Object.keys(to.models)).toEqual(['rus']);
});

test.each([
	['is listed', true],
	['lies there unlisted', false]
])('another file of that name that %s stays, byte for byte', async (_what, listed) => {
	const from = shelf('a', { rus: 'newer' });
	const to = shelf('b', listed ? { rus: 'older' } : {});
	fs.writeFileSync(fileIn(to.folders.models, 'rus'), 'older');
	const before = filesOf(to.folders.root);
	expect(await through(from, to)).toMatchObject([{ came: 'other', sha256: sumOf('newer') }]);
	expect(filesOf(to.folders.root)).toEqual(before);
});

test('a file that the list of the backup gives another sum is not laid', async () => {
	const from = shelf('a', { ukr: 'u' });
	await modelBackup.copy(from, backup);
	const to = shelf('b', {});
	const brought = await modelBackup.bring(to, backup, { ukr: sumOf('x') }, filesOf(backup));
	expect(brought).toMatchObject([{ came: 'missing' }]);
	expect(to.models).toEqual({});
});
