import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql as fragment } from 'kysely';
import { readEmail, readName } from '#lib/account/description.ts';
import { expiry, opens, type Invitation } from '#lib/account/invitation.ts';
import { choose } from '#lib/account/password.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import { permit } from '#lib/workflow/moves.ts';
import type { Role } from '#lib/workflow/role.ts';
import { hash } from './auth/password-hash.ts';
import * as row from './storage/account.ts';
import * as event from './storage/event.ts';
import * as stored from './storage/invitation.ts';
import type { Sql } from './storage/store.ts';
import { asker, type Workbench } from './workbench.ts';

/** What a newcomer writes into the form. */
export interface Newcomer {
	name: string;
	email: string;
	password: string;
}

/** Makes an invitation; its token is told once, here, and is stored as a SHA-256 only. */
export async function invite(
	workbench: Workbench,
	given: { role: Role; name: string }
): Promise<Outcome<{ token: string; expires: Date }>> {
	const may = permit('user.invite', asker(workbench), null);
	if (!may.ok) return may;
	const name = readName(given.name);
	if (!name.ok) return name;
	const token = randomBytes(24).toString('base64url');
	const at = workbench.clock();
	const by = workbench.account!.id;
	const expires = expiry(at);
	await workbench.store.sql.transaction().execute(async (tx) => {
		const invitation = { role: given.role, name: name.value, expires };
		await stored.add(tx, digest(token), invitation, { by, at });
		await event.append(tx, {
			at: at.toISOString(),
			who: by,
			action: 'user.invite',
			object: `invitation:${digest(token).slice(0, 12)}`,
			became: given.role,
			detail: { name: name.value }
		});
	});
	return done({ token, expires });
}

/** Invitations that nobody has taken up yet. */
export async function open(
	workbench: Workbench
): Promise<Outcome<Awaited<ReturnType<typeof stored.open>>>> {
	const may = permit('user.list', asker(workbench), null);
	return may.ok ? done(await stored.open(workbench.store.sql, workbench.clock())) : may;
}

/** The invitation behind a link, while it opens. */
export async function look(workbench: Workbench, token: string): Promise<Outcome<Invitation>> {
	const invitation = await stored.find(workbench.store.sql, digest(token));
	return invitation && opens(invitation, workbench.clock())
		? done(invitation)
		: refuse('invitation_void');
}

/** Takes an invitation up: makes the account, once. Gives its id. */
export async function accept(
	workbench: Workbench,
	token: string,
	newcomer: Newcomer
): Promise<Outcome<string>> {
	const looked = await look(workbench, token);
	if (!looked.ok) return looked;
	const fit = await read(newcomer);
	if (!fit.ok) return fit;
	return workbench.store.sql.transaction().execute(async (tx) => {
		const invitation = await stored.find(tx, digest(token));
		if (!invitation || !opens(invitation, workbench.clock())) return refuse('invitation_void');
		if (await row.idOf(tx, fit.value.email)) return refuse('address_taken');
		const id = await add(workbench, tx, { ...fit.value, role: invitation.role }, 'account.join');
		await stored.use(tx, digest(token), id);
		return done(id);
	});
}

/** Is there nobody yet? Only then is the set-up page shown. */
export async function isEmpty(workbench: Workbench): Promise<boolean> {
	return !(await row.any(workbench.store.sql));
}

/** Makes the first account, an archivist, for whoever has the code that the start printed. */
export async function setUp(
	workbench: Workbench,
	expected: string,
	given: Newcomer & { code: string }
): Promise<Outcome<string>> {
	if (!(await isEmpty(workbench))) return refuse('not_found');
	if (!same(given.code.trim(), expected)) return refuse('wrong_code');
	const fit = await read(given);
	if (!fit.ok) return fit;
	return workbench.store.sql.transaction().execute(async (tx) => {
		await fragment`lock table account in share row exclusive mode`.execute(tx);
		if (await row.any(tx)) return refuse('not_found');
		return done(await add(workbench, tx, { ...fit.value, role: 'archivist' }, 'account.set_up'));
	});
}

/** Makes an account without a link: for the demonstration and the command line. */
export async function create(
	workbench: Workbench,
	newcomer: Newcomer,
	role: Role
): Promise<Outcome<string>> {
	const fit = await read(newcomer);
	if (!fit.ok) return fit;
	return workbench.store.sql.transaction().execute(async (tx) => {
		if (await row.idOf(tx, fit.value.email)) return refuse('address_taken');
		return done(await add(workbench, tx, { ...fit.value, role }, 'account.create'));
	});
}

interface Fit {
	name: string;
	email: string;
	passwordHash: string;
}

async function read({ name, email, password }: Newcomer): Promise<Outcome<Fit>> {
	const [named, addressed] = [readName(name), readEmail(email)];
	if (!named.ok) return named;
	if (!addressed.ok) return addressed;
	const chosen = choose(password, [named.value, addressed.value]);
	if (!chosen.ok) return chosen;
	return done({
		name: named.value,
		email: addressed.value,
		passwordHash: await hash(chosen.value)
	});
}

async function add(
	workbench: Workbench,
	tx: Sql,
	{ passwordHash, ...person }: Fit & { role: Role },
	action: string
): Promise<string> {
	const id = workbench.newId();
	const at = workbench.clock();
	await row.add(tx, { id, ...person }, { passwordHash, at });
	await event.append(tx, {
		at: at.toISOString(),
		who: workbench.account?.id ?? id,
		action,
		object: `account:${id}`,
		became: person.role
	});
	return id;
}

function digest(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

function same(given: string, expected: string): boolean {
	return timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(expected)));
}
