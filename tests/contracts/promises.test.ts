import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { done, type Outcome } from '#lib/outcome.ts';
import * as account from '#lib/server/account.ts';
import * as approval from '#lib/server/approval.ts';
import { foldersAt } from '#lib/server/folders.ts';
import { openGate } from '#lib/server/gate.ts';
import { newId } from '#lib/server/id.ts';
import type { Images } from '#lib/server/images/images.ts';
import * as importing from '#lib/server/importing.ts';
import * as invitation from '#lib/server/invitation.ts';
import * as people from '#lib/server/people.ts';
import * as approvals from '#lib/server/storage/approval.ts';
import * as pageState from '#lib/server/storage/page-state.ts';
import * as revisions from '#lib/server/storage/revision.ts';
import * as transcription from '#lib/server/transcription.ts';
import * as workflow from '#lib/server/workflow.ts';
import type { Installation, Workbench } from '#lib/server/workbench.ts';
import type { SaveRequest } from '#lib/transcription/save.ts';
import { clear, description, houseFor, lay, type House } from '../support/importing.ts';
import { chance } from '../support/pictures.ts';
import { must, RecordHouse } from '../support/record-house.ts';
import { times } from '../support/times.ts';
import { as, empty, installation, PEOPLE, seed } from '../support/workbench.ts';

/** Promises of the guards (section 1) that are counts; as many as were promised: `npm run promises`. */
const { oleg, anna, maria } = PEOPLE;
const RECORD = 'molotov-1953-07-04';
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.refusal.code);

/** A save of the first line, as the page stands now. */
async function saving(who: Workbench, text: string): Promise<SaveRequest> {
	const { bases, timeline } = must(await transcription.open(who, 'p1'));
	const line = { line: 'l1-1', base: bases['l1-1']!, text, annotations: [], confirm: false };
	return { key: newId(), account: who.account!.id, timeline, lines: [line] };
}
const save = async (who: Workbench, text: string) =>
	transcription.save(who, 'p1', await saving(who, text));

describe('on a page', () => {
	let house: Installation;
	const bench = (who: (typeof PEOPLE)[keyof typeof PEOPLE]) => as(house, who);
	const row = async () => (await pageState.find(house.store.sql, 'p1'))!;
	const revisionsOf = async () => (await revisions.list(house.store.sql, 'p1')).length;
	beforeAll(async () => {
		house = await installation({ newId });
	});
	beforeEach(async () => {
		await empty(house.store);
		await seed(house.store);
	});
	afterAll(() => house.store.close());

	test('P4: one save repeated is one revision, however much was saved on top of it', async () => {
		const one = await saving(bench(oleg), 'однажды');
		const first = must(await transcription.save(bench(oleg), 'p1', one));
		const repeats = times(96, 1_000);
		for (let sent = 0; sent < repeats; sent += 8) {
			const again = await Promise.all(
				Array.from({ length: 8 }, () => transcription.save(bench(oleg), 'p1', one))
			);
			for (const outcome of again)
				expect(must(outcome)).toMatchObject({ revision: first.revision, lines: first.lines });
			if (sent % 32 === 0) must(await save(bench(anna), `поверх ${sent}`));
		}
		expect(await revisionsOf()).toBe(2 + Math.ceil(repeats / 32));
		expect((await row()).head).toBe(await revisionsOf());
	});

	/** So that nothing of Anna's is left since the last acceptance. */
	async function acceptedByAnother({ state, head }: pageState.PageRow): Promise<void> {
		if (state !== 'review') must(await workflow.submit(bench(oleg), 'p1', { number: head }));
		const seen = must(await workflow.reviewOf(bench(maria), 'p1')).head!;
		must(await workflow.accept(bench(maria), 'p1', seen));
		must(await workflow.sendBack(bench(anna), 'p1', { lines: [], words: 'ещё раз' }));
	}

	test('P21: what is accepted is what the editor saw, and never his own', async () => {
		const next = chance(21);
		const ends = new Map<string, number>();
		for (let round = 0; round < times(24, 1_000); round++) {
			const own = next() < 0.25;
			const author = own ? anna : oleg;
			must(await save(bench(author), `круг ${round}`));
			const { head } = await row();
			must(await workflow.submit(bench(oleg), 'p1', { number: head }));
			const seen = must(await workflow.reviewOf(bench(anna), 'p1')).head!;
			const edit = async () => {
				const back = await workflow.withdraw(bench(oleg), 'p1');
				return back.ok ? save(bench(oleg), `круг ${round}, позже`) : back;
			};
			const accept = () => workflow.accept(bench(anna), 'p1', seen);
			const order = next() < 0.5;
			const raced = await Promise.all(order ? [accept(), edit()] : [edit(), accept()]);
			const [accepted, edited] = order ? raced : raced.reverse();
			const end = `${code(accepted!)}, ${code(edited!)}`;
			ends.set(end, (ends.get(end) ?? 0) + 1);
			const now = await row();
			if (accepted!.ok) {
				expect(own).toBe(false);
				expect(now).toMatchObject({ state: 'reviewed', accepted: seen.number, head: seen.number });
				const revision = (await revisions.find(house.store.sql, 'p1', now.head))!;
				expect(revision.sha256).toBe(seen.sha256);
				must(await workflow.sendBack(bench(anna), 'p1', { lines: [], words: 'ещё раз' }));
			} else {
				expect(now.state).not.toBe('reviewed');
				expect(code(accepted!)).toMatch(own ? /own_work|wrong_state/ : /wrong_state/);
				if (own) await acceptedByAnother(now);
			}
		}
		console.log('P21, accept and edit:', JSON.stringify(Object.fromEntries(ends)));
		expect([...ends.keys()].some((end) => end.startsWith('ok'))).toBe(true);
		expect([...ends.keys()].some((end) => end.endsWith(', ok'))).toBe(true);
	});
});

