import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import { startable } from './bundle.ts';
import { projectFile } from './source.ts';

const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-bundle-')));
afterAll(() => fs.rmSync(root, { recursive: true }));
const put = (name: string, text: string) => fs.writeFileSync(path.join(root, name), text);
const said = (file: string) => execFileSync(process.execPath, [file], { encoding: 'utf8' });
/** Waits until it is made. */
const bundleOf = (script: string, from = root) =>
	vi.waitFor(
		() => {
			const file = startable(script, from);
			expect(file).not.toBe(script);
			return file;
		},
		{ timeout: 15_000, interval: 20 }
	);

test('a script is run as it is until its bundle is made, which says the same alone', async () => {
	const script = path.join(root, 'says.ts');
	put('limit.ts', 'export const LIMIT: number = 3;');
	put('deep.cjs', 'exports.places = [__dirname, __filename];');
	put(
		'says.ts',
		`import { LIMIT } from './limit.ts'; import { places } from './deep.cjs';
		const own = [import.meta.url, import.meta.dirname, import.meta.filename];
		console.log(JSON.stringify([LIMIT, ...own, ...places, ((it: unknown) => it)(1)]));`
	);
	expect(startable(script, root)).toBe(script);
	const bundle = await bundleOf(script);
	const own = [pathToFileURL(script).href, root, script];
	const expected = [3, ...own, root, path.join(root, 'deep.cjs'), 1];
	expect(JSON.parse(said(script))).toEqual(expected);
	expect(JSON.parse(said(bundle))).toEqual(expected);
	// A part of which nothing but a number was taken counts as well.
	put('limit.ts', 'export const LIMIT: number = 4;');
	expect(startable(script, root)).toBe(script);
	expect(JSON.parse(said(await bundleOf(script)))).toEqual([4, ...expected.slice(1)]);
	fs.rmSync(path.join(root, 'limit.ts'));
	expect(startable(script, root)).toBe(script);
	expect(fs.readdirSync(path.dirname(bundle)).sort()).toEqual(['says.ts.mjs', 'says.ts.mjs.json']);
});

test('a script of which no bundle can be made leaves none, whole or half', () => {
	const script = path.join(root, 'broken.ts');
	put('broken.ts', "import './gone.ts';");
	const bundle = path.join(root, 'broken', 'broken.ts.mjs');
	const env = { SCRIPT: script, BUNDLE: bundle };
	const maker = projectFile('src/lib/server/process/make-bundle.ts');
	expect(spawnSync(process.execPath, [maker], { env }).status).not.toBe(0);
	expect(fs.existsSync(path.dirname(bundle))).toBe(false);
	expect(startable(script, root)).toBe(script);
});

test('a bundle that came with packages copied from another checkout is not taken for one’s own', async () => {
	put('mine.ts', 'console.log("mine");');
	await bundleOf(path.join(root, 'mine.ts'));
	const copy = path.join(root, 'copy');
	fs.cpSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), { recursive: true });
	put('copy/mine.ts', 'console.log("theirs");');
	const theirs = path.join(copy, 'mine.ts');
	expect(startable(theirs, copy)).toBe(theirs);
	expect(said(await bundleOf(theirs, copy))).toBe('theirs\n');
});

test('what lies outside is started as it is', () => {
	const outside = path.join(path.dirname(root), 'outside.ts');
	expect(startable(outside, root)).toBe(outside);
	expect(fs.readdirSync(root)).not.toContain('outside.ts.mjs');
});

const CHILDREN = fs.globSync('src/lib/server/*/*-child.ts', { cwd: projectFile('.') });

test('there are children to be bundled', () => expect(CHILDREN.length).toBeGreaterThan(3));

test.each(CHILDREN)('a bundle is made of %s', async (child) => {
	const bundle = await bundleOf(projectFile(child), projectFile('.'));
	expect(bundle).toMatch(/node_modules\/\.cache\/sverka\/src\/lib\/server\/.*-child\.ts\.mjs$/);
});
