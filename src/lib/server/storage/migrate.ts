import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { StoreFault } from './fault.ts';
import * as first from './migrations/0001-first.ts';
import * as attempt from './migrations/0002-attempt.ts';
import * as turn from './migrations/0003-turn.ts';
import * as languages from './migrations/0004-languages.ts';
import * as partReading from './migrations/0005-part-reading.ts';
import type { Schema } from './schema.ts';

/** Every migration by name, in order; a name is never reused or changed once released. */
export const MIGRATIONS: Record<string, Migration> = {
	'0001-first': first,
	'0002-attempt': attempt,
	'0003-turn': turn,
	'0004-languages': languages,
	'0005-part-reading': partReading
};

/** The store was made by a newer program, whose schema this one does not know. */
export class NewerStore extends StoreFault {}

/**
 * Brings the store to the newest schema under an advisory lock, all or nothing; names what it did.
 * A store of a newer program is refused before anything is touched.
 */
export async function migrate(
	store: Kysely<Schema>,
	migrations: Record<string, Migration> = MIGRATIONS
): Promise<string[]> {
	await refuseNewer(store, Object.keys(migrations));
	const migrator = new Migrator({
		db: store,
		provider: { getMigrations: async () => migrations }
	});
	const { error, results } = await migrator.migrateToLatest();
	if (error) throw error;
	return (results ?? []).map((result) => result.migrationName);
}

async function refuseNewer(store: Kysely<Schema>, known: string[]): Promise<void> {
	const table = sql.lit('kysely_migration');
	const { rows: found } = await sql<{ name: string | null }>`
		select to_regclass(${table})::text as name`.execute(store);
	if (!found[0]?.name) return;
	const { rows } = await sql<{ name: string }>`
		select name from kysely_migration order by name`.execute(store);
	const unknown = rows.map(({ name }) => name).filter((name) => !known.includes(name));
	if (unknown.length > 0)
		throw new NewerStore(
			`The store was made by a newer Sverka (it knows ${unknown.join(', ')}): start that version, or restore a backup of this one.`
		);
}
