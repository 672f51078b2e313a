import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Workbench } from '#lib/server/workbench.ts';
import { Interrupted } from './command.ts';
import { place, within } from './house.ts';

const desk = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-house-'));
let said: string[] = [];

beforeEach(() => {
	said = [];
	vi.spyOn(console, 'error').mockImplementation((line) => said.push(String(line)));
	vi.stubEnv('SVERKA_DATA', path.join(desk, 'data'));
	vi.stubEnv('SVERKA_RECORDS', desk);
	vi.stubEnv('SVERKA_MODELS', path.resolve('models'));
	vi.stubEnv('DATABASE_URL', undefined);
});
afterEach(() => {
	vi.unstubAllEnvs();
	vi.restoreAllMocks();
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeAllListeners(signal);
});
afterAll(() => fs.rmSync(desk, { recursive: true }));

test('things lie where the environment says', () => {
	expect(place()).toEqual({
		data: path.join(desk, 'data'),
		records: desk,
		models: path.resolve('models'),
		databaseUrl: undefined
	});
});

test('who sits at the console is an archivist under his own name; the store is free again', async () => {
	const seen = await within(async ({ account, folders, models }: Workbench) => ({
		account,
		scans: folders.scans,
		models: Object.keys(models).sort()
	}));
	expect(seen).toEqual({
		account: expect.objectContaining({ role: 'archivist', name: os.userInfo().username }),
		scans: path.join(desk, 'scans'),
		models: ['eng', 'rus']
	});
	expect(said[0]).toMatch(/^The store was brought to its newest form: 0001-first/);
	expect(fs.readdirSync(path.join(desk, 'data', 'lock'))).toEqual([]);
});

test('at Ctrl+C the work is told once, whatever comes twice; what it throws then is the interruption', async () => {
	const cut = within(async (_workbench, signal) => {
		process.emit('SIGINT');
		process.emit('SIGINT');
		process.emit('SIGTERM');
		signal.throwIfAborted();
	});
	await expect(cut).rejects.toThrow(Interrupted);
	expect(said).toEqual(['Stopping …']);
	expect(fs.readdirSync(path.join(desk, 'data', 'lock'))).toEqual([]);
});

test('work that could be done to its end is reported; a fault without Ctrl+C stays the fault', async () => {
	const whole = within(async () => {
		process.emit('SIGINT');
		return 'done all the same';
	});
	expect(await whole).toBe('done all the same');
	const broken = within(async () => {
		throw new TypeError('a fault');
	});
	await expect(broken).rejects.toThrow(TypeError);
});
