import { chromium, type Page } from 'playwright';
import { findChromium } from '../support/chromium.mjs';
import { serve, type Served } from '../support/served.ts';

/**
 * Measures the desk on a server of its own, with the sample record: `npm run bench:desk`. Prints, in
 * milliseconds: medians of saving a line (the browser's own timing, from sending to the last byte),
 * of opening a page to its first line, of suggestions for a word, of reading a line again (the
 * first starts the processes), and the 95th percentile from a key to the next painted frame, with the network away for the latter's second half.
 */
const SAVES = 50;
const OPENINGS = 10;
const SUGGESTIONS = 20;
const READINGS = 20;
const LETTERS = 100;

const { served, stop } = await serve();
const browser = await chromium.launch({
	executablePath: process.env['CHROMIUM_PATH'] ?? findChromium() ?? undefined,
	args: ['--no-sandbox', '--disable-gpu']
});
try {
	const context = await browser.newContext({ baseURL: served.origin, locale: 'en-GB' });
	const tab = await context.newPage();
	await signIn(tab, served);
	const page = await pageRead(tab);
	const openings = await measured(OPENINGS, () => firstLine(tab, page));
	await tab.locator('.lines textarea').nth(12).click();
	const saves = await measured(SAVES, (i) => saveLine(tab, ` ${i}`));
	const suggestions = await measured(SUGGESTIONS, () => suggest(tab));
	const readings = await measured(READINGS, (i) => readLineAgain(tab, 12 + (i % 8)));
	const keys = await keyToPaint(tab);
	await context.setOffline(true);
	const offline = await keyToPaint(tab);
	console.log(
		JSON.stringify({
			saveMedian: quantile(saves, 0.5),
			saveP95: quantile(saves, 0.95),
			firstLineMedian: quantile(openings, 0.5),
			suggestionsMedian: quantile(suggestions, 0.5),
			readAgainMedian: quantile(readings, 0.5),
			readAgainP95: quantile(readings, 0.95),
			keyToPaintP95: quantile(keys, 0.95),
			keyToPaintOfflineP95: quantile(offline, 0.95)
		})
	);
} finally {
	await browser.close();
	await stop();
}

async function signIn(tab: Page, { people: { editor } }: Served): Promise<void> {
	await tab.goto('/sign-in');
	await tab.locator('input[name="email"]').fill(editor.email);
	await tab.locator('input[name="password"]').fill(editor.password);
	await tab.locator('input[name="password"]').press('Enter');
	await tab.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Address of the first page's desk, once every page of the sample has been read. */
async function pageRead(tab: Page): Promise<string> {
	const reading = tab.locator('[data-run-state="waiting"], [data-run-state="running"]');
	do {
		await tab.waitForTimeout(1000);
		await tab.goto('/records/molotov-1953-07-04');
	} while ((await reading.count()) > 0);
	const link = await tab.locator('a[href^="/pages/"]').first().getAttribute('href');
	return `/pages/${/\/pages\/([^/]+)/.exec(link ?? '')?.[1]}/transcribe`;
}

async function measured(times: number, act: (i: number) => Promise<number>): Promise<number[]> {
	const found: number[] = [];
	for (let i = 0; i < times; i++) found.push(await act(i));
	return found;
}

/** From asking for the page to its first line being there. */
async function firstLine(tab: Page, page: string): Promise<number> {
	const start = performance.now();
	await tab.goto(page, { waitUntil: 'commit' });
	await tab.locator('.lines textarea').first().waitFor();
	return performance.now() - start;
}

/** From sending a line to the answer, as the browser's own timing has it. */
async function saveLine(tab: Page, text: string): Promise<number> {
	await tab.keyboard.insertText(text);
	const answered = tab.waitForResponse((response) => response.url().endsWith('/lines'));
	await tab.keyboard.press('Control+KeyS');
	return took(await answered);
}

/** From asking for suggestions to their answer. */
async function suggest(tab: Page): Promise<number> {
	const answered = tab.waitForResponse((response) => response.url().endsWith('/proposals'));
	await tab.keyboard.press('Alt+KeyJ');
	const time = await took(await answered);
	await tab.keyboard.press('Escape');
	await tab.keyboard.press('F8');
	return time;
}

/** From asking for a line to be read again to what was read. */
async function readLineAgain(tab: Page, line: number): Promise<number> {
	await tab.locator('.lines textarea').nth(line).click();
	const answered = tab.waitForResponse((response) => response.url().endsWith('/readings'));
	await tab.keyboard.press('Alt+KeyR');
	const time = await took(await answered);
	await tab.locator('section.again [data-first]').waitFor();
	await tab.keyboard.press('Escape');
	return time;
}

async function took(response: Awaited<ReturnType<Page['waitForResponse']>>): Promise<number> {
	await response.finished();
	const { responseEnd, requestStart } = response.request().timing();
	return responseEnd - requestStart;
}

/** From the event of each key to the frame after it. */
async function keyToPaint(tab: Page): Promise<number[]> {
	await tab.evaluate(() => {
		const times: number[] = [];
		Object.assign(window, { keyTimes: times });
		addEventListener('keydown', (event) => {
			const channel = new MessageChannel();
			channel.port1.onmessage = () => times.push(performance.now() - event.timeStamp);
			requestAnimationFrame(() => channel.port2.postMessage(null));
		});
	});
	for (let i = 0; i < LETTERS; i++) await tab.keyboard.press('KeyA', { delay: 20 });
	return tab.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes);
}

function quantile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
	return Math.round((sorted[at] ?? Number.NaN) * 10) / 10;
}
