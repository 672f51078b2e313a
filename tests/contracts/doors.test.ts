import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { done, explain, refuse } from '#lib/outcome.ts';
import type { Images } from '#lib/server/images/images.ts';
import { foldersAt } from '#lib/server/folders.ts';
import { newId } from '#lib/server/id.ts';
import { openDisk } from '#lib/server/storage/disk.ts';
import { openEmbedded } from '#lib/server/storage/embedded.ts';
import type { Lexicon } from '#lib/server/lexicon/lexicon.ts';
import type { Reader } from '#lib/server/reader/reader.ts';
import type { Store } from '#lib/server/storage/store.ts';
import * as transcription from '#lib/server/transcription.ts';
import type { Installation } from '#lib/server/workbench.ts';
import { knock, type Asking, type Door } from '../support/doors.ts';
import * as pictures from '../support/pictures.ts';
import { handQueue } from '../support/reading.ts';
import { as, empty, installation, PEOPLE, seed } from '../support/workbench.ts';

/**
 * Every door of the house: who comes in, in which state of the page, and that what one may not
 * know of looks, byte for byte, like what is not there. A door without a row here fails.
 */
const modules = import.meta.glob<Door>(
	['../../src/routes/**/+server.ts', '../../src/routes/**/+{page,layout}.server.ts'],
	{ eager: true }
);
const DOORS = new Map(
	Object.entries(modules).map(([file, door]) => [file.replace('../../src/routes/', ''), door])
);

const RECORD = 'molotov-1953-07-04';
const WHO = ['visitor', 'volunteer', 'editor', 'archivist'] as const;
const ACCOUNTS = [null, PEOPLE.oleg, PEOPLE.anna, PEOPLE.maria];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-doors-'));
let store: Store;
let house: Installation;
let jpeg: Buffer;

beforeAll(async () => {
	store = await openEmbedded();
	jpeg = await pictures.jpeg();
});
beforeEach(async () => {
	await empty(store);
	await store.raw.execute('truncate installation, attempt', []);
	await seed(store);
	await store.sql
		.insertInto('installation')
		.values({ id: 1, timeline: 'now', created_at: new Date() })
		.execute();
	const images = {
		pyramid: async () => 'pyramid',
		tile: async () => Buffer.from('tile'),
		crop: async () => jpeg,
		preview: async () =>
			done({
				jpeg,
				...{ width: 10, height: 10, turned: 0, factor: 1, skew: 0, scale: 1 },
				measures: {}
			}),
		planPart: async () => refuse('picture_missing')
	} as unknown as Images;
	const master = { has: async () => true, get: async () => jpeg };
	house = await installation({
		store,
		images,
		newId,
		queue: handQueue().queue,
		lexicon: {
			known: async (words: string[]) => words.map(() => true),
			suggest: async () => [],
			wake: () => undefined
		} as unknown as Lexicon,
		reader: { wake: () => undefined } as unknown as Reader,
		files: Object.assign(await openDisk(path.join(folder, 'files')), master),
		folders: foldersAt(process.cwd(), folder, folder),
		models: { rus: 'sum' }
	});
});
afterAll(async () => {
	await store.close();
	fs.rmSync(folder, { recursive: true });
});

const page = { page: 'p1' };
const record = { record: RECORD };
const surface = { surface: 's1' };

/** A save of the line `l1-4`, as a script sends it, by whoever asks. */
async function saveBody(who: number, change: object = {}): Promise<string> {
	const opened = await transcription.open(as(house, ACCOUNTS[who] ?? PEOPLE.oleg), 'p1');
	if (!opened.ok) throw new Error(opened.refusal.code);
	const { bases, account, timeline } = opened.value;
	const line = {
		line: 'l1-4',
		base: bases['l1-4'],
		text: 'иначе',
		annotations: [],
		confirm: false
	};
	return JSON.stringify({ key: `key-${newId()}`, account, timeline, lines: [line], ...change });
}

const shapeBody = async (who: number) =>
	JSON.stringify({
		...{ key: `key-${newId()}`, account: ACCOUNTS[who]?.id ?? 'oleg', timeline: 'now' },
		...{ head: await headNow(), change: { kind: 'retype', region: 'r1-1', as: 'body' } }
	});

