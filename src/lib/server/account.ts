import { randomUUID } from 'node:crypto';
import { wait } from '#lib/account/attempt.ts';
import type { Account } from '#lib/account/account.ts';
import { readCredit } from '#lib/account/description.ts';
import * as password from '#lib/account/password.ts';
import { holds, worthNoting } from '#lib/account/session.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import { permit } from '#lib/workflow/moves.ts';
import type { Gate } from './gate.ts';
import { hash, verify } from './auth/password-hash.ts';
import { sign, unsign } from './auth/secret.ts';
import * as row from './storage/account.ts';
import * as attempt from './storage/attempt.ts';
import * as event from './storage/event.ts';
import * as session from './storage/session.ts';
import { asker, type Workbench } from './workbench.ts';

/** Where a request comes from; `browser` is what its cookie for known browsers says. */
export interface From {
	headers: Headers;
	address: string;
	browser: string | undefined;
}

/** `Set-Cookie` lines, and the value of the cookie that makes the browser a known one. */
export interface SignedIn {
	cookies: string[];
	browser: string;
}

/** Who asks: role and account as they stand now, whatever they were at signing in. */
export async function whoAsks(
	workbench: Workbench,
	gate: Gate,
	headers: Headers
): Promise<{ account: Account; session: string } | null> {
	const bearer = await gate.auth.whose(headers);
	const account = bearer && (await row.find(workbench.store.sql, bearer.account));
	if (!bearer || !account || account.disabled) return null;
	const now = workbench.clock();
	if (!holds(bearer, account.role, now)) {
		await session.end(workbench.store.sql, bearer.session);
		return null;
	}
	if (worthNoting(bearer, now)) await session.use(workbench.store.sql, bearer.session, now);
	return { account, session: bearer.session };
}

/**
 * Opens a session. An unknown address takes as long and is answered as a wrong password is. A
 * browser that signed in before has a counter of its own: strangers cannot lock an owner out.
 */
export async function signIn(
	workbench: Workbench,
	gate: Gate,
	given: { email: string; password: string },
	from: From
): Promise<Outcome<SignedIn>> {
	const { sql } = workbench.store;
	const email = given.email.normalize('NFC').trim().toLowerCase().slice(0, 254);
	const account = await row.idOf(sql, email);
	const known = browserOf(from.browser, account, gate.secret);
	const subjects = known ? [`browser:${known}`] : [`account:${email}`, `address:${from.address}`];
	const waiting = await waitOf(workbench, subjects);
	if (waiting > 0)
		return refuse('too_many_attempts', { minutes: Math.ceil(waiting / 60), seconds: waiting });
	const secret = password.prepare(given.password);
	const opened = secret.ok
		? await gate.auth.signIn(email, secret.value, from.headers)
		: refuse('wrong_password');
	const person = opened.ok ? await row.find(sql, opened.value.account) : null;
	if (!opened.ok || !person || person.disabled) {
		if (!opened.ok && opened.refusal.code === 'busy') return opened;
		if (person) await session.endAll(sql, person.id);
		await attempt.fail(sql, subjects, workbench.clock());
		return refuse('wrong_password');
	}
	await attempt.forget(
		sql,
		subjects.filter((subject) => !subject.startsWith('address:'))
	);
	const browser = sign(`${known ?? randomUUID()}:${person.id}`, gate.secret);
	return done({ cookies: opened.value.cookies, browser });
}

/** The id of a browser from which this account was signed in to before. */
function browserOf(
	cookie: string | undefined,
	account: string | null,
	secret: string
): string | null {
	const [id, owner] = unsign(cookie ?? '', secret)?.split(':') ?? [];
	return id && owner && owner === account ? id : null;
}

async function waitOf(workbench: Workbench, subjects: string[]): Promise<number> {
	const now = workbench.clock();
	const failures = await attempt.failures(workbench.store.sql, subjects, now);
	return Math.max(...[...failures.values()].map((times) => wait(times, now)));
}

/** Is this the password of whoever asks? For steps that ask for it again; failures count. */
export async function confirmPassword(workbench: Workbench, given: string): Promise<Outcome<null>> {
	const { account, store } = workbench;
	if (!account) return refuse('sign_in_first');
	const subjects = [`step:${account.id}`];
	const waiting = await waitOf(workbench, subjects);
	if (waiting > 0)
		return refuse('too_many_attempts', { minutes: Math.ceil(waiting / 60), seconds: waiting });
	const secret = password.prepare(given);
	const stored = await row.passwordHash(store.sql, account.id);
	if (secret.ok && (await verify(stored, secret.value))) return done(null);
	await attempt.fail(store.sql, subjects, workbench.clock());
	return refuse('password_again');
}

/** Replaces the password; every other session of the person ends. */
export async function changePassword(
	workbench: Workbench,
	given: { current: string; next: string; session: string | null }
): Promise<Outcome<null>> {
	const { account, store } = workbench;
	const may = permit('account.password', asker(workbench), null, { own: true });
	if (!may.ok || !account) return may;
	const confirmed = await confirmPassword(workbench, given.current);
	if (!confirmed.ok) return confirmed;
	const chosen = password.choose(given.next, [account.name, account.email]);
	if (!chosen.ok) return chosen;
	const hashed = await hash(chosen.value);
	const at = workbench.clock();
	await store.sql.transaction().execute(async (tx) => {
		await row.changePassword(tx, account.id, hashed, at);
		await session.endAll(tx, account.id, given.session ?? '');
		await event.append(tx, {
			at: at.toISOString(),
			who: account.id,
			action: 'account.password',
			object: `account:${account.id}`
		});
	});
	return done(null);
}

/** How the person is named in exports from now on; null for not at all. */
export async function chooseCredit(
	workbench: Workbench,
	given: { choice: string; nickname: string }
): Promise<Outcome<string | null>> {
	const { account, store } = workbench;
	const may = permit('account.profile', asker(workbench), null, { own: true });
	if (!may.ok) return may;
	const credit = readCredit(given.choice, account!.name, given.nickname);
	if (credit.ok) {
		await row.change(store.sql, account!.id, { credit: credit.value }, workbench.clock());
	}
	return credit;
}

/** Ends every session of whoever asks but the one they ask from. */
export async function endOtherSessions(
	workbench: Workbench,
	present: string | null
): Promise<Outcome<number>> {
	const may = permit('account.sessions', asker(workbench), null, { own: true });
	if (!may.ok) return may;
	return done(await session.endAll(workbench.store.sql, workbench.account!.id, present ?? ''));
}
