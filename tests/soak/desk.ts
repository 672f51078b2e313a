import { chromium, type Page } from 'playwright';

/**
 * Measures the desk of a running server: `node tests/soak/desk.ts ADDRESS EMAIL PASSWORD PAGE`.
 * Prints, in milliseconds: medians of saving a line and of the time to the first line, and the 95th
 * percentile from a key to the next painted frame.
 */
const [origin = '', email = '', password = '', page = ''] = process.argv.slice(2);
const SAVES = 50;
const OPENINGS = 10;
const LETTERS = 200;

const browser = await chromium.launch({
	executablePath: process.env['CHROMIUM_PATH'],
	args: ['--no-sandbox', '--disable-gpu']
});
const tab = await browser.newPage({ baseURL: origin });
await signIn(tab);
const openings = await measured(OPENINGS, () => firstLine(tab));
await tab.locator('.lines textarea').first().focus();
const keys = await keyToPaint(tab);
const saves = await measured(SAVES, (i) => saveLine(tab, ` ${i}`));
await browser.close();
console.log(
	JSON.stringify({
		saveMedian: quantile(saves, 0.5),
		saveP95: quantile(saves, 0.95),
		firstLineMedian: quantile(openings, 0.5),
		keyToPaintP95: quantile(keys, 0.95)
	})
);

async function signIn(tab: Page): Promise<void> {
	await tab.goto('/sign-in');
	await tab.locator('input[name="email"]').fill(email);
	await tab.locator('input[name="password"]').fill(password);
	await tab.locator('input[name="password"]').press('Enter');
	await tab.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

async function measured(times: number, act: (i: number) => Promise<number>): Promise<number[]> {
	const found: number[] = [];
	for (let i = 0; i < times; i++) found.push(await act(i));
	return found;
}

/** From asking for the page to its first line being there. */
async function firstLine(tab: Page): Promise<number> {
	const start = performance.now();
	await tab.goto(`/pages/${page}/transcribe`, { waitUntil: 'commit' });
	await tab.locator('.lines textarea').first().waitFor();
	return performance.now() - start;
}

/** From sending a line to the answer, as the browser's own timing has it. */
async function saveLine(tab: Page, text: string): Promise<number> {
	await tab.keyboard.insertText(text);
	const answered = tab.waitForResponse((response) => response.url().endsWith('/lines'));
	await tab.keyboard.press('Control+KeyS');
	const { responseEnd, requestStart } = (await finished(await answered)).timing();
	return responseEnd - requestStart;
}

async function finished(response: Awaited<ReturnType<Page['waitForResponse']>>) {
	await response.finished();
	return response.request();
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
