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
/** What failed, and what failed once and passed alone: named at the end, where one looks first. */
const failed = [];
const unsteady = [];

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

for (const name of unsteady) console.log(`passed at the second try: ${name}`);
for (const name of failed) console.log(`FAILED: ${name}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 ? 0 : 1);

/** A check without tests of its own counts as one. */
function step(name, [script, ...args]) {
	const ok = run(name, script, args);
	counts[ok ? 'passed' : 'failed']++;
	if (!ok) failed.push(name);
}

/**
 * The files of a project; those in which a test failed once more by themselves, as the journeys are: a
 * machine that stalls is no fault of the program, and a test that needs it is named.
 */
function vitest(project) {
	const first = vitestRun(project, []);
	const files = first.report?.testResults.filter(({ status }) => status === 'failed') ?? [];
	if (first.ok || files.length === 0) return add(project, first);
	const again = vitestRun(
		project,
		files.map(({ name }) => path.relative(root, name))
	);
	const names = failuresOf(first.report);
	if (again.ok) unsteady.push(...names);
	add(project, {
		ok: again.ok,
		report: {
			...first.report,
			testResults: again.report?.testResults ?? first.report.testResults,
			numPassedTests: first.report.numPassedTests + (again.ok ? first.report.numFailedTests : 0)
		}
	});
}

function vitestRun(project, files) {
	const file = path.join(reports, `${project}${files.length > 0 ? '-again' : ''}.json`);
	const ok = run(`${project} tests`, 'vitest/vitest.mjs', [
		'run',
		'--project',
		project,
		'--passWithNoTests',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`,
		...files
	]);
	return { ok, report: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null };
}

/** A run that failed without a failed test (it could not start) counts as one failure. */
function add(project, { ok, report }) {
	counts.passed += report?.numPassedTests ?? 0;
	counts.failed += ok ? 0 : Math.max(1, report?.numFailedTests ?? 0);
	counts.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
	if (!ok) failed.push(...(report ? failuresOf(report) : [`${project} tests`]));
}

function failuresOf(report) {
	return report.testResults
		.filter(({ status }) => status === 'failed')
		.flatMap(({ name, assertionResults }) => {
			const tests = assertionResults.filter(({ status }) => status === 'failed');
			const file = path.relative(root, name);
			return tests.length > 0 ? tests.map(({ fullName }) => `${file}: ${fullName}`) : [file];
		});
}

function journeys() {
	const file = path.join(reports, 'journeys.json');
	process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = file;
	const ok = run('journeys in the browser', '@playwright/test/cli.js', [
		'test',
		'--reporter=list,json'
	]);
	const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
	const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = report?.stats ?? {};
	counts.passed += expected + flaky;
	counts.failed += ok ? unexpected : Math.max(1, unexpected);
	counts.skipped += skipped;
	unsteady.push(...specsOf(report, 'flaky'));
	const names = specsOf(report, 'unexpected');
	if (!ok) failed.push(...(names.length > 0 ? names : ['journeys in the browser']));
}

/** Titles of the stories that ended so. */
function specsOf(report, status) {
	const all = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(all)];
	return (report?.suites ?? [])
		.flatMap(all)
		.filter(({ tests }) => tests.some((test) => test.status === status))
		.map(({ file, title }) => `${file}: ${title}`);
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
