import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Kysely } from 'kysely';
import { projectFile } from '#lib/server/process/source.ts';
import { migrate } from './migrate.ts';
import { oneConnection } from './one-connection.ts';
import type { Schema } from './schema.ts';
import { ThreadTalk } from './thread-talk.ts';
import { Turn } from './turn.ts';

let kept: Promise<Uint8Array> | null = null;

/**
 * A migrated, empty database as a file, so that hundreds of tests do not each wait seconds for one
 * to be made. Kept in `node_modules/.cache`, under the hash of everything it was made from.
 */
export function image(): Promise<Uint8Array> {
	kept ??= find();
	return kept;
}

async function find(): Promise<Uint8Array> {
	const file = path.join(projectFile('node_modules/.cache/sverka'), `empty-${fingerprint()}.tar`);
	if (fs.existsSync(file)) return fs.readFileSync(file);
	const made = await make();
	fs.mkdirSync(path.dirname(file), { recursive: true });
	const draft = `${file}.${process.pid}-${Math.random().toString(36).slice(2)}`;
	fs.writeFileSync(draft, made);
	fs.renameSync(draft, file);
	return made;
}

function fingerprint(): string {
	const hash = createHash('sha256');
	const migrations = projectFile('src/lib/server/storage/migrations');
	const sources = fs
		.readdirSync(migrations)
		.sort()
		.map((name) => path.join(migrations, name));
	const engine = projectFile('node_modules/@electric-sql/pglite/package.json');
	for (const source of [...sources, engine]) hash.update(fs.readFileSync(source));
	return hash.digest('hex').slice(0, 16);
}

async function make(): Promise<Uint8Array> {
	const talk = await ThreadTalk.open({});
	const dialect = oneConnection((statement) => talk.run(statement), new Turn());
	await migrate(new Kysely<Schema>({ dialect }));
	const made = await talk.image();
	await talk.close();
	return made;
}
