import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { done, refuse } from '#lib/outcome.ts';
import { foldersAt } from '#lib/server/folders.ts';
import type { Images } from '#lib/server/images/images.ts';
import type { Queue } from '#lib/server/queue/queue.ts';
import { openDisk } from '#lib/server/storage/disk.ts';
import * as dump from '#lib/server/storage/dump.ts';
import type { Workbench } from '#lib/server/workbench.ts';
import { description } from '../../tests/support/importing.ts';
import { RecordHouse } from '../../tests/support/record-house.ts';
import { RECORD } from '../../tests/support/sample.ts';
import { empty } from '../../tests/support/workbench.ts';
import { EXIT, Interrupted } from './command.ts';
import { dispatch } from './dispatch.ts';

/**
 * The commands from the words to the report, in this process, on one store; what a process alone
 * can show (signals, the lock, the launcher) is in `tests/contracts/command-line.test.ts`.
 */
const stage = vi.hoisted(() => ({ bench: null as unknown, signal: new AbortController() }));
vi.mock('./house.ts', () => ({
	within: (work: (bench: unknown, signal: AbortSignal) => Promise<unknown>) =>
		work(stage.bench, stage.signal.signal),
	say: (line: string) => console.error(line)
}));

const desk = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-commands-'));
let house: RecordHouse;
let bench: Workbench;
beforeAll(async () => {
	house = await RecordHouse.open();
});
beforeEach(async () => {
	await house.begin();
	stage.signal = new AbortController();
	const root = fs.mkdtempSync(path.join(desk, 'root-'));
	bench = { ...house.bench('maria'), folders: foldersAt(root) };
	stage.bench = bench;
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
	await house.here.store.close();
	fs.rmSync(desk, { recursive: true });
});

async function typed(...words: string[]) {
	const out: string[] = [];
	const beside: string[] = [];
	vi.spyOn(process.stderr, 'write').mockReturnValue(true);
	vi.spyOn(console, 'error').mockImplementation((line) => void beside.push(String(line)));
	const streams = {
		out: (text: string) => out.push(text),
		beside: (text: string) => beside.push(text)
	};
	const exit = await dispatch(words, streams);
	return { code: EXIT[exit].code, out: out.join('\n'), beside: beside.join('\n') };
}

/** What `--json` prints, which must be the whole of it. */
async function json(...words: string[]) {
	const { code, out } = await typed(...words, '--json');
	return { code, value: JSON.parse(out) as never };
}

const folder = (name: string) => {
	const made = path.join(desk, name);
	fs.mkdirSync(made, { recursive: true });
	return made;
};

test.each([
	['collate', 'none'],
	['export', 'none'],
	['export', 'none', '--version', 'sealed'],
	['export', 'none', '--format', 'training'],
	['recognise', 'none'],
	['recognise', 'none', '--again']
])(
	'`%s %s %s %s` of a record that is not there ends with 1 and the next step',
	async (...words) => {
		const { code, out, beside } = await typed(...words.filter(Boolean));
		expect([code, out]).toEqual([1, '']);
		expect(beside).toBe('There is nothing at this address. Go back to the list of records.');
	}
);

describe('account', () => {
	function input(text: string): void {
		const stream = new PassThrough();
		stream.end(text);
		vi.spyOn(process, 'stdin', 'get').mockReturnValue(stream as never);
	}
	const CREATE = [
		'account',
		'create',
		'--name',
		'Ирина',
		'--email',
		'Irina@example.org',
		'--role',
		'editor'
	];

	test('list: everyone in the order they came, a tab between', async () => {
		const { code, out } = await typed('account', 'list');
		expect([code, out.split('\n').length]).toEqual([0, 4]);
		expect(out).toContain('anna@example.org\teditor\tАнна');
		const { value } = await json('account', 'list');
		expect((value as object[]).length).toBe(4);
		expect(JSON.stringify(value)).not.toMatch(/scrypt|password/i);
	});

	test('create: the first line of the input is the password, the rest is not looked at', async () => {
		input('камень на дороге\nanother\n');
		const { code, value } = await json(...CREATE);
		expect([code, value]).toEqual([
			0,
			{ id: expect.any(String), email: 'Irina@example.org', role: 'editor' }
		]);
		const rows = await bench.store.sql.selectFrom('account').select(['email', 'role']).execute();
		expect(rows).toContainEqual({ email: 'irina@example.org', role: 'editor' });
	});

	test.each([
		['', 2, 'the password is read from the input'],
		['short\n', 1, 'The password has fewer than 8 signs.'],
		['\n', 1, 'The password has fewer than 8 signs.']
	])('create with the input %j ends with %i', async (text, code, sentence) => {
		input(text);
		const ended = await typed(...CREATE);
		expect([ended.code, ended.out]).toEqual([code, '']);
		expect(ended.beside).toContain(sentence);
		expect(await bench.store.sql.selectFrom('account').select('id').execute()).toHaveLength(4);
	});

	test('an address that is taken is refused', async () => {
		input('камень на дороге\n');
		const ended = await typed(...CREATE.with(5, 'anna@example.org'));
		expect([ended.code, ended.beside]).toEqual([
			1,
			'There is an account with this address already. Sign in, or use another address.'
		]);
	});
});

