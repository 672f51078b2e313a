import { existsSync } from 'node:fs';
import path from 'node:path';

const LANDMARK = 'src/lib/server/process/source.ts';

/**
 * Absolute path of a file of the project, by its path from the root. Threads and children start
 * from our sources, which Node runs as they are; the built server's chunks lie elsewhere.
 */
export function projectFile(fromRoot: string): string {
	let folder = import.meta.dirname;
	while (!existsSync(path.join(folder, LANDMARK))) {
		const above = path.dirname(folder);
		if (above === folder) throw new Error(`no project around ${import.meta.dirname}`);
		folder = above;
	}
	return path.join(folder, fromRoot);
}
