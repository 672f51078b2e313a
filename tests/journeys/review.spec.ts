import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { check } from '#lib/encoding/tei/check.ts';
import { expect, expectAccessible, signIn, test, untilRead } from '../support/story.ts';

test.use({ story: 'from differences to the sealed file' });
test.describe.configure({ mode: 'serial' });

const RECORD = 'molotov-1953-07-04';
const APPROVE = `/records/${RECORD}/approve`;
const LEDGER = /decided (\d+) of (\d+)/;

/** Address of the first page of the scan. */
async function scanPage(page: Page): Promise<string> {
	await page.goto(`/records/${RECORD}`);
	const href = await page.locator('a[href^="/pages/"]').first().getAttribute('href');
	return /^\/pages\/[^/]+/.exec(href!)![0];
}

async function ledger(page: Page): Promise<{ decided: number; shown: number }> {
	const [, decided, shown] = LEDGER.exec((await page.getByText(LEDGER).textContent())!)!;
	return { decided: Number(decided), shown: Number(shown) };
}

/** Gives every difference of the list that is still to be decided its verdict, by digit keys. */
async function decideAll(page: Page): Promise<void> {
	for (let left = 60; left > 0; left--) {
		const { decided, shown } = await ledger(page);
		if (decided === shown) break;
		const card = page.getByRole('article');
		await expect(card).toBeFocused();
		const kind = (await card.getByRole('heading').textContent())!;
		const before = page.url();
		await page.keyboard.press(/capitals|punctuation/.test(kind) ? 'Digit3' : 'Digit2');
		await page.waitForURL((url) => url.href !== before);
		await expect(page.getByText(`decided ${decided + 1} of ${shown}`)).toBeVisible();
	}
}

test('an editor decides every difference of the sample by keyboard alone', async ({
	page,
	served
}) => {
	await signIn(page, served, 'editor');
	await untilRead(page);
	const address = await scanPage(page);
	const columns = page.getByRole('region', { name: 'Both texts' });
	await expect(async () => {
		await page.goto(`${address}/collate`);
		await expect(columns).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 60_000, intervals: [1000] });
	await expectAccessible(page);
	await expect(columns.getByText('From here only the publication; no scan')).toBeVisible();
	await expect(columns.getByRole('link', { name: 'Пэн Цэхуая' })).toBeVisible();
	await expect(columns.getByRole('link', { name: 'У Сюшаня' })).toBeVisible();
	await expect(columns.getByRole('link', { name: 'следующее:' })).toBeVisible();
	await expect(columns.getByRole('link', { name: 'правительство', exact: true })).toHaveCount(3);

	await decideAll(page);
	const { decided, shown } = await ledger(page);
	expect(decided).toBe(shown);
	expect(shown).toBeGreaterThanOrEqual(6);
});

test('Ctrl+Z takes a verdict back, and the arrows go from card to card', async ({
	page,
	served
}) => {
	await signIn(page, served, 'editor');
	await page.goto(`${await scanPage(page)}/collate?class=name`);
	const card = page.getByRole('article');
	await expect(card).toBeFocused();
	const { decided, shown } = await ledger(page);
	await page.keyboard.press('Digit0');
	await expect(page.getByText(`decided ${decided - 1} of ${shown}`)).toBeVisible();
	await page.keyboard.press('Control+KeyZ');
	await expect(page.getByText(`decided ${decided} of ${shown}`)).toBeVisible();
	const first = await card.getByRole('heading').textContent();
	await page.keyboard.press('Alt+ArrowDown');
	await expect(card.getByRole('heading')).not.toHaveText(first!);
	await page.keyboard.press('Alt+ArrowUp');
	await expect(card.getByRole('heading')).toHaveText(first!);
});

test('“we misread” corrects the line beside its picture, and the transcription has it', async ({
	page,
	served
}) => {
	await signIn(page, served, 'editor');
	const address = await scanPage(page);
	await page.goto(`${address}/collate?class=name`);
	const card = page.getByRole('article');
	await expect(card).toBeFocused();
	await expect(card.getByRole('img').first()).toHaveJSProperty('complete', true);
	await page.keyboard.press('Enter');
	const field = card.getByRole('textbox', { name: /What the scan says/ });
	await expect(field).toBeFocused();
	await field.fill('У Сю-цуня');
	await page.keyboard.press('Enter');
	const unchanged = page.getByRole('alert').filter({ hasText: 'the text is as it was' });
	await expect(unchanged.or(page.getByText(/Stored, job/))).toBeVisible();
	await page.goto(`${address}/transcribe`);
	await expect(
		page.getByText('У Сю-цуня').or(page.locator('input[value*="Сю-цуня"]')).first()
	).toBeAttached();
	await page.goto(`${address}/collate`);
	await decideAll(page);
	const { decided, shown } = await ledger(page);
	expect(decided).toBe(shown);
});

