import type { Page } from '@playwright/test';
import {
	atDesk,
	expect,
	expectAccessible,
	field,
	saved,
	test,
	withoutScript
} from '../support/story.ts';

/** A line, and a place drawn on the picture, are read again: taken, undone, left; by keys and by forms. */
test.use({ story: 'reading-again', locale: 'en-GB' });
test.describe.configure({ mode: 'serial' });

const LINE = 12;

const panel = (page: Page) => page.locator('section.again');
const lines = (page: Page) => page.locator('.panel li.line > a .document-text');

test('by keys: Alt+R reads the line, Enter takes it, Ctrl+Z takes that back, Esc leaves', async ({
	page,
	served
}) => {
	const address = await atDesk(page, served);
	const whole = await field(page, LINE).inputValue();
	await field(page, LINE).focus();
	await page.keyboard.press('Control+KeyA');
	await page.keyboard.insertText('совсем не то');
	await page.keyboard.press('Alt+KeyR');
	const take = panel(page).getByRole('button', { name: 'Take it' });
	await expect(take).toBeFocused();
	await expect(panel(page).getByRole('combobox')).toHaveCount(2);
	await expect(panel(page)).toContainText('совсем не то');
	const read = (await panel(page).locator('.fresh').textContent())!.trim();
	expect(alike(read, whole)).toBeGreaterThan(0.9);
	await expect(panel(page).locator('mark').first()).toBeVisible();
	await expect(panel(page)).toContainText(/certainty \d+ %/);
	await expectAccessible(page);
	await expect(field(page, LINE)).toHaveValue('совсем не то');
	await page.keyboard.press('Enter');
	await expect(panel(page)).toHaveCount(0);
	await expect(field(page, LINE)).toBeFocused();
	await expect(field(page, LINE)).toHaveValue(read);
	await page.keyboard.press('Control+KeyZ');
	await expect(field(page, LINE)).toHaveValue('совсем не то');
	await page.keyboard.press('Control+Shift+KeyZ');
	await expect(field(page, LINE)).toHaveValue(read);
	await page.keyboard.press('Control+KeyS');
	await saved(page);
	await page.keyboard.press('Alt+KeyR');
	await expect(panel(page)).toContainText('The same text again.');
	await panel(page).getByRole('combobox', { name: 'Signs' }).selectOption('digits');
	await expect(panel(page).locator('.fresh')).toHaveText(/^[\d\s.,:/-]+$/);
	await panel(page).getByRole('combobox', { name: 'Signs' }).press('Escape');
	await expect(panel(page)).toHaveCount(0);
	await expect(field(page, LINE)).toBeFocused();
	await expect(field(page, LINE)).toHaveValue(read);
	await page.goto(address.replace('transcribe', 'history'));
	await expect(page.getByText('corrected (taken from what the program read again)')).toBeVisible();
});

test('a drawn place: by keys a block is taken and undone, with the mouse a line is left', async ({
	page,
	served
}) => {
	await atDesk(page, served, 'editor');
	await page.getByRole('link', { name: 'Layout' }).click();
	await expect(page.locator('.held')).toBeVisible();
	const before = await lines(page).allTextContents();
	const two = page.locator('.panel li.line > a').nth(LINE + 2);
	await two.focus();
	await page.keyboard.press('Enter');
	const high = Number(await page.locator('.fields input[name="height"]').inputValue());
	await page.keyboard.press('KeyA');
	await expect(page.locator('.held.sketch')).toBeVisible();
	await page.keyboard.press('KeyS');
	for (let i = 0; i < Math.ceil(high / 6); i++) await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Enter');
	await expect(panel(page).locator('li')).toHaveCount(2);
	await expect(panel(page).getByRole('button', { name: 'Take it' })).toBeFocused();
	await expectAccessible(page);
	expect(await lines(page).allTextContents()).toEqual(before);
	await page.keyboard.press('Enter');
	await expect(panel(page)).toHaveCount(0);
	await expect(lines(page)).toHaveCount(before.length);
	await page.keyboard.press('Control+KeyZ');
	await expect.poll(() => lines(page).allTextContents()).toEqual(before);
	await page.getByRole('button', { name: /Read again/ }).click();
	const held = (await page.locator('.held').boundingBox())!;
	await page.mouse.move(held.x - 3, held.y - 2);
	await page.mouse.down();
	await page.mouse.move(held.x + held.width + 3, held.y + held.height + 2, { steps: 4 });
	await page.mouse.up();
	await expect(panel(page)).toContainText('Stands now');
	await panel(page)
		.getByRole('button', { name: /^(Leave it|Close)/ })
		.click();
	await expect(panel(page)).toHaveCount(0);
	expect(await lines(page).allTextContents()).toEqual(before);
	await page.getByRole('button', { name: /Read again/ }).click();
	const how = page.locator('.place').getByRole('combobox', { name: 'As' });
	await expect(how).toHaveValue('line');
	await page.locator('.place input[name="height"]').fill(String(3 * high));
	await expect(how).toHaveValue('block');
	await page.locator('.place').getByRole('button', { name: 'Read' }).click();
	await expect(panel(page).locator('li')).not.toHaveCount(1);
	await page.locator('.place input[name="width"]').fill('4');
	await page.locator('.place').getByRole('button', { name: 'Read' }).click();
	await expect(panel(page).locator('.fault')).toContainText('smaller than 8 by 8');
});

test('without script: a line is read, taken; a place in numbers is read, its lines taken', async ({
	page,
	served
}) => {
	const address = await atDesk(page, served, 'editor');
	const plain = await withoutScript(page, served);
	await plain.goto(address);
	await field(plain, 20).fill('набрано без скрипта');
	await plain.getByRole('button', { name: 'Read line 21 again' }).click();
	await expect(panel(plain)).toContainText('набрано без скрипта');
	const read = (await panel(plain).locator('.fresh').textContent())!.trim();
	await panel(plain).getByRole('button', { name: 'Take it' }).click();
	await expect(field(plain, 20)).toHaveValue(read);
	await plain.goto(`${address}?layout=`);
	const count = await lines(plain).count();
	const place = { x: '250', y: '1100', width: '1950', height: '300' };
	for (const [name, value] of Object.entries(place))
		await plain.locator(`.place input[name="${name}"]`).fill(value);
	await plain.locator('.place select[name="shape"]').selectOption('block');
	await plain.locator('.place').getByRole('button', { name: 'Read' }).click();
	await expect(panel(plain).locator('li').first()).toBeVisible();
	await plain.locator('.shown').getByRole('button', { name: 'Take it' }).last().click();
	await expect(panel(plain)).toHaveCount(0);
	expect(Math.abs((await lines(plain).count()) - count)).toBeLessThan(4);
	await plain.locator('.place input[name="width"]').fill('2');
	await plain.locator('.place').getByRole('button', { name: 'Read' }).click();
	await expect(plain.getByRole('alert')).toContainText('smaller than 8 by 8');
	await plain.context().close();
});

test('on a telephone the panel fits beside its line', async ({ page, served }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await atDesk(page, served);
	await field(page, LINE).click();
	await page.getByRole('button', { name: 'Read again' }).click();
	await expect(panel(page).getByRole('button', { name: /Take it|Close/ })).toBeInViewport();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

/** Share of the letters of `b` that `a` has in the same order. */
function alike(a: string, b: string): number {
	let [at, same] = [0, 0];
	for (const letter of b) {
		const found = a.indexOf(letter, at);
		if (found >= 0 && found - at < 4) [at, same] = [found + 1, same + 1];
	}
	return same / Math.max(1, b.length);
}
