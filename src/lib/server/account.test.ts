import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { as, fixedClock, installation } from '../../../tests/support/workbench.ts';
import type { Outcome } from '#lib/outcome.ts';
import * as account from './account.ts';
import { openGate, type Gate } from './gate.ts';
import { newId } from './id.ts';
import * as invitation from './invitation.ts';
import * as people from './people.ts';
import type { Installation, Workbench } from './workbench.ts';

const PASSWORD = 'камень на дороге';
const clock = fixedClock(new Date().toISOString());
let house: Installation;
let gate: Gate;
let data = '';
let anna = '';

beforeAll(async () => {
	data = await mkdtemp(path.join(tmpdir(), 'account-'));
	house = await installation({ clock: clock.read, newId });
	gate = await openGate(house.store.sql, { origin: 'http://localhost:3000', data });
	const set = { name: 'М. Орлова', email: 'maria@example.org', password: PASSWORD };
	expect(
		code(await invitation.setUp(as(house, null), gate.setUpCode, { ...set, code: 'guess' }))
	).toBe('wrong_code');
	value(await invitation.setUp(as(house, null), gate.setUpCode, { ...set, code: gate.setUpCode }));
	anna = value(
		await invitation.create(
			as(house, null),
			{ name: 'Анна', email: ' Anna@Example.org ', password: PASSWORD },
			'editor'
		)
	);
});
beforeEach(async () => {
	clock.now = new Date();
	await house.store.sql.deleteFrom('attempt').execute();
});
afterAll(async () => {
	await house.store.close();
	await rm(data, { recursive: true });
});

function value<T>(outcome: Outcome<T>): T {
	if (!outcome.ok) throw new Error(outcome.refusal.code);
	return outcome.value;
}
function code(outcome: Outcome<unknown>): string {
	return outcome.ok ? 'done' : outcome.refusal.code;
}
function signIn(email: string, password: string, from: Partial<account.From> = {}) {
	const street = { headers: new Headers(), address: '127.0.0.1', browser: undefined, ...from };
	return account.signIn(as(house, null), gate, { email, password }, street);
}
/** The headers that a browser sends once it was given these cookies. */
function bearing(cookies: string[]): Headers {
	return new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
}
function whoAsks(headers: Headers) {
	return account.whoAsks(as(house, null), gate, headers);
}
async function asMaria(): Promise<Workbench> {
	const { cookies } = value(await signIn('maria@example.org', PASSWORD));
	return as(house, (await whoAsks(bearing(cookies)))!.account);
}

test('the first account is an archivist, and is made once', async () => {
	expect(await invitation.isEmpty(as(house, null))).toBe(false);
	const again = { name: 'X', email: 'x@example.org', password: PASSWORD, code: gate.setUpCode };
	expect(code(await invitation.setUp(as(house, null), gate.setUpCode, again))).toBe('not_found');
	expect((await asMaria()).account).toMatchObject({
		role: 'archivist',
		email: 'maria@example.org'
	});
});

test('the right password opens a session that the cookie bears', async () => {
	const { cookies } = value(await signIn('ANNA@example.org', PASSWORD.normalize('NFD')));
	expect(cookies.join()).toMatch(/^sverka=.*HttpOnly/);
	expect(cookies.join()).toMatch(/SameSite=Lax/i);
	expect((await whoAsks(bearing(cookies)))?.account).toMatchObject({ id: anna, role: 'editor' });
});

test('an unknown address and a wrong password are answered alike', async () => {
	const [wrong, unknown] = [
		await signIn('anna@example.org', 'not the password'),
		await signIn('nobody@example.org', 'not the password')
	];
	expect(wrong).toEqual(unknown);
	expect(code(wrong)).toBe('wrong_password');
	expect(code(await signIn('anna@example.org', 'x'.repeat(1_000_000)))).toBe('wrong_password');
});

test('what the database holds does not open a session without the key', async () => {
	value(await signIn('anna@example.org', PASSWORD));
	const { token } = await house.store.sql
		.selectFrom('session')
		.select('token')
		.executeTakeFirstOrThrow();
	for (const cookie of [token, `${token}.`, `${token}.${'A'.repeat(43)}=`]) {
		expect(
			await whoAsks(new Headers({ cookie: `sverka=${encodeURIComponent(cookie)}` }))
		).toBeNull();
	}
});

