import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { serve, type Served } from './served.ts';

type Role = keyof Served['people'];

/**
 * One server a story: its tests build on each other, and no other story sees their changes. A file
 * says `test.use({ story: 'its name' })`, which makes Playwright start a worker of its own.
 */
export const test = base.extend<object, { story: string; served: Served }>({
	story: ['', { option: true, scope: 'worker' }],
	served: [
		async ({ story }, use) => {
			if (story === '') throw new Error("say test.use({ story: '…' }) at the head of the file");
			const { served, stop } = await serve();
			await use(served);
			await stop();
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	baseURL: async ({ served }, use) => use(served.origin),
	/** Nothing that the program itself does may be stopped by its own policy. */
	page: async ({ page }, use) => {
		const stopped: string[] = [];
		page.on('console', (message) => {
			if (message.text().includes('Content Security Policy')) stopped.push(message.text());
		});
		await use(page);
		expect(stopped).toEqual([]);
	}
});

export { expect, type Served };

/** Signs in through the form, as a person does. */
export async function signIn(page: Page, served: Served, role: Role): Promise<void> {
	const { email, password } = served.people[role];
	await page.goto('/sign-in');
	await page.locator('input[name="email"]').fill(email);
	await page.locator('input[name="password"]').fill(password);
	await page.locator('input[name="password"]').press('Enter');
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Waits until the program has read every page of the sample. */
export async function untilRead(page: Page, record = 'molotov-1953-07-04'): Promise<void> {
	await expect(async () => {
		await page.goto(`/records/${record}`);
		await expect(
			page.locator('[data-run-state="waiting"], [data-run-state="running"]')
		).toHaveCount(0, { timeout: 100 });
	}).toPass({ timeout: 120_000, intervals: [1000] });
}

const leaves = new WeakMap<Served, string>();

/** Address of the first leaf's desk, once it has been read; somebody has signed in. */
export async function leafOf(page: Page, served: Served): Promise<string> {
	const known = leaves.get(served);
	if (known) return known;
	await untilRead(page);
	const link = page.locator('a[href^="/pages/"]').first();
	const id = /\/pages\/([^/]+)/.exec((await link.getAttribute('href')) ?? '')?.[1];
	const address = `/pages/${id}/transcribe`;
	leaves.set(served, address);
	return address;
}

/** Signs in and opens the desk of the first leaf, whose script has taken over; gives its address. */
export async function atDesk(
	page: Page,
	served: Served,
	who: 'volunteer' | 'editor' = 'volunteer'
): Promise<string> {
	await signIn(page, served, who);
	const address = await leafOf(page, served);
	await page.goto(address);
	await expect(field(page, 0)).toBeFocused();
	return address;
}

/** The field of a line on the desk. */
export const field = (page: Page, line: number) => page.locator('.lines textarea').nth(line);
/** What the desk says of its saving, and that all is saved. */
export const chip = (page: Page) => page.locator('.chip-of-saving');
export const saved = (page: Page) => expect(chip(page)).toHaveAttribute('data-state', 'saved');

/** The same person in a browser without any script. */
export async function withoutScript(page: Page, served: Served): Promise<Page> {
	const context = await page
		.context()
		.browser()!
		.newContext({
			baseURL: served.origin,
			javaScriptEnabled: false,
			locale: 'en-GB',
			storageState: await page.context().storageState()
		});
	return context.newPage();
}

/** No violation of WCAG 2.2 A and AA that axe can find. */
export async function expectAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
		.analyze();
	expect(
		violations.map(
			({ id, nodes }) =>
				`${id}: ${nodes
					.map((node) => node.html)
					.join(' ')
					.slice(0, 300)}`
		)
	).toEqual([]);
}
