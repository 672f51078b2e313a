import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fingerprint, install, nodeOf } from '../../launch.mjs';

let root = '';
let ended: number[] = [];
let said: string[] = [];
beforeEach(() => {
	root = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-launch-'));
	[ended, said] = [[], []];
	vi.spyOn(process, 'exit').mockImplementation((code) => {
		ended.push(Number(code));
		throw new Error('ended');
	});
	for (const way of ['log', 'error'] as const)
		vi.spyOn(console, way).mockImplementation((line) => void said.push(String(line)));
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllEnvs();
	fs.rmSync(root, { recursive: true });
});

const write = (name: string, text: string, mode = 0o644) => {
	fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
	fs.writeFileSync(path.join(root, name), text, { mode });
};

describe.skipIf(process.platform === 'win32')('the packages', () => {
	/** An npm that writes down what it was asked and ends as it is told. */
	function npm(code: number): void {
		write('bin/npm', `#!/bin/sh\necho "$@" >> "${root}/asked"\nexit ${code}\n`, 0o755);
		vi.stubEnv('PATH', `${root}/bin:${process.env['PATH']}`);
		fs.mkdirSync(path.join(root, 'node_modules'), { recursive: true });
	}
	const asked = () =>
		fs.existsSync(path.join(root, 'asked'))
			? fs.readFileSync(path.join(root, 'asked'), 'utf8').trim().split('\n')
			: [];

	test('are installed at the first start, not at the second, and again for another lock file', () => {
		npm(0);
		write('package-lock.json', '{"a":1}');
		install(root);
		expect(asked()).toEqual(['ci --no-audit --no-fund --loglevel=error']);
		install(root);
		expect([asked().length, said.length]).toEqual([1, 1]);
		write('package-lock.json', '{"a":2}');
		install(root);
		expect(asked()).toHaveLength(2);
	});

	test('that cannot be installed end the start with a sentence, and the next start tries again', () => {
		npm(1);
		write('package-lock.json', '{}');
		expect(() => install(root)).toThrow('ended');
		expect([ended, said.at(-1)]).toEqual([[1], expect.stringMatching(/could not be installed/)]);
		npm(0);
		install(root);
		expect(asked()).toHaveLength(2);
	});
});

describe('the Node that runs the program', () => {
	const version = (node: string) =>
		vi.spyOn(process, 'versions', 'get').mockReturnValue({ ...process.versions, node });

	test('is the packaged one where there is one, however old the running one is', () => {
		const name = process.platform === 'win32' ? 'node.cmd' : 'node';
		write(`node_modules/.bin/${name}`, '');
		version('20.19.0');
		expect(nodeOf(root)).toBe(path.join(root, 'node_modules/.bin', name));
	});

	test.each(['22.17.0', '22.18.1', '23.0.0', '26.10.0'])(
		'is the running one: %s is enough',
		(it) => {
			version(it);
			expect(nodeOf(root)).toBe(process.execPath);
		}
	);

	test.each(['20.19.4', '22.16.9', '18.0.0'])(
		'is not %s: a sentence says what to install',
		(it) => {
			version(it);
			expect(() => nodeOf(root)).toThrow('ended');
			expect(ended).toEqual([1]);
			expect(said[0]).toContain(`This is Node ${it}`);
			expect(said[0]).toContain('install Node 22.17 or newer');
		}
	);
});

describe('whether the program must be built', () => {
	const of = () => fingerprint(root, ['src', 'lock.json', 'static']);
	beforeEach(() => {
		write('src/a.ts', 'one');
		write('src/room/b.ts', 'two');
		write('lock.json', '{}');
	});

	test('is the same for the same files, whatever their dates', () => {
		const before = of();
		fs.utimesSync(path.join(root, 'src/a.ts'), new Date(0), new Date(0));
		expect(of()).toBe(before);
	});

	test.each<[string, () => void]>([
		['a letter', () => write('src/a.ts', 'onE')],
		['a name', () => fs.renameSync(path.join(root, 'src/a.ts'), path.join(root, 'src/c.ts'))],
		['a new file', () => write('src/room/c.ts', '')],
		['a file less', () => fs.rmSync(path.join(root, 'src/room/b.ts'))],
		['a place that was not there', () => write('static/icon.svg', '')],
		['the lock file', () => write('lock.json', '{ }')]
	])('is another with %s', (_what, change) => {
		const before = of();
		change();
		expect(of()).not.toBe(before);
	});

	test('does not depend on what lies beside the places', () => {
		const before = of();
		write('data/store', 'x');
		expect(of()).toBe(before);
	});
});
