import type { Page } from '@playwright/test';
import {
	expect,
	expectAccessible,
	signIn,
	test,
	untilRead,
	withoutScript
} from '../support/story.ts';

/** An editor looks at how a page is prepared, changes it by keys alone, and has it read again. */
test.use({ story: 'prepare', locale: 'en-GB' });
test.describe.configure({ mode: 'serial' });

let address = '';
const step = (page: Page, name: string) =>
	page.locator('.panel dl div').filter({ has: page.locator('dt', { hasText: name }) });
const labels = (page: Page) => page.locator('.stage .label').allTextContents();
/** Every picture on the screen came, and none of them is empty. */
async function expectPictures(page: Page) {
	const addresses = await page
		.locator('.stage image')
		.evaluateAll((images) => images.map((image) => image.getAttribute('href')!));
	expect(addresses).toHaveLength(2);
	for (const one of addresses) {
		const answer = await page.request.get(one);
		expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/jpeg']);
		expect(answer.headers()['cache-control']).toContain('private');
	}
}

test('the pages are read, so that there is something to read again', async ({ page, served }) => {
	await signIn(page, served, 'editor');
	await untilRead(page);
	const link = page.locator('a[href^="/pages/"]').first();
	const id = /\/pages\/([^/]+)/.exec((await link.getAttribute('href')) ?? '')?.[1];
	address = `/pages/${id}/prepare`;
});

test('by keys alone: opened from the desk, looked at, changed, shown, set back', async ({
	page,
	served
}) => {
	await signIn(page, served, 'editor');
	await page.goto(address.replace('prepare', 'transcribe'));
	await page.getByRole('link', { name: 'Preparation' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Preparation', level: 1 })).toBeVisible();
	expect(await labels(page)).toEqual(['Original', 'Prepared']);
	await expectPictures(page);
	await expect(step(page, 'Turn')).toContainText('left as it lies');
	await expectAccessible(page);

	await page.getByLabel('Turn').focus();
	await page.keyboard.type('180');
	await page.getByLabel('Contrast').focus();
	await page.keyboard.type('1.5');
	await page.keyboard.press('Enter');
	await expect(step(page, 'Turn')).toContainText('turned by 180°: set by hand');
	await expect(step(page, 'Contrast')).toContainText('set by hand');
	await expect(page.getByLabel('Contrast')).toBeFocused();
	await expect(page.getByText('The next reading is still: Automatic.')).toBeVisible();
	await expectPictures(page);

	const view = () => page.locator('.stage svg').first().getAttribute('viewBox');
	const whole = await view();
	await page.keyboard.press('Alt+Equal');
	const near = await view();
	expect(near).not.toBe(whole);
	await page.locator('.stage').focus();
	await page.keyboard.press('ArrowDown');
	expect(await view()).not.toBe(near);
	const both = page.locator('.stage svg');
	expect(await both.last().getAttribute('viewBox')).toBe(await view());
	await page.keyboard.press('Alt+Backslash');
	expect(await view()).toBe(whole);
	await page.keyboard.down('Alt');
	await page.keyboard.down('KeyO');
	await expect.poll(() => labels(page)).toEqual(['Original', 'Original']);
	await page.keyboard.up('KeyO');
	await page.keyboard.up('Alt');
	await expect.poll(() => labels(page)).toEqual(['Original', 'Prepared']);
	await page.getByLabel('Slider').focus();
	await page.keyboard.press('Space');
	await page.getByLabel('Where the prepared picture begins').press('End');
	await expectAccessible(page);

	await page.keyboard.press('Alt+KeyU');
	await expect(step(page, 'Turn')).toContainText('left as it lies');
	await expect(page.getByLabel('Contrast')).toHaveValue('');
	await expect(page.locator('.panel .hand')).toHaveCount(0);
});

test('by keys alone: read again with a setting, which is kept, and found in the history', async ({
	page,
	served
}) => {
	await signIn(page, served, 'editor');
	await page.goto(address);
	await page.getByLabel('Skew').focus();
	await page.keyboard.type('0.4');
	await page.keyboard.press('Alt+Enter');
	await expect(page.getByRole('button', { name: 'Read the page again' })).toBeFocused();
	await page.keyboard.press('Enter');
	const newest = page.locator('.panel ol li').first();
	await expect(newest).toContainText('Skew 0.4°');
	await expect(newest).toContainText('Done', { timeout: 60_000 });
	await expect(page.getByLabel('Skew')).toHaveValue('0.4');
	await page.getByRole('link', { name: 'History' }).focus();
	await page.keyboard.press('Enter');
	await page.getByRole('link', { name: 'prepared by hand: Skew 0.4°' }).focus();
	await page.keyboard.press('Enter');
	await expect(step(page, 'Skew')).toContainText('straightened by 0.4°: set by hand');
});

test('without script it is shown and read again; what may not be set is told in a sentence', async ({
	page,
	served
}) => {
	await signIn(page, served, 'editor');
	const plain = await withoutScript(page, served);
	await plain.goto(`${address}?border=99`);
	await expect(plain.getByRole('alert')).toContainText(
		'"border" is 99; it must be a number from 0'
	);
	await plain.getByLabel('Take out ruled lines').selectOption('off');
	await plain.getByRole('button', { name: 'Show' }).click();
	await expect(step(plain, 'Take out ruled lines')).toContainText('ruled lines stay: set by hand');
	expect(await labels(plain)).toEqual(['Original', 'Prepared']);
	await plain.getByRole('button', { name: 'Read the page again' }).click();
	await expect(plain.locator('.panel ol li').first()).toContainText('Take out ruled lines No');
	expect(new URL(plain.url()).search).toBe('');
	await plain.context().close();
});

test('on a telephone both pictures and every field fit; who may not change, sees why', async ({
	page,
	served
}) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await signIn(page, served, 'volunteer');
	await page.goto(address);
	await expect(page.locator('.stage')).toBeInViewport();
	await expect(page.getByLabel('Turn')).toBeDisabled();
	await expect(page.getByRole('button', { name: 'Read the page again' })).toHaveCount(0);
	await expect(page.getByText('read again by an editor or an archivist')).toBeVisible();
	const wide = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(wide).toBeLessThanOrEqual(390);
	await expectAccessible(page);
});