async function headNow(): Promise<number> {
	const { rows } = await store.raw.execute(`select head from page where id = 'p1'`, []);
	return Number(rows[0]!['head']);
}

type Given = Omit<Asking, 'workbench' | 'verb'>;
interface Row {
	file: string;
	verb: string;
	/** Status for visitor, volunteer, editor and archivist; the page is open, the record unpublished. */
	open: [number, number, number, number];
	given?: Given | ((who: number) => Given | Promise<Given>);
	/** Params of what is not there; none: the door leads to no object. */
	missing?: Record<string, string>;
}

const opening = (who: number): [string, string][] => [
	['key', `key-of-form-${who}`],
	['account', ACCOUNTS[who]?.id ?? ''],
	['timeline', 'now']
];
const card: [string, string][] = [
	['difference', 'd'],
	['s', 'а'],
	['p', 'б'],
	['kind', 'departs'],
	['line', 'l1-4'],
	['revision', '1'],
	['sha256', 'ab'],
	['text', 'в'],
	['way', 'gap'],
	['key', 'key-of-form'],
	['timeline', 'now']
];
const none = { page: 'none' };
/** A place to be read again; its picture is not in this house. */
const part = {
	...{ zone: { ulx: 0, uly: 0, lrx: 90, lry: 90 }, shape: 'line' },
	...{ languages: null, digits: false }
};