test('P21: what is sealed is what the archivist saw', async () => {
	const record = await RecordHouse.open();
	const house = record.here;
	const root = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-promises-'));
	house.folders = foldersAt(root);
	const next = chance(12);
	let sealed = 0;
	const rounds = times(3, 1_000);
	for (let round = 0; round < rounds; round++) {
		await record.begin();
		await record.ready();
		const desk = must(await approval.desk(as(house, maria), RECORD));
		const wait = next() * 600;
		const edit = async () => {
			await new Promise((on) => setTimeout(on, wait));
			const back = await workflow.sendBack(as(house, anna), 'p1', { lines: [], words: 'нет' });
			return back.ok ? save(as(house, oleg), `круг ${round}`) : back;
		};
		const approve = () => approval.approve(as(house, maria), RECORD, desk.sight);
		const [approved, edited] =
			next() < 0.5
				? await Promise.all([approve(), edit()])
				: (await Promise.all([edit(), approve()])).reverse();
		const latest = await approvals.latest(house.store.sql, RECORD);
		const { state, head } = (await pageState.find(house.store.sql, 'p1'))!;
		expect([approved!.ok, edited!.ok].filter(Boolean)).toHaveLength(1);
		if (approved!.ok) {
			sealed++;
			const named = Object.entries(latest!.revisions as Record<string, workflow.Named>).map(
				([page, { number, sha256 }]) => `${page} ${number} ${sha256}`
			);
			expect(named).toEqual(desk.sight.revisions);
			expect([state, head]).toEqual(['approved', 1]);
		} else expect([latest, state]).toEqual([undefined, 'returned']);
	}
	console.log(`P21, seal and edit: ${sealed} of ${rounds} sealed`);
	await house.store.close();
	fs.rmSync(root, { recursive: true });
});

