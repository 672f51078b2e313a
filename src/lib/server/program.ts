import { readFileSync } from 'node:fs';
import { projectFile } from './process/source.ts';

let known: string | undefined;

/** The version of this program, as package.json has it. */
export function version(): string {
	known ??= (JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as { version: string })
		.version;
	return known;
}
