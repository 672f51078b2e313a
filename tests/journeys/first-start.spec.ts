import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const PORT = 3296;
const folder = mkdtempSync(path.join(tmpdir(), 'sverka-first-'));
let server: ChildProcess;
let link = '';

/** The program as it starts for the first time, with an empty store and no record. */
test.beforeAll(async () => {
	server = spawn(
		process.execPath,
		['src/cli/serve.ts', '--port', String(PORT), '--data', path.join(folder, 'data')],
		{ stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, SVERKA_RECORDS: folder } }
	);
	let said = '';
	await new Promise<void>((resolve, reject) => {
		server.stdout!.on('data', (piece) => {
			said += piece;
			if (/Sverka is at/.test(said)) resolve();
		});
		server.on('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
	});
	link = /http\S+set-up\?code=\S+/.exec(said)?.[0] ?? '';
});

/** The most common second try: the program runs already in a window that nobody sees. */
test('a second start on the same data says who holds it, and no more', async () => {
	const line = ['src/cli/serve.ts', '--port', '0', '--data', path.join(folder, 'data')];
	const second = spawn(process.execPath, line, { stdio: ['ignore', 'ignore', 'pipe'] });
	let said = '';
	second.stderr.on('data', (piece) => (said += piece));
	expect(await new Promise((resolve) => second.on('close', resolve))).toBe(1);
	expect(said.trim()).toMatch(
		new RegExp(`^\\S+data is in use by process ${server.pid} on \\S+ Stop that program first.*$`)
	);
});

test.afterAll(async () => {
	server.removeAllListeners('exit');
	const ended = new Promise((resolve) => server.on('exit', resolve));
	server.kill('SIGTERM');
	expect(await ended).toBe(0);
	rmSync(folder, { recursive: true, force: true });
});

test('the first account is an archivist’s, made once, with the code that the start printed', async ({
	page
}) => {
	expect(link).toContain(`http://localhost:${PORT}/set-up?code=`);
	await page.goto(`http://localhost:${PORT}/`);
	await expect(page).toHaveURL(/\/set-up$/);
	await page.getByLabel('Set-up code').fill('0000-0000-0000-0000');
	await page.getByLabel('Your name').fill('М. Орлова');
	await page.getByLabel('E-mail address').fill('maria@example.org');
	await page.getByLabel('Password').fill('тихая ночь над озером');
	await page.getByRole('button', { name: 'Make the account' }).click();
	await expect(page.getByRole('alert')).toContainText('not the set-up code');

	await page.goto(link);
	await page.getByLabel('Your name').fill('М. Орлова');
	await page.getByLabel('E-mail address').fill('maria@example.org');
	await page.getByLabel('Password').fill('тихая ночь над озером');
	await page.getByRole('button', { name: 'Make the account' }).click();
	await expect(page.getByText('Your account is ready')).toBeVisible();
	await page.getByLabel('E-mail address').fill('maria@example.org');
	await page.getByLabel('Password').fill('тихая ночь над озером');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('link', { name: 'People' })).toBeVisible();
	expect((await page.request.get(link)).status()).toBe(404);
});