test('P23: a lowered role is obeyed by the next request', async () => {
	const PASSWORD = 'камень на дороге';
	const data = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-promises-'));
	const house = await installation({ newId });
	await seed(house.store);
	const gate = await openGate(house.store.sql, { origin: 'http://localhost:3000', data });
	const made = { name: 'Е. Сомова', email: 'elena@example.org', password: PASSWORD };
	const elena = must(await invitation.create(as(house, null), made, 'editor'));
	const street = { headers: new Headers(), address: '127.0.0.1', browser: undefined };
	const { cookies } = must(await account.signIn(as(house, null), gate, made, street));
	const bearing = new Headers({ cookie: cookies.map((one) => one.split(';')[0]).join('; ') });
	const chief = must(
		await invitation.create(as(house, null), { ...made, email: 'c@example.org' }, 'archivist')
	);
	const archivist = as(house, { ...maria, id: chief });
	const asked = async () => (await account.whoAsks(as(house, null), gate, bearing))!.account;
	let stale = 0;
	for (let tries = 0; tries < times(2, 1_000); tries++) {
		must(await people.changeRole(archivist, elena, { role: 'editor', password: PASSWORD }));
		expect((await asked()).role).toBe('editor');
		const lowered = people.changeRole(archivist, elena, { role: 'volunteer', password: PASSWORD });
		const meanwhile = asked();
		must(await lowered);
		const now = await Promise.all([asked(), asked(), asked(), asked()]);
		for (const who of now) {
			const returned = await workflow.sendBack(as(house, who), 'p1', { lines: [], words: 'нет' });
			if (code(returned) !== 'not_your_role') stale++;
		}
		expect(['editor', 'volunteer']).toContain((await meanwhile).role);
	}
	expect(stale).toBe(0);
	await house.store.close();
	fs.rmSync(data, { recursive: true });
});

/** What becomes of masters on a disk; gives the names that have to be told. */
type Fault = (at: (name: string) => string, next: () => number) => string[];
const rewrite = (file: string, bytes: Buffer) => {
	fs.rmSync(file);
	fs.writeFileSync(file, bytes);
};
const FAULTS: [what: string, fault: Fault][] = [
	[
		'one bit',
		(at, next) => {
			const bytes = fs.readFileSync(at('1.png'));
			bytes[Math.floor(next() * bytes.length)]! ^= 1 << Math.floor(next() * 8);
			rewrite(at('1.png'), bytes);
			return ['1.png'];
		}
	],
	[
		'cut',
		(at, next) => {
			const bytes = fs.readFileSync(at('2.png'));
			rewrite(at('2.png'), bytes.subarray(0, Math.floor(next() * bytes.length)));
			return ['2.png'];
		}
	],
	[
		'two swapped',
		(at) => {
			const [one, three] = [fs.readFileSync(at('1.png')), fs.readFileSync(at('3.png'))];
			rewrite(at('1.png'), three);
			rewrite(at('3.png'), one);
			return ['1.png', '3.png'];
		}
	],
	['gone', (at) => (fs.rmSync(at('3.png')), ['3.png'])],
	['its time alone', (at, next) => (fs.utimesSync(at('2.png'), next() * 1e9, next() * 1e9), [])]
];

test('P13: every later damage to a master is found and named, and a changed time is none', async () => {
	const frame = { width: 80, height: 60, dpi: null };
	const inspected = { mediaType: 'image/png' as const, ...frame, frames: [frame] };
	const images = { inspect: async () => done(inspected) } as unknown as Images;
	const { store } = await installation();
	const house: House = await houseFor(store, images);
	const names = ['1.png', '2.png', '3.png'];
	const masters = Object.fromEntries(
		names.map((name, at) => [name, Buffer.alloc(2_000 + at, `master ${name}`)])
	);
	const witnesses = [{ siglum: 'S', what: 'leaf', surfaces: names }];
	const { scans } = lay(house.folders, 'note', {
		...masters,
		'record.json': JSON.stringify(description({ witnesses }))
	});
	await importing.importFolders(house, () => {});
	const next = chance(13);
	const at = (name: string) => path.join(scans, name);
	for (let round = 0; round < times(40, 1_000); round++) {
		const [what, fault] = FAULTS[round % FAULTS.length]!;
		const hurt = fault(at, next);
		const said: string[] = [];
		await importing.watchFolders(house, (line) => void said.push(line));
		const told = said.map((line) => /^ALARM: note\/(\S+) is not what was imported/.exec(line)?.[1]);
		expect([what, round, told.sort()]).toEqual([what, round, hurt]);
		for (const name of hurt) {
			fs.rmSync(at(name), { force: true });
			fs.writeFileSync(at(name), masters[name]!);
		}
	}
	await store.close();
	clear(house);
});
