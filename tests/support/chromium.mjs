// Where a Chromium for the browser tests is: plain Node, used before any test runs.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:/Program Files/Google/Chrome/Application/chrome.exe'
];

/** In this order: CHROMIUM_PATH, an installed one, Playwright's own, the system's package manager. */
export function findChromium() {
	return named() ?? installed() ?? playwrights() ?? packaged();
}

function named() {
	const path = process.env.CHROMIUM_PATH;
	return path && existsSync(path) ? path : undefined;
}

function installed() {
	return PLACES.find((place) => existsSync(place));
}

function playwrights() {
	console.log('No Chromium is installed; asking Playwright for its own …');
	const cli = 'node_modules/playwright/cli.js';
	const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
		stdio: 'ignore',
		timeout: 300_000
	});
	if (status !== 0) return undefined;
	const script =
		"import('playwright').then(({chromium}) => console.log(chromium.executablePath()))";
	const answer = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
		encoding: 'utf8'
	});
	const path = answer.stdout?.trim();
	return path && existsSync(path) ? path : undefined;
}

function packaged() {
	if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return undefined;
	console.log('Installing Chromium by the system’s package manager …');
	spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
	spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'ignore', timeout: 600_000 });
	return installed();
}
