import type { BrowserContext, Page } from '@playwright/test';
import {
	atDesk,
	chip,
	expect,
	expectAccessible,
	field,
	saved,
	test,
	withoutScript,
	type Served
} from '../support/story.ts';

/** A volunteer corrects the first leaf of the sample line by line; nothing typed is ever lost. */
test.use({ story: 'desk', locale: 'en-GB' });
test.describe.configure({ mode: 'serial' });

/** Loads the page anew and waits until its script has taken over. */
async function reload(page: Page) {
	await page.reload();
	await expect(field(page, 0)).toBeFocused();
}

/** Types behind the text of a line. */
async function append(page: Page, line: number, text: string) {
	await field(page, line).click();
	await page.keyboard.press('End');
	await page.keyboard.insertText(text);
}

async function secondPerson(page: Page, served: Served): Promise<[Page, BrowserContext]> {
	const context = await page.context().browser()!.newContext({ baseURL: served.origin });
	const other = await context.newPage();
	await atDesk(other, served, 'editor');
	return [other, context];
}

test('a typed line is saved by Enter, confirmed in my name, and is there after a reload', async ({
	page,
	served
}) => {
	await atDesk(page, served);
	await append(page, 2, ' проба');
	await page.keyboard.press('Enter');
	await expect(field(page, 3)).toBeFocused();
	await saved(page);
	await expect(page.locator('.lines li.line').nth(2)).toContainText('looked at by');
	await reload(page);
	await expect(field(page, 2)).toHaveValue(/ проба$/);
});

