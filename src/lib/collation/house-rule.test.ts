import { describe, expect, test } from 'vitest';
import { collateTexts } from '../../../tests/support/witnesses.ts';
import { apparatusOf } from './apparatus.ts';
import { cardsOf, detailOf, ledgerOf } from './card.ts';
import { CLASSES } from './classify.ts';
import { hiddenOf, underRules } from './house-rule.ts';
import { standings } from './standing.ts';
import type { Verdict, VerdictKind } from './verdict.ts';

const S =
	'Правительство сказало своё слово, и Правительство ушло. Потом Правительство и Ким Ир Сен молчали.';
const P =
	'правительство сказало свое слово, и правительство ушло. Потом правительство и Ким Ер Сен молчали.';
const { differences } = collateTexts(S, P);
const capitals = differences.filter((one) => one.class === 'case');
const name = differences.find((one) => one.class === 'name')!;

function given(at: (typeof differences)[0], change: Partial<Verdict> = {}): Verdict {
	return {
		...{ difference: at.key, kind: 'ignore', detail: 'kind', note: '', by: 'anna' },
		...{ at: '2026-11-23T12:00:00.000Z', s: at.s.text, p: at.p.text, suggested: false },
		...change
	};
}

test('the text has three capitals of one kind, a name, and one hidden ё', () => {
	expect(differences.map((one) => `${one.hidden ? '~' : ''}${one.class}`)).toEqual([
		...['case', '~yo', 'case', 'case', 'name']
	]);
});

describe('a kind put away', () => {
	const verdict = given(capitals[1]!);
	const under = underRules(differences, [verdict]);

	test('is hidden everywhere but where it was decided, with its count and who did it', () => {
		expect(under.rules).toEqual([
			{ family: 'case:правительство', class: 'case', count: 2, by: 'anna', at: verdict.at }
		]);
		expect(under.differences.map(({ hidden }) => hidden)).toEqual([true, true, false, true, false]);
	});

	test('is counted on screen as hidden, and asks nobody any more', () => {
		const cards = cardsOf(under.differences, [verdict]);
		expect(cards.map(({ difference, state }) => [difference.class, state])).toEqual([
			['case', 'decided'],
			['name', 'open']
		]);
		expect(ledgerOf(under.differences, cards)).toMatchObject({
			...{ hidden: 3, shown: 2, decided: 1 },
			rules: [
				{ class: 'case', count: 2 },
				{ class: 'yo', count: 1 }
			]
		});
	});

	test('is a rule with its count in the edition, never an entry', () => {
		const { entries, rules } = apparatusOf(standings(under.differences, [verdict]));
		const cases = entries.filter((one) => one.difference.class === 'case');
		expect(cases.map(({ encoding }) => encoding)).toEqual(['rule', 'none', 'rule']);
		expect(rules.find((one) => one.class === 'case')).toMatchObject({ by: 'profile', count: 2 });
	});

	test('changes no difference that was given: undone is as before', () => {
		expect(capitals.every(({ hidden }) => !hidden)).toBe(true);
		expect(underRules(differences, [])).toEqual({ differences, rules: [] });
	});

	test('leaves alone what has a verdict of its own, before or after', () => {
		const own = given(capitals[0]!, { kind: 'departs', detail: 'wording', by: 'irina' });
		const both = underRules(differences, [own, verdict]);
		expect(both.differences[0]!.hidden).toBe(false);
		expect(both.rules[0]!.count).toBe(1);
	});

	test('twice is one rule', () => {
		const twice = underRules(differences, [verdict, given(capitals[0]!, { by: 'irina' })]);
		expect(twice.rules).toHaveLength(1);
		expect(twice.rules[0]!.count).toBe(1);
	});
});

describe('no rule', () => {
	test.each<[why: string, verdicts: Verdict[]]>([
		['where only this one is not worth a note', [given(capitals[0]!, { detail: null })]],
		['of another verdict', [given(capitals[0]!, { kind: 'modernises', detail: 'capitals' })]],
		['of a suggestion', [given(capitals[0]!, { suggested: true })]],
		['of a name', [given(name)]],
		['of a verdict whose readings moved on', [given(capitals[0]!, { p: 'власть' })]],
		['of a verdict on what is gone', [given(capitals[0]!, { difference: 'd-x-y-z-0' })]],
		[
			'where editors disagree',
			[given(capitals[0]!), given(capitals[0]!, { kind: 'departs', detail: 'slip', by: 'irina' })]
		]
	])('%s', (_, verdicts) => {
		const under = underRules(differences, verdicts);
		expect(under.rules).toEqual([]);
		expect(hiddenOf(under.differences)).toEqual({ yo: 1 });
	});
});

test('hidden differences are counted by class', () => {
	expect(hiddenOf(underRules(differences, [given(capitals[2]!)]).differences)).toEqual({
		...{ case: 2, yo: 1 }
	});
	expect(hiddenOf([])).toEqual({});
});

test.each(CLASSES.map((row) => [row.class, row.batch] as const))(
	'the word for a whole kind may be given to %s: %s',
	(name, may) => {
		expect(detailOf('ignore', name, 'kind')).toBe(may ? 'kind' : null);
	}
);

test.each<VerdictKind>(['misread', 'departs', 'modernises', 'omits', 'illegible', 'later'])(
	'%s knows no whole kind',
	(kind) => {
		expect(detailOf(kind, 'case', 'kind')).not.toBe('kind');
	}
);
