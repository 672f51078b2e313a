import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '#lib/outcome.ts';
import {
	as,
	countedIds,
	empty,
	fixedClock,
	installation,
	PEOPLE,
	seedPeople
} from '../../../tests/support/workbench.ts';
import * as invitation from './invitation.ts';
import * as event from './storage/event.ts';
import type { Installation } from './workbench.ts';

const PASSWORD = 'камень на дороге';
const NEWCOMER: invitation.Newcomer = {
	name: 'Ирина',
	email: 'irina@example.org',
	password: PASSWORD
};
const DAY = 24 * 3600_000;

const clock = fixedClock();
let house: Installation;
beforeAll(async () => {
	house = await installation({ clock: clock.read, newId: countedIds('n') });
});
beforeEach(async () => {
	await empty(house.store);
	await house.store.sql.deleteFrom('invitation').execute();
	clock.now = new Date('2026-11-23T12:00:00Z');
});
afterAll(() => house.store.close());

const visitor = () => as(house, null);
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.refusal.code);
const trail = async () =>
	(await house.store.sql.selectFrom('event').selectAll().orderBy('number').execute()).map(
		({ who, action, object, became }) => ({ who, action, object, became })
	);
const accounts = () => house.store.sql.selectFrom('account').selectAll().orderBy('id').execute();

async function invited(role: 'volunteer' | 'editor' | 'archivist' = 'editor'): Promise<string> {
	const made = await invitation.invite(as(house, PEOPLE.maria), { role, name: 'Ирина' });
	if (!made.ok) throw new Error(made.refusal.code);
	return made.value.token;
}

describe('an invitation', () => {
	beforeEach(() => seedPeople(house.store));

	test.each([
		[null, 'sign_in_first'],
		['oleg', 'not_your_role'],
		['anna', 'not_your_role']
	] as const)('of %s is none, and the list is not for them', async (who, refusal) => {
		const bench = as(house, who && PEOPLE[who]);
		expect(code(await invitation.invite(bench, { role: 'volunteer', name: 'X' }))).toBe(refusal);
		expect(code(await invitation.open(bench))).toBe(refusal);
		expect(await trail()).toEqual([]);
	});

	test('lies in the store by the sum of its token alone, and the trail does not have the token', async () => {
		const token = await invited();
		expect(token).toMatch(/^[\w-]{32}$/);
		const rows = await house.store.sql.selectFrom('invitation').selectAll().execute();
		expect(rows.map((row) => row.token_sha256)).toEqual([
			createHash('sha256').update(token).digest('hex')
		]);
		const events = await house.store.sql.selectFrom('event').selectAll().execute();
		expect(JSON.stringify([rows, events])).not.toContain(token);
		expect(await trail()).toMatchObject([
			{ who: 'maria', action: 'user.invite', became: 'editor' }
		]);
	});

	test.each(['', '   ', 'x'.repeat(81), 'a\u200bb', 'a\u0000'])(
		'for %j needs a name',
		async (name) => {
			const refused = await invitation.invite(as(house, PEOPLE.maria), { role: 'editor', name });
			expect(code(refused)).toBe('name_needed');
			expect(await house.store.sql.selectFrom('invitation').selectAll().execute()).toEqual([]);
		}
	);

	test('opens for seven days to the second, then never again', async () => {
		const token = await invited();
		clock.now = new Date(clock.now.getTime() + 7 * DAY - 1);
		expect(await invitation.look(visitor(), token)).toMatchObject({
			ok: true,
			value: { role: 'editor', name: 'Ирина' }
		});
		clock.now = new Date(clock.now.getTime() + 1);
		expect(code(await invitation.look(visitor(), token))).toBe('invitation_void');
		expect(code(await invitation.accept(visitor(), token, NEWCOMER))).toBe('invitation_void');
		expect(await accounts()).toHaveLength(4);
	});

	test.each(['', 'x', '../', "' or 1=1 --"])('with the token %j is none', async (token) => {
		await invited();
		expect(code(await invitation.look(visitor(), token))).toBe('invitation_void');
		expect(code(await invitation.accept(visitor(), token, NEWCOMER))).toBe('invitation_void');
	});

	test('is listed while it opens, newest first, with who invited', async () => {
		await invited('volunteer');
		clock.now = new Date(clock.now.getTime() + DAY);
		const token = await invited('editor');
		const listed = async () => {
			const open = await invitation.open(as(house, PEOPLE.maria));
			return open.ok ? open.value.map(({ role, by }) => [role, by]) : [];
		};
		expect(await listed()).toEqual([
			['editor', 'М. Орлова'],
			['volunteer', 'М. Орлова']
		]);
		await invitation.accept(visitor(), token, NEWCOMER);
		expect(await listed()).toEqual([['volunteer', 'М. Орлова']]);
		clock.now = new Date(clock.now.getTime() + 6 * DAY);
		expect(await listed()).toEqual([]);
	});

	test('gives the role it names, whatever else is sent along', async () => {
		const token = await invited('volunteer');
		const sly = { ...NEWCOMER, role: 'archivist', id: 'maria', disabled: false };
		const made = await invitation.accept(visitor(), token, sly);
		expect(made.ok).toBe(true);
		const [account] = (await accounts()).filter(({ email }) => email === NEWCOMER.email);
		expect(account).toMatchObject({ id: made.ok && made.value, role: 'volunteer', credit: null });
		const { id } = account!;
		expect((await trail()).at(-1)).toEqual({
			...{ who: id, action: 'account.join', object: `account:${id}`, became: 'volunteer' }
		});
	});

	test('taken up by two at once lets one in', async () => {
		const token = await invited();
		const both = await Promise.all(
			['a@example.org', 'b@example.org'].map((email) =>
				invitation.accept(visitor(), token, { ...NEWCOMER, email })
			)
		);
		expect(both.map(code).sort()).toEqual(['invitation_void', 'ok']);
		expect(await accounts()).toHaveLength(5);
		expect(code(await invitation.look(visitor(), token))).toBe('invitation_void');
	});

	test('of an address that is taken stays open, for another one', async () => {
		const token = await invited();
		const taken = { ...NEWCOMER, email: ' ANNA@example.ORG ' };
		expect(code(await invitation.accept(visitor(), token, taken))).toBe('address_taken');
		expect(code(await invitation.accept(visitor(), token, NEWCOMER))).toBe('ok');
	});
});

