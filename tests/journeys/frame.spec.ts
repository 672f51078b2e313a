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

test('on a telephone an archivist’s links stand in one row, in either language', async ({
	page,
	served
}) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await signIn(page, served, 'archivist');
	for (const language of ['Русский', 'English']) {
		await page.getByRole('button', { name: language }).first().click();
		await expect(page.getByRole('button', { name: language })).toHaveCount(0);
		const places = await page
			.locator('header nav a')
			.evaluateAll((links) => links.map((link) => link.getBoundingClientRect().toJSON()));
		expect(places).toHaveLength(5);
		expect(new Set(places.map(({ top }) => top)).size).toBe(1);
		expect(places.every(({ left, right }) => left >= 0 && right <= 390)).toBe(true);
	}
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
