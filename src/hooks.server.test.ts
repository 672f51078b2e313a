import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { explain, refuse } from '#lib/outcome.ts';
import type { Installation } from '#lib/server/workbench.ts';
import { as, installation } from '../tests/support/workbench.ts';
import * as account from '#lib/server/account.ts';
import { newId } from '#lib/server/id.ts';
import * as invitation from '#lib/server/invitation.ts';

const ORIGIN = 'https://sverka.example.org';
const PASSWORD = 'камень на дороге';
const data = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-hooks-'));
const house = vi.hoisted(() => ({ opened: null as unknown, asked: [] as unknown[] }));
vi.mock('#lib/server/installation.ts', () => ({
	ofProcess: async (...asked: unknown[]) => {
		house.asked.push(asked);
		return house.opened;
	},
	close: async () => undefined
}));

type Hooks = typeof import('./hooks.server.ts');
let hooks: Hooks;
let here: Installation;
const said: string[] = [];
/** Two people who are signed in: to hash a password takes a fifth of a second. */
let volunteer: { id: string; cookie: string };
let archivist: typeof volunteer;

beforeAll(async () => {
	vi.stubEnv('ORIGIN', ORIGIN);
	vi.stubEnv('SVERKA_DATA', data);
	const log = vi.spyOn(console, 'log').mockImplementation((line) => void said.push(line));
	here = await installation({ newId, clock: () => new Date() });
	here.folders = { ...here.folders, data };
	house.opened = here;
	hooks = await import('./hooks.server.ts');
	await hooks.init!();
	log.mockRestore();
	volunteer = await join('volunteer');
	archivist = await join('archivist');
});
afterAll(async () => {
	vi.unstubAllEnvs();
	await here.store.close();
	fs.rmSync(data, { recursive: true });
});

/** A request from the street, and what the routes saw of it. */
async function ask(
	given: { method?: string; headers?: Record<string, string>; cookies?: Record<string, string> },
	answer: (event: Event) => Response = () => new Response('page')
) {
	const { method = 'GET', headers = {}, cookies = {} } = given;
	const seen: Event[] = [];
	const event = {
		request: new Request(`${ORIGIN}/records`, { method, headers }),
		url: new URL(`${ORIGIN}/records`),
		locals: {} as App.Locals,
		cookies: { get: (name: string) => cookies[name] }
	};
	type Handle = Parameters<Hooks['handle']>[0];
	const resolve = async (one: Event, { transformPageChunk }: Options) => {
		seen.push(one);
		const response = answer(one);
		const html = await response.text();
		const changed = (await transformPageChunk?.({ html, done: true })) ?? '';
		return new Response(changed, response);
	};
	const response = await hooks.handle({ event, resolve } as unknown as Handle);
	return { response, seen, body: await response.text() };
}
type Event = { locals: App.Locals };
type Options = {
	transformPageChunk?: (chunk: { html: string; done: boolean }) => string | Promise<string>;
};

async function signedIn(email: string): Promise<string> {
	const { gate } = (await ask({})).seen[0]!.locals;
	const street = { headers: new Headers(), address: '127.0.0.1', browser: undefined };
	const given = { email, password: PASSWORD };
	const opened = await account.signIn(as(here, null), gate, given, street);
	if (!opened.ok) throw new Error(opened.refusal.code);
	return opened.value.cookies.map((line) => line.split(';')[0]).join('; ');
}

async function join(role: 'volunteer' | 'archivist'): Promise<{ id: string; cookie: string }> {
	const newcomer = { name: 'Анна', email: `${role}@example.org`, password: PASSWORD };
	const made = await invitation.create(as(here, null), newcomer, role);
	if (!made.ok) throw new Error(made.refusal.code);
	return { id: made.value, cookie: await signedIn(newcomer.email) };
}

test('the start names the link of the first account, with the code, at the address of the settings', () => {
	expect(said).toHaveLength(1);
	expect(said[0]).toMatch(
		/^First start\. Make the archivist's account: https:\/\/sverka\.example\.org\/set-up\?code=([0-9a-f]{4}-){3}[0-9a-f]{4}$/
	);
	const [place, , way] = house.asked[0] as [object, unknown, object];
	expect([place, way]).toEqual([expect.objectContaining({ data }), { signals: true }]);
});

