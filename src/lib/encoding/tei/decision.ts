import { apparatusOf, type Encoding, type Entry } from '#lib/collation/apparatus.ts';
import type { Difference } from '#lib/collation/difference.ts';
import { standings } from '#lib/collation/standing.ts';
import type { Verdict } from '#lib/collation/verdict.ts';
import type { Edition } from '../edition.ts';

/** How a difference stands in the file. */
export type Treatment =
	/** Only in the audit, or the scan's reading was corrected. */
	| 'nothing'
	/** One sentence with the count in `editorialDecl`. */
	| 'sentence'
	/** `app` that a verdict stands behind; of a moved passage `seg` and `anchor`, as in the next two. */
	| 'apparatus'
	/** `app`, and the scan's reading is marked as hard to read. */
	| 'illegible'
	/** `app` with `rdg/@cert="unknown"`: nobody decided. */
	| 'undecided';

/** What the apparatus of the collation becomes in this file. */
const TREATMENTS: Record<Encoding, Treatment> = {
	app: 'apparatus',
	moved: 'apparatus',
	unclear: 'illegible',
	rule: 'nothing',
	gap: 'nothing',
	editorial: 'nothing',
	none: 'nothing'
};

/** Whole parts that the publication leaves out: said once, never as variants. */
const PARTS = ['stamp', 'form', 'copies'];

export interface Decision {
	difference: Difference;
	/** The verdict that counts; null where nobody decided, or the readings have changed since. */
	verdict: Verdict | null;
	treatment: Treatment;
}

/** Every difference with the verdict that holds, in order of S. */
export function decisions({ differences, verdicts }: Edition): Decision[] {
	const standing = standings(differences, verdicts);
	const { entries } = apparatusOf(standing, { modernised: 'app' });
	return entries.map((entry, i) => ({
		difference: entry.difference,
		verdict: entry.verdict === null ? null : standing[i]!.verdict,
		treatment: treatmentOf(entry)
	}));
}

function treatmentOf({ encoding, undecided, verdict, detail }: Entry): Treatment {
	if (undecided) return 'undecided';
	if (verdict === 'omits' && encoding === 'app' && PARTS.includes(detail ?? '')) return 'sentence';
	return TREATMENTS[encoding];
}

export function inApparatus(decision: Decision): boolean {
	return ['apparatus', 'illegible', 'undecided'].includes(decision.treatment);
}
