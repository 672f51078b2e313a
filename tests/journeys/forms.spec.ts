import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { check } from '#lib/encoding/tei/check.ts';
import { linesOf } from '#lib/encoding/tei/read.ts';
import { expect, signIn, test, untilRead, type Served } from '../support/story.ts';

/** The whole way before any script: nothing but links and forms, from the reading to the file. */
test.use({ story: 'the whole way by forms' });

const RECORD = 'molotov-1953-07-04';
const LEDGER = /decided (\d+) of (\d+)/;
const ADDED = ' (проверено по снимку)';

/** A browser that runs no script, signed in as one of the three. */
async function plain(
	browser: Browser,
	served: Served,
	role: keyof Served['people']
): Promise<Page> {
	const context = await browser.newContext({
		...{ baseURL: served.origin, javaScriptEnabled: false, locale: 'en-US' },
		viewport: { width: 1440, height: 900 }
	});
	const page = await context.newPage();
	await signIn(page, served, role);
	return page;
}

async function leafOf(page: Page): Promise<string> {
	await page.goto(`/records/${RECORD}`);
	const href = await page.locator('a[href^="/pages/"]').first().getAttribute('href');
	return /^\/pages\/[^/]+/.exec(href!)![0];
}

async function decided(page: Page): Promise<[done: number, shown: number]> {
	const [, done, shown] = LEDGER.exec((await page.getByText(LEDGER).textContent())!)!;
	return [Number(done), Number(shown)];
}

test('three people bring a page from its reading to the sealed file, without script', async ({
	browser,
	served
}) => {
	test.setTimeout(300_000);
	const [volunteer, editor, archivist] = [
		await plain(browser, served, 'volunteer'),
		await plain(browser, served, 'editor'),
		await plain(browser, served, 'archivist')
	];
	await untilRead(volunteer);
	const leaf = await leafOf(volunteer);

	await test.step('the volunteer corrects a line and hands the page over', async () => {
		await volunteer.goto(`${leaf}/transcribe`);
		const line = volunteer.locator('textarea[name^="text."]').first();
		const read = await line.inputValue();
		await line.fill(`${read}${ADDED}`);
		await volunteer.getByRole('button', { name: 'Save' }).click();
		await expect(line).toHaveValue(`${read}${ADDED}`);
		await volunteer.getByRole('button', { name: 'Submit for review' }).click();
		await expect(volunteer.getByText('Sent for review.')).toBeVisible();
		await expect(volunteer.getByRole('button', { name: 'Take back' })).toBeVisible();
	});

	await test.step('the editor sends it back with a reason, and the volunteer hands it over again', async () => {
		await editor.goto(`${leaf}/collate`);
		await editor.locator('summary', { hasText: 'Send back' }).click();
		await editor.locator('select[name="reason"]').selectOption({ index: 0 });
		await editor.locator('input[type="checkbox"][name="line"]').first().check();
		await editor.locator('textarea[name="words"]').fill('посмотрите ещё раз');
		await editor.locator('form[action*="return"] button[type="submit"]').last().click();
		await expect(editor.getByRole('alert')).toHaveCount(0);
		const { state } = await (await volunteer.request.get(`/api${leaf}`)).json();
		expect(state).toBe('returned');
		await volunteer.goto(`${leaf}/transcribe`);
		await volunteer.getByRole('button', { name: 'Submit for review' }).click();
		await expect(volunteer.getByText('Sent for review.')).toBeVisible();
	});

	await test.step('the editor decides every difference, one form after the other', async () => {
		await editor.goto(`${leaf}/collate`);
		let [done, shown] = await decided(editor);
		expect(shown).toBeGreaterThan(0);
		while (done < shown) {
			await editor.locator('button[data-verdict="departs"]').click();
			const [now] = await decided(editor);
			expect(now).toBe(done + 1);
			[done, shown] = await decided(editor);
		}
	});

	await test.step('the archivist accepts, approves, and downloads what lies in the folder', async () => {
		await archivist.goto(`${leaf}/collate`);
		await archivist.getByRole('button', { name: 'Accept', exact: true }).click();
		// Whoever goes on before the answer has come takes the form back with it.
		const state = async () => (await (await archivist.request.get(`/api${leaf}`)).json()).state;
		await expect.poll(state).toBe('reviewed');
		await archivist.goto(`/records/${RECORD}/approve`);
		await archivist.getByRole('button', { name: 'Approve and seal' }).click();
		await expect(archivist.getByText(/Approved and sealed: Maria/)).toBeVisible();
		const file = path.join(served.records, 'transcriptions', RECORD, `${RECORD}.xml`);
		const tei = await readFile(file, 'utf8');
		expect(check(tei)).toEqual([]);
		expect([...linesOf(tei).values()].some((text) => text.endsWith(ADDED))).toBe(true);
		const sum = createHash('sha256').update(tei).digest('hex');
		await expect(archivist.getByText(sum)).toBeVisible();
		const link = archivist.getByRole('link', { name: 'Download the sealed file' });
		const address = new URL((await link.getAttribute('href'))!, archivist.url()).href;
		const exported = await archivist.request.get(address);
		expect(await exported.text()).toBe(tei);
	});
});

