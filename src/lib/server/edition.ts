import { hiddenOf, underRules } from '#lib/collation/house-rule.ts';
import { standings, type Standing } from '#lib/collation/standing.ts';
import type { Verdict } from '#lib/collation/verdict.ts';
import type { Edition, EditionSurface, Person, Program, Step } from '#lib/encoding/edition.ts';
import type { Surface } from '#lib/facsimile/surface.ts';
import type { Sealed } from '#lib/workflow/audit.ts';
import type { Collated } from './collating.ts';
import { version } from './program.ts';
import * as event from './storage/event.ts';
import * as catalogue from './storage/catalogue.ts';
import * as runs from './storage/run.ts';
import * as revisions from './storage/revision.ts';
import * as verdicts from './storage/verdict.ts';
import type { Sql } from './storage/store.ts';

/** What each step is called in the file's history; steps without a row are not told there. */
const STEPS: Record<string, string> = {
	'page.submit': 'Submitted for review.',
	'page.withdraw': 'Taken back from review.',
	'page.return': 'Sent back with reasons.',
	'page.accept': 'Transcription accepted.',
	'page.accept_own': 'Own transcription accepted, with a reason.',
	'record.approve': 'Approved and sealed.',
	'record.approve_own': 'Own work approved and sealed, with a reason.',
	'page.reopen': 'Opened again.'
};

/** All that an export of the record is written from, as the store has it now. */
export async function assemble(
	sql: Sql,
	collated: Collated,
	{ status, date }: { status: Edition['status']; date?: string }
): Promise<Edition> {
	const { record } = collated;
	const surfaces = await catalogue.facsimile(sql, record);
	const [pages, given, trail, published, translation] = [
		await Promise.all(surfaces.map((surface) => withText(sql, collated, surface))),
		await verdicts.standing(sql, record),
		await event.ofRecord(sql, record),
		await catalogue.witness(sql, record, 'P'),
		await catalogue.witness(sql, record, 'T')
	];
	const { differences } = underRules(collated.differences, given);
	return {
		...{ record: collated.description, status, surfaces: pages },
		date: date ?? trail.at(-1)?.at.slice(0, 10) ?? collated.description.date,
		...{ published: published?.text ?? null, collated: collated.empty === null, translation },
		...{
			differences,
			verdicts: standings(differences, given).flatMap(decided)
		},
		...{
			beyondScan: collated.beyondScan,
			profile: { name: collated.profile.name, hidden: hiddenOf(differences) }
		},
		people: await peopleOf(sql, collated, trail, given),
		programs: await programsOf(sql, surfaces),
		history: trail.flatMap(stepOf)
	};
}

/** A verdict that counts, under the key and with the readings that its difference has today. */
function decided({ state, difference, verdict }: Standing): Verdict[] {
	if (state !== 'decided' || !difference || !verdict) return [];
	const { kind, detail, note, by, at, suggested } = verdict;
	const readings = { difference: difference.key, s: difference.s.text, p: difference.p.text };
	return [{ ...readings, kind, detail, note, by, at, suggested }];
}

async function withText(sql: Sql, collated: Collated, surface: Surface): Promise<EditionSurface> {
	const scanned = collated.pages.find((page) => page.surface === surface.id);
	if (scanned) return { surface, page: scanned.head > 0 ? scanned.content : null };
	const row = await sql
		.selectFrom('page')
		.select(['id', 'head'])
		.where('surface', '=', surface.id)
		.executeTakeFirst();
	const head = row && row.head > 0 ? await revisions.find(sql, row.id, row.head) : undefined;
	return { surface, page: head?.content ?? null };
}

function stepOf({ number, at, who, action, became }: Sealed): Step[] {
	const what = STEPS[action];
	return what === undefined ? [] : [{ event: number, at, who, status: became, what }];
}

/** Everyone who had a hand in the text, as each wishes to be credited, in order of account id. */
async function peopleOf(
	sql: Sql,
	{ pages }: Collated,
	trail: readonly Sealed[],
	given: readonly Verdict[]
): Promise<Person[]> {
	const did = new Map<string, Set<Person['did'][number]>>();
	const add = (who: string, what: Person['did'][number]) =>
		did.set(who, (did.get(who) ?? new Set()).add(what));
	for (const { id } of pages) for (const { by } of await revisions.list(sql, id)) add(by, 'trc');
	for (const { by, suggested } of given) if (!suggested) add(by, 'edt');
	for (const { who, action } of trail) {
		if (action === 'page.accept' || action === 'page.accept_own') add(who, 'pfr');
		if (action === 'record.approve' || action === 'record.approve_own') add(who, 'archivist');
	}
	const accounts = await sql
		.selectFrom('account')
		.select(['id', 'credit'])
		.where('id', 'in', [...did.keys(), ''])
		.orderBy('id')
		.execute();
	return accounts.map(({ id, credit }) => ({ id, credit, did: [...did.get(id)!].sort() }));
}

async function programsOf(sql: Sql, surfaces: readonly Surface[]): Promise<Program[]> {
	const sverka: Program = { id: 'sverka', name: 'Sverka', version: version() };
	for (const { id, siglum } of surfaces) {
		const result = siglum === 'S' ? await runs.newestResult(sql, id) : null;
		if (!result) continue;
		const { version: tesseract, models } = result.engine;
		return [sverka, { id: 'tesseract', name: 'Tesseract', version: tesseract, models }];
	}
	return [sverka];
}
