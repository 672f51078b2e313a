import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Account } from '#lib/account/account.ts';
import { check } from '#lib/encoding/tei/check.ts';
import type { Outcome } from '#lib/outcome.ts';
import { foldersAt } from '#lib/server/folders.ts';
import { RecordHouse } from '../../../tests/support/record-house.ts';
import { as, PEOPLE } from '../../../tests/support/workbench.ts';
import * as approval from './approval.ts';
import * as collation from './collation.ts';
import * as encoding from './encoding.ts';
import * as sealedFiles from './sealed-files.ts';
import * as approvals from './storage/approval.ts';
import * as event from './storage/event.ts';
import type { Installation } from './workbench.ts';
import * as workflow from './workflow.ts';

const { oleg, anna, maria, pavel } = PEOPLE;
const RECORD = 'molotov-1953-07-04';

let record: RecordHouse;
let house: Installation;
let root: string;
beforeAll(async () => {
	record = await RecordHouse.open();
	house = record.here;
});
beforeEach(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'sealed-'));
	house.folders = foldersAt(root);
	await record.begin();
});
afterAll(() => house.store.close());

const bench = (account: Account | null) => as(house, account);
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.refusal.code);

async function desk(account: Account = maria) {
	const outcome = await approval.desk(bench(account), RECORD);
	if (!outcome.ok) throw new Error(outcome.refusal.code);
	return outcome.value;
}

const ready = () => record.ready();

async function approve(account: Account = maria) {
	return approval.approve(bench(account), RECORD, (await desk(account)).sight);
}

const folder = () => path.join(root, 'transcriptions', RECORD);
const file = (name: string) => readFile(path.join(folder(), name), 'utf8');

test('of a record that is not there nobody learns more than that', async () => {
	const { sight } = await desk();
	const own = { reason: 'x', steppedUp: true };
	for (const [account, refusal] of [
		[maria, 'not_found'],
		[oleg, 'not_found'],
		[null, 'sign_in_first']
	] as const)
		for (const given of [null, own])
			expect(code(await approval.approve(bench(account), 'none', sight, given))).toBe(refusal);
});

test('what blocks is said, and blocks', async () => {
	const { checks, state } = await desk();
	expect(state).toBe('open');
	expect(checks.filter((one) => one.state === 'blocks').map((one) => one.code)).toEqual([
		'reviewed',
		'decided'
	]);
	expect(code(await approve())).toBe('wrong_state');
	await workflow.submit(bench(oleg), 'p1', { number: 1 });
	const review = await workflow.reviewOf(bench(anna), 'p1');
	if (review.ok) await workflow.accept(bench(anna), 'p1', review.value.head!);
	expect(await approve()).toMatchObject({
		refusal: { code: 'cannot_approve', facts: { open: 1 } }
	});
});

test('approving writes a valid TEI and its sum into the folder, the same bytes as in the store', async () => {
	await ready();
	const outcome = await approve();
	expect(code(outcome)).toBe('ok');
	const tei = await file(`${RECORD}.xml`);
	expect(check(tei)).toEqual([]);
	expect(tei).toContain('<revisionDesc status="approved">');
	const sealed = await approvals.latest(house.store.sql, RECORD);
	expect(sealed).toMatchObject({ tei, tei_sha256: sealedFiles.sha256(tei), by: 'maria' });
	expect(await file(`${RECORD}.sha256`)).toBe(`${sealed!.tei_sha256}  ${RECORD}.xml\n`);
	expect(await readdir(folder())).toHaveLength(2);
	const given = await encoding.exported(bench(maria), RECORD, {
		...{ format: 'tei-edition', version: 'sealed' }
	});
	expect(given.ok && new TextDecoder().decode(given.value.bytes)).toBe(tei);
	expect(given.ok && given.value.name).toBe(`${RECORD}.xml`);
});

