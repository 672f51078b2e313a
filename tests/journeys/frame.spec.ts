import { expect, expectAccessible, signIn, test } from '../support/story.ts';

test.use({ story: 'frame' });

test('a visitor finds the sign-in page in the language of his browser, and may switch', async ({
	page
}) => {
	await page.goto('/sign-in');
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Русский' }).first().click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
	await expectAccessible(page);
});

test('each of the three people signs in', async ({ browser, served }) => {
	for (const role of ['volunteer', 'editor', 'archivist'] as const) {
		const context = await browser.newContext({ baseURL: served.origin, locale: 'en-US' });
		const page = await context.newPage();
		await signIn(page, served, role);
		await expectAccessible(page);
		await context.close();
	}
});
