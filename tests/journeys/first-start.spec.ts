import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const PORT = 3296;
const folder = mkdtempSync(path.join(tmpdir(), 'sverka-first-'));
let server: ChildProcess;
let link = '';

/** Starts the program; gives what it said until it served. */
async function start(): Promise<string> {
	server = spawn(
		process.execPath,
		['src/cli/serve.ts', '--port', String(PORT), '--data', path.join(folder, 'data')],
		{ stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, SVERKA_RECORDS: folder } }
	);
	let said = '';
	await new Promise<void>((resolve, reject) => {
		for (const stream of [server.stdout!, server.stderr!])
			stream.on('data', (piece) => {
				said += piece;
				if (/Sverka is at/.test(said)) resolve();
			});
		server.on('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
	});
	return said;
}

/** The program as it starts for the first time, with an empty store and no record. */
test.beforeAll(async () => {
	link = /http\S+set-up\?code=\S+/.exec(await start())?.[0] ?? '';
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

/** The most common second try: the program runs already in a window that nobody sees. */
test('a second start on the same store ends at once with one sentence; the first serves on', async ({
	page
}) => {
	const args = ['src/cli/serve.ts', '--port', '0', '--data', path.join(folder, 'data')];
	const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
	expect([status, stdout]).toEqual([3, '']);
	expect(stderr).toMatch(
		/^\S+data is in use by process \d+ on .*\. Stop that program first, .*\n$/
	);
	expect(stderr).toContain(`process ${server.pid} `);
	expect((await page.request.get(`http://localhost:${PORT}/sign-in`)).status()).toBe(200);
});

test('a demonstration on a port that is taken says so and leaves nothing behind', () => {
	const env = { ...process.env, TMPDIR: path.join(folder, 'tmp') };
	mkdirSync(env.TMPDIR);
	const args = ['src/cli/serve.ts', '--demo', '--port', String(PORT)];
	const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
	expect([status, stderr]).toEqual([
		1,
		`Port ${PORT} is taken. Stop what uses it, or start with --port ${PORT + 1}.\n`
	]);
	expect(readdirSync(env.TMPDIR).filter((name) => name.startsWith('sverka-demo'))).toEqual([]);
});

test('killed and started again it serves what it held, and says whose folder it took over', async () => {
	const first = server.pid;
	server.removeAllListeners('exit');
	server.kill('SIGKILL');
	await new Promise((resolve) => server.once('close', resolve));
	const said = await start();
	expect(said).toContain(`process ${first} `);
	expect(said).toMatch(/ended without closing; taken over/);
	expect(said).not.toMatch(/First start|newest form/);
});
