import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { StartFault } from '#lib/server/installation.ts';
import { StoreFault } from '#lib/server/storage/fault.ts';
import { FolderHeld } from '#lib/server/storage/lock.ts';
import { Misuse, Refused } from './command.ts';
import { cannotListen, endOf, settingsOf, type Settings } from './settings.ts';

const of = (line: string, env: Record<string, string> = {}) =>
	settingsOf(line.split(' ').filter(Boolean), env);

describe('where the server stands', () => {
	const USUAL: Settings = {
		...{ demo: false, port: 3000, host: '127.0.0.1', origin: 'http://localhost:3000', data: '' },
		warnings: []
	};

	test.each<[string, string, Record<string, string>, Partial<Settings>]>([
		['nothing is said', '', {}, {}],
		['the surroundings say nothing', '', { PORT: '', HOST: '', ORIGIN: '', SVERKA_DATA: '' }, {}],
		['another port', '--port 4000', {}, { port: 4000, origin: 'http://localhost:4000' }],
		[
			'the port stands in the surroundings',
			'',
			{ PORT: '81' },
			{ port: 81, origin: 'http://localhost:81' }
		],
		[
			'both say a port: what was typed wins',
			'--port 1',
			{ PORT: '2' },
			{ port: 1, origin: 'http://localhost:1' }
		],
		['a port of the system’s choice', '--port 0', {}, { port: 0, origin: 'http://localhost:0' }],
		['another host', '--host 0.0.0.0', { HOST: '10.0.0.1' }, { host: '0.0.0.0' }],
		['the host stands in the surroundings', '', { HOST: '::' }, { host: '::' }],
		[
			'an address',
			'',
			{ ORIGIN: 'https://sverka.example.org' },
			{ origin: 'https://sverka.example.org' }
		],
		['an address with a path', '--origin https://a.org/b/?c', {}, { origin: 'https://a.org' }],
		[
			'an address with the usual port',
			'--origin https://a.org:443',
			{},
			{ origin: 'https://a.org' }
		],
		[
			'a folder',
			'--data somewhere',
			{ SVERKA_DATA: '/other' },
			{ data: path.resolve('somewhere') }
		],
		[
			'a demonstration',
			'--demo --port 5',
			{},
			{ demo: true, port: 5, origin: 'http://localhost:5' }
		]
	])('%s', (_what, line, env, change) => {
		expect(of(line, env)).toEqual({ ...USUAL, ...change });
	});

	test('a demonstration stays on this computer whatever is said', () => {
		const env = { HOST: '0.0.0.0', ORIGIN: 'https://sverka.example.org' };
		expect(of('--demo --host 0.0.0.0 --origin https://a.org', env)).toMatchObject({
			...{ host: '127.0.0.1', origin: 'http://localhost:3000', warnings: [] }
		});
	});

	test.each([
		['--port many', '"many" is no port: take a number from 0 to 65535.'],
		['--port 65536', '"65536" is no port'],
		['--port 3e3', '"3e3" is no port'],
		['--port=-1', '"-1" is no port'],
		['--origin sverka.example.org', '"sverka.example.org" is no address: write it like https://'],
		['--origin file:///etc', '"file:///etc" is no address'],
		['--origin javascript:alert(1)', 'is no address'],
		['--speed 9', "Unknown option '--speed'"],
		['serve', 'Unexpected argument']
	])('%s is not understood, and says why', (line, sentence) => {
		expect(() => of(line)).toThrow(Misuse);
		expect(() => of(line)).toThrow(sentence);
	});

	test.each([
		['http://localhost:3000', false],
		['http://127.0.0.1', false],
		['http://127.1.2.3:80', false],
		['http://[::1]:3000', false],
		['https://sverka.example.org', false],
		['http://sverka.example.org', true],
		['http://10.0.0.5:3000', true],
		['http://localhost.example.org', true],
		['http://127.0.0.1.example.org', true]
	])('at %s a warning is due: %s', (origin, due) => {
		const { warnings } = of(`--origin ${origin}`);
		expect(warnings.length > 0).toBe(due);
		if (due) expect(warnings[0]).toContain(`at ${origin} passwords travel unencrypted`);
	});
});

describe('a start that fails', () => {
	const holder = { pid: 4711, host: 'reading-room' } as ConstructorParameters<typeof FolderHeld>[1];

	test.each<[string, Error, number]>([
		['a second server on one store', new FolderHeld('/data', holder), 3],
		['a damaged model', new StartFault('The model is not the file it should be.'), 1],
		['a database that does not answer', new StoreFault('No answer.'), 1],
		['a port that is taken', new Refused('Port 3000 is taken.'), 1],
		['a word to be typed otherwise', new Misuse('no port'), 2]
	])('%s ends with its sentence and nothing else', (_what, error, code) => {
		expect(endOf(error)).toEqual({ said: error.message, code });
	});

	test('the built program has classes of its own: they are known by name', () => {
		class FolderHeld extends Error {
			override readonly name = 'FolderHeld';
		}
		expect(endOf(new FolderHeld('in use by process 1'))).toEqual({
			...{ said: 'in use by process 1', code: 3 }
		});
	});

	test.each<[string, unknown, RegExp]>([
		['a bug', new TypeError('x is not a function'), /^TypeError: x is not a function\n +at /],
		['a name that every object has', Object.assign(new Error('y'), { name: 'toString' }), /y/],
		['what is no error', 'a string', /^a string$/]
	])('%s ends with all that is known of it', (_what, error, said) => {
		expect(endOf(error).code).toBe(70);
		expect(endOf(error).said).toMatch(said);
	});

	const asked = { ...of('--port 3001 --host 10.9.8.7') };
	test.each([
		['EADDRINUSE', 'Port 3001 is taken. Stop what uses it, or start with --port 3002.'],
		['EACCES', 'Port 3001 is not free for everybody.'],
		['EADDRNOTAVAIL', 'This computer has no address 10.9.8.7.'],
		['EOTHER', 'something else']
	])('%s is said as something one can act on', (code, sentence) => {
		const error = Object.assign(new Error('something else'), { code });
		expect(cannotListen(error, asked)).toContain(sentence);
	});
});