describe('collate', () => {
	test('a line a difference with its class, both readings and how it stands; the sum at the end', async () => {
		const { code, out } = await typed('collate', RECORD);
		const { value } = await json('collate', RECORD);
		const { differences, ledger, empty } = value as {
			differences: { class: string; state: string; s: { text: string }; p: { text: string } }[];
			ledger: { shown: number; decided: number; hidden: number };
			empty: null;
		};
		expect([code, empty, differences.length]).toEqual([0, null, 6]);
		expect(out.split('\n')).toEqual([
			...differences.map(
				(one) => `${one.class}\tscan "${one.s.text}"\tprint "${one.p.text}"\t${one.state}`
			),
			`${ledger.shown} differences, ${ledger.decided} decided; ${ledger.hidden} hidden by rule.`
		]);
	});

	test('counts what was decided', async () => {
		await house.decideAll();
		expect((await typed('collate', RECORD)).out).toMatch(
			/\n6 differences, 6 decided; \d+ hidden by rule\.$/
		);
	});

	test('of a record without a publication there is nothing, and that is said', async () => {
		await bench.store.sql.deleteFrom('witness').execute();
		const { value } = await json('collate', RECORD);
		expect(value).toMatchObject({ empty: { why: 'no-publication' }, differences: [] });
	});
});

describe('export', () => {
	test.each([
		['tei-edition', `${RECORD}.DRAFT.xml`, /^<\?xml/],
		['text', `${RECORD}.DRAFT.txt`, /[а-я]/],
		['pdf', `${RECORD}.DRAFT.pdf`, /^%PDF/]
	])('--format %s writes %s whole, where it was asked to', async (format, name, begins) => {
		const to = folder(`out-${format}`);
		const { code, value } = await json('export', RECORD, '--format', format, '--to', to);
		const file = path.join(to, name);
		expect([code, value]).toEqual([0, { file, bytes: fs.statSync(file).size }]);
		expect(fs.readFileSync(file, 'utf8')).toMatch(begins);
		expect(fs.readdirSync(to)).toEqual([name]);
	});

	test('what was not sealed cannot be had as sealed, and nothing is written', async () => {
		const to = folder('out-sealed');
		const { code } = await typed('export', RECORD, '--version', 'sealed', '--to', to);
		expect([code, fs.readdirSync(to)]).toEqual([1, []]);
	});

	test('two exports of one state are the same to the byte', async () => {
		const sums = [];
		for (const name of ['one', 'two']) {
			await typed('export', RECORD, '--format', 'page', '--to', folder(name));
			const [file] = fs.readdirSync(folder(name));
			const bytes = fs.readFileSync(path.join(folder(name), file!));
			sums.push([file, createHash('sha256').update(bytes).digest('hex')]);
		}
		expect(sums[0]).toEqual(sums[1]);
	});

	test('lines for training are refused while no page is approved', async () => {
		const ended = await typed('export', RECORD, '--format', 'training', '--to', folder('lines'));
		expect([ended.code, fs.readdirSync(folder('lines'))]).toEqual([1, []]);
		expect(ended.beside).toContain('Approve a page first');
	});
});

