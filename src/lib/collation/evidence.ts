/**
 * Misreading of the machine, or variant of the publication? Facts are combined by one table of
 * rules; no single sign is enough, and where the rules are silent the answer is `undecided`.
 */
import type { Difference, Evidence, Fact, Label } from './difference.ts';
import type { FactCode, RuleCode } from './fact.ts';
import { SignalBox, type EvidenceSources, type Signals, type Unweighed } from './signal.ts';
import type { Witness } from './witness.ts';

/** Changed in one place; measured again on the archive's own verdicts. */
export const THRESHOLDS = {
	/** At most this share of the cost of foreign letters: the machine thought of P's reading. */
	supported: 0.6,
	/** At least this share: it never did. */
	denied: 0.95,
	/** Certainty from which a letter was read surely, and below which not at all. */
	sure: 85,
	unsure: 60,
	/** Independent readings that outweigh the publication. */
	readings: 2,
	/** Confirmations that make a confusion known. */
	confirmed: 2
} as const;

interface RuleRow {
	rule: RuleCode;
	label: Label;
	when: (signals: Signals, difference: Unweighed) => boolean;
}

const supported = ({ support }: Signals) => !!support && support.ratio <= THRESHOLDS.supported;
const noWord = ({ unknownS, unknownP }: Signals) =>
	!!unknownS && !!unknownP && unknownS.length > 0 && unknownP.length === 0;

/** Capitals and signs are weighed by other readings alone: the lattice is full of their twins. */
const FORMAL: ReadonlySet<Difference['class']> = new Set(['case', 'punctuation', 'yo', 'quotes']);
/** Numbers and names need two signs. */
const GRAVE: ReadonlySet<Difference['class']> = new Set(['number', 'name', 'numeral']);

/** The first row that holds gives the label. */
export const RULES: readonly RuleRow[] = [
	{ rule: 'read-by-person', label: 'variant', when: ({ person }) => person },
	{
		rule: 'readings-against-print',
		label: 'variant',
		when: ({ forS, forP }) => forS >= THRESHOLDS.readings && forP === 0
	},
	{
		rule: 'readings-for-print',
		label: 'misreading',
		when: (signals, { s }) =>
			signals.forP > signals.forS && (supported(signals) || (noWord(signals) && s.text !== ''))
	},
	{
		rule: 'no-word-but-thought-of',
		label: 'misreading',
		when: (signals, one) =>
			!FORMAL.has(one.class) && !GRAVE.has(one.class) && supported(signals) && noWord(signals)
	},
	{
		rule: 'confirmed-confusion',
		label: 'misreading',
		when: (signals, one) =>
			!GRAVE.has(one.class) &&
			noWord(signals) &&
			(signals.confusion?.confirmed ?? 0) >= THRESHOLDS.confirmed
	},
	{
		rule: 'invented-text',
		label: 'misreading',
		when: ({ unknownS, confidence }, { class: name }) =>
			name === 'omission' &&
			!!unknownS &&
			unknownS.length > 0 &&
			confidence !== null &&
			confidence < THRESHOLDS.unsure
	},
	{
		rule: 'sure-and-known',
		label: 'variant',
		when: ({ support, confidence, unknownS }, { class: name }) =>
			(name === 'word' || name === 'word-form') &&
			unknownS?.length === 0 &&
			(confidence ?? 0) >= THRESHOLDS.sure &&
			(support?.ratio ?? 0) >= THRESHOLDS.denied
	}
];

/** Classes that say only where a text ends: nothing to weigh. */
const UNWEIGHED: ReadonlySet<Difference['class']> = new Set([
	'beyond-scan',
	'not-in-publication',
	'moved',
	'excerpt',
	'too-different'
]);

/** Weighs every difference of a collation of `s`. */
export function weigh(
	s: Witness,
	differences: readonly Unweighed[],
	sources: EvidenceSources
): Difference[] {
	const box = new SignalBox(s, differences, sources);
	return differences.map((one) => {
		if (UNWEIGHED.has(one.class)) return { ...one, evidence: { ...NONE, facts: [] } };
		const signals = box.signalsOf(one);
		return { ...one, evidence: { ...judge(signals, one), facts: factsOf(signals, one) } };
	});
}

const NONE: Omit<Evidence, 'facts'> = { label: 'undecided', rule: 'no-evidence' };

/** The label and its rule. */
export function judge(signals: Signals, difference: Unweighed): Omit<Evidence, 'facts'> {
	const row = RULES.find(({ when }) => when(signals, difference));
	return row ? { label: row.label, rule: row.rule } : NONE;
}

/** What is shown, each fact a sentence of `fact.ts`. */
export function factsOf(signals: Signals, { s, p }: Unweighed): Fact[] {
	const { support, confidence, unknownS, unknownP, elsewhere, confusion, translation } = signals;
	const facts: Fact[] = [];
	const say = (code: FactCode, fillers: Fact['facts'] = {}) => facts.push({ code, facts: fillers });
	if (signals.person) say('read-by-person');
	if (support) {
		const code = supported(signals)
			? 'supports'
			: support.ratio < THRESHOLDS.denied
				? 'partly'
				: 'denies';
		say(`lattice-${code}`, { text: p.text, ranks: ranksIn(support.ranks) });
	}
	if (confidence !== null) say('confidence', { percent: Math.round(confidence) });
	for (const word of unknownS ?? []) say('word-unknown', { word });
	if (unknownS?.length === 0 && /\p{L}/u.test(s.text)) say('word-known', { word: s.text });
	for (const word of unknownP ?? []) say('print-unknown', { word });
	if (elsewhere > 0) say('seen-elsewhere', { word: s.text, count: elsewhere });
	if (confusion) {
		const { read, right, here, confirmed } = confusion;
		if (here > 1) say('confusion-here', { read, right, count: here });
		if (confirmed > 0) say('confusion-confirmed', { read, right, count: confirmed });
	}
	if (signals.forS > 0) say('second-reading-scan', { count: signals.forS });
	if (signals.forP > 0) say('second-reading-print', { count: signals.forP });
	if (translation)
		say(translation.side === 'p' ? 'translation-print' : 'translation-scan', {
			value: translation.value
		});
	return facts;
}

/** Ranks of the letters that were not read so, from 1; `-` for one that is no choice at all. */
function ranksIn(ranks: readonly number[]): string {
	return ranks
		.filter((rank) => rank !== 0)
		.map((rank) => (rank < 0 ? '-' : String(rank + 1)))
		.join(', ');
}