test('signing in anew ends the session that was brought along', async () => {
	const first = bearing(value(await signIn('anna@example.org', PASSWORD)).cookies);
	const second = value(await signIn('anna@example.org', PASSWORD, { headers: first })).cookies;
	expect(await whoAsks(first)).toBeNull();
	expect(await whoAsks(bearing(second))).not.toBeNull();
	await gate.auth.signOut(bearing(second));
	expect(await whoAsks(bearing(second))).toBeNull();
});

test('an idle session ends: sooner for an archivist, later for others', async () => {
	const [maria, editor] = [
		bearing(value(await signIn('maria@example.org', PASSWORD)).cookies),
		bearing(value(await signIn('anna@example.org', PASSWORD)).cookies)
	];
	clock.now = new Date(Date.now() + 3 * 3600_000);
	expect(await whoAsks(maria)).toBeNull();
	expect(await whoAsks(editor)).not.toBeNull();
	clock.now = new Date(Date.now() + 14 * 3600_000);
	expect(await whoAsks(editor)).not.toBeNull();
	clock.now = new Date(Date.now() + 27 * 3600_000);
	expect(await whoAsks(editor)).toBeNull();
});

test('five wrong passwords close the door for five minutes, but not to a known browser', async () => {
	const { browser } = value(await signIn('anna@example.org', PASSWORD));
	for (let i = 0; i < 5; i++)
		expect(code(await signIn('anna@example.org', `wrong ${i}`))).toBe('wrong_password');
	const closed = await signIn('anna@example.org', PASSWORD);
	expect(closed).toMatchObject({ refusal: { code: 'too_many_attempts', facts: { minutes: 5 } } });
	expect(code(await signIn('anna@example.org', PASSWORD, { browser }))).toBe('done');
	const forged = `${browser.split('.')[0]}.AAAA`;
	expect(code(await signIn('anna@example.org', PASSWORD, { browser: forged }))).toBe(
		'too_many_attempts'
	);
	expect(code(await signIn('maria@example.org', PASSWORD, { browser, address: '10.0.0.9' }))).toBe(
		'done'
	);
	clock.now = new Date(Date.now() + 301_000);
	expect(code(await signIn('anna@example.org', PASSWORD))).toBe('done');
});

test('one address may not try many accounts', async () => {
	for (let i = 0; i < 5; i++) await signIn(`guess${i}@example.org`, 'wrong one');
	expect(code(await signIn('anna@example.org', PASSWORD))).toBe('too_many_attempts');
	expect(code(await signIn('anna@example.org', PASSWORD, { address: '10.0.0.1' }))).toBe('done');
});

test('a new password ends all other sessions', async () => {
	const [here, there] = [
		bearing(value(await signIn('anna@example.org', PASSWORD)).cookies),
		bearing(value(await signIn('anna@example.org', PASSWORD)).cookies)
	];
	const { account: who, session } = (await whoAsks(here))!;
	const change = (current: string, next: string) =>
		account.changePassword(as(house, who), { current, next, session });
	expect(code(await change('not mine', 'тихая ночь над озером'))).toBe('password_again');
	expect(code(await change(PASSWORD, 'password1'))).toBe('password_common');
	expect(code(await change(PASSWORD, 'тихая ночь над озером'))).toBe('done');
	expect(await whoAsks(there)).toBeNull();
	expect(await whoAsks(here)).not.toBeNull();
	expect(code(await signIn('anna@example.org', PASSWORD))).toBe('wrong_password');
	value(
		await account.changePassword(as(house, who), {
			current: 'тихая ночь над озером',
			next: PASSWORD,
			session
		})
	);
});

test('credit is a choice, and none is the default', async () => {
	const who = () => people.list(as(house, { ...maria, role: 'archivist' }));
	const maria = (await asMaria()).account!;
	expect(value(await who()).find(({ id }) => id === anna)?.credit).toBeNull();
	const bench = as(house, { ...maria, id: anna, name: 'Анна' });
	expect(value(await account.chooseCredit(bench, { choice: 'nickname', nickname: 'Сова' }))).toBe(
		'Сова'
	);
	expect(value(await who()).find(({ id }) => id === anna)?.credit).toBe('Сова');
	expect(code(await account.chooseCredit(as(house, null), { choice: 'none', nickname: '' }))).toBe(
		'sign_in_first'
	);
});