const ROWS: Row[] = [
	{ file: '+page.server.ts', verb: 'load', open: [200, 303, 303, 303] },
	{ file: '+layout.server.ts', verb: 'load', open: [200, 200, 200, 200] },
	{ file: 'account/+page.server.ts', verb: 'load', open: [303, 200, 200, 200] },
	{
		...{ file: 'account/+page.server.ts', verb: '?credit', open: [401, 200, 200, 200] },
		given: { form: [['choice', 'none']] }
	},
	{
		...{ file: 'account/+page.server.ts', verb: '?password', open: [401, 403, 403, 403] },
		given: {
			form: [
				['current', 'wrong'],
				['next', 'тихая ночь над озером']
			]
		}
	},
	{ file: 'account/+page.server.ts', verb: '?sessions', open: [401, 200, 200, 200] },
	{
		...{ file: 'api/pages/[page]/+server.ts', verb: 'GET', open: [404, 200, 200, 200] },
		...{ given: { params: page }, missing: none }
	},
	{
		...{ file: 'api/pages/[page]/lines/+server.ts', verb: 'POST', open: [401, 200, 200, 200] },
		given: async (who) => ({ params: page, body: await saveBody(who) }),
		missing: none
	},
	{
		...{ file: 'api/pages/[page]/structure/+server.ts', verb: 'POST', open: [401, 200, 200, 200] },
		given: async (who) => ({ params: page, body: await shapeBody(who) }),
		missing: none
	},
	{
		...{ file: 'api/pages/[page]/proposals/+server.ts', verb: 'POST', open: [404, 200, 200, 200] },
		given: {
			params: page,
			body: JSON.stringify({ line: 'l1-4', from: 0, to: 7, text: 'Десятый Отдел' })
		},
		missing: none
	},
	{
		...{ file: 'api/pages/[page]/readings/+server.ts', verb: 'POST', open: [401, 422, 422, 422] },
		given: { params: page, body: JSON.stringify(part) },
		missing: none
	},
	{ file: 'api/pulse/+server.ts', verb: 'GET', open: [204, 204, 204, 204] },
	{
		...{ file: 'api/records/[record]/progress/+server.ts', verb: 'GET' },
		...{ open: [404, 200, 200, 200], given: { params: record }, missing: { record: 'none' } }
	},
	{
		...{ file: 'api/surfaces/[surface]/crop/+server.ts', verb: 'GET', open: [404, 200, 200, 200] },
		given: { params: surface, search: '?zone=0,0,10,10&width=100' },
		missing: { surface: 'none' }
	},
	{
		...{ file: 'api/surfaces/[surface]/prepared/+server.ts', verb: 'GET' },
		...{ open: [404, 200, 200, 200], given: { params: surface, search: '?turn=90' } },
		missing: { surface: 'none' }
	},
	{
		...{ file: 'api/surfaces/[surface]/tiles/[level]/[tile]/+server.ts', verb: 'GET' },
		open: [404, 200, 200, 200],
		given: { params: { ...surface, level: '1', tile: '0_0.jpg' } },
		missing: { surface: 'none', level: '1', tile: '0_0.jpg' }
	},
	{
		...{ file: 'invitation/[token]/+page.server.ts', verb: 'load', open: [410, 410, 410, 410] },
		given: { params: { token: 'none' } }
	},
	{
		...{ file: 'invitation/[token]/+page.server.ts', verb: '?default', open: [410, 410, 410, 410] },
		given: {
			params: { token: 'none' },
			form: [
				['name', 'X'],
				['email', 'x@example.org'],
				['password', 'тихая ночь над озером']
			]
		}
	},
	{ file: 'jobs/+page.server.ts', verb: 'load', open: [303, 200, 200, 200] },
	{
		...{ file: 'jobs/+page.server.ts', verb: '?again', open: [401, 404, 404, 404] },
		given: { form: [['job', 'none']] }
	},
	{
		...{ file: 'jobs/+page.server.ts', verb: '?cancel', open: [401, 403, 404, 404] },
		given: { form: [['job', 'none']] }
	},
	{
		...{ file: 'language/+server.ts', verb: 'POST', open: [303, 303, 303, 303] },
		given: {
			form: [
				['language', 'ru'],
				['place', '/records']
			]
		}
	},
	{ file: 'models/+page.server.ts', verb: 'load', open: [303, 403, 403, 200] },
	{
		...{ file: 'models/+page.server.ts', verb: '?default', open: [401, 403, 403, 404] },
		given: {
			form: [
				['draft', 'i00000000000000'],
				['code', 'rus'],
				['sha256', 'ab']
			]
		}
	},
	{
		...{ file: 'models/upload/+server.ts', verb: 'POST', open: [401, 403, 403, 200] },
		given: { body: 'x' }
	},
	{
		...{ file: 'pages/[page]/+layout.server.ts', verb: 'load', open: [404, 200, 200, 200] },
		...{ given: { params: page }, missing: none }
	},
	{
		...{ file: 'pages/[page]/+page.server.ts', verb: 'load', open: [307, 307, 307, 307] },
		given: { params: page }
	},
	{
		...{ file: 'pages/[page]/collate/+page.server.ts', verb: 'load', open: [404, 200, 200, 200] },
		...{ given: { params: page }, missing: none }
	},
	...['keep', 'batch', 'correct', 'mark'].map((action): Row => ({
		...{ file: 'pages/[page]/collate/+page.server.ts', verb: `?${action}` },
		...{ open: [404, 409, 409, 409], given: { params: page, form: card }, missing: none }
	})),
	{
		...{ file: 'pages/[page]/collate/+page.server.ts', verb: '?undo', open: [404, 409, 409, 409] },
		...{ given: { params: page, form: [['job', '1']] }, missing: none }
	},
	{
		...{
			file: 'pages/[page]/collate/+page.server.ts',
			verb: '?ends',
			open: [401, 403, 409, 409]
		},
		given: { params: page, form: [['reason', 'x']] },
		missing: none
	},
	{
		...{
			file: 'pages/[page]/collate/+page.server.ts',
			verb: '?accept',
			open: [401, 403, 409, 409]
		},
		given: {
			params: page,
			form: [
				['number', '1'],
				['sha256', 'ab']
			]
		},
		missing: none
	},
	{
		...{
			file: 'pages/[page]/collate/+page.server.ts',
			verb: '?return',
			open: [401, 403, 409, 409]
		},
		given: {
			params: page,
			form: [
				['reason', 'letter'],
				['line', 'l1-4'],
				['words', 'x']
			]
		},
		missing: none
	},
	{
		...{ file: 'pages/[page]/history/+page.server.ts', verb: 'load', open: [404, 200, 200, 200] },
		...{ given: { params: page }, missing: none }
	},
	{
		...{
			file: 'pages/[page]/history/+page.server.ts',
			verb: '?restore',
			open: [401, 303, 303, 303]
		},
		given: async (who) => ({
			params: page,
			form: [...opening(who), ['head', String(await headNow())], ['number', '1']]
		}),
		missing: none
	},
	{
		...{ file: 'pages/[page]/prepare/+page.server.ts', verb: 'load', open: [404, 200, 200, 200] },
		...{ given: { params: page }, missing: none }
	},
	{
		...{ file: 'pages/[page]/prepare/+page.server.ts', verb: '?read', open: [401, 403, 303, 303] },
		given: { params: page, form: [['turn', '90']] },
		missing: none
	},
	{
		...{
			file: 'pages/[page]/transcribe/+page.server.ts',
			verb: 'load',
			open: [404, 200, 200, 200]
		},
		...{ given: { params: page }, missing: none }
	},
	{
		...{
			file: 'pages/[page]/transcribe/+page.server.ts',
			verb: '?save',
			open: [404, 303, 303, 303]
		},
		given: (who) => ({ params: page, form: opening(who) }),
		missing: none
	},
	{
		...{ file: 'pages/[page]/transcribe/+page.server.ts', verb: '?again' },
		...{ open: [404, 422, 422, 422], missing: none },
		given: (who) => ({ params: page, form: [...opening(who), ['again', 'l1-4 digits']] })
	},
	{
		...{ file: 'pages/[page]/transcribe/+page.server.ts', verb: '?reshape' },
		open: [401, 303, 303, 303],
		given: async (who) => ({
			params: page,
			form: [
				...opening(who),
				['head', String(await headNow())],
				['kind', 'draw-region'],
				...Object.entries({ as: 'stamp', x: '10', y: '10', width: '50', height: '50' })
			]
		}),
		missing: none
	},
	{
		...{ file: 'pages/[page]/transcribe/+page.server.ts', verb: '?submit' },
		open: [404, 303, 303, 303],
		given: (who) => ({ params: page, form: [...opening(who), ['head', '1']] }),
		missing: none
	},
	{
		...{ file: 'pages/[page]/transcribe/+page.server.ts', verb: '?withdraw' },
		...{ open: [401, 409, 409, 409], given: { params: page }, missing: none }
	},
	{ file: 'people/+page.server.ts', verb: 'load', open: [401, 403, 403, 200] },
	{
		...{ file: 'people/+page.server.ts', verb: '?role', open: [401, 403, 403, 403] },
		given: {
			form: [
				['person', 'oleg'],
				['role', 'editor'],
				['password', 'wrong']
			]
		}
	},
	{
		...{ file: 'people/+page.server.ts', verb: '?disable', open: [401, 403, 403, 403] },
		given: {
			form: [
				['person', 'oleg'],
				['disabled', 'yes'],
				['password', 'wrong']
			]
		}
	},
	{
		...{ file: 'people/+page.server.ts', verb: '?sessions', open: [401, 403, 403, 200] },
		given: { form: [['person', 'oleg']] }
	},
	{
		...{ file: 'people/+page.server.ts', verb: '?invite', open: [401, 403, 403, 200] },
		given: {
			form: [
				['name', 'Irina'],
				['role', 'editor']
			]
		}
	},
	{ file: 'records/+page.server.ts', verb: 'load', open: [200, 200, 200, 200] },
	{
		...{ file: 'records/[record]/+page.server.ts', verb: 'load', open: [404, 200, 200, 200] },
		...{ given: { params: record }, missing: { record: 'none' } }
	},
	{
		...{ file: 'records/[record]/+page.server.ts', verb: '?choose', open: [401, 403, 403, 200] },
		given: { params: record, form: [['languages', 'rus']] },
		missing: { record: 'none' }
	},
	{
		...{ file: 'records/[record]/+page.server.ts', verb: '?again', open: [401, 403, 200, 200] },
		...{ given: { params: record }, missing: { record: 'none' } }
	},
	{
		...{ file: 'records/[record]/approve/+page.server.ts', verb: 'load' },
		...{ open: [404, 200, 200, 200], given: { params: record }, missing: { record: 'none' } }
	},
	{
		...{ file: 'records/[record]/approve/+page.server.ts', verb: '?approve' },
		...{ open: [401, 403, 403, 409], given: { params: record, form: [['tei', 'ab']] } },
		missing: { record: 'none' }
	},
	{
		...{ file: 'records/[record]/approve/+page.server.ts', verb: '?approveOwn' },
		open: [401, 403, 403, 403],
		given: {
			params: record,
			form: [
				['tei', 'ab'],
				['password', 'wrong'],
				['reason', 'x']
			]
		}
	},
	{
		...{ file: 'records/[record]/approve/+page.server.ts', verb: '?reopen' },
		...{ open: [401, 403, 409, 409], missing: { record: 'none' } },
		given: {
			params: record,
			form: [
				['reason', 'mistake'],
				['words', 'x'],
				['line', 'l1-4']
			]
		}
	},
	...['publish', 'unpublish'].map((action): Row => ({
		...{ file: 'records/[record]/approve/+page.server.ts', verb: `?${action}` },
		...{ open: [401, 403, 403, 409], given: { params: record }, missing: { record: 'none' } }
	})),
	{
		...{
			file: 'records/[record]/export/+page.server.ts',
			verb: 'load',
			open: [404, 403, 200, 200]
		},
		...{ given: { params: record }, missing: { record: 'none' } }
	},
	{
		...{ file: 'records/[record]/export/[version]/[format]/+server.ts', verb: 'GET' },
		open: [404, 403, 200, 200],
		given: { params: { ...record, version: 'working', format: 'text' } },
		missing: { record: 'none', version: 'working', format: 'text' }
	},
	{
		...{ file: 'records/[record]/export/training/+server.ts', verb: 'GET' },
		...{ open: [404, 403, 409, 409], given: { params: record }, missing: { record: 'none' } }
	},
	{
		...{ file: 'records/[record]/read/+page.server.ts', verb: 'load', open: [404, 404, 404, 404] },
		...{ given: { params: record }, missing: { record: 'none' } }
	},
	{ file: 'records/import/+page.server.ts', verb: 'load', open: [303, 403, 200, 200] },
	{
		...{ file: 'records/import/+page.server.ts', verb: '?default', open: [401, 403, 404, 404] },
		given: { form: [['draft', 'i00000000000000']] }
	},
	...['POST', 'DELETE'].map((verb): Row => ({
		...{ file: 'records/import/upload/+server.ts', verb, open: [401, 403, 404, 404] },
		given: { search: '?draft=i00000000000000&kind=scan&name=1.png', body: 'x' }
	})),
	{ file: 'set-up/+page.server.ts', verb: 'load', open: [404, 404, 404, 404] },
	{
		...{ file: 'set-up/+page.server.ts', verb: '?default', open: [404, 404, 404, 404] },
		given: {
			form: [
				['code', 'code'],
				['name', 'X'],
				['email', 'x@b.org'],
				['password', 'тихая ночь']
			]
		}
	},
	{ file: 'sign-in/+page.server.ts', verb: 'load', open: [200, 303, 303, 303] },
	{
		...{ file: 'sign-in/+page.server.ts', verb: '?default', open: [401, 401, 401, 401] },
		given: {
			form: [
				['email', 'oleg@example.org'],
				['password', 'wrong']
			]
		}
	},
	{ file: 'sign-out/+server.ts', verb: 'POST', open: [303, 303, 303, 303] },
	{ file: 'work/+page.server.ts', verb: 'load', open: [303, 200, 200, 200] },
	{ file: 'work/next/+server.ts', verb: 'GET', open: [303, 303, 303, 303] }
];
const NAMED = ROWS.map((row) => ({ name: `${row.file} ${row.verb}`, ...row }));

