import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { empty, installation, PEOPLE, seedPeople } from '../../../../tests/support/workbench.ts';
import { refuse } from '#lib/outcome.ts';
import type { Installation } from '../workbench.ts';
import { openAuth, type Auth } from './auth.ts';
import { Busy } from './password-hash.ts';

/** Stands for the slow hash, which has its own tests: what was hashed, and whether it is full. */
const scrypt = vi.hoisted(() => ({ work: 0, busy: false }));
vi.mock('./password-hash.ts', async (original) => {
	const { Busy } = await original<typeof import('./password-hash.ts')>();
	const work = () => {
		scrypt.work++;
		if (scrypt.busy) throw new Busy('full');
	};
	return {
		Busy,
		hash: async (password: string) => (work(), `hash of ${password}`),
		verify: async (stored: string, password: string) => (work(), stored === `hash of ${password}`)
	};
});

const SECRET = 'a secret that is long enough to sign with';
const PASSWORD = 'камень на дороге';
let house: Installation;
const auths = {} as Record<'http' | 'https', Auth>;

beforeAll(async () => {
	house = await installation();
	const { sql } = house.store;
	auths.http = openAuth(sql, { origin: 'http://localhost:3000', secret: SECRET });
	auths.https = openAuth(sql, { origin: 'https://sverka.example.org', secret: SECRET });
});
beforeEach(async () => {
	await empty(house.store);
	await seedPeople(house.store);
	const at = new Date();
	for (const { id } of Object.values(PEOPLE))
		await house.store.sql
			.insertInto('credential')
			.values({
				...{ id: `c-${id}`, userId: id, accountId: id, providerId: 'credential' },
				...{ password: `hash of ${PASSWORD}`, accessToken: null, refreshToken: null },
				...{ idToken: null, accessTokenExpiresAt: null, refreshTokenExpiresAt: null },
				...{ scope: null, createdAt: at, updatedAt: at }
			})
			.execute();
	Object.assign(scrypt, { work: 0, busy: false });
});
afterAll(() => house.store.close());

const sessions = () => house.store.sql.selectFrom('session').selectAll().execute();
const bearing = (cookies: string[]) =>
	new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });

async function signedIn(way: 'http' | 'https' = 'http', headers = new Headers()) {
	const opened = await auths[way].signIn('anna@example.org', PASSWORD, headers);
	if (!opened.ok) throw new Error(opened.refusal.code);
	return opened.value;
}

describe('the cookie', () => {
	test.each([
		['https', '__Host-sverka', true],
		['http', 'sverka', false]
	] as const)('on %s is called %s, and is Secure: %s', async (way, name, secure) => {
		const { account, cookies } = await signedIn(way);
		expect(account).toBe('anna');
		const [cookie] = cookies.filter((one) => one.startsWith(`${name}=`));
		const [value, ...attributes] = cookie!.split(';').map((part) => part.trim());
		const all = attributes.map((one) => one.toLowerCase());
		expect(all).toEqual(expect.arrayContaining(['httponly', 'samesite=lax', 'path=/']));
		expect(all.includes('secure')).toBe(secure);
		expect(all.some((one) => one.startsWith('domain'))).toBe(false);
		expect(value!.length).toBeLessThan(4_096);
	});

	test('opens nothing once a letter of it is another, it is cut, or signed with another secret', async () => {
		const { cookies } = await signedIn();
		expect(await auths.http.whose(bearing(cookies))).toMatchObject({ account: 'anna' });
		const [first] = cookies.map((one) => one.split(';')[0]!);
		const [name, value] = first!.split('=') as [string, string];
		const forged = [
			value.replace(/^./, (sign) => (sign === 'a' ? 'b' : 'a')),
			value.slice(0, -3),
			value.split('.')[0],
			''
		];
		for (const one of forged)
			expect(await auths.http.whose(new Headers({ cookie: `${name}=${one}` }))).toBeNull();
		const { sql } = house.store;
		const other = openAuth(sql, { origin: 'http://localhost:3000', secret: `${SECRET}!` });
		expect(await other.whose(bearing(cookies))).toBeNull();
	});

	test('is another each time, with at least 128 bits that nobody can foretell', async () => {
		const tokens = new Set<string>();
		for (let round = 0; round < 10; round++) await signedIn();
		for (const { token } of await sessions()) tokens.add(token);
		expect(tokens.size).toBe(10);
		// 22 signs of 64 kinds are 132 bits.
		for (const token of tokens) expect(token).toMatch(/^[\w-]{22,}$/);
	});
});

describe('signing in', () => {
	test.each([
		['a wrong password', 'anna@example.org', 'камень на дорогe'],
		['an address that nobody has', 'nobody@example.org', PASSWORD],
		['no address', 'anna', PASSWORD],
		['nothing', '', '']
	])(
		'with %s is refused in one and the same way, and opens no session',
		async (_what, email, password) => {
			expect(await auths.http.signIn(email, password, new Headers())).toEqual(
				refuse('wrong_password')
			);
			expect(await sessions()).toEqual([]);
		}
	);

	test('of an unknown address costs one hash, as a wrong password does', async () => {
		await auths.http.signIn('anna@example.org', 'wrong', new Headers());
		const known = scrypt.work;
		await auths.http.signIn('nobody@example.org', 'wrong', new Headers());
		expect([known, scrypt.work]).toEqual([1, 2]);
	});

	test('when too many do at once is told as that, not as a wrong password', async () => {
		scrypt.busy = true;
		expect(await auths.http.signIn('anna@example.org', PASSWORD, new Headers())).toEqual(
			refuse('busy')
		);
		expect(new Busy('x')).toBeInstanceOf(Error);
	});

	test('with an old cookie ends the old session: one that was planted is worth nothing', async () => {
		const planted = await signedIn();
		const fresh = await signedIn('http', bearing(planted.cookies));
		expect(await auths.http.whose(bearing(planted.cookies))).toBeNull();
		expect(await auths.http.whose(bearing(fresh.cookies))).toMatchObject({ account: 'anna' });
		expect(await sessions()).toHaveLength(1);
	});
});

test('signing out ends the session on the server, and takes the cookie away', async () => {
	const { cookies } = await signedIn();
	const gone = await auths.http.signOut(bearing(cookies));
	expect(gone.some((line) => /^sverka=;.*Max-Age=0/i.test(line))).toBe(true);
	expect([await auths.http.whose(bearing(cookies)), await sessions()]).toEqual([null, []]);
	expect(await auths.http.signOut(new Headers())).toEqual(expect.any(Array));
});

test('a session says whose it is, which one, when it was opened and used', async () => {
	const { cookies } = await signedIn();
	const [row] = await sessions();
	expect(await auths.http.whose(bearing(cookies))).toEqual({
		...{ account: 'anna', session: row!.id, opened: row!.createdAt, used: row!.updatedAt }
	});
	await house.store.sql.deleteFrom('session').execute();
	expect(await auths.http.whose(bearing(cookies))).toBeNull();
});

test('thirty days after it was opened a session is over, whoever uses it', async () => {
	const { cookies } = await signedIn();
	const [row] = await sessions();
	const days = (row!.expiresAt.getTime() - row!.createdAt.getTime()) / 86_400_000;
	expect(Math.round(days)).toBe(30);
	await house.store.sql
		.updateTable('session')
		.set({ expiresAt: new Date(Date.now() - 1) })
		.execute();
	expect(await auths.http.whose(bearing(cookies))).toBeNull();
});