test('a start with people in the store says nothing of a first account', async () => {
	const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
	await hooks.init!();
	expect(log).not.toHaveBeenCalled();
	log.mockRestore();
});

describe('whoever asks', () => {
	test('is a visitor without a cookie, and with one that nobody signed', async () => {
		const forged = { cookie: '__Host-sverka=forged.signature' };
		for (const headers of [{}, forged] as Record<string, string>[]) {
			const { seen, response } = await ask({ headers });
			expect(seen[0]!.locals.workbench.account).toBeNull();
			expect(seen[0]!.locals.session).toBeNull();
			expect(response.headers.get('cache-control')).toBeNull();
		}
	});

	test('is known by the cookie, and what is shown to him is kept by nobody on the way', async () => {
		const { id, cookie } = volunteer;
		const { seen, response } = await ask({ headers: { cookie } });
		expect(seen[0]!.locals.workbench.account).toMatchObject({ id, role: 'volunteer' });
		expect(seen[0]!.locals.session).toEqual(expect.any(String));
		expect(response.headers.get('cache-control')).toBe('no-store');
	});

	test('has, of twenty changes of his role, each by the very next request', async () => {
		const { id, cookie } = volunteer;
		for (let round = 0; round < 20; round++) {
			const role = round % 2 ? 'volunteer' : 'editor';
			await here.store.sql.updateTable('account').set({ role }).where('id', '=', id).execute();
			const { seen } = await ask({ headers: { cookie } });
			expect(seen[0]!.locals.workbench.account?.role).toBe(role);
		}
		await here.store.sql
			.updateTable('account')
			.set({ disabled: true })
			.where('id', '=', id)
			.execute();
		expect((await ask({ headers: { cookie } })).seen[0]!.locals.workbench.account).toBeNull();
		const back = { disabled: false, role: 'volunteer' };
		await here.store.sql.updateTable('account').set(back).where('id', '=', id).execute();
	});

	test('is one of two at once, never the other', async () => {
		const [one, two] = [volunteer, archivist];
		const asked = Array.from({ length: 10 }, (_, n) => (n % 2 ? one : two));
		const all = await Promise.all(asked.map(({ cookie }) => ask({ headers: { cookie } })));
		expect(all.map(({ seen }) => seen[0]!.locals.workbench.account?.id)).toEqual(
			asked.map(({ id }) => id)
		);
	});
});

describe('a request that changes something', () => {
	const STRANGE = [
		undefined,
		'null',
		'',
		'https://evil.example.org',
		'http://sverka.example.org',
		'https://sverka.example.org:8443',
		'https://sverka.example.org.evil.org',
		'https://sverka.example.org/',
		'HTTPS://SVERKA.EXAMPLE.ORG'
	];
	const TYPES = [
		'application/x-www-form-urlencoded',
		'multipart/form-data',
		'text/plain',
		'APPLICATION/JSON'
	];

	test.each(STRANGE)('from %s is answered before any route sees it', async (origin) => {
		const { cookie } = archivist;
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
			for (const type of TYPES) {
				const headers = { cookie, 'content-type': type, ...(origin !== undefined && { origin }) };
				const { response, seen, body } = await ask({ method, headers });
				expect([response.status, seen]).toEqual([403, []]);
				const { sentence, next } = explain(
					refuse('foreign_origin', { origin: ORIGIN }).refusal,
					'en'
				);
				expect(body).toBe(`${sentence} ${next}`);
				expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
				expect(response.headers.get('x-content-type-options')).toBe('nosniff');
			}
	});

	test('from our own page is taken, whatever Host and X-Forwarded-Host say', async () => {
		const headers = { origin: ORIGIN, host: 'evil.org', 'x-forwarded-host': 'evil.org' };
		expect((await ask({ method: 'POST', headers })).seen).toHaveLength(1);
		const forged = { origin: 'https://evil.org', 'x-forwarded-host': 'evil.org', host: 'evil.org' };
		expect((await ask({ method: 'POST', headers: forged })).response.status).toBe(403);
	});

	test.each(['GET', 'HEAD', 'OPTIONS'])(
		'%s changes nothing and needs no origin',
		async (method) => {
			const { seen } = await ask({ method, headers: { origin: 'https://evil.example.org' } });
			expect(seen).toHaveLength(1);
		}
	);

	test('is refused in the language of whoever asks', async () => {
		const headers = { 'accept-language': 'ru', origin: 'null' };
		const { body } = await ask({ method: 'POST', headers });
		expect(body).toMatch(/^Запрос пришёл не со страницы этого сайта\./);
	});
});

