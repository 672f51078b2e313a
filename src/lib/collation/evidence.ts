/**
 * Misreading of the machine, or variant of the publication? Facts are combined by one table of
 * rules; no single sign is enough, and where the rules are silent the answer is `undecided`.
 */
import type { Difference, Evidence, Label } from './difference.ts';
import type { RuleCode } from './fact.ts';
import { likeness } from './pairing.ts';
import type { Signals, Unweighed } from './signal.ts';

/** Changed in one place; measured again on the archive's own verdicts. */
export const THRESHOLDS = {
	/** At most this share of the cost of foreign letters: the machine thought of P's reading. */
	supported: 0.6,
	/** At least this share: it never did. */
	denied: 0.85,
	/** At most this share: each letter was among its surer choices. */
	throughout: 0.31,
	/** At most this share: half of several letters were, the others among its last ones. */
	mostly: 0.46,
	/** Words less alike than this are other words, not one word misread. */
	alike: 0.5,
	/** Letters that differ: a typist's slip is one, and editors mend it in silence. */
	slip: 1,
	/** Certainty from which a letter was read surely, and below which not at all. */
	sure: 85,
	unsure: 60,
	/** Below it the letter that differs, of a word that is none, was hardly read. */
	shaky: 86,
	/** Independent readings that outweigh the publication. */
	readings: 2,
	/** Confirmations that make a confusion known; places of one record that show the same. */
	confirmed: 2,
	repeated: 2
} as const;

interface RuleRow {
	rule: RuleCode;
	label: Label;
	when: (signals: Signals, difference: Unweighed) => boolean;
}

export const supported = ({ support }: Signals) =>
	!!support && support.ratio <= THRESHOLDS.supported;
const noWord = ({ unknownS, unknownP }: Signals) =>
	!!unknownS && !!unknownP && unknownS.length > 0 && unknownP.length === 0;

/** Shorter words than this are made of specks, and read surely. */
const WEIGHTY = /\p{L}{3}/u;

/** Capitals and signs are weighed by other readings alone: the lattice is full of their twins. */
const FORMAL: ReadonlySet<Difference['class']> = new Set(['case', 'punctuation', 'yo', 'quotes']);
/** Numbers and names need two signs. */
const GRAVE: ReadonlySet<Difference['class']> = new Set(['number', 'name', 'numeral']);

const ofWords = ({ class: name }: Unweighed) => !FORMAL.has(name) && !GRAVE.has(name);
export const partly = ({ support }: Signals) => !!support && support.ratio < THRESHOLDS.denied;
const throughout = ({ support }: Signals) => !!support && support.ratio <= THRESHOLDS.throughout;
/** Several letters, half of them among its surer choices: one may be by chance, several are not. */
const inSeveral = ({ support }: Signals) =>
	!!support && support.distance > THRESHOLDS.slip && support.ratio <= THRESHOLDS.mostly;
/** A sign or a space where P has a letter: no typist strikes that for a letter. */
const hasStraySign = ({ confusion }: Signals) =>
	!!confusion && !/[\p{L}\p{N}]/u.test(confusion.read) && /\p{L}/u.test(confusion.right);
/** One letter for another that differs from it in kind, letter or digit, and not much in shape. */
const SHAPES = new Set('О0 З3 Э3 б6 Б6 В8 Ч4 Т1 Г1 І1 о0 з3 э3 в8 ч4 т1 г1'.split(' '));
const isDigitForLetter = ({ confusion }: Signals) =>
	!!confusion &&
	(SHAPES.has(confusion.read + confusion.right) || SHAPES.has(confusion.right + confusion.read));
const readOtherwise = ({ forS, forP, forNone }: Signals) => forS === 0 && forP === 0 && forNone > 0;
/** Compounds are held against each other part by part. */
const alike = ({ s, p }: Unweighed) => {
	const parts = (text: string) => text.split(/(?<=\p{L})-(?=\p{L})/u);
	const [left, right] = [parts(s.text.replace(/[-\u00ac\u2e17]\n/gu, '')), parts(p.text)];
	if (left.length !== right.length)
		return likeness(left.join('-'), right.join('-')) >= THRESHOLDS.alike;
	return left.every((part, i) => likeness(part, right[i]!) >= THRESHOLDS.alike);
};

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
	{ rule: 'torn-word', label: 'misreading', when: ({ torn }) => torn !== null },
	{
		rule: 'room-for-print',
		label: 'misreading',
		when: (signals, one) =>
			ofWords(one) && noWord(signals) && signals.room?.for === 'other' && alike(one)
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
			signals.room?.for !== 'read' &&
			alike(one)
	},
	{
		rule: 'no-word-hardly-read',
		label: 'misreading',
		when: (signals, one) =>
			ofWords(one) &&
			noWord(signals) &&
			alike(one) &&
			(signals.confusion?.certainty ?? 100) < THRESHOLDS.shaky
	},
	{
		rule: 'sign-for-letter',
		label: 'misreading',
		when: (signals, one) => ofWords(one) && hasStraySign(signals) && signals.unknownP?.length === 0
	},
	{
		rule: 'readings-differ',
		label: 'misreading',
		when: (signals, one) => ofWords(one) && noWord(signals) && readOtherwise(signals) && alike(one)
	},
	{
		rule: 'repeated-confusion',
		label: 'misreading',
		when: (signals, one) =>
			ofWords(one) && noWord(signals) && (signals.confusion?.here ?? 0) >= THRESHOLDS.repeated
	},
	{
		rule: 'digit-for-letter',
		label: 'misreading',
		when: (signals, { class: name }) =>
			!FORMAL.has(name) && throughout(signals) && isDigitForLetter(signals)
	},
	{
		rule: 'number-doubted',
		label: 'misreading',
		when: (signals, { class: name }) =>
			GRAVE.has(name) &&
			throughout(signals) &&
			(readOtherwise(signals) || (signals.confusion?.here ?? 0) >= THRESHOLDS.repeated)
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
			ofWords(one) &&
			signals.forS === 0 &&
			(throughout(signals) || inSeveral(signals)) &&
			signals.unknownP?.length === 0
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
		when: ({ support, confidence, unknownS }, { class: name, s }) =>
			(name === 'word' || name === 'word-form') &&
			unknownS?.length === 0 &&
			WEIGHTY.test(s.text) &&
			(confidence ?? 0) >= THRESHOLDS.sure &&
			(support?.ratio ?? 0) >= THRESHOLDS.denied
	},
	{
		rule: 'room-for-scan',
		label: 'variant',
		when: ({ room, unknownS }, { class: name }) =>
			(name === 'word' || name === 'word-form') && room?.for === 'read' && unknownS?.length === 0
	}
];

export const NONE: Omit<Evidence, 'facts'> = { label: 'undecided', rule: 'no-evidence' };

/** The label and its rule. */
export function judge(signals: Signals, difference: Unweighed): Omit<Evidence, 'facts'> {
	const row = RULES.find(({ when }) => when(signals, difference));
	return row ? { label: row.label, rule: row.rule } : NONE;
}
