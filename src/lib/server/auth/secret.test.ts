import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSecret, sign, unsign } from './secret.ts';

let folder = '';
beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'secret-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('the secret is made once, and only its owner may read it', async () => {
	const first = await openSecret(folder);
	expect(await openSecret(folder)).toBe(first);
	expect(await readFile(path.join(folder, 'session.key'), 'utf8')).toBe(first);
	expect((await stat(path.join(folder, 'session.key'))).mode & 0o777).toBe(0o600);
});

test('two installations have two secrets', async () => {
	expect(await openSecret(path.join(folder, 'a'))).not.toBe(
		await openSecret(path.join(folder, 'b'))
	);
});

test('a damaged secret is no secret', async () => {
	await writeFile(path.join(folder, 'session.key'), 'short');
	await expect(openSecret(folder)).rejects.toThrow(/damaged/);
});

test('only what was signed with this secret is believed', () => {
	const signed = sign('b1.anna', 'secret');
	expect(unsign(signed, 'secret')).toBe('b1.anna');
	expect(unsign(signed, 'another')).toBeNull();
	expect(unsign(signed.replace('anna', 'oleg'), 'secret')).toBeNull();
	for (const forged of ['', '.', 'b1.anna', 'b1.anna.', `${signed}x`]) {
		expect(unsign(forged, 'secret')).toBeNull();
	}
});