describe('a newcomer', () => {
	test.each<[Partial<invitation.Newcomer>, string]>([
		[{ name: ' ' }, 'name_needed'],
		[{ name: 'я'.repeat(81) }, 'name_needed'],
		[{ email: 'irina' }, 'email_needed'],
		[{ email: 'irina@local' }, 'email_needed'],
		[{ email: 'irina@example.org\n' + 'bcc: x@y.org' }, 'email_needed'],
		[{ email: `${'a'.repeat(250)}@b.org` }, 'email_needed'],
		[{ password: 'короток' }, 'password_short'],
		[{ password: 'x'.repeat(1_000_000) }, 'password_long'],
		[{ password: 'камень\0на дороге' }, 'password_signs'],
		[{ password: 'password1' }, 'password_common'],
		[{ password: 'irina@example.org' }, 'password_common']
	])('who writes %j is told what is wrong, and no account is made', async (change, refusal) => {
		const made = await invitation.create(visitor(), { ...NEWCOMER, ...change }, 'editor');
		expect(code(made)).toBe(refusal);
		expect([await accounts(), await trail()]).toEqual([[], []]);
	});

	test('is stored in NFC, with a trimmed name, a small address and a hash that is no password', async () => {
		const given = { name: '  Ири\u0438\u0306на ', email: ' Irina@Example.ORG', password: PASSWORD };
		expect(code(await invitation.create(visitor(), given, 'editor'))).toBe('ok');
		const [account] = await accounts();
		expect(account).toMatchObject({ name: 'Ирийна', email: 'irina@example.org' });
		const [credential] = await house.store.sql.selectFrom('credential').selectAll().execute();
		expect(credential!.password).toMatch(/^scrypt\$/);
		expect(JSON.stringify([account, credential])).not.toContain(PASSWORD);
	});
});

describe('the first account', () => {
	const given = { ...NEWCOMER, code: 'abcd-1234' };

	test('is an archivist’s, with the code as it was printed, spaces around it or not', async () => {
		expect(await invitation.isEmpty(visitor())).toBe(true);
		const made = await invitation.setUp(visitor(), 'abcd-1234', { ...given, code: ' abcd-1234\n' });
		expect(code(made)).toBe('ok');
		expect(await accounts()).toMatchObject([{ role: 'archivist' }]);
		expect(await invitation.isEmpty(visitor())).toBe(false);
		expect(await trail()).toMatchObject([{ action: 'account.set_up', became: 'archivist' }]);
	});

	test.each(['', 'abcd-123', 'abcd-12345', 'ABCD-1234', 'undefined'])(
		'is not made with the code %j',
		async (wrong) => {
			expect(code(await invitation.setUp(visitor(), 'abcd-1234', { ...given, code: wrong }))).toBe(
				'wrong_code'
			);
			expect(await accounts()).toEqual([]);
		}
	);

	test('is made once, also when two have the code at the same moment', async () => {
		const both = await Promise.all(
			['a@example.org', 'b@example.org'].map((email) =>
				invitation.setUp(visitor(), 'abcd-1234', { ...given, email })
			)
		);
		expect(both.map(code).sort()).toEqual(['not_found', 'ok']);
		expect(await accounts()).toHaveLength(1);
		expect(code(await invitation.setUp(visitor(), 'abcd-1234', given))).toBe('not_found');
		expect(await event.verifyChain(house.store.sql)).toBeNull();
	});
});
