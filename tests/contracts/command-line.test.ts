import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { take } from '#lib/server/storage/lock.ts';
import { parse } from '#lib/encoding/xml/parse.ts';
import { linesOf } from '#lib/encoding/tei/read.ts';
import { noise } from '../support/pictures.ts';
import { description } from '../support/importing.ts';

/**
 * The command line as a person at a console uses it: real processes on a throw-away folder with the
 * embedded store, one step after the other.
 */
const PUBLISHED =
	'Всеобщая декларация прав человека\n\nВсе люди рождаются свободными и равными в своём достоинстве и правах.\n';
let desk: string;

beforeAll(async () => {
	desk = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-console-'));
	for (const name of ['scans', 'transcriptions', 'brought', 'many', 'out', 'second'])
		fs.mkdirSync(path.join(desk, name));
	const witnesses = [
		{ siglum: 'S', what: 'leaf', surfaces: ['1.png'] },
		{ siglum: 'P', what: 'print', text: 'published.ru.txt' }
	];
	const leaf = sharp('tests/corpus/pages/01-typed-typical.jpg');
	const head = leaf.extract({ left: 0, top: 0, width: 2480, height: 900 });
	lay('brought', { 'record.json': JSON.stringify(description({ witnesses })) });
	lay('brought', { '1.png': await head.png().toBuffer(), 'published.ru.txt': PUBLISHED });
});
afterAll(() => fs.rmSync(desk, { recursive: true, force: true }));

function lay(folder: string, files: Record<string, string | Uint8Array>): void {
	for (const [name, bytes] of Object.entries(files))
		fs.writeFileSync(path.join(desk, folder, name), bytes);
}

interface Ended {
	code: number | null;
	out: string;
	beside: string;
}

interface Way {
	/** What is typed when the program asks. */
	input?: string;
	/** Folder of the records and the store, in the desk. */
	at?: string;
	program?: string;
	/** Ctrl+C as soon as this is said. */
	interruptAt?: RegExp;
	/** Address of a database server. */
	database?: string;
}

/** One command as it is typed in a console. */
function sverka(line: string[], way: Way = {}): Promise<Ended> {
	const { input = '', at = '.', program = 'src/cli/main.ts', interruptAt, database = '' } = way;
	const records = path.join(desk, at);
	const env = {
		...process.env,
		...{ SVERKA_DATA: path.join(records, 'data'), SVERKA_RECORDS: records, DATABASE_URL: database }
	};
	const child = spawn(process.execPath, [program, ...line], { env });
	child.stdin.end(input);
	const ended: Ended = { code: null, out: '', beside: '' };
	child.stdout.on('data', (piece) => (ended.out += piece));
	child.stderr.on('data', (piece) => {
		ended.beside += piece;
		if (interruptAt?.test(ended.beside)) child.kill('SIGINT');
	});
	return new Promise((resolve) => child.on('close', (code) => resolve({ ...ended, code })));
}

const inDesk = (...name: string[]) => path.join(desk, ...name);

test('a record is brought in from a folder, through the program a person starts', async () => {
	const line = ['import', inDesk('brought'), '--json'];
	const { code, out, beside } = await sverka(line, { program: 'sverka.mjs' });
	expect(code).toBe(0);
	expect(JSON.parse(out)).toMatchObject({ id: 'note', surfaces: 1, texts: 1 });
	expect(beside).toMatch(/^The store was brought to its newest form: .*0001/);
	expect(fs.readdirSync(inDesk('scans', 'note')).sort()).toEqual(['1.png', 'record.json']);
	expect(fs.readFileSync(inDesk('transcriptions/note/published.ru.txt'), 'utf8')).toBe(PUBLISHED);
});

test('its page is read; the bar stands beside the report', async () => {
	const { code, out, beside } = await sverka(['recognise', 'note']);
	expect([code, out]).toEqual([0, '1.png: ok\n']);
	expect(beside).toContain(`[${'#'.repeat(30)}] 1/1 pages`);
});

test('it is compared with the publication: every difference with both readings', async () => {
	const { code, out } = await sverka(['collate', 'note', '--json']);
	expect(code).toBe(0);
	const { differences, ledger, empty } = JSON.parse(out);
	expect(empty).toBeNull();
	expect(ledger.shown).toBeGreaterThan(0);
	expect(differences).toContainEqual(
		expect.objectContaining({ s: expect.objectContaining({ text: expect.any(String) }) })
	);
});

