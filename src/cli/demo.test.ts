import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { ROLES } from '#lib/workflow/role.ts';
import { prepareDemo } from './demo.ts';

afterEach(() => {
	vi.unstubAllEnvs();
	vi.restoreAllMocks();
});

test('a demonstration has an account a role and copies of its own; nothing of it is left', async () => {
	for (const name of ['SVERKA_DATA', 'SVERKA_RECORDS', 'SVERKA_MODELS']) vi.stubEnv(name, '');
	vi.stubEnv('DATABASE_URL', 'postgres://example.org/real');
	const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
	const demo = await prepareDemo();
	demo.announce();
	const words = said.mock.calls.flat().join('\n');

	for (const role of ROLES)
		expect(words).toMatch(new RegExp(`^ {2}${role} +\\w+@example\\.org +([a-z]+-){3}[a-z]+$`, 'm'));
	const folder = process.env['SVERKA_RECORDS']!;
	expect(words).toContain(`Its records lie in ${folder}`);
	expect(process.env['DATABASE_URL']).toBeUndefined();
	expect(process.env['SVERKA_DATA']).toBe(path.join(folder, 'data'));
	expect(process.env['SVERKA_MODELS']).toBe(path.join(folder, 'models'));
	for (const name of ['scans', 'transcriptions', 'models'])
		expect(fs.readdirSync(path.join(folder, name))).toEqual(fs.readdirSync(name));

	await demo.clear();
	expect(fs.existsSync(folder)).toBe(false);
});
