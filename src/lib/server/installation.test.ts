import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { explain, refuse } from '#lib/outcome.ts';
import { sumOf } from '../../../tests/support/model.ts';
import * as installations from './installation.ts';

/** What is wrong with an installation is found before its store is touched. */
const desk = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-installation-'));
afterAll(() => fs.rmSync(desk, { recursive: true }));

let place: { root: string; data: string; models: string; databaseUrl?: string };
beforeEach(() => {
	const root = fs.mkdtempSync(path.join(desk, 'root-'));
	place = { root, data: path.join(root, 'data'), models: path.join(root, 'models') };
	fs.mkdirSync(place.models);
	lay('rus', 'the model', sumOf(Buffer.from('the model')));
});

function lay(code: string, text: string | null, sum: string): void {
	if (text !== null) fs.writeFileSync(path.join(place.models, `${code}.traineddata`), text);
	fs.appendFileSync(path.join(place.models, 'SHA256SUMS'), `${sum}  ${code}.traineddata\n`);
}

const ended = () =>
	installations.open(place).then(
		() => 'opened',
		(error: Error) => error
	);

describe('a start', () => {
	test('with a model of which one bit is turned says which, with both sums, and opens nothing', async () => {
		const [expected, measured] = ['the model', 'uhe model'].map((text) => sumOf(Buffer.from(text)));
		fs.writeFileSync(path.join(place.models, 'rus.traineddata'), 'uhe model');
		const facts = { model: 'rus.traineddata', expected: expected!, measured: measured! };
		const { sentence, next } = explain(refuse('model_wrong', facts).refusal, 'en');
		const error = await ended();
		expect(error).toBeInstanceOf(installations.StartFault);
		expect((error as Error).message).toBe(`${sentence} ${next}`);
		expect((error as Error).message).toContain(measured);
		expect(fs.existsSync(place.data)).toBe(false);
	});

	test.each<[string, string | null]>([
		['missing', null],
		['empty', ''],
		['HTML instead', '<!doctype html><title>404</title>'],
		['cut', 'the mod']
	])('with a model that is %s ends, though another one is right', async (_what, text) => {
		lay('ukr', text, sumOf(Buffer.from('the Ukrainian model')));
		const error = await ended();
		expect(error).toBeInstanceOf(installations.StartFault);
		expect((error as Error).message).toContain('ukr.traineddata');
		expect((error as Error).message).toContain(sumOf(Buffer.from('the Ukrainian model')));
		expect(fs.existsSync(place.data)).toBe(false);
	});

	test('without the list of sums names the file that is not there', async () => {
		fs.rmSync(path.join(place.models, 'SHA256SUMS'));
		const error = await ended();
		expect((error as Error).message).toContain('SHA256SUMS');
		expect(fs.existsSync(place.data)).toBe(false);
	});
});
