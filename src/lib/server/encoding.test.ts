import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { FORMATS, type FormatName } from '#lib/encoding/format.ts';
import type { Fault } from '#lib/encoding/tei/fault.ts';
import { refuse, type Outcome } from '#lib/outcome.ts';
import { must, RecordHouse } from '../../../tests/support/record-house.ts';
import { description, RECORD } from '../../../tests/support/sample.ts';
import * as encoding from './encoding.ts';
import type { Installation } from './workbench.ts';

/** What the check of a TEI file finds; the check itself has its own tests. */
const found = vi.hoisted(() => ({ faults: [] as unknown[], asked: 0 }));
vi.mock('./checking.ts', () => ({
	faultsOf: async () => {
		found.asked++;
		return found.faults;
	}
}));

let house: RecordHouse;
beforeAll(async () => {
	house = await RecordHouse.open();
});
beforeEach(async () => {
	Object.assign(found, { faults: [], asked: 0 });
	await house.begin();
});
afterAll(() => house.here.store.close());

const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.refusal.code);
const sql = () => house.here.store.sql;
const ALL = Object.keys(FORMATS) as FormatName[];
const WHO = [null, 'oleg', 'anna', 'maria'] as const;

/** As if it had been sealed with this text. */
async function sealed(tei: string, published: boolean): Promise<void> {
	await sql()
		.insertInto('approval')
		.values({
			...{ id: 'a1', record: RECORD, revisions: '{}', verdicts: '[]', tei_sha256: 'sum', tei },
			...{ by: 'maria', at: house.here.clock(), own_reason: null, reopened_by: null },
			...{ reopened_at: null, reopen_reason: null }
		})
		.execute();
	await sql().updateTable('record').set({ published }).execute();
}

describe('who has which file', () => {
	/** Visitor, volunteer, editor, archivist; `-`: 404, `f`: 403. */
	test.each([
		['working', false, '-f++'],
		['working', true, '-f++'],
		['sealed', false, '-f++'],
		['sealed', true, '++++']
	] as const)('%s (published: %s): %s', async (version, published, row) => {
		await sealed('<TEI/>', published);
		const asked = { format: 'tei-edition' as const, version };
		const codes = [];
		for (const who of WHO)
			codes.push(code(await encoding.exported(house.bench(who), RECORD, asked)));
		const signs = { ok: '+', not_found: '-', not_your_role: 'f' } as Record<string, string>;
		expect(codes.map((one) => signs[one]).join('')).toBe(row);
	});

	test('a visitor is answered as if there were none, whatever there is', async () => {
		await sealed('<TEI/>', false);
		const asked = { format: 'tei-edition' as const, version: 'sealed' as const };
		const answers = [
			await encoding.exported(house.bench(null), RECORD, asked),
			await encoding.exported(house.bench(null), 'none', asked),
			await encoding.offers(house.bench(null), RECORD),
			await encoding.offers(house.bench(null), 'none'),
			await encoding.readable(house.bench(null), RECORD),
			await encoding.readable(house.bench(null), 'none')
		];
		for (const answer of answers) expect(answer).toEqual(refuse('not_found'));
	});

	test('what was sealed comes byte for byte, in its one format; in another there is none', async () => {
		await sealed('<TEI>\u0439 &amp; ѣ</TEI>\n', true);
		const file = must(
			await encoding.exported(house.bench(null), RECORD, {
				format: 'tei-edition',
				version: 'sealed'
			})
		);
		expect(file).toMatchObject({ name: `${RECORD}.xml`, mediaType: 'application/tei+xml' });
		expect(new TextDecoder().decode(file.bytes)).toBe('<TEI>й &amp; ѣ</TEI>\n');
		for (const format of ALL.filter((one) => one !== 'tei-edition')) {
			const asked = { format, version: 'sealed' as const };
			expect(code(await encoding.exported(house.bench('maria'), RECORD, asked))).toBe('not_found');
		}
		expect(found.asked).toBe(0);
	});
});

