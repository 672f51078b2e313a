import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pairsIn } from './bench.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'pairs-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a picture goes with the truth beside it, one in another folder if that is named, others are left out', () => {
	for (const name of [
		'b.png',
		'a.JPG',
		'c.tif',
		'notes.pdf',
		'a.gt.txt',
		'b.txt',
		'notes.gt.txt'
	]) {
		writeFileSync(path.join(folder, name), '');
	}
	const names = (pairs: ReturnType<typeof pairsIn>) =>
		pairs.map(({ picture, truth }) => [path.basename(picture), path.basename(truth)]);
	expect(names(pairsIn(folder))).toEqual([
		['a.JPG', 'a.gt.txt'],
		['b.png', 'b.txt']
	]);
	expect(names(pairsIn('scans/molotov-1953-07-04', 'tests/corpus/sample'))).toEqual([
		['001.jpg', '001.txt'],
		['002.jpg', '002.txt'],
		['003.jpg', '003.txt']
	]);
});
