import { detailOf } from '#lib/collation/card.ts';
import type { Difference } from '#lib/collation/difference.ts';
import { standings } from '#lib/collation/standing.ts';
import type { Verdict, VerdictKind } from '#lib/collation/verdict.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import { permit, type Action } from '#lib/workflow/moves.ts';
import * as collating from './collating.ts';
import type { Collated } from './collating.ts';
import * as event from './storage/event.ts';
import * as pageState from './storage/page-state.ts';
import type { Sql } from './storage/store.ts';
import * as verdicts from './storage/verdict.ts';
import { asker, type Workbench } from './workbench.ts';

type VerdictAction = Extract<Action, `verdict.${string}`>;

/** A verdict as a person gives it, on the readings that were seen. */
export interface Given {
	difference: string;
	kind: VerdictKind;
	detail: string | null;
	note: string;
}

/** The number of the job in the audit trail: by it the verdicts are taken back together. */
export interface Job {
	job: number;
}

/** The record's collation of today, for one who may give verdicts at all. */
export async function begin(
	workbench: Workbench,
	record: string,
	action: VerdictAction
): Promise<Outcome<Collated>> {
	const asked = permit(action, asker(workbench), 'open');
	if (!asked.ok) return asked;
	const collated = await collating.of(workbench, record);
	if (!collated) return refuse('not_found');
	return collated.empty ? refuse('not_comparable') : done(collated);
}

/**
 * Inside the transaction: the pages are still those that were collated, and their states allow it.
 * Their rows stay locked, so that no save or move comes between.
 */
export async function stillStands(
	workbench: Workbench,
	tx: Sql,
	collated: Collated,
	differences: readonly Difference[],
	action: VerdictAction
): Promise<Outcome<null>> {
	const rows = await collating.lockPages(tx, collated.record);
	for (const id of new Set(differences.map((difference) => pageOf(collated, difference)))) {
		const row = rows.find((one) => one.id === id);
		const may = allowed(workbench, action, row);
		if (!may.ok) return may;
		if (collated.pages.find((page) => page.id === id)?.head !== row?.head)
			return refuse('difference_gone');
	}
	return done(null);
}

/** The difference that a person decided, if it still is as it was seen. */
export function seen(
	collated: Collated,
	key: string,
	readings: { s: string; p: string } | null
): Outcome<Difference> {
	const difference = collated.differences.find((one) => one.key === key);
	if (!difference) return refuse('difference_gone');
	const same = !readings || (difference.s.text === readings.s && difference.p.text === readings.p);
	return same ? done(difference) : refuse('difference_gone');
}

/** May the person give such verdicts on this page of the scan now? */
export function allowed(
	workbench: Workbench,
	action: VerdictAction,
	row: pageState.PageRow | undefined
): Outcome<null> {
	return permit(action, asker(workbench), row?.state ?? 'open');
}

/** The page of the scan that a difference stands on; one without a place stands on the first. */
export function pageOf(collated: Collated, difference: Difference): string {
	const surface = difference.s.places[0]?.surface;
	const page = collated.pages.find((one) => one.surface === surface) ?? collated.pages[0];
	return page!.id;
}

/** Writes verdicts and their entry of the trail as one job. A person's own earlier ones give way. */
export async function write(
	workbench: Workbench,
	tx: Sql,
	collated: Collated,
	given: readonly { difference: Difference; given: Omit<Given, 'difference'> }[],
	action: VerdictAction,
	detail: Record<string, unknown> = {}
): Promise<number> {
	const account = workbench.account!;
	const about = aboutEach(collated, await verdicts.standing(tx, collated.record));
	const at = workbench.clock().toISOString();
	const ids: string[] = [];
	for (const { difference, given: one } of given) {
		const id = workbench.newId();
		const earlier = (about.get(difference.key) ?? []).filter(
			(kept) => kept.by === account.id || account.role === 'archivist'
		);
		await verdicts.insert(tx, {
			...{ id, record: collated.record, page: pageOf(collated, difference), at },
			...{ by: account.id, suggested: account.role === 'volunteer', note: one.note.trim() },
			...{ difference: difference.key, class: difference.class, evidence: difference.evidence },
			...{ s: difference.s.text, p: difference.p.text, kind: one.kind },
			detail: detailOf(one.kind, difference.class, one.detail)
		});
		await verdicts.replace(
			tx,
			earlier.map((kept) => kept.id),
			id
		);
		ids.push(id);
	}
	const kinds = [...new Set(given.map(({ given: { kind } }) => kind))];
	return event.append(tx, {
		...{ at, who: account.id, action, object: `record:${collated.record}` },
		record: collated.record,
		detail: { ...detail, verdicts: ids, kinds }
	});
}

/** The verdicts on each difference of today, those among them that were given on its earlier key. */
function aboutEach({ differences }: Collated, kept: verdicts.Kept[]): Map<string, verdicts.Kept[]> {
	const byVerdict = new Map(kept.map((one) => [one as Verdict, one]));
	return new Map(
		standings(differences, kept).flatMap(({ difference, verdicts: about }) =>
			difference ? [[difference.key, about.flatMap((one) => byVerdict.get(one) ?? [])]] : []
		)
	);
}
