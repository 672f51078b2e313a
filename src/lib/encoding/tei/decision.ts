import type { Difference, DifferenceClass } from '#lib/collation/difference.ts';
import type { Verdict, VerdictKind } from '#lib/collation/verdict.ts';
import type { Edition } from '../edition.ts';

/** How a difference stands in the file. */
export type Treatment =
	/** Only in the audit, or the scan's reading was corrected. */
	| 'nothing'
	/** One sentence with the count in `editorialDecl`. */
	| 'sentence'
	/** `app` that a verdict stands behind. */
	| 'apparatus'
	/** `app`, and the scan's reading is marked as hard to read. */
	| 'illegible'
	/** `app` with `rdg/@cert="unknown"`: nobody decided. */
	| 'undecided';

/** The row of `verdict to TEI`. A difference without a row here is undecided. */
const TREATMENTS: Record<VerdictKind, Treatment> = {
	misread: 'nothing',
	departs: 'apparatus',
	modernises: 'apparatus',
	omits: 'apparatus',
	illegible: 'illegible',
	ignore: 'nothing',
	later: 'undecided'
};

/** Whole parts that the publication leaves out: said once, never as variants. */
const PARTS = ['stamp', 'form', 'copies'];

/** Not a variant: one of the witnesses has no text there at all. */
const OUTSIDE: ReadonlySet<DifferenceClass> = new Set(['beyond-scan', 'not-in-publication']);

export interface Decision {
	difference: Difference;
	verdict: Verdict | null;
	treatment: Treatment;
}

/** Every difference with the verdict that holds, in order of S. */
export function decisions(edition: Edition): Decision[] {
	const held = new Map(
		edition.verdicts.filter((one) => !one.suggested).map((one) => [one.difference, one])
	);
	return edition.differences.map((difference) => {
		const verdict = holds(held.get(difference.key), difference);
		return { difference, verdict, treatment: treatmentOf(difference, verdict) };
	});
}

/** A verdict over readings that have changed since does not hold. */
function holds(verdict: Verdict | undefined, difference: Difference): Verdict | null {
	if (verdict === undefined) return null;
	const same = verdict.s === difference.s.text && verdict.p === difference.p.text;
	return same ? verdict : null;
}

function treatmentOf(difference: Difference, verdict: Verdict | null): Treatment {
	if (OUTSIDE.has(difference.class)) return 'nothing';
	if (verdict === null) return difference.hidden ? 'nothing' : 'undecided';
	if (verdict.kind === 'omits' && PARTS.includes(verdict.detail ?? '')) return 'sentence';
	return TREATMENTS[verdict.kind];
}

export function inApparatus(decision: Decision): boolean {
	return ['apparatus', 'illegible', 'undecided'].includes(decision.treatment);
}
