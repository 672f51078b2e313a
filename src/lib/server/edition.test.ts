import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checksOf } from '#lib/workflow/check.ts';
import type { Page } from '#lib/transcription/page.ts';
import { must, RecordHouse } from '../../../tests/support/record-house.ts';
import { RECORD } from '../../../tests/support/sample.ts';
import * as collating from './collating.ts';
import * as collation from './collation.ts';
import { assemble } from './edition.ts';
import { prepare, sameSight } from './preparing.ts';
import * as event from './storage/event.ts';
import { sha256OfPage } from './storage/revision.ts';

/** What an export is written from, and what is measured on it before a record is sealed. */
let house: RecordHouse;
beforeAll(async () => {
	house = await RecordHouse.open();
});
beforeEach(() => house.begin());
afterAll(() => house.here.store.close());

const sql = () => house.here.store.sql;
const collated = async () => (await collating.of(house.bench('anna'), RECORD))!;
const edition = async (given: Parameters<typeof assemble>[2] = { status: 'draft' }) =>
	assemble(sql(), await collated(), given);
const prepared = async () => prepare(house.bench('maria'), await collated());
const measured = async () => (await prepared()).measured;

/** A revision more of a page, as a save would make it. */
async function write(by: string, change: (page: Page) => void = () => {}, page = 'p1') {
	const { head } = await sql()
		.selectFrom('page')
		.select('head')
		.where('id', '=', page)
		.executeTakeFirstOrThrow();
	const last = await sql()
		.selectFrom('revision')
		.selectAll()
		.where('page', '=', page)
		.where('number', '=', head)
		.executeTakeFirstOrThrow();
	const content = structuredClone(last.content);
	change(content);
	const next = {
		...last,
		number: head + 1,
		parent: head,
		by,
		content: JSON.stringify(content),
		sha256: sha256OfPage(content)
	};
	await sql().insertInto('revision').values(next).execute();
	await sql()
		.updateTable('page')
		.set({ head: head + 1 })
		.where('id', '=', page)
		.execute();
}

const tell = (
	who: string,
	action: string,
	became: string | null = null,
	at = '2026-11-23T12:00:00Z'
) =>
	sql()
		.transaction()
		.execute((tx) =>
			event.append(tx, { at, who, action, object: 'page:p1', record: RECORD, became })
		);

describe('an edition', () => {
	test('holds every surface in order, with its text where it has one', async () => {
		await sql().updateTable('page').set({ head: 0 }).where('id', '=', 'p3').execute();
		const { surfaces } = await edition();
		expect(
			surfaces.map(({ surface, page }) => [surface.id, surface.siglum, page !== null])
		).toEqual([
			['s1', 'S', true],
			['s2', 'P', true],
			['s3', 'P', false]
		]);
		await sql().updateTable('page').set({ head: 0 }).execute();
		expect((await edition()).surfaces.every(({ page }) => page === null)).toBe(true);
	});

	test('takes the text of the head, not of the newest row', async () => {
		await write('oleg', (page) => (page.regions[0]!.lines[0]!.text = 'новый текст'));
		expect(JSON.stringify((await edition()).surfaces[0]!.page)).toContain('новый текст');
		await sql().updateTable('page').set({ head: 1 }).where('id', '=', 'p1').execute();
		expect(JSON.stringify((await edition()).surfaces[0]!.page)).not.toContain('новый текст');
	});

	test('is dated by the last step of the work, else by the record, unless a date is given', async () => {
		expect((await edition()).date).toBe('1953-07-04');
		await tell('oleg', 'page.submit', 'review', '2026-12-01T23:59:00Z');
		expect((await edition()).date).toBe('2026-12-01');
		expect(await edition({ status: 'approved', date: '2027-01-01' })).toMatchObject({
			...{ status: 'approved', date: '2027-01-01' }
		});
	});

	test('names everyone by what he did, once a thing, as he wishes to be credited, and no agent', async () => {
		await sql()
			.updateTable('account')
			.set({ credit: 'О. Петров' })
			.where('id', '=', 'oleg')
			.execute();
		await write('oleg');
		await write('oleg');
		await write('anna');
		await tell('anna', 'page.accept', 'reviewed');
		await tell('anna', 'page.accept_own', 'reviewed');
		await tell('maria', 'record.approve_own', 'approved');
		await house.decideAll();
		expect((await edition()).people).toEqual([
			{ id: 'anna', credit: null, did: ['edt', 'pfr', 'trc'] },
			{ id: 'maria', credit: null, did: ['archivist'] },
			{ id: 'oleg', credit: 'О. Петров', did: ['trc'] }
		]);
	});

	test('a suggestion of a volunteer is no verdict, and makes him no editor', async () => {
		const { cards } = must(await collation.desk(house.bench('oleg'), RECORD));
		const { difference } = cards[0]!;
		must(
			await collation.decide(house.bench('oleg'), RECORD, {
				...{ difference: difference.key, s: difference.s.text, p: difference.p.text },
				...{ kind: 'departs', detail: null, note: '' }
			})
		);
		const { people, verdicts } = await edition();
		expect([people, verdicts]).toEqual([[], []]);
	});

	test('tells each step of the work in its history, in order; of what is no step it does not', async () => {
		const steps = [
			['page.submit', 'Submitted for review.'],
			['page.withdraw', 'Taken back from review.'],
			['page.return', 'Sent back with reasons.'],
			['page.accept', 'Transcription accepted.'],
			['page.accept_own', 'Own transcription accepted, with a reason.'],
			['record.approve', 'Approved and sealed.'],
			['record.approve_own', 'Own work approved and sealed, with a reason.'],
			['page.reopen', 'Opened again.']
		] as const;
		for (const [action] of steps) {
			await tell('x', 'page.save');
			await tell('anna', action, `after ${action}`);
			await tell('x', 'record.seal');
		}
		expect((await edition()).history).toEqual(
			steps.map(([action, what], at) => ({
				...{ event: 3 * at + 2, at: '2026-11-23T12:00:00.000Z', who: 'anna', what },
				status: `after ${action}`
			}))
		);
	});

	test('names the programs: Tesseract with its models only where it read a leaf of the scan', async () => {
		const { version } = JSON.parse(
			(await import('node:fs')).readFileSync('package.json', 'utf8')
		) as { version: string };
		const sverka = { id: 'sverka', name: 'Sverka', version };
		expect((await edition()).programs).toEqual([sverka]);
		const engine = {
			name: 'tesseract.js',
			version: '7.0.0',
			languages: 'rus',
			models: { rus: 'ab' }
		};
		const result = JSON.stringify({
			engine,
			lattices: {},
			alternatives: {},
			steps: [],
			measures: {}
		});
		const run = { settings: '{}', asked_by: 'x', created_at: new Date(), state: 'ok', result };
		await sql()
			.insertInto('run')
			.values({ ...run, id: 'r2', surface: 's2' })
			.execute();
		expect((await edition()).programs).toEqual([sverka]);
		await sql()
			.insertInto('run')
			.values({ ...run, id: 'r1', surface: 's1' })
			.execute();
		expect((await edition()).programs).toEqual([
			sverka,
			{ id: 'tesseract', name: 'Tesseract', version: '7.0.0', models: { rus: 'ab' } }
		]);
	});

	test('a verdict counts while its difference reads as it read; later it is outdated, not in the file', async () => {
		await house.decideAll();
		const before = await edition();
		expect(before.verdicts).toHaveLength(6);
		for (const { difference, s, p } of before.verdicts) {
			const own = before.differences.find(({ key }) => key === difference)!;
			expect([own.s.text, own.p.text]).toEqual([s, p]);
		}
		const [first] = before.verdicts;
		const { s } = before.differences.find(({ key }) => key === first!.difference)!;
		const [place] = s.places;
		await write('oleg', (page) => {
			const line = page.regions.flatMap(({ lines }) => lines).find(({ id }) => id === place!.line)!;
			line.text = 'совсем другое';
		});
		expect((await edition()).verdicts.length).toBeLessThan(6);
		expect((await measured()).outdated + (await measured()).undecided).toBeGreaterThan(0);
	});

	test('without a publication, a translation or a scan it says that they are not there', async () => {
		await sql().deleteFrom('witness').execute();
		expect(await edition()).toMatchObject({
			published: null,
			translation: null,
			collated: false,
			differences: []
		});
	});
});