describe('import', () => {
	const frame = { width: 80, height: 60, dpi: null };
	const inspect = async (_bytes: Uint8Array, name: string) =>
		name === 'bad.png'
			? refuse('picture_empty', { name })
			: done({ mediaType: 'image/png' as const, ...frame, frames: [frame] });

	beforeEach(async () => {
		await empty(bench.store);
		const files = await openDisk(path.join(bench.folders.data, 'files'));
		const queue = { add: async () => undefined } as unknown as Queue;
		bench = { ...bench, files, queue, images: { inspect } as unknown as Images };
		stage.bench = bench;
	});
	const parcel = (at: string, id: string, picture: string) => {
		fs.mkdirSync(at, { recursive: true });
		const witnesses = [{ siglum: 'S', what: 'leaf', surfaces: [picture] }];
		fs.writeFileSync(path.join(at, 'record.json'), JSON.stringify(description({ id, witnesses })));
		fs.writeFileSync(path.join(at, picture), id);
	};

	test('a folder from elsewhere: what was kept, the pictures told beside it', async () => {
		parcel(folder('brought'), 'note', '1.png');
		const ended = await typed('import', folder('brought'));
		expect(ended).toMatchObject({ code: 0, out: 'Imported note: 1 images, 0 texts.' });
		expect(fs.readdirSync(path.join(bench.folders.scans, 'note')).sort()).toEqual([
			'1.png',
			'record.json'
		]);
		const again = await typed('import', folder('brought'));
		expect([again.code, again.out]).toEqual([1, '']);
		expect(again.beside).toContain('There is already a record with the id "note"');
	});

	test('new folders in their place: one that is refused keeps no other out, and the end says so', async () => {
		for (const [id, picture] of [
			['one', '1.png'],
			['two', 'bad.png'],
			['three', '1.png']
		] as const)
			parcel(path.join(bench.folders.scans, id), id, picture);
		const ended = await typed('import');
		expect([ended.code, ended.out]).toEqual([1, '2 imported, 1 refused.']);
		expect(ended.beside).toContain('Not imported: two. The file "bad.png" is empty (0 bytes).');
		const { code, value } = await json('import');
		expect([code, (value as { ok: boolean }[]).map(({ ok }) => ok)]).toEqual([1, [false]]);
		fs.rmSync(path.join(bench.folders.scans, 'two'), { recursive: true });
		expect(await typed('import')).toMatchObject({ code: 0, out: '0 imported, 0 refused.' });
	});

	test('stopped before a picture, nothing of its record is stored', async () => {
		parcel(folder('cut'), 'cut', '1.png');
		stage.signal.abort(new Interrupted());
		const ended = await typed('import', folder('cut'));
		expect([ended.code, ended.out]).toEqual([130, '']);
		expect(await bench.store.sql.selectFrom('record').select('id').execute()).toEqual([]);
		expect(fs.existsSync(path.join(bench.folders.scans, 'cut'))).toBe(false);
	});
});

describe('migrate', () => {
	test('says where the store stands, and names every step in order', async () => {
		const { value } = await json('migrate');
		const steps = value as string[];
		expect(steps).toEqual([...steps].sort());
		expect(steps[0]).toBe('0001-first');
		expect((await typed('migrate')).out).toBe(
			`The store (${bench.store.kind}) stands at ${steps.at(-1)}.`
		);
	});
});

describe('recognise', () => {
	let asked: { run: string }[] = [];
	beforeEach(() => {
		asked = [];
		const queue = {
			add: async (_sql: unknown, _kind: string, job: { run: string }) => void asked.push(job),
			work: async () => ends('ok')
		} as unknown as Queue;
		stage.bench = { ...bench, queue, models: { rus: 'a', eng: 'b' } };
	});
	/** Every run that waits ends as it is told; reading itself has its own tests. */
	const ends = (state: string, reason: object | null = null) =>
		bench.store.sql
			.updateTable('run')
			.set({ state, reason: reason && JSON.stringify(reason) })
			.where('state', '=', 'waiting')
			.execute();

	test('--again asks for every page with what was chosen, and tells how each ended', async () => {
		await bench.store.sql.updateTable('record').set({ languages: 'rus+eng' }).execute();
		const { code, value } = await json('recognise', RECORD, '--again');
		expect([code, asked.length]).toEqual([0, 3]);
		expect(value).toEqual([
			...[1, 2, 3].map((surface) => ({
				...{ surface, name: `00${surface}.jpg`, state: 'ok', revision: 1, reason: null }
			}))
		]);
		const runs = await bench.store.sql.selectFrom('run').select('settings').execute();
		expect(runs.map(({ settings }) => settings)).toEqual(Array(3).fill({ languages: 'rus+eng' }));
	});

	test('a model that is not there is refused before anything is asked', async () => {
		const ended = await typed('recognise', RECORD, '--again', '--languages', 'deu');
		expect([ended.code, asked]).toEqual([1, []]);
		expect(ended.beside).toBe(
			'There is no language model "deu". Choose one of the languages in the list.'
		);
	});

	test('a page that was never asked for is no success', async () => {
		const ended = await typed('recognise', RECORD);
		expect([ended.code, ended.out]).toEqual([1, '001.jpg: none\n002.jpg: none\n003.jpg: none']);
	});
});

