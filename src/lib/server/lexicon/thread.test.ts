import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLexicon } from './thread.ts';

const lexicon = openLexicon(process.cwd());
afterAll(() => lexicon.stop());

test('knows Russian words in every case, and no misreadings', async () => {
	const words = [
		'правительство',
		'ПРАВИТЕЛЬСТВО',
		'китайско-корейской',
		'перемнрии',
		'скпикает',
		'жъ'
	];
	expect(await lexicon.known(words)).toEqual([true, true, true, false, false, false]);
});

test('many questions at once each get their own answer', async () => {
	const answers = await Promise.all([
		lexicon.suggest('перемнрии'),
		lexicon.known(['и']),
		lexicon.suggest('Правитепьство'),
		lexicon.known([])
	]);
	expect(answers[0]).toContain('перемирии');
	expect(answers[1]).toEqual([true]);
	expect(answers[2]![0]).toBe('Правительство');
	expect(answers[3]).toEqual([]);
});

test('a run of letters that is no word neither hangs nor is known', async () => {
	const run = 'абвгд'.repeat(200);
	expect(await lexicon.known([run])).toEqual([false]);
	expect(await lexicon.suggest(run)).toEqual([]);
});

test('woken, it answers when it is asked; a program that never asks comes to its end all the same', async () => {
	const woken = openLexicon(process.cwd());
	woken.wake();
	woken.wake();
	expect(await woken.known(['мир'])).toEqual([true]);
	await woken.stop();
	const thread = JSON.stringify(path.join(import.meta.dirname, 'thread.ts'));
	const script = `(await import(${thread})).openLexicon(process.cwd()).wake(); console.log('woken')`;
	const asked = ['--input-type=module', '-e', script];
	const said = execFileSync(process.execPath, asked, { encoding: 'utf8', timeout: 20_000 });
	expect(said).toBe('woken\n');
});

test('after a stop the next question opens it again', async () => {
	await lexicon.stop();
	expect(await lexicon.known(['мир'])).toEqual([true]);
});