async function ask(row: Row, who: number, change: Given = {}) {
	const given = typeof row.given === 'function' ? await row.given(who) : row.given;
	const workbench = as(house, ACCOUNTS[who] ?? null);
	return knock(DOORS.get(row.file)!, { ...given, ...change, verb: row.verb, workbench });
}

test('every method, load and action of every route has a row', () => {
	const verbs = [...DOORS].flatMap(([file, { actions = {}, ...door }]) => [
		...Object.keys(door).map((verb) => `${file} ${verb}`),
		...Object.keys(actions).map((action) => `${file} ?${action}`)
	]);
	expect(verbs.sort()).toEqual(NAMED.map(({ name }) => name).sort());
});

describe('who comes in', () => {
	test.each(NAMED)('$name', async (row) => {
		const statuses: Record<string, number> = {};
		for (const [who, name] of WHO.entries()) {
			await store.raw.execute(
				`delete from run; update page set state = 'open', submitted_by = null, reserved_by = null`
			);
			statuses[name] = (await ask(row, who)).status;
		}
		expect(statuses).toEqual(Object.fromEntries(WHO.map((name, at) => [name, row.open[at]])));
	});
});

describe('what one may not know of is, byte for byte, what is not there', () => {
	const reads = NAMED.filter(({ open, missing }) => open[0] === 404 && missing);
	test.each(reads)('$name', async (row) => {
		const hidden = await ask(row, 0);
		const missing = await ask(row, 0, { params: row.missing });
		expect(hidden).toEqual(missing);
		expect(hidden.body).toContain(explain(refuse('not_found').refusal, 'en').sentence);
		// A role that may not do this at all is told so, whether the object is there or not.
		for (const who of [1, 2, 3]) {
			const answer = await ask(row, who, { params: row.missing });
			expect(answer.status, WHO[who]).toBe(row.open[who] === 403 ? 403 : 404);
		}
	});

	const writes = NAMED.filter(({ open, missing }) => open[0] === 401 && missing);
	test.each(writes)('$name tells a visitor nothing', async (row) => {
		expect(await ask(row, 0)).toEqual(await ask(row, 0, { params: row.missing }));
		expect((await ask(row, 3, { params: row.missing })).status).toBe(404);
	});
});