describe('what is measured before the seal', () => {
	const failing = async () =>
		checksOf(await measured())
			.filter(({ state }) => state === 'blocks')
			.map(({ code }) => code);

	test('of a record that was only read: nothing accepted, nothing decided, no line confirmed', async () => {
		const { cards } = must(await collation.desk(house.bench('anna'), RECORD));
		const lines = (await collated()).pages
			.flatMap(({ content }) => content.regions)
			.flatMap((one) => one.lines);
		expect(await measured()).toMatchObject({
			...{
				pages: 1,
				unreviewed: 1,
				undecided: cards.length,
				decided: 0,
				contested: 0,
				outdated: 0
			},
			...{ lines: lines.length, unconfirmed: lines.length, faults: 0, departing: 0 },
			...{ damaged: 0, scans: 3, uncredited: 0 }
		});
		expect(await failing()).toEqual(['reviewed', 'decided']);
	});

	test('of one that is ready nothing blocks', async () => {
		await house.ready();
		expect(await measured()).toMatchObject({
			unreviewed: 0,
			undecided: 0,
			decided: 6,
			uncredited: 1
		});
		expect(await failing()).toEqual([]);
	});

	test('a line counts as confirmed when a person typed it or looked at it; each once', async () => {
		const { unconfirmed } = await measured();
		await write('oleg', ({ regions }) => {
			const [one, two, three] = regions.flatMap(({ lines }) => lines);
			one!.by = 'oleg';
			two!.seen = ['anna'];
			Object.assign(three!, { by: 'oleg', seen: ['anna', 'maria'] });
		});
		expect((await measured()).unconfirmed).toBe(unconfirmed - 3);
	});

	test.each<[string, Buffer | null]>([
		['altered', Buffer.from('a scam')],
		['gone', null]
	])(
		'one master of all surfaces that is %s is one damaged scan, and blocks',
		async (_what, master) => {
			await house.ready();
			house.master = master;
			expect((await measured()).damaged).toBe(1);
			expect(await failing()).toEqual(['scans']);
		}
	);

	test('who did not say how he wishes to be named is counted, and nobody else', async () => {
		await house.ready();
		await write('oleg');
		expect((await measured()).uncredited).toBe(2);
		await sql().updateTable('account').set({ credit: 'А.' }).where('id', '=', 'anna').execute();
		expect((await measured()).uncredited).toBe(1);
	});
});

describe('what an approver saw', () => {
	test('does not change by looking, and changes with a verdict and with a letter', async () => {
		const sights = [(await prepared()).sight, (await prepared()).sight];
		await house.decideAll();
		sights.push((await prepared()).sight);
		await write('oleg', (page) => (page.regions[0]!.lines[0]!.text += '!'));
		sights.push((await prepared()).sight);
		const same = sights.map((one, at) => at > 0 && sameSight(one, sights[at - 1]!));
		expect(same).toEqual([false, true, false, false]);
		expect(sights[0]!.revisions[0]).toMatch(/^p1 1 [0-9a-f]{64}$/);
	});
});
