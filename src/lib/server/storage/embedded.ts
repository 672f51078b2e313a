import fs from 'node:fs';
import path from 'node:path';
import { Kysely } from 'kysely';
import { Housekeeping } from './housekeeping.ts';
import * as lock from './lock.ts';
import { oneConnection } from './one-connection.ts';
import type { Schema } from './schema.ts';
import type { RawSql, Store } from './store.ts';
import * as template from './template.ts';
import { ThreadTalk } from './thread-talk.ts';
import { Turn } from './turn.ts';

/**
 * Opens the embedded database in `folder`, alone: a second process is refused (`FolderHeld`).
 * Without a folder it lives in memory (tests), already migrated.
 */
export async function openEmbedded(folder?: string): Promise<Store> {
	return folder === undefined ? openInMemory() : openFolder(folder);
}

async function openInMemory(): Promise<Store> {
	const image = await template.image();
	return storeOver(await ThreadTalk.open({ image }));
}

async function openFolder(folder: string): Promise<Store> {
	fs.mkdirSync(folder, { recursive: true });
	let talk: ThreadTalk | null = null;
	const held = await lock.take(folder, { onLost: () => void abandon(folder, talk) });
	for (const { pid, host } of held.tookOver)
		console.warn(`${folder}: process ${pid} on ${host} ended without closing; taken over.`);
	try {
		talk = await ThreadTalk.open({ folder: path.join(folder, 'database') });
	} catch (error) {
		held.release();
		throw error;
	}
	return storeOver(talk, held);
}

/** Somebody else took the folder: not one write more. */
async function abandon(folder: string, talk: ThreadTalk | null): Promise<void> {
	const reason = `${folder} was taken by another process; this one stops without writing.`;
	console.error(reason);
	await talk?.cut(new Error(reason));
	process.exit(1);
}

export function storeOver(talk: ThreadTalk, held?: lock.Lock): Store {
	const turn = new Turn();
	const raw: RawSql = {
		execute: (text, values) => turn.run(() => execute(talk, text, values))
	};
	const housekeeping = held && new Housekeeping(raw);
	return {
		kind: 'embedded',
		sql: new Kysely<Schema>({
			dialect: oneConnection((statement) => talk.run(statement), turn)
		}),
		raw,
		async close() {
			await housekeeping?.stop();
			await turn.run(() => talk.close());
			held?.release();
		}
	};
}

/** A script that fails inside its own transaction must not leave it open to the next statement. */
async function execute(talk: ThreadTalk, text: string, values?: unknown[]) {
	try {
		return await talk.run({ text, values });
	} catch (error) {
		if (values === undefined) await talk.run({ text: 'rollback' });
		throw error;
	}
}
