import { sveltekit } from '@sveltejs/kit/vite';
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

export default defineConfig({
	plugins: [sveltekit()],
	test: {
		projects: [
			node('unit', ['src/**/*.test.ts'], 90),
			node('contracts', ['tests/contracts/**/*.test.ts'], 180),
			node('house', ['tests/house/**/*.test.ts'], 60),
			node('corpus', ['tests/corpus/**/*.test.ts'], 300)
		]
	}
});
