/**
 * Misreading of the machine, or variant of the publication? Facts are combined by one table of
 * rules; no single sign is enough, and where the rules are silent the answer is `undecided`.
 */
import type { Difference, Evidence, Fact, Label } from './difference.ts';
import type { FactCode, RuleCode } from './fact.ts';
import { likeness } from './pairing.ts';
import { SignalBox, type EvidenceSources, type Signals, type Unweighed } from './signal.ts';
import type { Witness } from './witness.ts';

/** Changed in one place; measured again on the archive's own verdicts. */
export const THRESHOLDS = {
	/** At most this share of the cost of foreign letters: the machine thought of P's reading. */
	supported: 0.6,
	/** At least this share: it never did. */
	denied: 0.95,
	/** At most this share: each letter was among its surer choices. */
	throughout: 0.31,
	/** Words less alike than this are other words, not one word misread. */
	alike: 0.5,
	/** Letters that differ: a typist's slip is one, and editors mend it in silence. */
	slip: 1,
	/** Certainty from which a letter was read surely, and below which not at all. */
	sure: 85,
	unsure: 60,
	/** Below it a letter of a word that is none was hardly read. */
	shaky: 80,
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

const ofWords = ({ class: name }: Unweighed) => !FORMAL.has(name) && !GRAVE.has(name);
const partly = ({ support }: Signals) => !!support && support.ratio < THRESHOLDS.denied;
const throughout = ({ support }: Signals) => !!support && support.ratio <= THRESHOLDS.throughout;
/** A sign or a space where P has a letter: no typist strikes that for a letter. */
const hasStraySign = ({ confusion }: Signals) =>
	!!confusion && !/[\p{L}\p{N}]/u.test(confusion.read) && /\p{L}/u.test(confusion.right);
const alike = ({ s, p }: Unweighed) =>
	likeness(s.text.replace(/[-\u00ac\u2e17]\n/gu, ''), p.text) >= THRESHOLDS.alike;

/** The first row that holds gives the label. */
export const RULES: readonly RuleRow[] = [
	{ rule: 'read-by-person', label: 'variant', when: ({ person }) => person },
	{
		rule: 'readings-against-print',
		label: 'variant',
		when: (signals) => signals.forS >= THRESHOLDS.readings && signals.forP === 0 && !noWord(signals)
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
		when: (signals, one) => ofWords(one) && supported(signals) && noWord(signals)
	},
	{
		rule: 'no-word-and-partly-thought-of',
		label: 'misreading',
		when: (signals, one) => ofWords(one) && noWord(signals) && partly(signals) && alike(one)
	},
	{
		rule: 'no-word-in-several-letters',
		label: 'misreading',
		when: (signals, one) =>
			ofWords(one) &&
			noWord(signals) &&
			(signals.support?.distance ?? 0) > THRESHOLDS.slip &&
			alike(one)
	},
	{
		rule: 'no-word-hardly-read',
		label: 'misreading',
		when: (signals, one) =>
			ofWords(one) &&
			noWord(signals) &&
			alike(one) &&
			((signals.confidence ?? 100) < THRESHOLDS.shaky || hasStraySign(signals))
	},
	{
		rule: 'number-with-letters',
		label: 'misreading',
		when: (signals, { class: name }) => name === 'number' && throughout(signals) && noWord(signals)
	},
	{
		rule: 'thought-of-throughout',
		label: 'misreading',
		when: (signals, one) =>
			ofWords(one) && signals.forS === 0 && throughout(signals) && signals.unknownP?.length === 0
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
