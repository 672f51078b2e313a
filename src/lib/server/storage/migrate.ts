import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import * as first from './migrations/0001-first.ts';
import type { Schema } from './schema.ts';

/** Every migration by name, in order; a name is never reused or changed once released. */
const MIGRATIONS: Record<string, Migration> = { '0001-first': first };

/** Brings the store to the newest schema, each migration whole or not at all; names what it did. */
export async function migrate(store: Kysely<Schema>): Promise<string[]> {
	const migrator = new Migrator({
		db: store,
		provider: { getMigrations: async () => MIGRATIONS }
	});
	const { error, results } = await migrator.migrateToLatest();
	if (error) throw error;
	return (results ?? []).map((result) => result.migrationName);
}
