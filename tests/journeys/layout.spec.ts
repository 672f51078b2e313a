import type { Locator, Page } from '@playwright/test';
import {
	atDesk,
	chip,
	expect,
	expectAccessible,
	test,
	withoutScript,
	type Served
} from '../support/story.ts';

/** An editor lays the first leaf out by hand: with the mouse, by keys alone, and without any script. */
test.use({ story: 'layout', locale: 'en-GB' });
test.describe.configure({ mode: 'serial' });

async function atLayout(page: Page, served: Served): Promise<string> {
	const address = await atDesk(page, served, 'editor');
	await page.getByRole('link', { name: 'Layout' }).click();
	await expect(page.locator('.held')).toBeVisible();
	return address;
}

const regions = (page: Page) => page.locator('.panel li:not(.line) > a');
const lines = (page: Page) => page.locator('.panel li.line > a');
const current = (page: Page) => page.locator('.panel a[aria-current]');
const version = async (page: Page) =>
	Number(/version (\d+)/.exec((await chip(page).textContent()) ?? '')?.[1]);
const value = async (page: Page, name: string) =>
	Number(await page.locator(`.fields input[name="${name}"]`).inputValue());
const zone = async (page: Page) => ({
	x: await value(page, 'x'),
	y: await value(page, 'y'),
	width: await value(page, 'width'),
	height: await value(page, 'height')
});

test('with the mouse: a region is drawn, moved, resized and undone; the text stays', async ({
	page,
	served
}) => {
	await atLayout(page, served);
	const [before, texts] = [await regions(page).count(), await lines(page).allTextContents()];
	await page.getByRole('button', { name: /Draw a region/ }).click();
	const box = (await page.locator('.ground').boundingBox())!;
	const [x, y] = [Math.max(20, box.x + 30), Math.max(160, box.y + 30)];
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x + 90, y + 60, { steps: 4 });
	await page.mouse.up();
	await expect(regions(page)).toHaveCount(before + 1);
	await expect(page.locator('.panel li:not(.line) > a[aria-current]')).toBeVisible();
	const drawn = await zone(page);
	const held = (await page.locator('.held').boundingBox())!;
	expect(Math.abs(held.width - 90)).toBeLessThan(6);
	await page.mouse.move(held.x + 40, held.y + 30);
	await page.mouse.down();
	await page.mouse.move(held.x + 60, held.y + 30, { steps: 4 });
	await page.mouse.up();
	await expect.poll(async () => (await zone(page)).x).toBeGreaterThan(drawn.x);
	const moved = await zone(page);
	expect([moved.width, moved.height, moved.y]).toEqual([drawn.width, drawn.height, drawn.y]);
	const corner = (await page.locator('.handle[style*="se-resize"]').boundingBox())!;
	await page.mouse.move(corner.x + 6, corner.y + 6);
	await page.mouse.down();
	await page.mouse.move(corner.x + 36, corner.y + 26, { steps: 4 });
	await page.mouse.up();
	await expect.poll(async () => (await zone(page)).width).toBeGreaterThan(moved.width);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(() => zone(page)).toEqual(moved);
	await page.keyboard.press('Control+KeyZ');
	await expect.poll(() => zone(page)).toEqual(drawn);
	await page.keyboard.press('Control+KeyZ');
	await expect(regions(page)).toHaveCount(before);
	expect(await lines(page).allTextContents()).toEqual(texts);
});

