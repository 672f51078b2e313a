import { rowOf } from './classify.ts';
import { asksVerdict, type DecisionState } from './decision.ts';
import { DIFFERENCE_CLASSES, type Difference, type DifferenceClass } from './difference.ts';
import { standings } from './standing.ts';
import { DETAILS, KIND, type Verdict, type VerdictKind } from './verdict.ts';

/** A difference with what the desk shows beside it. */
export interface Card {
	difference: Difference;
	state: DecisionState;
	verdict: Verdict | null;
	/** Number in the order of the text, from 1. */
	number: number;
	/** How many other cards of its family could take the same verdict; 0 where none may. */
	companions: number;
}

/** How many differences each rule hides; what people see at the top of the desk at all times. */
export interface Ledger {
	hidden: number;
	shown: number;
	decided: number;
	/** Most frequent first. */
	rules: { class: DifferenceClass; count: number }[];
	/** Shown cards by class, finds first. */
	kinds: { class: DifferenceClass; count: number }[];
}

/** May this difference be decided together with others of its family? Never a number or a name. */
export function mayBatch(difference: Pick<Difference, 'class' | 'hidden'>): boolean {
	return asksVerdict(difference) && rowOf(difference.class).batch;
}

/** The cards of a record, in the order of the text; hidden ones and grey blocks are none. */
export function cardsOf(differences: readonly Difference[], verdicts: readonly Verdict[]): Card[] {
	const standing = new Map(
		standings(differences, verdicts).map((one) => [one.difference?.key, one])
	);
	const cards = differences.filter(asksVerdict).map((difference, i): Card => {
		const { state, verdict } = standing.get(difference.key)!;
		return { difference, state: state as DecisionState, verdict, number: i + 1, companions: 0 };
	});
	const families = Map.groupBy(cards, ({ difference }) => difference.family);
	for (const card of cards) card.companions = companionsOf(card, families).length;
	return cards;
}

function companionsOf(card: Card, families: Map<string, Card[]>): Card[] {
	if (!mayBatch(card.difference)) return [];
	return (families.get(card.difference.family) ?? []).filter(
		(other) => other !== card && other.state !== 'decided'
	);
}

/** Finds first: numbers and names, then what is missing or added, then wording, then the rest. */
export function byLikelyFind(cards: readonly Card[]): Card[] {
	return cards.toSorted((a, b) => rank(a) - rank(b) || a.number - b.number);
}

function rank({ difference }: Card): number {
	const likely = difference.evidence.label === 'misreading' ? 100 : 0;
	return DIFFERENCE_CLASSES.indexOf(difference.class) + likely;
}

export function ledgerOf(differences: readonly Difference[], cards: readonly Card[]): Ledger {
	const hidden = differences.filter((difference) => difference.hidden);
	return {
		hidden: hidden.length,
		shown: cards.length,
		decided: cards.filter(({ state }) => state === 'decided').length,
		rules: counted(hidden).sort((a, b) => b.count - a.count),
		kinds: counted(cards.map(({ difference }) => difference))
	};
}

function counted(differences: readonly Difference[]): Ledger['rules'] {
	const classes = Map.groupBy(differences, (difference) => difference.class);
	return DIFFERENCE_CLASSES.flatMap((name) => {
		const count = classes.get(name)?.length ?? 0;
		return count > 0 ? [{ class: name, count }] : [];
	});
}

/** The finer word that a verdict has if nobody says another, by class of difference. */
const USUAL: Partial<Record<VerdictKind, Partial<Record<DifferenceClass, string>>>> = {
	departs: { omission: 'left-out', addition: 'added' },
	modernises: {
		case: 'capitals',
		punctuation: 'punctuation',
		abbreviation: 'abbreviation',
		name: 'name'
	}
};
const OTHERWISE: Partial<Record<VerdictKind, string>> = {
	departs: 'wording',
	modernises: 'spelling',
	omits: 'other'
};

/** The finer word of a verdict: the one given if the verdict knows it, else the usual one. */
export function detailOf(
	kind: VerdictKind,
	of: DifferenceClass,
	given: string | null = null
): string | null {
	const mayGive = given !== KIND || rowOf(of).batch;
	if (given !== null && mayGive && DETAILS[kind].includes(given)) return given;
	return USUAL[kind]?.[of] ?? OTHERWISE[kind] ?? null;
}
