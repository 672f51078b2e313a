#!/usr/bin/env node
// The launcher: plain Node, nothing installed yet. It installs what is missing, builds what is out
// of date, then hands over to the server under the Node that the lock file names.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint, install, nodeOf } from './launch.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
process.chdir(root);

install(root);
build();
serve();

/** Builds when a source is not the one of the last build. */
function build() {
	const stamp = 'build/.sources';
	const sources = fingerprint(root, [
		'src',
		'static',
		'svelte.config.js',
		'vite.config.ts',
		'package-lock.json'
	]);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
	console.log('Building the program (once, about 20 seconds) …');
	const vite = path.join(root, 'node_modules/vite/bin/vite.js');
	const { status, stderr } = spawnSync(nodeOf(root), [vite, 'build', '--logLevel', 'error'], {
		stdio: ['ignore', 'ignore', 'pipe'],
		encoding: 'utf8'
	});
	if (status !== 0) fail(`${stderr}\nThe build failed; the lines above say where.`);
	mkdirSync('build', { recursive: true });
	writeFileSync(stamp, sources);
}

function serve() {
	const server = spawn(nodeOf(root), ['src/cli/serve.ts', ...process.argv.slice(2)], {
		stdio: 'inherit'
	});
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
	server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

function fail(sentence) {
	console.error(sentence);
	process.exit(1);
}
