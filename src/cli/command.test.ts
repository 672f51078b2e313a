import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { done, refuse } from '#lib/outcome.ts';
import { StartFault } from '#lib/server/installation.ts';
import { FolderHeld } from '#lib/server/storage/lock.ts';
import { NewerStore } from '#lib/server/storage/migrate.ts';
import {
	EXIT,
	exitOf,
	folderOf,
	Interrupted,
	Misuse,
	must,
	Refused,
	type Exit
} from './command.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-word-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const holder = { id: 'x', pid: 4711, host: 'reading-room' } as ConstructorParameters<
	typeof FolderHeld
>[1];

test.each<[string, unknown, Exit]>([
	['a word to be typed otherwise', new Misuse('say which'), 'usage'],
	['an expected no', new Refused('no'), 'refused'],
	['a damaged model', new StartFault('rus.traineddata is not the file it should be'), 'refused'],
	['a store in use', new FolderHeld('data', holder), 'held'],
	['a store of a newer program', new NewerStore('start that version'), 'refused'],
	['Ctrl+C', new Interrupted(), 'interrupted'],
	['a fault of ours', new TypeError('x is not a function'), 'fault'],
	['something thrown that is no error', 'a string', 'fault'],
	['nothing', undefined, 'fault']
])('%s has its own end', (_what, thrown, exit) => {
	expect(exitOf(thrown)).toBe(exit);
});

test('only what is done ends with 0, and a shell can tell every end from the others', () => {
	const { done: good, ...others } = EXIT;
	expect(good.code).toBe(0);
	const codes = Object.values(others).map(({ code }) => code);
	expect(codes.every((code) => code > 0 && code < 256)).toBe(true);
	expect(new Set(codes).size).toBe(codes.length);
});

test('a value is given on; a refusal becomes its sentence with the next step', () => {
	expect(must(done({ id: 'note' }))).toEqual({ id: 'note' });
	expect(() => must(refuse('language_unknown', { language: 'deu' }))).toThrow(
		new Refused('There is no language model "deu". Choose one of the languages in the list.')
	);
});

test('a folder is made absolute; a file, and what is not there, are no folder', () => {
	expect(folderOf(folder)).toBe(folder);
	expect(folderOf(path.relative(process.cwd(), folder))).toBe(folder);
	const file = path.join(folder, 'a.txt');
	fs.writeFileSync(file, '');
	for (const wrong of [file, path.join(folder, 'b')])
		expect(() => folderOf(wrong)).toThrow(new Misuse(`There is no folder ${wrong}.`));
});