describe('every answer', () => {
	test.each<[string, () => Response]>([
		['a page', () => new Response('x', { headers: { 'content-type': 'text/html' } })],
		['a redirect', () => new Response(null, { status: 303, headers: { location: '/' } })],
		['an error', () => new Response('x', { status: 500 })],
		['a file', () => new Response('x', { headers: { 'content-type': 'image/jpeg' } })],
		['nothing changed', () => new Response('', { status: 200, headers: { etag: '"a"' } })]
	])('%s carries the policy, and is HSTS on https', async (_what, answer) => {
		const { response } = await ask({}, answer);
		const policy = response.headers.get('content-security-policy')!;
		for (const part of ["object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"])
			expect(policy).toContain(part);
		expect(response.headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
		expect(response.headers.get('referrer-policy')).toBe('same-origin');
	});

	test('has the cookies that a route set, each a line of its own, after those it had', async () => {
		const { response } = await ask({}, ({ locals }) => {
			locals.cookies.push('a=1; HttpOnly', 'b=2');
			return new Response('x', { headers: { 'set-cookie': 'c=3' } });
		});
		expect(response.headers.getSetCookie()).toEqual(['c=3', 'a=1; HttpOnly', 'b=2']);
	});

	test.each([
		[{}, {}, 'en'],
		[{ 'accept-language': 'ru-RU,ru;q=0.9,en;q=0.8' }, {}, 'ru'],
		[{ 'accept-language': 'ru' }, { language: 'en' }, 'en'],
		[{}, { language: '"><script>' }, 'en']
	])('says its language in the page: %o with %o is %s', async (headers, cookies, language) => {
		const { body } = await ask({ headers, cookies } as Parameters<typeof ask>[0], () => {
			return new Response('<html lang="%sverka.language%">');
		});
		expect(body).toBe(`<html lang="${language}">`);
	});
});

describe('a fault', () => {
	type Given = Parameters<Hooks['handleError']>[0];
	const given = (error: unknown, status: number, language?: 'en' | 'ru') =>
		({
			...{ error, status, message: 'Internal' },
			event: { locals: { language }, request: new Request(ORIGIN), url: new URL(`${ORIGIN}/x`) }
		}) as unknown as Given;

	test('is told with a code that stands in the log beside what broke, and nothing of it in the answer', () => {
		const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		const error = new Error('password of the database is "x"');
		const told = hooks.handleError(given(error, 500, 'en')) as { message: string; code: string };
		expect(told.code).toMatch(/^[0-9a-z]{8}$/);
		expect(JSON.stringify(told)).not.toContain('password');
		expect(log).toHaveBeenCalledWith(`[${told.code}] GET /x`, error);
		log.mockRestore();
	});

	test('that is only a wrong address is no fault: a sentence, no log', () => {
		const log = vi.spyOn(console, 'error');
		const [en, ru] = (['en', 'ru'] as const).map((language) =>
			hooks.handleError(given(new Error('Not found: /x'), 404, language))
		);
		expect(en).toEqual({ message: expect.any(String), next: expect.any(String) });
		expect(JSON.stringify(ru)).toMatch(/[а-я]/);
		expect(log).not.toHaveBeenCalled();
		log.mockRestore();
	});

	test('before the language was known is told in English', () => {
		const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		const told = hooks.handleError(given(new Error('early'), 500)) as { message: string };
		expect(told.message).toMatch(/^[A-Za-z]/);
		log.mockRestore();
	});
});