test('by keys alone: choose, move by 1 and 10, resize, cut, join, rename, reorder, delete, undo', async ({
	page,
	served
}) => {
	await atLayout(page, served);
	const texts = await lines(page).allTextContents();
	await lines(page).nth(4).focus();
	await page.keyboard.press('Enter');
	await expect(current(page)).toBeFocused();
	const was = await zone(page);
	await page.keyboard.press('KeyM');
	await expect(page.locator('.sketch')).toBeVisible();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('KeyS');
	await page.keyboard.press('Shift+ArrowLeft');
	await expect(page.getByRole('status').filter({ hasText: 'pixels' })).toContainText(
		`${was.x + 1}, ${was.y + 10}, ${was.width - 10} by ${was.height}`
	);
	await page.keyboard.press('Enter');
	const placed = { ...was, x: was.x + 1, y: was.y + 10, width: was.width - 10 };
	await expect(page.locator('.sketch')).toHaveCount(0);
	await expect.poll(() => zone(page)).toEqual(placed);
	await page.keyboard.press('Control+KeyZ');
	await expect.poll(() => zone(page)).toEqual(was);
	await page.keyboard.press('Control+Shift+KeyZ');
	await expect.poll(() => zone(page)).toEqual(placed);
	await page.keyboard.press('Control+KeyZ');
	await expect.poll(() => zone(page)).toEqual(was);
	await page.keyboard.press('KeyX');
	await page.keyboard.press('Shift+ArrowRight');
	await page.keyboard.press('Enter');
	await expect(lines(page)).toHaveCount(texts.length + 1);
	await page.keyboard.press('KeyJ');
	await expect(lines(page)).toHaveCount(texts.length);
	await page.keyboard.press('Shift+ArrowDown');
	await expect(lines(page).nth(4)).not.toHaveText(texts[4]!);
	await expect(current(page)).toBeFocused();
	const deleted = (await current(page).textContent())!;
	await page.keyboard.press('Delete');
	await expect(lines(page)).toHaveCount(texts.length - 1);
	await page.keyboard.press('Control+KeyZ');
	await expect(current(page)).toHaveText(deleted);
	await expect(current(page)).toBeFocused();
	for (let i = 0; i < 3; i++) await page.keyboard.press('Control+KeyZ');
	await expect.poll(() => lines(page).allTextContents()).toEqual(texts);
	await expect(page.getByText('cannot be taken back')).toHaveCount(0);
	await page.keyboard.press('KeyR');
	await page.keyboard.press('Escape');
	await expect(page.locator('.sketch')).toHaveCount(0);
	await regions(page).first().focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('KeyK');
	const kind = page.locator('.kind-of-region');
	await expect(kind).toBeFocused();
	await kind.selectOption('stamp');
	await expect(regions(page).first()).toContainText('stamp');
	await page.keyboard.press('Escape');
	await expect(regions(page).first()).toBeFocused();
	await page.keyboard.press('KeyG');
	const letters = page.locator('.letters-of-region');
	await expect(letters).toBeFocused();
	await expect(letters).toHaveValue('');
	await letters.selectOption('eng');
	await expect(regions(page).first()).toContainText('stamp · Latin');
	await expectAccessible(page);
	await regions(page).first().focus();
	await page.keyboard.press('KeyA');
	await expect(page.locator('.place').getByRole('combobox', { name: 'Signs' })).toHaveValue('eng');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+KeyZ');
	await expect(regions(page).first()).not.toContainText('Latin');
});

test('without script a region is renamed and a line placed, deleted and put back by its version', async ({
	page,
	served
}) => {
	const address = await atLayout(page, served);
	const texts = await lines(page).allTextContents();
	const plain = await withoutScript(page, served);
	const choose = async (link: Locator) => {
		await link.click();
		await expect(link).toHaveAttribute('aria-current', 'true');
	};
	await plain.goto(`${address}?layout=`);
	await choose(lines(plain).nth(2));
	await plain.locator('.fields input[name="x"]').fill('77');
	await plain.locator('.fields input[name="x"]').press('Enter');
	await expect(plain.locator('.fields input[name="x"]')).toHaveValue('77');
	await plain.locator('.fields input[name="width"]').fill('1');
	await plain.locator('.fields input[name="width"]').press('Enter');
	await expect(plain.getByRole('alert')).toContainText('smaller than 4 by 4');
	await choose(regions(plain).nth(1));
	await plain.locator('select[name="as"]').selectOption('footnote');
	await plain.locator('form:has(select[name="as"]) button').click();
	await expect(regions(plain).nth(1)).toContainText('footnote');
	await plain.locator('select[name="languages"]').selectOption('rus+eng');
	await plain.locator('form:has(select[name="languages"]) button').click();
	await expect(regions(plain).nth(1)).toContainText('footnote · Russian and Latin');
	await choose(lines(plain).nth(2));
	await plain.getByRole('button', { name: 'Delete' }).click();
	await expect(lines(plain)).toHaveCount(texts.length - 1);
	await plain.context().close();
	await page.reload();
	await expect(lines(page)).toHaveCount(texts.length - 1);
	expect(await version(page)).toBeGreaterThan(1);
});

test('on a telephone the picture stays in view above the list', async ({ page, served }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await atLayout(page, served);
	await expect(page.locator('.layout .picture')).toBeInViewport();
	await lines(page).nth(8).click();
	await expect(page.locator('.layout .picture')).toBeInViewport();
	await expect(current(page)).toBeInViewport();
	const wide = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(wide).toBeLessThanOrEqual(390);
	await expectAccessible(page);
});
