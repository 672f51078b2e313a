import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hashOf, openDisk, writeAtomically } from './disk.ts';

const folder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-files-'));
const sha256 = (bytes: string) => createHash('sha256').update(bytes).digest('hex');

test('what was put is got by its hash, read-only, and twice is once', async () => {
	const where = folder();
	const files = await openDisk(where);
	const names = [await files.put(Buffer.from('снимок')), await files.put(Buffer.from('снимок'))];
	expect(names).toEqual([sha256('снимок'), sha256('снимок')]);
	expect((await files.get(names[0]!)).toString()).toBe('снимок');
	expect(fs.statSync(files.path(names[0]!)).mode & 0o777).toBe(0o444);
	expect(fs.readdirSync(path.join(where, 'drafts'))).toEqual([]);
	expect([await files.has(names[0]!), await files.has(sha256('other'))]).toEqual([true, false]);
});

test('an adopted master keeps its place and its bytes, and is found by its hash', async () => {
	const where = folder();
	const master = path.join(where, '001.jpg');
	fs.writeFileSync(master, 'a picture');
	const files = await openDisk(path.join(where, 'files'));
	const name = await files.adopt(master);
	expect(name).toBe(await hashOf(master));
	expect(fs.readFileSync(master, 'utf8')).toBe('a picture');
	expect(fs.statSync(master).mode & 0o222).toBe(0);
	expect((await files.get(name)).toString()).toBe('a picture');
	expect(await files.adopt(master)).toBe(name);
});

test('a file missing at its hash is an error that names it', async () => {
	const files = await openDisk(folder());
	await expect(files.get(sha256('gone'))).rejects.toThrow(sha256('gone'));
});

test('drafts that a killed process left are swept after a day, younger ones stay', async () => {
	const where = folder();
	const drafts = path.join(where, 'drafts');
	fs.mkdirSync(drafts);
	for (const name of ['old', 'young']) fs.writeFileSync(path.join(drafts, name), '');
	const yesterday = new Date(Date.now() - 25 * 3600 * 1000);
	fs.utimesSync(path.join(drafts, 'old'), yesterday, yesterday);
	await openDisk(where);
	expect(fs.readdirSync(drafts)).toEqual(['young']);
});

test('an atomic write leaves the new text and nothing else', async () => {
	const file = path.join(folder(), 'record.json');
	await writeAtomically(file, 'one');
	await writeAtomically(file, 'two');
	expect(fs.readFileSync(file, 'utf8')).toBe('two');
	expect(fs.readdirSync(path.dirname(file))).toEqual(['record.json']);
});
