import { expect, test } from 'vitest';
import type { Card } from './card.ts';
import type { DecisionState } from './decision.ts';
import type { DifferenceClass, Label } from './difference.ts';
import { addressOfCard, cardsIn, nextAfter, searchOf, stepped, viewOf, type View } from './view.ts';

function card(
	number: number,
	of: DifferenceClass,
	state: DecisionState,
	label: Label = 'undecided'
): Card {
	const reading = { text: '', from: 0, to: 0, places: [] };
	const difference = {
		...{ key: `k${number}`, class: of, substantive: true, hidden: false, family: '' },
		...{ s: reading, p: reading, letters: null, context: { before: '', after: '' } },
		evidence: { label, rule: '', facts: [] }
	};
	return { difference, state, verdict: null, number, companions: 0 };
}
const cards = [
	card(1, 'case', 'open'),
	card(2, 'name', 'decided', 'variant'),
	card(3, 'case', 'decided'),
	card(4, 'number', 'open', 'variant')
];
const usual: View = { class: null, state: null, likely: false, order: 'find' };
const keys = (some: Card[]) => some.map(({ difference }) => difference.key);

test('an address and its view are the same thing in one spelling', () => {
	for (const search of ['', 'class=name', 'class=case&state=open&likely=yes&order=text'])
		expect(searchOf(viewOf(new URLSearchParams(search)))).toBe(search);
	expect(viewOf(new URLSearchParams('class=__proto__&state=x&likely=1&order=up'))).toEqual(usual);
	expect(addressOfCard(viewOf(new URLSearchParams('class=name')), 'k&1', 7)).toBe(
		'?class=name&difference=k%261&job=7'
	);
});

test('a view chooses by kind, state and likelihood, finds first or as in the text', () => {
	expect(keys(cardsIn(usual, cards))).toEqual(['k4', 'k2', 'k1', 'k3']);
	expect(keys(cardsIn({ ...usual, order: 'text' }, cards))).toEqual(['k1', 'k2', 'k3', 'k4']);
	expect(keys(cardsIn({ ...usual, class: 'case' }, cards))).toEqual(['k1', 'k3']);
	expect(keys(cardsIn({ ...usual, state: 'decided' }, cards))).toEqual(['k2', 'k3']);
	expect(keys(cardsIn({ ...usual, likely: true }, cards))).toEqual(['k4', 'k2']);
});

test('after a verdict comes the next open card, round the end of the list', () => {
	expect(nextAfter(cards, 'k1')).toBe('k4');
	expect(nextAfter(cards, 'k4')).toBe('k1');
	expect(nextAfter([cards[1]!, cards[2]!], 'k2')).toBe('k2');
	expect(nextAfter(cards, 'gone')).toBe('k1');
});

test('steps stop at the ends', () => {
	expect(stepped(cards, 'k1', 1)).toBe('k2');
	expect(stepped(cards, 'k4', 1)).toBe('k4');
	expect(stepped(cards, 'k1', -1)).toBe('k1');
	expect(stepped([], 'k1', 1)).toBeNull();
});
