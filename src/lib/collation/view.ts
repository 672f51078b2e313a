import { byLikelyFind, type Card } from './card.ts';
import { DIFFERENCE_CLASSES, type DifferenceClass } from './difference.ts';
import type { DecisionState } from './decision.ts';

/** Which cards a person looks at, in which order; it stands in the address. */
export interface View {
	class: DifferenceClass | null;
	state: DecisionState | null;
	/** Only what the evidence takes for a find. */
	likely: boolean;
	order: 'find' | 'text';
}

const STATES: readonly DecisionState[] = ['open', 'suggested', 'decided', 'contested', 'outdated'];

/** The view that an address asks for; what it does not know is left out. */
export function viewOf(search: URLSearchParams): View {
	return {
		class: DIFFERENCE_CLASSES.find((name) => name === search.get('class')) ?? null,
		state: STATES.find((name) => name === search.get('state')) ?? null,
		likely: search.get('likely') === 'yes',
		order: search.get('order') === 'text' ? 'text' : 'find'
	};
}

/** The part of an address that keeps the view, in one spelling; empty for the usual view. */
export function searchOf(view: View): string {
	const search = new URLSearchParams();
	if (view.class) search.set('class', view.class);
	if (view.state) search.set('state', view.state);
	if (view.likely) search.set('likely', 'yes');
	if (view.order === 'text') search.set('order', 'text');
	return search.toString();
}

/** The address of a card in a view. */
export function addressOfCard(view: View, difference: string | null, job?: number): string {
	const search = new URLSearchParams(searchOf(view));
	if (difference !== null) search.set('difference', difference);
	if (job !== undefined) search.set('job', String(job));
	return `?${search}`;
}

/** The cards of a view in its order. */
export function cardsIn(view: View, cards: readonly Card[]): Card[] {
	const chosen = cards.filter(
		({ difference, state }) =>
			(!view.class || difference.class === view.class) &&
			(!view.state || state === view.state) &&
			(!view.likely || difference.evidence.label === 'variant')
	);
	return view.order === 'text' ? chosen : byLikelyFind(chosen);
}

/** The card to go on to after `done`: the next undecided one, round the end; else none changes. */
export function nextAfter(cards: readonly Card[], done: string): string {
	const at = cards.findIndex(({ difference }) => difference.key === done);
	const round = [...cards.slice(at + 1), ...cards.slice(0, Math.max(0, at))];
	const open = round.find(({ state }) => state !== 'decided');
	return (open ?? cards[at] ?? cards[0])?.difference.key ?? done;
}

/** The card `steps` further in the list, held at its ends. */
export function stepped(cards: readonly Card[], from: string | null, steps: number): string | null {
	const at = cards.findIndex(({ difference }) => difference.key === from);
	const to = Math.min(cards.length - 1, Math.max(0, at + steps));
	return cards[to]?.difference.key ?? null;
}