test('what is typed before the script comes is not lost', async ({ page, served }) => {
	const address = await atDesk(page, served);
	let arrive = () => {};
	const held = new Promise<void>((resolve) => (arrive = resolve));
	await page.route('**/*.js', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(address, { waitUntil: 'commit' });
	await field(page, 10).focus();
	await page.keyboard.press('End');
	await page.keyboard.insertText(' рано');
	arrive();
	// The picture is drawn by the script alone: once it is there, the script has taken over.
	await expect(page.locator('.openseadragon-canvas').first()).toBeVisible();
	await page.unroute('**/*.js');
	await page.keyboard.press('Control+KeyS');
	await saved(page);
	await reload(page);
	await expect(field(page, 10)).toHaveValue(/ рано$/);
});

test('undo goes across lines and across saves, and what was undone is saved too', async ({
	page,
	served
}) => {
	await atDesk(page, served);
	const [third, fourth] = [await field(page, 2).inputValue(), await field(page, 3).inputValue()];
	await append(page, 2, ' раз');
	await append(page, 3, ' два');
	await page.keyboard.press('Control+KeyS');
	await saved(page);
	await page.keyboard.press('Control+KeyZ');
	await expect(field(page, 3)).toHaveValue(fourth);
	await page.keyboard.press('Control+KeyZ');
	await expect(field(page, 2)).toHaveValue(third);
	await expect(field(page, 2)).toBeFocused();
	await page.keyboard.press('Control+KeyS');
	await saved(page);
	await reload(page);
	await expect(field(page, 2)).toHaveValue(third);
	await expect(field(page, 3)).toHaveValue(fourth);
});

test('a text that never reached the server is offered after a reload, not loaded in silence', async ({
	page,
	served
}) => {
	await atDesk(page, served);
	await page.route('**/api/pages/*/lines', (route) => route.abort());
	const before = await field(page, 4).inputValue();
	await append(page, 4, ' черновик');
	await expect(chip(page)).toHaveAttribute('data-state', 'kept');
	await reload(page);
	await expect(field(page, 4)).toHaveValue(before);
	await page.unroute('**/api/pages/*/lines');
	await page.getByRole('button', { name: 'Compare' }).click();
	await expect(page.locator('.draft dd').first()).toHaveText(`${before} черновик`);
	await page.getByRole('button', { name: 'Restore my text' }).click();
	await saved(page);
	await reload(page);
	await expect(field(page, 4)).toHaveValue(`${before} черновик`);
	await expect(page.locator('.draft')).toHaveCount(0);
});

test('without a connection it says so in seconds, typing goes on, and it is saved once it is back', async ({
	page,
	context,
	served
}) => {
	await atDesk(page, served);
	await context.setOffline(true);
	await expect(chip(page)).toHaveAttribute('data-state', 'offline', { timeout: 10_000 });
	await append(page, 5, ' без связи');
	await page.keyboard.press('Enter');
	await expect(field(page, 6)).toBeFocused();
	await expect(chip(page)).toContainText('No connection since');
	await context.setOffline(false);
	await saved(page);
	await reload(page);
	await expect(field(page, 5)).toHaveValue(/ без связи$/);
});

test('two people on one line: the later one sees both texts and chooses by key', async ({
	page,
	served
}) => {
	await atDesk(page, served);
	const [other, context] = await secondPerson(page, served);
	for (const [key, kept] of [
		['Digit2', 'их'],
		['Digit1', 'мой']
	] as const) {
		await reload(page);
		await reload(other);
		await append(other, 1, ' их');
		await other.keyboard.press('Control+KeyS');
		await saved(other);
		await append(page, 1, ' мой');
		await page.keyboard.press('Control+KeyS');
		await expect(chip(page)).toHaveAttribute('data-state', 'conflict');
		await page.getByRole('button', { name: 'Compare' }).click();
		const panel = page.locator('.conflict');
		await expect(panel).toBeFocused();
		await expect(panel.locator('dd').nth(0)).toHaveText(/ мой$/);
		await expect(panel.locator('dd').nth(1)).toHaveText(/ их$/);
		await page.keyboard.press(key);
		await saved(page);
		await reload(page);
		await expect(field(page, 1)).toHaveValue(new RegExp(` ${kept}$`));
	}
	await context.close();
});

test('signed out while typing: sign in over the page, and the text is saved', async ({
	page,
	context,
	served
}) => {
	await atDesk(page, served);
	await context.clearCookies();
	await append(page, 6, ' после входа');
	await page.keyboard.press('Control+KeyS');
	await expect(chip(page)).toHaveAttribute('data-state', 'signedOut');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.getByLabel('E-mail').fill(served.people.volunteer.email);
	await page.getByLabel('Password').fill(served.people.volunteer.password);
	await page.keyboard.press('Enter');
	await saved(page);
	await reload(page);
	await expect(field(page, 6)).toHaveValue(/ после входа$/);
});

test('marks by keyboard alone: chosen by digit, spoken, undone', async ({ page, served }) => {
	await atDesk(page, served);
	for (let line = 0; line < 3; line++) await page.keyboard.press('ArrowDown');
	await expect(field(page, 3)).toBeFocused();
	await page.keyboard.press('Home');
	await page.keyboard.press('Alt+KeyM');
	await page.keyboard.press('Digit1');
	const marks = page.locator('.lines li.line').nth(3).locator('ul li');
	await expect(marks).toHaveCount(1);
	await expect(marks).toContainText('unclear, from letter 1 to');
	await expect(field(page, 3)).toBeFocused();
	await page.keyboard.press('Control+KeyS');
	await saved(page);
	await reload(page);
	await expect(marks).toHaveCount(1);
	await marks.getByRole('button').click();
	await expect(marks).toHaveCount(0);
	await page.keyboard.press('Control+KeyS');
	await saved(page);
});

test('caret and picture follow each other', async ({ page, served }) => {
	await atDesk(page, served);
	await field(page, 7).click();
	await expect(page.locator('figure img')).toHaveCount(1);
	await expect(page.locator('figure img')).toHaveAttribute('alt', 'Picture of line 8');
	const zone = (await page.locator('.zones rect.line').nth(10).boundingBox())!;
	await page.mouse.click(zone.x + zone.width / 2, zone.y + zone.height / 2);
	await expect(page.locator('.lines textarea:focus')).toHaveCount(1);
	await expect(page.locator('.zones rect.current')).toHaveCount(1);
	await expect(field(page, 7)).not.toBeFocused();
	const box = () => page.locator('.viewer image').boundingBox();
	await page.keyboard.press('Alt+KeyO');
	const shown = page.getByRole('button', { name: 'Picture shown: Prepared' });
	await expect(shown).toBeVisible();
	await expect(page.locator('.viewer p.there')).toBeAttached();
	const [outlined, before] = [await page.locator('.zones rect.current').boundingBox(), await box()];
	expect(before!.x).toBeLessThan(outlined!.x);
	expect(before!.y + before!.height).toBeGreaterThan(outlined!.y + outlined!.height);
	await page.keyboard.press('Alt+Equal');
	await expect.poll(async () => (await box())!.width).toBeGreaterThan(before!.width);
	await expectAccessible(page);
	await shown.click();
	await expect(page.locator('.viewer image')).toHaveCount(0);
});

test('a line is divided at the caret, and undo joins it again', async ({ page, served }) => {
	await atDesk(page, served);
	const count = await page.locator('.lines textarea').count();
	const text = await field(page, 9).inputValue();
	await field(page, 9).click();
	await page.keyboard.press('Home');
	for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Control+Shift+Enter');
	await expect(page.locator('.lines textarea')).toHaveCount(count + 1);
	await expect(field(page, 9)).toHaveValue(text.slice(0, 3).trim());
	await page.keyboard.press('Control+KeyZ');
	await expect(page.locator('.lines textarea')).toHaveCount(count);
});

test('all keys are listed, and no screen has a fault that axe finds', async ({ page, served }) => {
	const address = await atDesk(page, served);
	await page.keyboard.press('Control+Slash');
	await expect(page.getByRole('dialog')).toContainText('Alt+M');
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await expectAccessible(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await expectAccessible(page);
	await page.goto(address.replace('transcribe', 'history'));
	await expectAccessible(page);
});

test('without script a line is corrected by form, and a stale form shows both texts', async ({
	page,
	served
}) => {
	const address = await atDesk(page, served);
	const plain = await withoutScript(page, served);
	await plain.goto(address);
	const text = await field(plain, 8).inputValue();
	await field(plain, 8).fill(`${text} без скрипта`);
	await append(page, 8, ' со скриптом');
	await page.keyboard.press('Control+KeyS');
	await saved(page);
	await plain.getByRole('button', { name: 'Save' }).click();
	await expect(plain.getByRole('alert')).toContainText('saved this line while you were working');
	await expect(plain.locator('dd').nth(0)).toHaveText(`${text} со скриптом`);
	await expect(plain.locator('dd').nth(1)).toHaveText(`${text} без скрипта`);
	await plain.goto(address);
	await field(plain, 8).fill(text);
	await plain.getByRole('button', { name: 'Save' }).click();
	await expect(field(plain, 8)).toHaveValue(text);
	await plain.context().close();
});

test('history compares two versions letter by letter and restores one as a new version', async ({
	page,
	served
}) => {
	const address = await atDesk(page, served);
	const before = await field(page, 2).inputValue();
	await append(page, 2, ' лишнее');
	await page.keyboard.press('Control+KeyS');
	await saved(page);
	await page.getByRole('link', { name: 'History' }).click();
	await expect(page.locator('article mark')).toContainText([/^∅$/, /лишнее$/]);
	await page.getByRole('button', { name: /^Restore version/ }).click();
	await expect(page.locator('tbody tr').first()).toContainText('an earlier version restored');
	await page.goto(address);
	await expect(field(page, 2)).toHaveValue(before);
});

test('at the end it is submitted by keyboard, and can be taken back', async ({ page, served }) => {
	await atDesk(page, served);
	await page.keyboard.press('Alt+Enter');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await expect(page.locator('.lines textarea:focus')).toBeVisible();
	await page.keyboard.press('Alt+Enter');
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'Send as it is' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Sent for review.' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Next page that needs me' })).toBeFocused();
	await expect(field(page, 0)).toHaveAttribute('readonly');
	const whole = await page.evaluate(() => document.documentElement.scrollHeight);
	expect(whole).toBeLessThanOrEqual(page.viewportSize()!.height);
	await page.getByRole('button', { name: 'Take back' }).click();
	await expect(page.getByRole('button', { name: 'Submit for review' })).toBeVisible();
	await expect(field(page, 0)).toBeFocused();
});
