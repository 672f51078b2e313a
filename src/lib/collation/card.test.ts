import { expect, test } from 'vitest';
import { byLikelyFind, cardsOf, detailOf, ledgerOf, mayBatch } from './card.ts';
import type { Difference, DifferenceClass, Label } from './difference.ts';
import { DETAILS, VERDICTS, type Verdict } from './verdict.ts';

function difference(
	key: string,
	of: DifferenceClass,
	{ hidden = false, family = key, label = 'undecided' as Label } = {}
): Difference {
	const reading = (text: string) => ({ text, from: 0, to: 1, places: [] });
	return {
		...{ key, class: of, substantive: false, hidden, family, letters: null },
		...{ s: reading('Правительство'), p: reading('правительство') },
		context: { before: '', after: '' },
		evidence: { label, rule: 'none', facts: [] }
	};
}

function verdict(on: string, by = 'anna'): Verdict {
	return {
		...{ difference: on, kind: 'modernises', detail: 'capitals', note: '', by, suggested: false },
		...{ at: '2026-11-23T12:00:00.000Z', s: 'Правительство', p: 'правительство' }
	};
}

const differences = [
	difference('a', 'case', { family: 'case:правительство' }),
	difference('b', 'space', { hidden: true }),
	difference('c', 'name', { family: 'name:сюшань' }),
	difference('d', 'case', { family: 'case:правительство' }),
	difference('e', 'beyond-scan'),
	difference('f', 'yo', { hidden: true }),
	difference('g', 'case', { family: 'case:правительство' }),
	difference('h', 'name', { family: 'name:сюшань' }),
	difference('i', 'yo', { hidden: true })
];

test('cards are what is shown and asks a verdict, numbered in the order of the text', () => {
	const cards = cardsOf(differences, []);
	expect(cards.map(({ difference, number }) => [difference.key, number])).toEqual([
		['a', 1],
		['c', 2],
		['d', 3],
		['g', 4],
		['h', 5]
	]);
});

test('a card knows how many of its family are still open; names are never offered together', () => {
	const open = cardsOf(differences, []);
	expect(open.map(({ companions }) => companions)).toEqual([2, 0, 2, 2, 0]);
	const one = cardsOf(differences, [verdict('d')]);
	expect(one.map(({ companions }) => companions)).toEqual([1, 0, 2, 1, 0]);
	expect(one.map(({ state }) => state)).toEqual(['open', 'open', 'decided', 'open', 'open']);
});

test.each<[DifferenceClass, boolean]>([
	['number', false],
	['name', false],
	['case', true],
	['punctuation', true],
	['beyond-scan', false]
])('of %s, a batch may decide: %s', (of, allowed) => {
	expect(mayBatch({ class: of, hidden: false })).toBe(allowed);
});

test('finds come first, likely misreadings last, else the order of the text', () => {
	const cards = cardsOf([...differences, difference('j', 'name', { label: 'misreading' })], []);
	expect(byLikelyFind(cards).map(({ difference }) => difference.key)).toEqual([
		...['c', 'h', 'a', 'd', 'g', 'j']
	]);
});

test('the ledger counts what is hidden by which rule, what is shown, what is decided', () => {
	const cards = cardsOf(differences, [verdict('a')]);
	expect(ledgerOf(differences, cards)).toEqual({
		...{ hidden: 3, shown: 5, decided: 1 },
		rules: [
			{ class: 'yo', count: 2 },
			{ class: 'space', count: 1 }
		],
		kinds: [
			{ class: 'name', count: 2 },
			{ class: 'case', count: 3 }
		]
	});
});

test('a verdict takes the finer word given, or the usual one, never one it does not know', () => {
	expect(detailOf('departs', 'name')).toBe('wording');
	expect(detailOf('departs', 'omission')).toBe('left-out');
	expect(detailOf('departs', 'name', 'slip')).toBe('slip');
	expect(detailOf('departs', 'name', 'capitals')).toBe('wording');
	expect(detailOf('modernises', 'case')).toBe('capitals');
	expect(detailOf('misread', 'case', 'slip')).toBeNull();
	for (const kind of VERDICTS) {
		const [detail, words] = [detailOf(kind, 'word'), DETAILS[kind]];
		if (detail !== null) expect(words).toContain(detail);
		else expect(words.filter((word) => word !== 'kind')).toEqual([]);
	}
});
