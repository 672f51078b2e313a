import { expect, test } from 'vitest';
import { foldersAt } from './folders.ts';

test('as a rule all lies in the project', () => {
	expect(foldersAt('/p')).toEqual({
		root: '/p',
		scans: '/p/scans',
		transcriptions: '/p/transcriptions',
		models: '/p/models',
		data: '/p/data'
	});
});

test('the models may lie elsewhere, too', () => {
	expect(foldersAt('/p', '/tmp/d', '/tmp/copies', '/tmp/m')).toMatchObject({
		root: '/p',
		models: '/tmp/m'
	});
});

test('a throw-away store may lie elsewhere, with its own copies of the records', () => {
	expect(foldersAt('/p', '/tmp/d', '/tmp/copies')).toEqual({
		root: '/p',
		scans: '/tmp/copies/scans',
		transcriptions: '/tmp/copies/transcriptions',
		models: '/p/models',
		data: '/tmp/d'
	});
});