test('it is written as TEI that reads back, and is named a draft', async () => {
	const { code, out } = await sverka(['export', 'note', '--to', inDesk('out')]);
	expect(code).toBe(0);
	const file = inDesk('out', 'note.DRAFT.xml');
	expect(fs.readdirSync(inDesk('out'))).toEqual(['note.DRAFT.xml']);
	expect(out).toBe(`${file}: ${fs.statSync(file).size} bytes\n`);
	const tei = fs.readFileSync(file, 'utf8');
	expect(parse(tei).name).toBe('TEI');
	expect([...linesOf(tei).values()]).toContain('Всеобщая декларация прав человека');
});

test('what cannot be done ends with a sentence, the next step and a code', async () => {
	const again = await sverka(['import', inDesk('brought')]);
	expect(again).toMatchObject({ code: 1, out: '' });
	expect(again.beside).toBe(
		'Picture 1: 1.png\nThere is already a record with the id "note". Give the new record another id; the old one was not touched.\n'
	);
	const usage = await sverka(['export', 'note', '--format', 'word']);
	expect(usage).toMatchObject({ code: 2, out: '' });
});

test('an account is made with a password that no process list shows, and a backup holds it', async () => {
	const person = ['--name', 'Анна', '--email', 'anna@example.org', '--role', 'editor'];
	const made = await sverka(['account', 'create', ...person], {
		input: 'long enough for a person\n'
	});
	expect(made).toMatchObject({ code: 0, out: 'anna@example.org may sign in as editor.\n' });
	const kept = await sverka(['backup', inDesk('out'), '--json']);
	expect(kept.code).toBe(0);
	const { folder, rows } = JSON.parse(kept.out);
	expect(rows).toMatchObject({ record: 1, page: 1, account: 1 });

	const restored = await sverka(['restore', folder], { at: 'second' });
	expect(restored).toMatchObject({ code: 0 });
	expect(restored.out).toMatch(/^1 records, 1 pages, 1 revisions, \d+ files restored\.\n$/);
	const people = await sverka(['account', 'list'], { at: 'second' });
	expect(people.out).toBe('anna@example.org\teditor\tАнна\n');
});

test('while a server holds the store, the sentence says who does', async () => {
	const lock = await take(inDesk('data'));
	try {
		const { code, out, beside } = await sverka(['migrate']);
		expect([code, out]).toEqual([3, '']);
		expect(beside).toMatch(
			new RegExp(`in use by process ${process.pid} on .*Stop that program first`)
		);
	} finally {
		lock.release();
	}
	expect(await sverka(['migrate'])).toMatchObject({ code: 0 });
});

test('a database that does not answer is named by its variable, without the password in it', async () => {
	const database = 'postgres://anna:geheim@127.0.0.1:1/sverka';
	const { code, out, beside } = await sverka(['migrate'], { database });
	expect([code, out]).toEqual([1, '']);
	expect(beside).toContain('DATABASE_URL names does not answer');
	expect(beside).toContain('ECONNREFUSED');
	expect(beside).toContain('postgres://user:password@host:port/name');
	expect(beside).not.toMatch(/geheim|^ +at /m);
});

test('Ctrl+C in the middle of an import leaves nothing of it, and the next import takes all', async () => {
	const surfaces = Array.from({ length: 12 }, (_, at) => `${at}.png`);
	for (const [at, name] of surfaces.entries())
		lay('many', {
			[name]: await noise(1200, 1600, at + 1)
				.png()
				.toBuffer()
		});
	const witnesses = [{ siglum: 'S', what: 'leaf', surfaces }];
	lay('many', { 'record.json': JSON.stringify(description({ id: 'many', witnesses })) });

	const line = ['import', inDesk('many')];
	const cut = await sverka(line, { interruptAt: /Picture 2: 1\.png/ });
	expect(cut).toMatchObject({ code: 130, out: '' });
	expect(cut.beside).toContain('Stopped. What was done is kept, nothing is half-stored.');
	expect(fs.readdirSync(inDesk('scans'))).toEqual(['note']);
	expect(fs.readdirSync(inDesk('transcriptions'))).toEqual(['note']);

	const whole = await sverka(line);
	expect(whole).toMatchObject({ code: 0, out: 'Imported many: 12 images, 0 texts.\n' });
});
