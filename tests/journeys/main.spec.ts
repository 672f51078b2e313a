import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { check } from '#lib/encoding/tei/check.ts';
import { linesOf } from '#lib/encoding/tei/read.ts';
import { expect, expectAccessible, test, untilRead, type Served } from '../support/story.ts';

/** The whole way on the sample, by three people, without a mouse: from the reading to the sealed file. */
test.use({ story: 'the whole way by keyboard' });
test.describe.configure({ mode: 'serial' });

const RECORD = 'molotov-1953-07-04';
/** What the leaf says where the program is apt to misread; every line is corrected to its truth. */
const TRUTH = new Map<RegExp, string>([
	[/^1211-1220/, '1211-1220. Посетите У Сю-цуня и сообщите ему следующее.'],
	[/проектом ответа/, 'с проектом ответа Кларку от имени Ким Ир Сена и Пын Дэ-Хуэя.'],
	[/телеграмма$/, 'Шифрованная телеграмма'],
	[/СЕКРЕТНО$/, 'НЕ СЕКРЕТНО']
]);

/** Goes with Tab to what is called so, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
	for (let presses = 0; presses < 150; presses++) {
		const here = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
		if (name.test(here) && here.length < 60) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`no way by Tab to ${name}`);
}

async function enter(page: Page, served: Served, role: keyof Served['people']): Promise<void> {
	await page.goto('/sign-in');
	await page.locator('input[name="email"]').focus();
	await page.keyboard.type(served.people[role].email);
	await page.keyboard.press('Tab');
	await page.keyboard.type(served.people[role].password);
	await page.keyboard.press('Enter');
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

async function leaf(page: Page): Promise<string> {
	await page.goto(`/records/${RECORD}`);
	const href = await page.locator('a[href^="/pages/"]').first().getAttribute('href');
	return /^\/pages\/[^/]+/.exec(href!)![0];
}

test('the volunteer confirms or corrects every line and hands the page over', async ({
	page,
	served
}) => {
	test.setTimeout(240_000);
	await enter(page, served, 'volunteer');
	await untilRead(page);
	await page.goto('/work');
	await expectAccessible(page);
	await tabTo(page, /^Next page that needs me$/);
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/transcribe/);
	const fields = page.locator('.lines textarea');
	await expect(fields.first()).toBeFocused();
	const count = await fields.count();
	for (let line = 0; line < count; line++) {
		await expect(fields.nth(line)).toBeFocused();
		const read = await fields.nth(line).inputValue();
		const truth = [...TRUTH].find(([pattern]) => pattern.test(read))?.[1];
		if (truth !== undefined && truth !== read) {
			await page.keyboard.press('Control+KeyA');
			await page.keyboard.insertText(truth);
		}
		await page.keyboard.press('Enter');
	}
	await expect(page.locator('.chip-of-saving')).toHaveAttribute('data-state', 'saved');
	await page.keyboard.press('Alt+Enter');
	await expect(page.getByRole('button', { name: 'Submit for review' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByText('Sent for review.')).toBeVisible();
});

test('the editor decides what differs, with the true variants among it', async ({
	page,
	served
}) => {
	await enter(page, served, 'editor');
	await page.goto(`${await leaf(page)}/collate`);
	const columns = page.getByRole('region', { name: 'Both texts' });
	await expect(columns.getByRole('link', { name: 'У Сю-цуня' })).toBeVisible();
	await expect(columns.getByRole('link', { name: 'Пын Дэ-Хуэя' })).toBeVisible();
	for (let left = 60; left > 0; left--) {
		const said = (await page.getByText(/decided \d+ of \d+/).textContent())!;
		const [decided, shown] = said
			.match(/\d+ of \d+/)![0]
			.split(' of ')
			.map(Number);
		if (decided === shown) break;
		await expect(page.getByRole('article')).toBeFocused();
		const kind = (await page.getByRole('article').getByRole('heading').textContent())!;
		await page.keyboard.press(/capitals|punctuation/.test(kind) ? 'Digit3' : 'Digit2');
		await expect(page.getByText(`decided ${decided! + 1} of ${shown}`)).toBeVisible();
	}
});

test('the archivist accepts, approves, and the file in the folder says what the leaf says', async ({
	page,
	served
}) => {
	await enter(page, served, 'archivist');
	await page.goto('/work/next');
	await page.waitForURL(/\/collate/);
	await expect(page.getByText('Every difference is decided.')).toBeVisible();
	await expect(page.getByRole('article')).toBeFocused();
	await page.keyboard.press('Alt+Enter');
	await expect(page.getByRole('button', { name: 'Accept' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('link', { name: 'To the approval desk' })).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: 'Reviewed' })).toBeVisible();
	await page.goto('/work/next');
	await page.waitForURL(/\/approve/);
	await tabTo(page, /^Approve and seal$/);
	await page.keyboard.press('Enter');
	await expect(page.getByText(/Approved and sealed: Maria/)).toBeVisible();
	await expect(page.locator('.seal')).toBeFocused();
	const file = path.join(served.records, 'transcriptions', RECORD, `${RECORD}.xml`);
	const tei = await readFile(file, 'utf8');
	expect(check(tei)).toEqual([]);
	const lines = [...linesOf(tei).values()];
	for (const truth of TRUTH.values()) expect(lines).toContain(truth);
	expect(tei).toContain('<lem wit="#S">У Сю-цуня</lem>');
});