describe('what comes in', () => {
	const forms = NAMED.filter(({ verb }) => verb.startsWith('?'));
	const readers = forms.filter(
		({ name }) =>
			!/\?(withdraw|sessions|publish|unpublish|again)$/.test(name) || /^(people|jobs)/.test(name)
	);
	const slips: [string, string][] = [
		['role', 'archivist'],
		['author_id', 'maria'],
		['approved', 'true'],
		['version', '999'],
		['__proto__', 'x'],
		['constructor', 'x']
	];

	test.each(readers)('$name refuses a field that nobody asked for', async (row) => {
		const given = typeof row.given === 'function' ? await row.given(3) : row.given;
		const own = given?.form ?? [];
		for (const slip of slips.filter(([name]) => !own.some(([known]) => known === name))) {
			if (slip[0] === 'role' && row.file.startsWith('people')) continue;
			const answer = await ask(row, 3, { form: [...own, slip] });
			expect([answer.status, slip[0]]).toEqual([400, slip[0]]);
			expect(JSON.parse(answer.body)).toMatchObject({ code: 'bad_request' });
		}
	});

	test.each(readers)('$name refuses a zero character, by the name of its field', async (row) => {
		const given = typeof row.given === 'function' ? await row.given(3) : row.given;
		for (const [at, [name, value]] of (given?.form ?? []).entries()) {
			const form = given!.form!.with(at, [name, `${value}\0`]);
			const answer = await ask(row, 3, { form });
			expect([answer.status, name]).toEqual([400, name]);
			expect(JSON.parse(answer.body).sentence).toContain(name);
		}
	});

	test.each(readers)('$name refuses a body that is no form', async (row) => {
		for (const [type, body] of [
			['application/json', '{"a":1}'],
			['multipart/form-data; boundary=x', 'no boundary here'],
			['text/plain', 'role=archivist']
		] as const)
			expect([(await ask(row, 3, { type, body })).status, type]).toEqual([400, type]);
	});

	const NUMBERS: [string, Given][] = [
		['a word', { search: '?newer=abc&older=1' }],
		['a fraction', { search: '?newer=1.5&older=1' }],
		['more than the store counts to', { search: '?newer=99999999999&older=1' }],
		['none at all', { search: '?newer=&older=1' }],
		['less than nothing', { search: '?newer=-1&older=1' }],
		['a power', { search: '?newer=1e3&older=0x1' }]
	];
	test.each(NUMBERS)('a version whose number is %s is not found', async (_what, given) => {
		const row = NAMED.find(({ name }) => name === 'pages/[page]/history/+page.server.ts load')!;
		expect((await ask(row, 1, given)).status).toBe(404);
	});

	test.each(['abc', '', '1.5', '99999999999', '-1', 'NaN', 'Infinity'])(
		'the number %j in a form is refused, and breaks nothing',
		async (number) => {
			const at = (name: string) => NAMED.find((row) => row.name === name)!;
			const change = (form: [string, string][], name: string) =>
				form.map(([key, value]): [string, string] => [key, key === name ? number : value]);
			const restore = at('pages/[page]/history/+page.server.ts ?restore');
			const fields: [string, string][] = [...opening(1), ['head', '1'], ['number', '1']];
			const restored = await ask(restore, 1, { form: change(fields, 'number') });
			expect(restored.status).toBe(404);
			expect((await ask(restore, 1, { form: change(fields, 'head') })).status).toBe(409);
			const undo = at('pages/[page]/collate/+page.server.ts ?undo');
			expect((await ask(undo, 2, { form: [['job', number]] })).status).toBe(409);
			const submit = at('pages/[page]/transcribe/+page.server.ts ?submit');
			expect((await ask(submit, 1, { form: [...opening(1), ['head', number]] })).status).toBe(409);
		}
	);

	test.each([
		['http://', '/'],
		['//evil.example', '/'],
		['https://evil.example/x', '/'],
		['/records?x=1', '/records?x=1'],
		['', '/']
	])('the language is kept, and %j leads to %s', async (place, location) => {
		const row = NAMED.find(({ file }) => file === 'language/+server.ts')!;
		const form: [string, string][] = [
			['language', 'ru'],
			['place', place]
		];
		expect(await ask(row, 0, { form })).toMatchObject({ status: 303, location });
		expect(await ask(row, 0, { type: 'application/json', body: '{}' })).toMatchObject({
			status: 303,
			location: '/'
		});
	});

	const CROPS = ['', '?zone=1,2,3', '?zone=a,b,c,d&width=1', '?zone=0,0,1,1&width=0'];
	test.each([
		...CROPS,
		'?zone=0,0,1,1&width=99999',
		'?zone=0,0,1,1',
		'?zone=0,0,1,1&width=9&turn=45'
	])('a crop of %j is refused', async (search) => {
		const row = NAMED.find(({ file }) => file.includes('crop'))!;
		expect((await ask(row, 1, { search })).status).toBe(400);
	});

	test.each<[string, number]>([
		['?turn=45', 422],
		['?skew=99', 422],
		['?contrast=1e3', 422],
		['?blur=1', 422],
		['?__proto__=1', 422],
		['?languages=rus', 422],
		['?turn=90&turn=0', 400]
	])('a preparation of %j is refused', async (search, status) => {
		const row = NAMED.find(({ file }) => file.includes('prepared'))!;
		expect((await ask(row, 2, { search })).status).toBe(status);
		const load = NAMED.find(({ name }) =>
			name.startsWith('pages/[page]/prepare/+page.server.ts load')
		)!;
		const opened = await ask(load, 2, { search });
		if (!search.includes('languages'))
			expect(JSON.parse(opened.body)).toMatchObject({ refused: { sentence: expect.any(String) } });
	});

	test.each([
		['x', '0_0.jpg'],
		['1', '0_0.png'],
		['1', '-1_0.jpg'],
		['123', '0_0.jpg'],
		['1', '../0_0.jpg']
	])('there is no tile %s/%s', async (level, tile) => {
		const row = NAMED.find(({ file }) => file.includes('tiles'))!;
		expect((await ask(row, 1, { params: { ...surface, level, tile } })).status).toBe(404);
	});

	test.each([
		['sealed', 'docx'],
		['draft', 'tei'],
		['working', '__proto__'],
		['working', 'constructor']
	])('there is no export %s/%s', async (version, format) => {
		const row = NAMED.find(({ file }) => file.includes('[format]'))!;
		expect((await ask(row, 3, { params: { ...record, version, format } })).status).toBe(404);
	});

	test.each([
		['', 'kind'],
		['?draft=i00000000000000&name=1.png', 'kind'],
		['?draft=i00000000000000&kind=__proto__&name=1.png', 'kind'],
		['?draft=i00000000000000&kind=record&name=1.png', 'kind']
	])('an upload %j is refused', async (search, what) => {
		const row = NAMED.find(({ name }) => name.endsWith('import/upload/+server.ts POST'))!;
		const answer = await ask(row, 2, { search, body: 'x' });
		expect(answer.status).toBe(400);
		expect(JSON.parse(answer.body).sentence).toContain(what);
	});

	test('an upload of another person’s draft is as one that never was', async () => {
		const load = NAMED.find(({ name }) => name === 'records/import/+page.server.ts load')!;
		const { draft } = JSON.parse((await ask(load, 2)).body) as { draft: string };
		const row = NAMED.find(({ name }) => name.endsWith('import/upload/+server.ts POST'))!;
		const search = (one: string) => `?draft=${one}&kind=scan&name=1.png`;
		const theirs = await ask(row, 3, { search: search(draft), body: 'x' });
		expect(theirs).toEqual(await ask(row, 3, { search: search('i00000000000000'), body: 'x' }));
		expect(theirs.status).toBe(404);
	});
});