test('the seal names revisions and verdicts; the trail tells of both steps and holds', async () => {
	await ready();
	const { sight } = await desk();
	await approve();
	const sealed = (await approvals.latest(house.store.sql, RECORD))!;
	expect(sealed.verdicts).toEqual(sight.verdicts);
	expect(sealed.verdicts).toHaveLength(6);
	expect(sealed.revisions).toMatchObject({ p1: { number: 1 } });
	const trail = await event.ofRecord(house.store.sql, RECORD);
	expect(trail.slice(-2)).toMatchObject([
		{
			action: 'record.approve',
			was: 'reviewed',
			became: 'approved',
			detail: { ...without(sight) }
		},
		{ action: 'record.seal', detail: { sha256: sealed.tei_sha256 } }
	]);
	expect(await event.verifyChain(house.store.sql)).toBeNull();
	expect((await desk()).state).toBe('approved');
});

function without({ revisions, verdicts }: approval.Sight) {
	return { revisions, verdicts };
}

test('what changed since it was seen is not approved', async () => {
	await ready();
	const { sight } = await desk();
	const approveThat = () => approval.approve(bench(maria), RECORD, sight);
	const view = await collation.desk(bench(anna), RECORD);
	const { difference } = view.ok ? view.value.cards[0]! : never();
	await collation.decide(bench(anna), RECORD, {
		...{ difference: difference.key, s: difference.s.text, p: difference.p.text },
		...{ kind: 'ignore', detail: null, note: '' }
	});
	expect(code(await approveThat())).toBe('seen_other');
	expect(code(await approval.approve(bench(maria), RECORD, { ...sight, tei: 'x' }))).toBe(
		'seen_other'
	);
	await expect(readdir(folder())).rejects.toThrow('ENOENT');
});

function never(): never {
	throw new Error('no card');
}

test.each<[string, Account | null, string]>([
	['a visitor', null, 'sign_in_first'],
	['a volunteer who calls the address himself', oleg, 'not_your_role'],
	['an editor', anna, 'not_your_role']
])('%s is refused', async (_who, account, refusal) => {
	await ready();
	const { sight } = await desk();
	expect(code(await approval.approve(bench(account), RECORD, sight))).toBe(refusal);
	expect((await desk()).state).toBe('ready');
});

test('nobody seals his own work, but with reason and password, and the file says so', async () => {
	await house.store.sql.updateTable('page').set({ head: 2 }).where('id', '=', 'p1').execute();
	const first = await house.store.sql
		.selectFrom('revision')
		.selectAll()
		.where('page', '=', 'p1')
		.executeTakeFirstOrThrow();
	const values = {
		...first,
		number: 2,
		parent: 1,
		by: 'maria',
		content: JSON.stringify(first.content)
	};
	await house.store.sql.insertInto('revision').values(values).execute();
	await workflow.submit(bench(oleg), 'p1', { number: 2 });
	const review = await workflow.reviewOf(bench(anna), 'p1');
	if (review.ok) await workflow.accept(bench(anna), 'p1', review.value.head!);
	await record.decideAll();
	const { sight, own, others } = await desk();
	expect([own, others]).toEqual([true, ['Павел']]);
	const as = (given: approval.Own | null) => approval.approve(bench(maria), RECORD, sight, given);
	expect(code(await as(null))).toBe('own_work');
	expect(code(await as({ reason: 'одна', steppedUp: false }))).toBe('password_again');
	expect(code(await as({ reason: ' ', steppedUp: true }))).toBe('reason_needed');
	expect(code(await as({ reason: 'одна в архиве', steppedUp: true }))).toBe('ok');
	expect(await file(`${RECORD}.xml`)).toContain('Own work approved');
	expect((await desk(pavel)).seal?.ownReason).toBe('одна в архиве');
});

test('a damaged scan keeps the record from being sealed', async () => {
	await ready();
	record.master = Buffer.from('another');
	expect(code(await approve())).toBe('cannot_approve');
});

test('of two who approve at once one seals', async () => {
	await ready();
	const { sight } = await desk();
	const codes = await Promise.all(
		[maria, pavel].map(async (who) => code(await approval.approve(bench(who), RECORD, sight)))
	);
	expect(codes.filter((one) => one === 'ok')).toHaveLength(1);
	expect(await readdir(folder())).toHaveLength(2);
});

test('a crash between the seal and the folder is mended at the next start', async () => {
	await ready();
	await approve();
	const tei = await file(`${RECORD}.xml`);
	await rm(folder(), { recursive: true });
	expect(await sealedFiles.repair(house)).toEqual([RECORD]);
	expect(await file(`${RECORD}.xml`)).toBe(tei);
	await rm(path.join(folder(), `${RECORD}.sha256`));
	expect(await sealedFiles.repair(house)).toEqual([RECORD]);
	expect(await sealedFiles.repair(house)).toEqual([]);
});