describe('a file that fails its own check', () => {
	const fault: Fault = { line: 7, column: 3, message: 'element "x" not allowed here' } as Fault;

	test('is not given out, and the place is named; the formats without that check still are', async () => {
		found.faults = [fault, { ...fault, line: 9 }];
		const ends: Record<string, Outcome<unknown>> = {};
		for (const format of ALL)
			ends[format] = await encoding.exported(house.bench('anna'), RECORD, {
				format,
				version: 'working'
			});
		const refused = refuse('not_offered', { where: '7:3 element "x" not allowed here' });
		for (const format of ALL)
			if (format.startsWith('tei')) expect([format, ends[format]]).toEqual([format, refused]);
			else expect([format, code(ends[format]!)]).toEqual([format, 'ok']);
	});

	test('stands on the list with its fault, so that one knows why it is not there', async () => {
		found.faults = [fault];
		const { offers } = must(await encoding.offers(house.bench('anna'), RECORD));
		expect(offers.map(({ format, fault }) => [format, fault])).toEqual(
			ALL.map((format) => [
				format,
				format.startsWith('tei') ? '7:3 element "x" not allowed here' : null
			])
		);
	});

	test('once sealed it is given out as it is: the seal was checked when it was made', async () => {
		found.faults = [fault];
		await sealed('<TEI/>', false);
		const { offers } = must(await encoding.offers(house.bench('anna'), RECORD));
		expect(offers[0]).toEqual({
			...{ format: 'tei-edition', version: 'sealed', fileName: `${RECORD}.xml`, bytes: 6 },
			...{ fault: null, checked: true }
		});
	});
});

test('the list says of each file what it weighs, to the byte, and which have no check', async () => {
	const { title, offers } = must(await encoding.offers(house.bench('anna'), RECORD));
	expect(title).toEqual(description().title);
	for (const { format, version, fileName, bytes } of offers) {
		const file = must(await encoding.exported(house.bench('anna'), RECORD, { format, version }));
		expect([format, file.name]).toEqual([format, fileName]);
		if (format !== 'pdf') expect([format, file.bytes.byteLength]).toEqual([format, bytes]);
	}
	expect(offers.filter(({ checked }) => !checked).map(({ format }) => format)).toEqual(['pdf']);
});

test('a record of which nothing was read offers no format of surfaces', async () => {
	await sql().updateTable('page').set({ head: 0, state: 'empty' }).execute();
	const { offers } = must(await encoding.offers(house.bench('anna'), RECORD));
	const formats = offers.map(({ format }) => format);
	for (const format of ['page', 'alto', 'hocr'] as const) {
		expect(formats).not.toContain(format);
		const asked = { format, version: 'working' as const };
		expect(await encoding.exported(house.bench('anna'), RECORD, asked)).toEqual(
			refuse('not_found')
		);
	}
});

test('the PDF asks for each leaf of the scan whole, upright, no wider than 300 dpi on A4', async () => {
	await sql()
		.updateTable('surface')
		.set({ width: 9_000, height: 12_000, frame: 2 })
		.where('id', '=', 's1')
		.execute();
	const asked: unknown[] = [];
	const images = {
		pyramid: async (...given: unknown[]) => (asked.push(['pyramid', ...given]), 'the pyramid'),
		crop: async (...given: unknown[]) => (asked.push(['crop', ...given]), null)
	} as unknown as Installation['images'];
	const bench = { ...house.bench('anna'), images };
	must(await encoding.exported(bench, RECORD, { format: 'pdf', version: 'working' }));
	expect(asked).toEqual([
		['pyramid', '', 2],
		['crop', 'the pyramid', { ulx: 0, uly: 0, lrx: 9_000, lry: 12_000 }, 2_480]
	]);
});

describe('the sealed text as readers see it', () => {
	test.each([
		[null, null],
		['М. Орлова', 'М. Орлова']
	])('names who sealed it as that person wishes: %s', async (credit, by) => {
		await sql().updateTable('account').set({ credit }).where('id', '=', 'maria').execute();
		await sealed(await workingTei(), true);
		const {
			sealed: seal,
			published,
			surfaces,
			citation
		} = must(await encoding.readable(house.bench(null), RECORD));
		expect(seal).toEqual({ by, at: '2026-11-23T12:00:00.000Z', sha256: 'sum' });
		expect([published, citation.length > 0]).toEqual([true, true]);
		expect(surfaces).toEqual([{ id: 's1', width: 2480, height: 3508, name: '001.jpg' }]);
	});

	test('before it is published it is for those who work', async () => {
		await sealed(await workingTei(), false);
		const codes = [];
		for (const who of WHO) codes.push(code(await encoding.readable(house.bench(who), RECORD)));
		expect(codes).toEqual(['not_found', 'ok', 'ok', 'ok']);
	});

	async function workingTei(): Promise<string> {
		const asked = { format: 'tei-edition' as const, version: 'working' as const };
		const { bytes } = must(await encoding.exported(house.bench('anna'), RECORD, asked));
		return new TextDecoder().decode(bytes);
	}
});
