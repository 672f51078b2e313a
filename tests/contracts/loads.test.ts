import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Lexicon } from '#lib/server/lexicon/lexicon.ts';
import { openEmbedded } from '#lib/server/storage/embedded.ts';
import type { Store } from '#lib/server/storage/store.ts';
import type { Installation } from '#lib/server/workbench.ts';
import { PAGE_STATES, type PageState } from '#lib/workflow/state.ts';
import { knock, type Door } from '../support/doors.ts';
import { handQueue } from '../support/reading.ts';
import { as, empty, installation, PEOPLE, seed } from '../support/workbench.ts';

/**
 * What the screens are given, role by role: that each gets in, or not, is in `doors.test.ts`; here is
 * what stands in the answer, so that no screen holds back what it must show, or holds what it must not.
 */
const modules = import.meta.glob<Door>('../../src/routes/**/+{page,layout}.server.ts', {
	eager: true
});
const RECORD = 'molotov-1953-07-04';
const WHO = { visitor: null, ...PEOPLE } as const;
type Who = keyof typeof WHO;
const EVERYBODY: Who[] = ['oleg', 'anna', 'maria'];

let store: Store;
let house: Installation;

beforeAll(async () => {
	store = await openEmbedded();
});
beforeEach(async () => {
	await empty(store);
	await store.raw.execute('truncate installation, attempt', []);
	await seed(store);
	await store.sql
		.insertInto('installation')
		.values({ id: 1, timeline: 'now', created_at: new Date() })
		.execute();
	const lexicon = { known: async (words: string[]) => words.map(() => true) } as unknown as Lexicon;
	house = await installation({ store, lexicon, queue: handQueue().queue, models: { rus: 'sum' } });
});
afterAll(() => store.close());

/** What `load` of a route gives; its address' end, the visitor's if nobody is named. */
async function load<T>(
	route: string,
	who: Who,
	{ params = {}, search = '' }: { params?: Record<string, string>; search?: string } = {}
): Promise<T> {
	const door = modules[`../../src/routes/${route}.server.ts`];
	if (!door) throw new Error(`there is no ${route}`);
	const workbench = as(house, WHO[who]);
	const { status, body, location } = await knock(door, { verb: 'load', workbench, params, search });
	return (status === 200 ? JSON.parse(body) : { status, location }) as T;
}

const set = (page: string, state: PageState, rest = '') =>
	store.raw.execute(`update page set state = '${state}'${rest} where id = '${page}'`, []);

interface Led {
	status: number;
	location?: string;
}

describe('every screen', () => {
	test.each([...EVERYBODY, 'visitor'] as Who[])(
		'knows of %s the name and the role, no more',
		async (who) => {
			const given = await load('+layout', who);
			const account = WHO[who];
			expect(given).toEqual({
				language: 'en',
				person: account && { id: account.id, name: account.name, role: account.role }
			});
		}
	);

	test.each<[string, string]>([
		['work/+page', '/sign-in?to=%2F'],
		['jobs/+page', '/sign-in?to=/'],
		['account/+page', '/sign-in?to=/account']
	])('%s leads a visitor to the sign-in, and back from there', async (route, location) => {
		expect(await load<Led>(route, 'visitor')).toEqual({ status: 303, location });
	});
});

describe('the records', () => {
	interface Listed {
		records: { id: string; state: string; published: boolean; surfaces: { state: PageState }[] }[];
	}

	test('a visitor sees none that is not published, everybody who works here sees all', async () => {
		expect((await load<Listed>('records/+page', 'visitor')).records).toEqual([]);
		for (const who of EVERYBODY) {
			const { records } = await load<Listed>('records/+page', who);
			expect(records.map(({ id, published }) => [id, published])).toEqual([[RECORD, false]]);
			expect(records[0]!.surfaces).toHaveLength(3);
		}
	});

	test('published, it is on the first page of a visitor, too', async () => {
		await store.raw.execute(`update record set published = true`, []);
		for (const route of ['records/+page', '+page']) {
			const { records } = await load<Listed>(route, 'visitor');
			expect(records.map(({ id }) => id)).toEqual([RECORD]);
		}
	});

	test.each(PAGE_STATES)('the state of the page of the scan, %s, is on its tile', async (state) => {
		await set('p1', state);
		const { records } = await load<Listed>('records/+page', 'oleg');
		expect(records[0]!.surfaces.map((one) => one.state)).toContain(state);
	});

	test.each<[Who, boolean, boolean | undefined]>([
		['oleg', false, undefined],
		['anna', true, false],
		['maria', true, true]
	])('%s may have it read again: %s, and choose with what: %s', async (who, reads, chooses) => {
		interface Opened {
			reading: { mayChoose: boolean; languages: string } | null;
		}
		const { reading } = await load<Opened>('records/[record]/+page', who, {
			params: { record: RECORD }
		});
		expect([reading !== null, reading?.mayChoose]).toEqual([reads, chooses]);
	});
});