test('a wrong password, a role that is too low and a stale page are told in both languages', async ({
	browser,
	served
}) => {
	const SAID = {
		en: {
			password:
				'This address and password do not belong together. Type them again, or ask an archivist for a new invitation.',
			role: 'This is not part of your role (volunteer). Ask an archivist.'
		},
		ru: {
			password:
				'Адрес и пароль не подходят друг к другу. Наберите ещё раз или попросите у архивиста новое приглашение.',
			role: 'Это не входит в вашу роль (волонтёр). Обратитесь к архивисту.'
		}
	};
	for (const [language, words] of Object.entries(SAID)) {
		const context = await browser.newContext({
			...{ baseURL: served.origin, javaScriptEnabled: false },
			locale: language === 'ru' ? 'ru-RU' : 'en-US'
		});
		const page = await context.newPage();
		const { email, password } = served.people.volunteer;
		await page.goto('/sign-in');
		await page.locator('input[name="email"]').fill(email);
		await page.locator('input[name="password"]').fill('not the password');
		await page.locator('input[name="password"]').press('Enter');
		await expect(page.getByRole('alert')).toContainText(words.password.split('. ')[0]!);
		await page.locator('input[name="password"]').fill(password);
		await page.locator('input[name="password"]').press('Enter');
		await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
		const asked = { accept: 'application/json', 'accept-language': language };
		const headers = { ...asked, origin: served.origin };
		for (const action of ['approve', 'publish', 'unpublish']) {
			const form: Record<string, string> = action === 'approve' ? { tei: 'ab' } : {};
			const answer = await page.request.post(`/records/${RECORD}/approve?/${action}`, {
				...{ headers, form }
			});
			const told = JSON.parse(await answer.text()) as { status: number; data: string };
			expect(told.status).toBe(403);
			for (const sentence of words.role.split(/(?<=\.) /)) expect(told.data).toContain(sentence);
		}
		await context.close();
	}
});

test('another Host changes nothing: the program knows its own address', async ({
	browser,
	served
}) => {
	const context = await browser.newContext({ baseURL: served.origin });
	const { email, password } = served.people.editor;
	const spoofed = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
	const request = (origin: string) =>
		context.request.post('/sign-in', {
			...{ form: { email, password }, maxRedirects: 0 },
			headers: { ...spoofed, origin, accept: 'text/html' }
		});
	expect((await request('https://evil.example')).status()).toBe(403);
	const entered = await request(served.origin);
	expect(entered.status()).toBe(303);
	expect(entered.headers()['location']).not.toContain('evil.example');
	expect(entered.headers()['set-cookie']).not.toContain('evil.example');
	const page = await context.request.get('/records', { headers: spoofed });
	expect(await page.text()).not.toContain('evil.example');
	for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
		const answer = await context.request.fetch('/records', {
			...{ method, headers: { origin: served.origin } }
		});
		expect([405, 404]).toContain(answer.status());
	}
	expect((await context.request.get('/api/pulse')).status()).toBe(204);
	await context.close();
});
