import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectFile } from './process/source.ts';
import { version } from './program.ts';

test('the version is that of package.json, from wherever the program was started', () => {
	const { version: stated } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as {
		version: string;
	};
	const here = process.cwd();
	process.chdir('/');
	try {
		expect(version()).toBe(stated);
		expect(version()).toMatch(/^\d+\.\d+\.\d+/);
	} finally {
		process.chdir(here);
	}
});

test('guards 5: what the program stands on is not older than the fixes it relies on', () => {
	const { dependencies } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as {
		dependencies: Record<string, string>;
	};
	const least: Record<string, string> = {
		...{ '@sveltejs/kit': '2.69.1', svelte: '5.53.5', devalue: '5.9.3', sharp: '0.35.5' },
		...{ 'tesseract.js': '7.0.0', 'better-auth': '1.7.16' }
	};
	for (const [name, minimum] of Object.entries(least)) {
		const file = projectFile(path.join('node_modules', name, 'package.json'));
		const { version: installed } = JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string };
		expect([name, installed, atLeast(installed, minimum)]).toEqual([name, installed, true]);
	}
	for (const [name, stated] of Object.entries(dependencies))
		expect([name, stated]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
	expect(Object.keys(dependencies)).not.toContain('fast-xml-parser');
});

function atLeast(given: string, minimum: string): boolean {
	const [a, b] = [given, minimum].map((one) => one.split('.').map(Number));
	const at = a!.findIndex((part, n) => part !== b![n]);
	return at < 0 || a![at]! > b![at]!;
}
