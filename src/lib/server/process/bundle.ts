import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectFile } from './source.ts';

/** What is written beside a bundle: the files in it, and when its making began, ms since 1970. */
export interface Made {
	began: number;
	parts: string[];
}

const FOLDER = 'node_modules/.cache/sverka';
const MAKER = 'src/lib/server/process/make-bundle.ts';
/** Scripts whose bundle is being made, and those of which none can be made. */
const tried = new Set<string>();

/**
 * The file by which to start a child: its script or, once that is made, one file of plain JavaScript
 * with the script and all that it imports. To take the types away and to look for eighty files costs
 * a child more than half of its start (0.13 CPU s of one that decodes, 0.06 from a bundle). A bundle
 * is as good as the sources, or it is not used: when one of them is newer it is made anew in a
 * process of its own, and until then the sources are run as they are; also where none can be made.
 */
export function startable(script: string, root = projectFile('.')): string {
	const inside = path.relative(root, script);
	if (inside.startsWith('..')) return script;
	const bundle = path.join(root, FOLDER, `${inside}.mjs`);
	if (isFresh(bundle, script)) return bundle;
	if (!tried.has(script)) make(script, bundle);
	return script;
}

/**
 * Is it of this very script, as it is? Packages that were copied from another checkout bring that one's
 * bundles along. A file that is put in place of another has its old time of change, but its own `ctime`.
 */
export function isFresh(bundle: string, script: string): boolean {
	const told = `${bundle}.json`;
	if (!existsSync(bundle) || !existsSync(told)) return false;
	const { began, parts } = JSON.parse(readFileSync(told, 'utf8')) as Made;
	const changed = (part: string) =>
		statSync(part, { throwIfNoEntry: false })?.ctimeMs ?? Number.POSITIVE_INFINITY;
	return parts.includes(script) && parts.every((part) => changed(part) < began);
}

/** Told by its surroundings, not by arguments: by those people and tests tell children apart. */
function make(script: string, bundle: string): void {
	tried.add(script);
	const maker = spawn(process.execPath, [projectFile(MAKER)], {
		env: { SCRIPT: script, BUNDLE: bundle },
		stdio: 'ignore',
		windowsHide: true
	});
	maker.unref();
	maker.on('exit', (code) => code === 0 && tried.delete(script));
	// Not started: the sources do.
	maker.on('error', () => undefined);
}
