#!/usr/bin/env node
// `npm test`: installs what is missing, then every kind of test in order; ends with the counts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, nodeOf } from './launch.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
process.chdir(root);
install(root);

const node = nodeOf(root);
const bin = path.join(root, 'node_modules/.bin');
process.env.PATH = `${bin}${path.delimiter}${process.env.PATH}`;
const reports = path.join(root, 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const { findChromium } = await import('./tests/support/chromium.mjs');
const chromium = findChromium();
if (chromium) process.env.CHROMIUM_PATH = chromium;
else console.log('No Chromium could be found or installed: the browser tests are not run.');

const counts = { passed: 0, failed: 0, skipped: 0 };

step('svelte-kit sync', ['@sveltejs/kit/svelte-kit.js', 'sync']);
step('types (svelte-check)', [
	'svelte-check/bin/svelte-check',
	'--tsconfig',
	'./tsconfig.json',
	'--fail-on-warnings'
]);
step('lint (eslint)', ['eslint/bin/eslint.js', '.']);
step('format (prettier)', ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']);
for (const project of ['house', 'unit', 'contracts', 'corpus']) vitest(project);
step('build (vite)', ['vite/bin/vite.js', 'build', '--logLevel', 'error']);
if (chromium) {
	vitest('components');
	journeys();
} else counts.skipped += 2;

console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 ? 0 : 1);

/** A check without tests of its own counts as one. */
function step(name, [script, ...args]) {
	const ok = run(name, script, args);
	counts[ok ? 'passed' : 'failed']++;
}

function vitest(project) {
	const file = path.join(reports, `${project}.json`);
	const args = [
		'run',
		'--project',
		project,
		'--passWithNoTests',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`
	];
	const ok = run(`${project} tests`, 'vitest/vitest.mjs', args);
	const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
	add(
		ok,
		report?.numPassedTests,
		report?.numFailedTests,
		(report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
	);
}

function journeys() {
	const file = path.join(reports, 'journeys.json');
	process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = file;
	const ok = run('journeys in the browser', '@playwright/test/cli.js', [
		'test',
		'--reporter=list,json'
	]);
	const stats = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).stats : null;
	add(ok, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected, stats?.skipped);
}

/** A run that failed without a failed test (it could not start) counts as one failure. */
function add(ok, passed = 0, failed = 0, skipped = 0) {
	counts.passed += passed;
	counts.failed += ok ? failed : Math.max(1, failed);
	counts.skipped += skipped;
}

function run(name, script, args) {
	const begun = Date.now();
	console.log(`\n== ${name}`);
	const { status } = spawnSync(node, [path.join(root, 'node_modules', script), ...args], {
		stdio: 'inherit'
	});
	console.log(
		`== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - begun) / 1000).toFixed(0)} s`
	);
	return status === 0;
}
