import path from 'node:path';
import { foldersAt } from './folders.ts';
import { newId } from './id.ts';
import { openEmbedded } from './storage/embedded.ts';
import { migrate } from './storage/migrate.ts';
import type { Installation } from './workbench.ts';

/** Opens the store in the data folder; the parts that are not wired yet throw when touched. */
export async function openInstallation(folders = foldersAt(process.cwd())): Promise<Installation> {
	const store = await openEmbedded(path.join(folders.data, 'db'));
	await migrate(store.sql);
	return {
		store,
		files: unwired('files'),
		images: unwired('images'),
		reader: unwired('reader'),
		queue: unwired('queue'),
		lexicon: unwired('lexicon'),
		folders,
		clock: () => new Date(),
		newId,
		models: {}
	};
}

function unwired<T extends object>(name: string): T {
	return new Proxy({} as T, {
		get() {
			throw new Error(`${name} is not wired yet`);
		}
	});
}
