import type { Invitation } from '#lib/account/invitation.ts';
import type { Role } from '#lib/workflow/role.ts';
import type { Sql } from './store.ts';

export async function add(
	sql: Sql,
	sha256: string,
	invitation: Omit<Invitation, 'used'>,
	{ by, at }: { by: string; at: Date }
): Promise<void> {
	const { role, name, expires } = invitation;
	await sql
		.insertInto('invitation')
		.values({
			token_sha256: sha256,
			role,
			name,
			by,
			created_at: at,
			expires_at: expires,
			used_by: null
		})
		.execute();
}

/** Inside a transaction the row is kept, so that one invitation lets one person in. */
export async function find(sql: Sql, sha256: string): Promise<Invitation | null> {
	const query = sql.selectFrom('invitation').selectAll().where('token_sha256', '=', sha256);
	const row = await (sql.isTransaction ? query.forUpdate() : query).executeTakeFirst();
	if (!row) return null;
	const { role, name, expires_at: expires, used_by } = row;
	return { role: role as Role, name, expires, used: used_by !== null };
}

export async function use(sql: Sql, sha256: string, account: string): Promise<void> {
	await sql
		.updateTable('invitation')
		.set({ used_by: account })
		.where('token_sha256', '=', sha256)
		.execute();
}

/** Invitations that still open, newest first, with the name of whoever invited. */
export async function open(sql: Sql, now: Date) {
	return sql
		.selectFrom('invitation')
		.innerJoin('account', 'account.id', 'invitation.by')
		.select(['invitation.role', 'invitation.name', 'expires_at as expires', 'account.name as by'])
		.where('used_by', 'is', null)
		.where('expires_at', '>', now)
		.orderBy('created_at', 'desc')
		.execute();
}
