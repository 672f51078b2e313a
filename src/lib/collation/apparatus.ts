/** What each difference becomes in the edition: an entry of the apparatus, a rule, a gap, nothing. */
import { rowOf } from './classify.ts';
import type { Difference } from './difference.ts';
import type { Standing } from './standing.ts';
import type { VerdictKind } from './verdict.ts';

export type Encoding = 'app' | 'rule' | 'unclear' | 'gap' | 'moved' | 'editorial' | 'none';

export interface Entry {
	encoding: Encoding;
	difference: Difference;
	verdict: VerdictKind | null;
	/** `rdg/@type`: wording, or spelling, case and signs. */
	type: 'substantive' | 'orthographic';
	/** Accepted reading (S) and P's; one is empty for an omission or addition. */
	lemma: string;
	reading: string;
	/** The side that is empty was left out or added; null where both have text. */
	cause: 'omission' | 'addition' | null;
	/** No verdict that counts: `rdg/@cert="unknown"`. */
	undecided: boolean;
	/** The editor's note, and the finer word for the verdict. */
	note: string;
	detail: string | null;
}

/** A rule of the publishers with how often it was met: a sentence in `normalization`. */
export interface Rule {
	family: string;
	class: Difference['class'];
	/** Decided by a person, or hidden by the profile. */
	by: 'verdict' | 'profile';
	count: number;
	keys: string[];
}

export interface Apparatus {
	/** In the order of S. */
	entries: Entry[];
	rules: Rule[];
	/** Keys of places where the publication errs, for the sheet of errata. */
	errata: string[];
	/** Differences that still wait for a verdict. */
	undecided: number;
}

/** What a verdict writes for a place in the running text. */
const BY_VERDICT: Record<VerdictKind, Encoding> = {
	misread: 'none',
	departs: 'app',
	modernises: 'rule',
	omits: 'app',
	illegible: 'unclear',
	ignore: 'none',
	later: 'app'
};

/** Classes that are no place in the running text: a sentence or a gap, never an `app`. */
const BY_CLASS: Partial<Record<Difference['class'], Encoding>> = {
	'beyond-scan': 'gap',
	'not-in-publication': 'editorial',
	moved: 'moved'
};

export interface ApparatusOptions {
	/** Rules of the publishers as entries too, or as sentences with their count only. */
	modernised?: 'app' | 'rule';
}

/** The apparatus of a record from the standing of its differences. */
export function apparatusOf(
	standings: readonly Standing[],
	{ modernised = 'rule' }: ApparatusOptions = {}
): Apparatus {
	const entries = standings.flatMap(({ difference, verdict, state }): Entry[] => {
		if (!difference) return [];
		const decided = state === 'decided' ? verdict!.kind : null;
		const entry = entryOf(difference, decided, modernised);
		const words = decided ? { note: verdict!.note, detail: verdict!.detail } : NO_WORDS;
		return [{ ...entry, ...words }];
	});
	return {
		entries,
		rules: rulesOf(entries),
		errata: entries.filter((one) => one.verdict === 'departs').map((one) => one.difference.key),
		undecided: entries.filter((one) => one.undecided).length
	};
}

const NO_WORDS = { note: '', detail: null };

function entryOf(difference: Difference, verdict: VerdictKind | null, modernised: 'app' | 'rule') {
	const [lemma, reading] = [difference.s.text, difference.p.text];
	const encoding = encodingOf(difference, verdict, modernised);
	return {
		encoding,
		difference,
		verdict,
		type: isSubstantive(difference, verdict) ? ('substantive' as const) : ('orthographic' as const),
		lemma,
		reading,
		cause: reading === '' ? ('omission' as const) : lemma === '' ? ('addition' as const) : null,
		undecided: verdict === null && (encoding === 'app' || encoding === 'moved')
	};
}

function encodingOf(
	difference: Difference,
	verdict: VerdictKind | null,
	modernised: 'app' | 'rule'
): Encoding {
	const whole = BY_CLASS[difference.class];
	if (whole) {
		const own = verdict === null ? whole : BY_VERDICT[verdict];
		return own === 'none' || (own === 'unclear' && whole === 'moved') ? own : whole;
	}
	if (verdict === null) return difference.hidden ? 'rule' : 'app';
	if (verdict === 'modernises') return modernised;
	return BY_VERDICT[verdict];
}

/** A person's word is more than the class: a publication that errs or omits differs in wording. */
function isSubstantive(difference: Difference, verdict: VerdictKind | null): boolean {
	if (verdict === 'modernises') return false;
	return verdict === 'departs' || verdict === 'omits' || rowOf(difference.class).substantive;
}

function rulesOf(entries: readonly Entry[]): Rule[] {
	const rules = new Map<string, Rule>();
	for (const { difference, verdict, encoding } of entries) {
		const by = verdict === 'modernises' ? 'verdict' : 'profile';
		if (encoding !== 'rule' && verdict !== 'modernises') continue;
		const key = `${by} ${difference.family}`;
		const rule = rules.get(key) ?? {
			...{ family: difference.family, class: difference.class, by, count: 0, keys: [] }
		};
		rules.set(key, { ...rule, count: rule.count + 1, keys: [...rule.keys, difference.key] });
	}
	return [...rules.values()].sort((a, b) => b.count - a.count);
}
