import { foldTo } from '#lib/text/normal.ts';
import type { Difference } from './difference.ts';
import { parse, type ParsedKey } from './key.ts';
import type { Verdict } from './verdict.ts';

/** Where a difference stands with the people who decide it. */
export type DifferenceState =
	'open' | 'suggested' | 'decided' | 'contested' | 'outdated' | 'vanished';

export interface Standing {
	state: DifferenceState;
	/** Null once it has vanished. */
	difference: Difference | null;
	/** The verdict that counts, or the last one that did. */
	verdict: Verdict | null;
	/** All verdicts about it, oldest first. */
	verdicts: Verdict[];
}

/**
 * Each difference with its verdicts, in the order given; then the verdicts whose difference is
 * gone. `settling`: accounts (archivists) whose word ends a contest.
 */
export function standings(
	differences: readonly Difference[],
	verdicts: readonly Verdict[],
	settling: ReadonlySet<string> = new Set()
): Standing[] {
	const groups = groupByKey(verdicts);
	const found = match(differences, groups);
	const standing = differences.map((difference): Standing => {
		const about = found.get(difference.key) ?? [];
		const verdict = lastOf(about);
		return { state: stateOf(difference, about, settling), difference, verdict, verdicts: about };
	});
	const used = new Set([...found.values()].flat().map((one) => one.difference));
	for (const [key, about] of groups)
		if (!used.has(key))
			standing.push({
				state: 'vanished',
				difference: null,
				verdict: lastOf(about),
				verdicts: about
			});
	return standing;
}

/** State of one difference, from all verdicts about it. */
export function stateOf(
	difference: Difference,
	about: readonly Verdict[],
	settling: ReadonlySet<string> = new Set()
): DifferenceState {
	const last = lastOf(about);
	if (!last || last.kind === 'later') return 'open';
	if (!sameText(last.s, difference.s.text) || !sameText(last.p, difference.p.text))
		return 'outdated';
	const latest = latestByPerson(about.filter((one) => !one.suggested));
	if (latest.length === 0) return 'suggested';
	const agreed = latest.every((one) => one.kind === latest[0]!.kind);
	return agreed || settling.has(last.by) ? 'decided' : 'contested';
}

/** Spaces and line ends do not make a reading another one. */
function sameText(a: string, b: string): boolean {
	return foldTo('line-end-hyphen', a) === foldTo('line-end-hyphen', b);
}

/** The last verdict of somebody who may decide, else the last suggestion. */
function lastOf(about: readonly Verdict[]): Verdict | null {
	return about.findLast((one) => !one.suggested) ?? about.at(-1) ?? null;
}

function latestByPerson(about: readonly Verdict[]): Verdict[] {
	return [...new Map(about.map((one) => [one.by, one])).values()].filter(
		(one) => one.kind !== 'later'
	);
}

function groupByKey(verdicts: readonly Verdict[]): Map<string, Verdict[]> {
	const groups = new Map<string, Verdict[]>();
	for (const one of [...verdicts].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)))
		groups.set(one.difference, [...(groups.get(one.difference) ?? []), one]);
	return groups;
}

/** How a verdict finds its difference again, surest way first; each way must be unambiguous. */
const WAYS: readonly ((key: string) => string | undefined)[] = [
	(key) => key,
	(key) => partsOf(key, ['place', 's', 'p']),
	(key) => partsOf(key, ['s', 'p']),
	(key) => partsOf(key, ['place', 'p']),
	(key) => partsOf(key, ['place', 's'])
];

function partsOf(key: string, names: readonly (keyof ParsedKey)[]): string | undefined {
	const parsed = parse(key);
	return parsed && names.map((name) => parsed[name]).join(' ');
}

function match(differences: readonly Difference[], groups: Map<string, Verdict[]>) {
	const found = new Map<string, Verdict[]>();
	const left = new Map(groups);
	for (const way of WAYS) {
		const waiting = uniqueBy(
			differences.map((one) => one.key).filter((key) => !found.has(key)),
			way
		);
		const offered = uniqueBy([...left.keys()], way);
		for (const [mark, key] of offered) {
			const difference = waiting.get(mark);
			if (difference === undefined) continue;
			found.set(difference, groups.get(key)!);
			left.delete(key);
		}
	}
	return found;
}

/** Keys by what a way sees of them; those that it cannot tell apart are left out. */
function uniqueBy(keys: string[], way: (key: string) => string | undefined): Map<string, string> {
	const seen = new Map<string, string | null>();
	for (const key of keys) {
		const mark = way(key);
		if (mark !== undefined) seen.set(mark, seen.has(mark) ? null : key);
	}
	return new Map([...seen].filter((entry): entry is [string, string] => entry[1] !== null));
}
