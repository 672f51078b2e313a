import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGate } from './gate.ts';
import { openEmbedded } from './storage/embedded.ts';
import type { Store } from './storage/store.ts';

const data = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-gate-'));
let store: Store;
beforeAll(async () => {
	store = await openEmbedded();
});
afterAll(async () => {
	await store.close();
	fs.rmSync(data, { recursive: true });
});
const open = (origin = 'http://localhost:3000') => openGate(store.sql, { origin, data });

test('the code of the first account is another at each start, and can be typed', async () => {
	const codes = await Promise.all([open(), open(), open()]);
	for (const { setUpCode } of codes)
		expect(setUpCode).toMatch(/^[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}$/);
	expect(new Set(codes.map(({ setUpCode }) => setUpCode)).size).toBe(3);
});

test('the secret that signs cookies outlives a restart, and no cookie of none is anybody’s', async () => {
	const [one, two] = [await open(), await open()];
	expect(one.secret).toBe(two.secret);
	expect(one.secret.length).toBeGreaterThanOrEqual(43);
	expect(await one.auth.whose(new Headers())).toBeNull();
	for (const cookie of ['sverka=x', 'sverka=x.y', `sverka=${'a'.repeat(4_000)}`, '__Host-sverka=x'])
		expect(await one.auth.whose(new Headers({ cookie }))).toBeNull();
});

test.each([
	['http://localhost:3000', 'sverka', false],
	['https://sverka.example', '__Host-sverka', true]
])('at %s the cookie is called %s', async (origin, name, secure) => {
	const { auth } = await open(origin);
	const [cookie] = await auth.signOut(new Headers({ cookie: `${name}=x.y` }));
	expect(cookie).toMatch(new RegExp(`^${name}=;`));
	expect(cookie!.includes('Secure')).toBe(secure);
	for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(part);
});
