// What the launcher and the test command share. Plain Node 20.19 or newer, no package.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const STAMP = 'node_modules/.installed';

/**
 * Installs the packages when the lock file is not the one that was installed last.
 * @param {string} root
 */
export function install(root) {
	const lock = createHash('sha256')
		.update(readFileSync(path.join(root, 'package-lock.json')))
		.digest('hex');
	const stamp = path.join(root, STAMP);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
	console.log('Installing the packages of package-lock.json (once, about a minute) …');
	const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd: root,
		stdio: 'inherit',
		shell: process.platform === 'win32'
	});
	if (status !== 0) {
		console.error(
			'The packages could not be installed: is the npm registry reachable? Then start again.'
		);
		process.exit(1);
	}
	writeFileSync(stamp, lock);
}

/**
 * The Node that came with the packages; the running one where it is new enough; else a sentence.
 * @param {string} root
 */
export function nodeOf(root) {
	const packaged = path.join(
		root,
		'node_modules/.bin',
		process.platform === 'win32' ? 'node.cmd' : 'node'
	);
	if (existsSync(packaged)) return packaged;
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major > 22 || (major === 22 && minor >= 17)) return process.execPath;
	console.error(
		`This is Node ${process.versions.node}, and the packaged Node for ${process.platform}-${process.arch} is missing: ` +
			'install Node 22.17 or newer (https://nodejs.org), then start again.'
	);
	process.exit(1);
}

/**
 * SHA-256 over names and contents of all files in `places`, so that a checkout's dates don't matter.
 * @param {string} root
 * @param {readonly string[]} places
 */
export function fingerprint(root, places) {
	const hash = createHash('sha256');
	for (const place of places) {
		for (const name of filesIn(path.join(root, place))) {
			hash.update(path.relative(root, name)).update('\0').update(readFileSync(name));
		}
	}
	return hash.digest('hex');
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesIn(place) {
	if (!existsSync(place)) return [];
	if (statSync(place).isFile()) return [place];
	return readdirSync(place, { recursive: true, encoding: 'utf8' })
		.map((name) => path.join(place, name))
		.filter((name) => statSync(name).isFile())
		.sort();
}
