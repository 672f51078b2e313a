import { mayBatch } from '#lib/collation/card.ts';
import type { Difference } from '#lib/collation/difference.ts';
import type { VerdictKind } from '#lib/collation/verdict.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import * as collating from './collating.ts';
import type { Collated } from './collating.ts';
import * as correcting from './correcting.ts';
import * as deciding from './deciding.ts';
import type { Given, Job } from './deciding.ts';
import * as ends from './ends.ts';
import * as saving from './saving.ts';
import * as event from './storage/event.ts';
import type { Sql } from './storage/store.ts';
import * as verdicts from './storage/verdict.ts';
import { asker, type Workbench } from './workbench.ts';

export { desk } from './collation-desk.ts';
export { correct, mark } from './correcting.ts';
export type { Correction } from './correcting.ts';
export type { Given, Job } from './deciding.ts';

/** The verdicts that change the text: they come by `correct` and `mark`. */
const CHANGING: readonly VerdictKind[] = ['misread', 'illegible'];

/** A verdict that keeps the text (2, 3, 4, 6, 0), on the readings that were seen. */
export async function decide(
	workbench: Workbench,
	record: string,
	given: Given & { s: string; p: string }
): Promise<Outcome<Job>> {
	const asked = await deciding.begin(workbench, record, 'verdict.keep_text');
	if (!asked.ok) return asked;
	const difference = deciding.seen(asked.value, given.difference, given);
	return difference.ok ? keep(workbench, asked.value, [difference.value], given) : difference;
}

/**
 * One verdict on several differences of one family, as one job with one undo. Every one of them
 * was shown with its picture; numbers and names are refused.
 */
export async function decideTogether(
	workbench: Workbench,
	record: string,
	keys: readonly string[],
	given: Omit<Given, 'difference'>
): Promise<Outcome<Job>> {
	const asked = await deciding.begin(workbench, record, 'verdict.keep_text');
	if (!asked.ok) return asked;
	const differences: Difference[] = [];
	for (const key of new Set(keys)) {
		const difference = deciding.seen(asked.value, key, null);
		if (!difference.ok) return difference;
		differences.push(difference.value);
	}
	const families = new Set(differences.map(({ family }) => family));
	if (families.size !== 1 || !differences.every(mayBatch)) return refuse('not_together');
	return keep(workbench, asked.value, differences, given);
}

async function keep(
	workbench: Workbench,
	collated: Collated,
	differences: readonly Difference[],
	given: Omit<Given, 'difference'>
): Promise<Outcome<Job>> {
	if (CHANGING.includes(given.kind)) return refuse('bad_request', { what: given.kind });
	return workbench.store.sql.transaction().execute(async (tx) => {
		const standing = await deciding.stillStands(
			workbench,
			tx,
			collated,
			differences,
			'verdict.keep_text'
		);
		if (!standing.ok) return standing;
		const all = differences.map((difference) => ({ difference, given }));
		return done({ job: await deciding.write(workbench, tx, collated, all, 'verdict.keep_text') });
	});
}

/** Takes the verdicts of a job back, or a choice of the ends; what they replaced stands again, and the text as before. */
export async function undo(
	workbench: Workbench,
	record: string,
	job: number
): Promise<Outcome<null>> {
	const asked = await deciding.begin(workbench, record, 'verdict.keep_text');
	if (!asked.ok) return asked;
	const entry = await event.find(workbench.store.sql, job);
	if (entry?.record === record && entry.action === ends.ACTION) {
		const back = await ends.takeBack(workbench, record, entry);
		return back.ok ? done(null) : back;
	}
	if (entry?.record !== record || !entry.action.startsWith('verdict.'))
		return refuse('nothing_to_undo');
	if (entry.who !== workbench.account!.id && asker(workbench) === 'volunteer')
		return refuse('not_yours');
	const ids = (entry.detail['verdicts'] ?? []) as string[];
	const kept = await verdicts.byId(workbench.store.sql, ids);
	if (kept.length === 0 || kept.some(({ replacedBy }) => replacedBy !== null))
		return refuse('nothing_to_undo');
	if (entry.action === 'verdict.change_text')
		return correcting.takeBack(workbench, entry, async ({ tx, row }) => {
			const allowed = deciding.allowed(workbench, 'verdict.keep_text', row);
			if (!allowed.ok) return saving.withdraw(allowed.refusal.code, allowed.refusal.facts);
			await replaceBack(workbench, tx, record, job, ids);
		});
	return workbench.store.sql.transaction().execute(async (tx) => {
		const locked = await collating.lockPages(tx, record);
		for (const page of new Set(kept.map(({ page }) => page))) {
			const row = locked.find(({ id }) => id === page);
			const allowed = deciding.allowed(workbench, 'verdict.keep_text', row);
			if (!allowed.ok) return allowed;
		}
		await replaceBack(workbench, tx, record, job, ids);
		return done(null);
	});
}

async function replaceBack(
	workbench: Workbench,
	tx: Sql,
	record: string,
	job: number,
	ids: readonly string[]
): Promise<void> {
	await verdicts.undo(tx, ids);
	await event.append(tx, {
		...{ at: workbench.clock().toISOString(), who: workbench.account!.id },
		...{ action: 'verdict.undo', object: `record:${record}`, record },
		detail: { job, verdicts: ids }
	});
}