describe('a save as a script sends it', () => {
	const row = NAMED.find(({ file }) => file.includes('lines/+server'))!;
	const send = async (body: string) => ask(row, 1, { params: page, body });
	const line = async (change: object) => {
		const { lines } = JSON.parse(await saveBody(1)) as { lines: object[] };
		return send(await saveBody(1, { lines: [{ ...lines[0], ...change }] }));
	};
	const mark = { id: 'm1', kind: 'unclear', from: 0, to: 1 };

	test.each<[string, string]>([
		['no JSON', 'JSON'],
		['', 'JSON'],
		['[]', 'key'],
		['null', 'body'],
		['{"key":"12345678"}', 'account'],
		[`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, '']
	])('%.20s is refused with the place where it departs from the form', async (body, place) => {
		const answer = await send(body);
		expect(answer.status).toBe(400);
		expect(answer.body).toContain(place);
	});

	test.each<[string, object]>([
		['a role', { role: 'archivist' }],
		['an author', { by: 'maria' }],
		['a revision', { revision: 999 }],
		['no lines', { lines: [] }],
		['lines that are a word', { lines: 'l1-4' }],
		['an account in a list', { account: ['oleg'] }],
		['a key too short', { key: '1' }],
		['a key with a zero character', { key: '1234567\0' }],
		['a reason too long', { reason: 'а'.repeat(2_001) }]
	])('%s beside the lines is refused', async (_what, change) => {
		expect((await send(await saveBody(1, change))).status).toBe(400);
	});

	test.each<[string, object]>([
		['a strange field', { seen: ['maria'] }],
		['a line that is a path', { line: '../l1' }],
		['a base that is no hash', { base: { revision: 1, sha256: 'xyz' } }],
		['a revision of less than nothing', { base: { revision: -1, sha256: 'ab' } }],
		['text in a list', { text: ['а'] }],
		['a mark of no kind', { annotations: [{ ...mark, kind: 'script' }] }],
		['a mark with a strange field', { annotations: [{ ...mark, onclick: 'x' }] }],
		['501 marks', { annotations: Array.from({ length: 501 }, () => mark) }]
	])('%s in a line is refused', async (_what, change) => {
		expect((await line(change)).status).toBe(400);
		expect((await transcription.open(as(house, PEOPLE.oleg), 'p1')).ok).toBe(true);
	});

	test('zero characters and half letters are taken out of what is typed beside the text', async () => {
		const marks = [
			{ ...mark, kind: 'supplied', value: 'и\u0306\0\ud800', reason: 'x\u0085y' },
			{ ...mark, id: 'm2' }
		];
		const body = (text: string) => text.replaceAll('"\ud800', '"\\ud800');
		const { lines } = JSON.parse(await saveBody(1)) as { lines: object[] };
		const asked = { lines: [{ ...lines[0], annotations: marks, text: 'а\0б\ud800в' }] };
		const answer = await send(body(await saveBody(1, { ...asked, reason: 'нужно\0' })));
		expect(answer.status).toBe(200);
		expect(JSON.parse(answer.body)).toMatchObject({ revision: 2, removed: 2 });
		const opened = await transcription.open(as(house, PEOPLE.oleg), 'p1');
		const text = JSON.stringify(opened);
		expect(text).toContain('абв');
		expect(text).toContain('"value":"й"');
		expect(text).toContain('"reason":"x y"');
	});

	test('one line named twice is refused: neither text would be the one that was meant', async () => {
		const { lines } = JSON.parse(await saveBody(1)) as { lines: { text: string }[] };
		const twice = [lines[0], { ...lines[0], text: 'другое' }];
		const answer = await send(await saveBody(1, { lines: twice }));
		expect([answer.status, JSON.parse(answer.body).facts]).toEqual([400, { what: 'lines' }]);
	});
});