test('the ends of what is compared are moved by arrow keys, with a reason, and back', async ({
	page,
	served
}) => {
	await signIn(page, served, 'editor');
	await page.goto(`${await scanPage(page)}/collate`);
	await expect(page.getByRole('article')).toBeFocused();
	const summary = page.getByText(/^Compared: words/);
	const found = (await summary.textContent())!;
	const [, , last] = /words (\d+) to (\d+)/.exec(found)!;
	const end = page.locator('details.ends output').last();
	await expect(end.locator('b')).toHaveText(/мнением возлагается теперь$/);
	await summary.focus();
	await page.keyboard.press('Enter');
	await page.getByLabel('Last word').focus();
	for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
	await expect(page.getByLabel('Last word')).toHaveValue(String(Number(last) - 4));
	await expectAccessible(page);
	await page.keyboard.press('Tab');
	await page.keyboard.insertText('Здесь печать пересказывает.');
	await page.keyboard.press('Enter');
	await expect(summary).toHaveText(found.replace(last!, String(Number(last) - 4)));
	await expect(page.getByText(/^Moved by Anna\./)).toBeVisible();
	await page.getByLabel('Reason').fill('Всё же дословно.');
	await page.getByRole('button', { name: 'As the program finds them' }).click();
	await expect(summary).toHaveText(found);
});

test('a volunteer hands the page over, and is refused at the approval’s own address', async ({
	page,
	served
}) => {
	await signIn(page, served, 'volunteer');
	const address = await scanPage(page);
	const { head } = await (await page.request.get(`/api${address}`)).json();
	const headers = { origin: served.origin, accept: 'text/html' };
	const submitted = await page.request.post(`${address}/transcribe?/submit`, {
		...{ headers, maxRedirects: 0 },
		form: { head: String(head) }
	});
	expect(submitted.status()).toBe(303);
	const form = { revision: 'x', verdict: 'x', tei: 'x' };
	const refused = await page.request.post(`${APPROVE}?/approve`, { headers, form });
	expect(refused.status()).toBe(403);
	await page.goto(APPROVE);
	await expect(page.getByRole('button', { name: 'Approve and seal' })).toHaveAttribute(
		'aria-disabled',
		'true'
	);
	await expectAccessible(page);
});

test('the archivist accepts, approves, and the file lies in the folder', async ({
	page,
	served
}) => {
	await signIn(page, served, 'archivist');
	await page.goto(`${await scanPage(page)}/collate`);
	await page.getByRole('button', { name: 'Accept' }).click();
	await page.getByRole('link', { name: 'To the approval desk' }).click();
	await expect(page.getByRole('heading', { name: 'Checks' })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Approve and seal' }).click();
	await expect(page.getByText(/Approved and sealed: Maria/)).toBeVisible();
	await expectAccessible(page);

	const folder = path.join(served.records, 'transcriptions', RECORD);
	const tei = await readFile(path.join(folder, `${RECORD}.xml`), 'utf8');
	const sum = createHash('sha256').update(tei).digest('hex');
	expect(check(tei)).toEqual([]);
	expect(await readFile(path.join(folder, `${RECORD}.sha256`), 'utf8')).toBe(
		`${sum}  ${RECORD}.xml\n`
	);
	await expect(page.getByText(sum)).toBeVisible();
	expect(tei).toContain('<lem wit="#S">Пын Дэ-Хуэя</lem>');

	const downloading = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Download the sealed file' }).click();
	const download = await downloading;
	expect(download.suggestedFilename()).toBe(`${RECORD}.xml`);
	expect(await readFile((await download.path())!, 'utf8')).toBe(tei);
});

test('what was changed since is not what is exported as sealed; a draft says so', async ({
	page,
	served
}) => {
	await signIn(page, served, 'editor');
	await page.goto(`/records/${RECORD}/export`);
	await expect(page.getByRole('link', { name: `${RECORD}.xml` })).toBeVisible();
	await expectAccessible(page);
});

test('a visitor reads it once it is published, in both languages', async ({
	page,
	served,
	browser
}) => {
	const stranger = await browser.newContext({ locale: 'ru-RU', baseURL: served.origin });
	const visitor = await stranger.newPage();
	expect((await visitor.goto(`/records/${RECORD}/read`))!.status()).toBe(404);
	await signIn(page, served, 'archivist');
	await page.goto(APPROVE);
	await page.getByRole('button', { name: 'Publish' }).click();
	await expect(page.getByRole('button', { name: 'Take from public view' })).toBeVisible();
	await visitor.goto(`/records/${RECORD}/read`);
	await expect(visitor.getByText('Посетите')).toBeVisible();
	await expect(visitor.getByRole('link', { name: 'как напечатано' })).toBeVisible();
	await visitor.getByRole('link', { name: 'нормализованный' }).click();
	await expect(
		visitor.getByText('за затяжку переговоров о перемирии и за продолжение')
	).toBeVisible();
	await expectAccessible(visitor);
	expect((await visitor.goto(APPROVE))!.status()).toBe(404);
	await stranger.close();
});

test('opened again, the sealed file stays', async ({ page, served }) => {
	await signIn(page, served, 'archivist');
	const file = path.join(served.records, 'transcriptions', RECORD, `${RECORD}.xml`);
	const before = await readFile(file, 'utf8');
	await page.goto(APPROVE);
	await page.locator('summary', { hasText: 'Reopen' }).click();
	await page.getByLabel('better scan').check();
	await page.getByRole('button', { name: 'Reopen' }).click();
	await expect(page.getByText(/Opened again: Maria. Reason: better scan/)).toBeVisible();
	expect(await readFile(file, 'utf8')).toBe(before);
});
