import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The reference validator, where it is installed, and TEI's own schema, where it is at hand. */
const hasJing = spawnSync('jing').error === undefined;
export const SHARED = path.resolve('../shared/tei');
export const TEI_ALL = path.join(SHARED, 'tei_all.rng');
export const PROFILE = 'src/lib/encoding/tei/profile.rng';

/** Why a test is not run, for its name; empty: it is. */
export const withoutSchema = existsSync(TEI_ALL) ? '' : ' (not run: no ../shared/tei)';
export const withoutJing = hasJing ? '' : ' (not run: no jing here; Debian: apt install jing)';

/** Line and column of each fault that jing names, by file; one start for all, since it takes a second. */
export function jing(schema: string, files: Record<string, string>): Record<string, string[]> {
	const folder = mkdtempSync(path.join(tmpdir(), 'sverka-jing-'));
	const names = Object.keys(files);
	for (const name of names) writeFileSync(path.join(folder, `${name}.xml`), files[name]!);
	const run = spawnSync(
		'jing',
		[schema, ...names.map((name) => path.join(folder, `${name}.xml`))],
		{
			encoding: 'utf8',
			maxBuffer: 64 * 2 ** 20
		}
	);
	rmSync(folder, { recursive: true });
	const found: Record<string, string[]> = Object.fromEntries(names.map((name) => [name, []]));
	for (const [, name, place] of run.stdout.matchAll(/([^/\n]+)\.xml:(\d+:\d+): (?:fatal|error)/g))
		found[name!]!.push(place!);
	if ((run.status === 0) !== Object.values(found).every((one) => one.length === 0))
		throw new Error(run.stdout + run.stderr);
	return found;
}
