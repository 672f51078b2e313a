import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import type { Schema } from './schema.ts';
import type { Store } from './store.ts';

/** Opens the embedded database in `folder`; in memory when there is none. */
export async function openEmbedded(folder?: string): Promise<Store> {
	const database = await PGlite.create(folder);
	return {
		kind: 'embedded',
		sql: new Kysely<Schema>({ dialect: new PGliteDialect({ pglite: database }) }),
		raw: {
			async execute(text, values = []) {
				const result = await database.query<Record<string, unknown>>(text, values);
				return { rows: result.rows };
			}
		},
		close: () => database.close()
	};
}
