import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

/** One project a kind of test, so that each can be run alone (`npm run unit`). */
const node = (name: string, include: string[], seconds: number) => ({
	extends: true as const,
	test: {
		name,
		include,
		environment: 'node' as const,
		testTimeout: seconds * 1000,
		hookTimeout: seconds * 1000
	}
});

/** Parts of the screens in a real browser: keys, focus, what a screen reader is told. */
const components = {
	extends: true as const,
	// Found late, a package would be bundled in the middle of a test, and the page loaded anew.
	optimizeDeps: {
		include: [
			...['@lucide/svelte', '@noble/hashes/sha2.js', '@noble/hashes/utils.js'],
			...['fast-check', 'idb-keyval', 'openseadragon']
		]
	},
	test: {
		name: 'components',
		include: ['tests/components/**/*.test.ts'],
		testTimeout: 30_000,
		browser: {
			enabled: true,
			headless: true,
			screenshotFailures: false,
			provider: playwright({
				launchOptions: {
					...(process.env['CHROMIUM_PATH'] && { executablePath: process.env['CHROMIUM_PATH'] }),
					args: ['--no-sandbox', '--disable-gpu']
				}
			}),
			instances: [{ browser: 'chromium' as const }]
		}
	}
};

export default defineConfig({
	plugins: [sveltekit()],
	test: {
		projects: [
			node('unit', ['src/**/*.test.ts'], 90),
			node('contracts', ['tests/contracts/**/*.test.ts'], 180),
			node('house', ['tests/house/**/*.test.ts'], 60),
			node('corpus', ['tests/corpus/**/*.test.ts'], 300),
			components
		]
	}
});