describe('a page to transcribe', () => {
	interface Desk {
		opened: {
			page: { state: PageState; previous: string | null; next: string | null; submittedBy: string };
			bases: Record<string, unknown>;
			account: string;
			whyNot: { code: string } | null;
		};
		why: { sentence: string; next: string } | null;
		key: string;
		offered: unknown[];
	}
	const open = (who: Who, search = '') =>
		load<Desk>('pages/[page]/transcribe/+page', who, { params: { page: 'p1' }, search });

	test('names who opened it, and a base for every line', async () => {
		for (const who of EVERYBODY) {
			const { opened, why } = await open(who);
			expect([opened.account, why]).toEqual([WHO[who]!.id, null]);
			expect(Object.keys(opened.bases).length).toBeGreaterThan(30);
		}
	});

	test('has a key of its own each time, so that no two saves are taken for one', async () => {
		const keys = [(await open('oleg')).key, (await open('oleg')).key, (await open('anna')).key];
		expect(new Set(keys).size).toBe(3);
	});

	/** May the text be changed now: volunteer, editor, archivist. */
	const MAY: Record<PageState, boolean[]> = {
		empty: [true, true, true],
		open: [true, true, true],
		review: [false, false, false],
		returned: [true, true, true],
		reviewed: [false, false, false],
		approved: [false, false, false],
		reopened: [true, true, true]
	};
	test.each(PAGE_STATES)(
		'that is %s is open to be written, or says why not, with a next step',
		async (state) => {
			await set('p1', state);
			const opened = await Promise.all(EVERYBODY.map((who) => open(who)));
			expect(opened.map(({ opened: { whyNot } }) => whyNot === null)).toEqual(MAY[state]);
			for (const { opened: one, why } of opened) {
				expect(why === null).toBe(one.whyNot === null);
				if (why) expect([why.sentence, why.next].every((told) => told.endsWith('.'))).toBe(true);
			}
		}
	);

	test('brings suggestions only where they are asked for', async () => {
		expect((await open('oleg')).offered).toEqual([]);
	});
});

describe('a page to review', () => {
	interface Review {
		review: {
			state: PageState;
			head: { number: number; sha256: string };
			acceptRefused: { code: string } | null;
			returnRefused: { code: string } | null;
			others: string[];
		};
	}
	const review = async (who: Who) =>
		(await load<Review>('pages/[page]/collate/+page', who, { params: { page: 'p1' } })).review;
	/** Oleg corrected the page and sent it. */
	const sent = async (by: Who = 'oleg') => {
		await store.raw.execute(
			`insert into revision (page, number, parent, by, at, kind, message, content, sha256)
			 select page, 2, 1, '${by}', now(), 'corrected', '', content, sha256 from revision
			 where page = 'p1' and number = 1`,
			[]
		);
		await set('p1', 'review', `, head = 2, submitted_by = '${by}'`);
	};

	test('a volunteer is not asked; those who did not write in it are', async () => {
		await sent();
		expect((await review('oleg')).acceptRefused?.code).toBe('not_your_role');
		for (const who of ['anna', 'maria'] as const) {
			const { acceptRefused, returnRefused, head } = await review(who);
			expect([acceptRefused, returnRefused, head.number]).toEqual([null, null, 2]);
		}
	});

	test('whoever wrote in it does not accept it, and is told who can', async () => {
		await sent('anna');
		const { acceptRefused, others } = await review('anna');
		expect(acceptRefused?.code).toBe('own_work');
		expect(others).toEqual(['М. Орлова', 'Павел']);
		expect((await review('maria')).acceptRefused).toBeNull();
	});

	test.each(PAGE_STATES.filter((state) => state !== 'review'))(
		'while it is %s nobody accepts it',
		async (state) => {
			await set('p1', state);
			for (const who of EVERYBODY) expect((await review(who)).acceptRefused).not.toBeNull();
		}
	);
});

describe('the work of a person', () => {
	interface Work {
		work: { next: { page: string; why: string } | null; sent: number };
	}
	const work = async (who: Who) => (await load<Work>('work/+page', who)).work;

	test.each<[PageState, string, (string | null)[]]>([
		['open', '', ['start', 'start', 'start']],
		['review', `, submitted_by = 'oleg'`, [null, 'review', 'review']],
		['returned', `, returned_to = 'oleg'`, ['returned', null, null]],
		['reviewed', '', [null, null, 'approve']],
		['reopened', '', ['reopened', 'reopened', 'reopened']]
	])('with the scan %s%s the next page is, by role, for: %o', async (state, rest, whys) => {
		await store.raw.execute(`update page set state = 'approved' where id <> 'p1'`, []);
		await set('p1', state, rest);
		const found = await Promise.all(EVERYBODY.map(work));
		expect(found.map(({ next }) => next?.why ?? null)).toEqual(whys);
	});

	test('pages that I sent and that wait are counted for me alone', async () => {
		await store.raw.execute(
			`update page set state = 'review', submitted_by = 'oleg' where id in ('p1', 'p2')`,
			[]
		);
		expect((await work('oleg')).sent).toBe(2);
		expect((await work('anna')).sent).toBe(0);
	});
});

describe('the history', () => {
	interface History {
		entries: { number: number; by: string }[];
		changes: unknown[];
		older: number;
		newer: number;
		whyNot: { code: string } | null;
	}
	test('of a page that was only read has one version, compared with itself', async () => {
		const given = await load<History>('pages/[page]/history/+page', 'oleg', {
			params: { page: 'p1' }
		});
		expect(given.entries.map(({ number, by }) => [number, by])).toEqual([[1, 'tesseract']]);
		expect([given.older, given.newer, given.changes]).toEqual([1, 1, []]);
	});
});
