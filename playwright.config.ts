import { defineConfig } from '@playwright/test';

/** Stories run one after another each file against a server of its own on a throw-away store. */
export default defineConfig({
	testDir: 'tests/journeys',
	outputDir: 'test-results',
	// A shared machine may stall for longer than any wait: one more try there, reported as flaky.
	retries: process.env.CI ? 1 : 0,
	workers: 1,
	fullyParallel: false,
	timeout: 120_000,
	expect: { timeout: 15_000 },
	reporter: 'list',
	use: {
		locale: 'en-US',
		viewport: { width: 1440, height: 900 },
		trace: 'retain-on-failure',
		launchOptions: {
			...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync'
			]
		}
	}
});