describe('backup and restore', () => {
	const store = () => bench.store;
	beforeEach(async () => {
		const files = await openDisk(path.join(bench.folders.data, 'files'));
		await store().sql.updateTable('surface').set({ blob: 'b1' }).execute();
		await store().sql.deleteFrom('blob').where('sha256', '!=', 'b1').execute();
		await store().sql.updateTable('blob').set({ place: 'scans/x/1.jpg' }).execute();
		bench = { ...bench, files };
		stage.bench = bench;
	});

	function layModel(root: Workbench, code: string, text: string, listed = true): void {
		const { folders } = root;
		fs.mkdirSync(folders.models, { recursive: true });
		fs.writeFileSync(path.join(folders.models, `${code}.traineddata`), text);
		const sum = createHash('sha256').update(text).digest('hex');
		if (listed) root.models = { ...root.models, [code]: sum };
		fs.appendFileSync(path.join(folders.models, 'SHA256SUMS'), `${sum}  ${code}.traineddata\n`);
	}

	/** The same program in another place, empty. */
	async function elsewhere(): Promise<void> {
		await empty(store());
		const { scans } = bench.folders;
		const folders = foldersAt(fs.mkdtempSync(path.join(desk, 'other-')));
		fs.mkdirSync(path.join(folders.scans, 'x'), { recursive: true });
		fs.writeFileSync(path.join(folders.scans, 'x/1.jpg'), 'master');
		expect(fs.existsSync(scans)).toBe(false);
		const files = await openDisk(path.join(folders.data, 'files'));
		stage.bench = bench = { ...bench, folders, files, models: {} };
	}

	test('what one wrote the other brings back, and both say how much', async () => {
		layModel(bench, 'rus_typed', 'trained here');
		const made = await json('backup', folder('backups'));
		const {
			folder: at,
			rows,
			left
		} = made.value as {
			folder: string;
			rows: Record<string, number>;
			left: string[];
		};
		expect([made.code, left, Object.keys(rows)]).toEqual([0, [], [...dump.KEPT]]);
		await elsewhere();
		layModel(bench, 'rus', 'another', true);
		const { code, out } = await typed('restore', at);
		expect(code).toBe(0);
		expect(out).toMatch(
			/^1 records, 3 pages, 3 revisions, \d+ files restored\.\nThe model rus_typed\.traineddata was laid into the folder models\.$/
		);
		expect(fs.existsSync(path.join(bench.folders.models, 'rus_typed.traineddata'))).toBe(true);
	});

	test('a model that was altered is left out and named with its sum; the end is no success', async () => {
		layModel(bench, 'rus', 'the model');
		const sum = bench.models['rus'];
		fs.writeFileSync(path.join(bench.folders.models, 'rus.traineddata'), 'the modem');
		const { code, out } = await typed('backup', folder('backups-2'));
		expect(code).toBe(1);
		const [first, second] = out.split('\n');
		expect(first).toMatch(/: \d+ files, all checked\.$/);
		expect(second).toBe(
			`Not in it: the model rus.traineddata, which is gone or was altered. Put the file with SHA-256 ${sum} into the folder models, then back up once more.`
		);
		await elsewhere();
		const [at] = fs.readdirSync(folder('backups-2'));
		const restored = await typed('restore', path.join(folder('backups-2'), at!));
		expect(restored.code).toBe(0);
		expect(restored.out).toContain(
			`The model rus.traineddata is not in the backup: put the file with SHA-256 ${sum}`
		);
	});

	test('another model of one name stays, and the sum of the one that read before is told', async () => {
		layModel(bench, 'rus', 'older');
		const sum = bench.models['rus'];
		const { value } = await json('backup', folder('backups-3'));
		await elsewhere();
		layModel(bench, 'rus', 'newer');
		const { out } = await typed('restore', (value as { folder: string }).folder);
		expect(out).toContain(`Another rus.traineddata lies in the folder models and stays.`);
		expect(out).toContain(String(sum));
	});

	test('a place where somebody works, and a folder that is no backup, are refused', async () => {
		const { value } = await json('backup', folder('backups-4'));
		const taken = await typed('restore', (value as { folder: string }).folder);
		expect([taken.code, taken.out]).toEqual([1, '']);
		expect(taken.beside).toMatch(/Somebody has worked in this installation/);
		await elsewhere();
		const none = await typed('restore', folder('no-backup'));
		expect([none.code, none.beside]).toEqual([
			...[1, expect.stringContaining('manifest.json is missing or is not what was written')]
		]);
	});
});