test('a file that nobody sealed is put aside, not lost', async () => {
	await ready();
	await approve();
	const tei = await file(`${RECORD}.xml`);
	await writeFile(path.join(folder(), `${RECORD}.xml`), '<TEI>by hand</TEI>');
	expect(await sealedFiles.repair(house)).toEqual([RECORD]);
	expect(await file(`${RECORD}.xml`)).toBe(tei);
	const aside = (await readdir(folder())).find((name) => name.includes('.found-'))!;
	expect(await file(aside)).toBe('<TEI>by hand</TEI>');
});

test('a folder that cannot be written leaves the record unsealed', async () => {
	await ready();
	const { sight } = await desk();
	await writeFile(path.join(root, 'transcriptions'), 'a file where the folder should be');
	await expect(approval.approve(bench(maria), RECORD, sight)).rejects.toThrow();
	expect(await approvals.latest(house.store.sql, RECORD)).toBeUndefined();
	expect((await desk()).state).toBe('ready');
});

test('reopened, changed and sealed again: the folder has the new text, the first seal stays', async () => {
	await ready();
	await approve();
	const first = await file(`${RECORD}.xml`);
	const reason = { reason: 'reader' as const, words: '', lines: [] };
	await workflow.reopen(bench(maria), RECORD, reason);
	expect((await desk()).seal?.reopened).toMatchObject({ by: 'М. Орлова', reason: 'reader' });
	expect(await file(`${RECORD}.xml`)).toBe(first);
	await workflow.submit(bench(oleg), 'p1', { number: 1 });
	const review = await workflow.reviewOf(bench(anna), 'p1');
	if (review.ok) await workflow.accept(bench(anna), 'p1', review.value.head!);
	expect(code(await approve())).toBe('ok');
	expect(await file(`${RECORD}.xml`)).not.toBe(first);
	expect(await house.store.sql.selectFrom('approval').select('id').execute()).toHaveLength(2);
});

test('readers see what is sealed and published, made from the file itself', async () => {
	await ready();
	expect(code(await encoding.readable(bench(null), RECORD))).toBe('not_found');
	await approve();
	expect(code(await encoding.readable(bench(null), RECORD))).toBe('not_found');
	await workflow.publish(bench(maria), RECORD);
	const outcome = await encoding.readable(bench(null), RECORD);
	const { reading, sealed } = outcome.ok ? outcome.value : never();
	expect(sealed.by).toBeNull();
	const text = reading.blocks
		.map(({ runs }) => runs.map(({ normal }) => normal).join(''))
		.join('\n');
	expect(text).toContain('перемирии свидетельствует о безусловном успехе');
	expect(reading.blocks.flatMap(({ runs }) => runs).filter((run) => run.publication)).toHaveLength(
		6
	);
	const file = { format: 'tei-edition' as const, version: 'sealed' as const };
	expect(code(await encoding.exported(bench(null), RECORD, file))).toBe('ok');
	const draft = { format: 'tei-edition' as const, version: 'working' as const };
	expect(code(await encoding.exported(bench(null), RECORD, draft))).toBe('not_found');
	expect(code(await encoding.exported(bench(oleg), RECORD, draft))).toBe('not_your_role');
});

test('a working text says in its name that it is a draft', async () => {
	const outcome = await encoding.offers(bench(anna), RECORD);
	const { offers } = outcome.ok ? outcome.value : never();
	expect(offers.map(({ fileName, version, fault }) => [fileName, version, fault])).toEqual([
		[`${RECORD}.DRAFT.xml`, 'working', null],
		[`${RECORD}.DRAFT.reading.xml`, 'working', null],
		[`${RECORD}.DRAFT.txt`, 'working', null],
		[`${RECORD}.DRAFT.page.xml.zip`, 'working', null],
		[`${RECORD}.DRAFT.alto.xml.zip`, 'working', null],
		[`${RECORD}.DRAFT.hocr.zip`, 'working', null],
		[`${RECORD}.DRAFT.pdf`, 'working', null]
	]);
});