test('a lowered role and a closed account are obeyed by the next request', async () => {
	const bench = await asMaria();
	const cookies = bearing(value(await signIn('anna@example.org', PASSWORD)).cookies);
	value(await people.changeRole(bench, anna, { role: 'volunteer', password: PASSWORD }));
	expect((await whoAsks(cookies))?.account.role).toBe('volunteer');
	value(await people.disable(bench, anna, { disabled: true, password: PASSWORD }));
	expect(await whoAsks(cookies)).toBeNull();
	expect(code(await signIn('anna@example.org', PASSWORD))).toBe('wrong_password');
	value(await people.disable(bench, anna, { disabled: false, password: PASSWORD }));
	value(await people.changeRole(bench, anna, { role: 'editor', password: PASSWORD }));
	expect(code(await signIn('anna@example.org', PASSWORD, { address: '10.0.0.2' }))).toBe('done');
});

test('the password is asked for again, and nobody touches himself or the last archivist', async () => {
	const bench = await asMaria();
	const role = (id: string, password: string) =>
		people.changeRole(bench, id, { role: 'volunteer', password });
	expect(code(await role(anna, 'not mine'))).toBe('password_again');
	expect(code(await role(bench.account!.id, PASSWORD))).toBe('not_oneself');
	expect(code(await role('nobody', PASSWORD))).toBe('not_found');
	const ghost = as(house, { ...bench.account!, id: anna });
	expect(
		code(await people.changeRole(ghost, bench.account!.id, { role: 'editor', password: PASSWORD }))
	).toBe('last_archivist');
	expect(
		code(await people.disable(ghost, bench.account!.id, { disabled: true, password: PASSWORD }))
	).toBe('last_archivist');
});

test('an archivist may sign a person out everywhere', async () => {
	const cookies = bearing(value(await signIn('anna@example.org', PASSWORD)).cookies);
	const bench = await asMaria();
	expect(value(await people.endSessions(bench, anna))).toBeGreaterThan(0);
	expect(await whoAsks(cookies)).toBeNull();
});

test.each(['editor', 'volunteer'] as const)(
	'people are none of the business of a %s',
	async (role) => {
		const bench = as(house, { ...(await asMaria()).account!, role });
		const given = { role: 'archivist' as const, password: PASSWORD, disabled: true, name: 'X' };
		const answers = [
			people.list(bench),
			people.changeRole(bench, anna, given),
			people.disable(bench, anna, given),
			people.endSessions(bench, anna),
			invitation.invite(bench, given),
			invitation.open(bench)
		];
		for (const answer of await Promise.all(answers)) expect(code(answer)).toBe('not_your_role');
	}
);

test('an invitation lets one person in, once, in the role it names', async () => {
	const bench = await asMaria();
	const { token } = value(await invitation.invite(bench, { role: 'volunteer', name: 'Олег' }));
	expect(value(await invitation.open(bench))).toMatchObject([{ name: 'Олег', role: 'volunteer' }]);
	const stored = await house.store.sql.selectFrom('invitation').selectAll().execute();
	expect(JSON.stringify(stored)).not.toContain(token);
	const join = (email: string) =>
		invitation.accept(as(house, null), token, { name: 'Олег', email, password: PASSWORD });
	expect(code(await join('anna@example.org'))).toBe('address_taken');
	const both = await Promise.all([join('oleg@example.org'), join('oleg2@example.org')]);
	expect(both.map(code).sort()).toEqual(['done', 'invitation_void']);
	expect(code(await invitation.look(as(house, null), token))).toBe('invitation_void');
	expect(code(await invitation.look(as(house, null), 'guess'))).toBe('invitation_void');
	const { token: late } = value(await invitation.invite(bench, { role: 'editor', name: 'П.' }));
	clock.now = new Date(Date.now() + 7 * 86_400_000);
	expect(code(await invitation.look(as(house, null), late))).toBe('invitation_void');
});
