/**
 * "Not worth a note: this kind": one verdict that stands for a kind of difference, in this record.
 * What is of the kind is hidden like what the profile hides, counted, and shown again when the
 * verdict is taken back.
 */
import { mayBatch } from './card.ts';
import type { Difference, DifferenceClass } from './difference.ts';
import { standings } from './standing.ts';
import { KIND, type Verdict } from './verdict.ts';

/** A kind that is not worth a note, with what it covers. */
export interface HouseRule {
	/** `Difference.family`: the same word, the same signs, the same rung. */
	family: string;
	class: DifferenceClass;
	/** Differences it hides; those with a verdict of their own are not among them. */
	count: number;
	by: string;
	at: string;
}

export interface UnderRules {
	differences: Difference[];
	rules: HouseRule[];
}

/**
 * The differences as the rules of the record have them. Only kinds that may be decided together
 * have a rule: a number or a name is looked at each time. A suggestion makes none.
 */
export function underRules(
	differences: readonly Difference[],
	verdicts: readonly Verdict[]
): UnderRules {
	const standing = standings(differences, verdicts);
	const rules = new Map<string, HouseRule>();
	for (const { difference, verdict, state } of standing) {
		if (!difference || !verdict || state !== 'decided' || !isRule(verdict)) continue;
		const { family, class: name } = difference;
		if (mayBatch(difference) && !rules.has(family))
			rules.set(family, { family, class: name, count: 0, by: verdict.by, at: verdict.at });
	}
	const own = new Set(standing.flatMap((one) => (one.verdict ? [one.difference?.key] : [])));
	const under = differences.map((difference): Difference => {
		const rule = rules.get(difference.family);
		if (!rule || difference.hidden || own.has(difference.key)) return difference;
		rule.count++;
		return { ...difference, hidden: true };
	});
	return { differences: under, rules: [...rules.values()] };
}

function isRule({ kind, detail }: Verdict): boolean {
	return kind === 'ignore' && detail === KIND;
}

/** How many differences of each class are hidden, as the profile of an edition says it. */
export function hiddenOf(
	differences: readonly Difference[]
): Partial<Record<DifferenceClass, number>> {
	const counts: Partial<Record<DifferenceClass, number>> = {};
	for (const { hidden, class: name } of differences)
		if (hidden) counts[name] = (counts[name] ?? 0) + 1;
	return counts;
}
