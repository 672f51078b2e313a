import { expect, test } from 'vitest';
import { asksVerdict, decisionOn, type DecisionState } from './decision.ts';
import type { Verdict, VerdictKind } from './verdict.ts';

const difference = { s: { text: 'У Сю-цуня' }, p: { text: 'У Сюшаня' } };

function verdict(kind: VerdictKind, by = 'anna', more: Partial<Verdict> = {}): Verdict {
	const readings = { s: difference.s.text, p: difference.p.text };
	const at = '2026-11-23T12:00:00.000Z';
	return {
		...{ difference: 'k', kind, detail: null, note: '', by, at, suggested: false },
		...readings,
		...more
	};
}
const suggestion = (kind: VerdictKind) => verdict(kind, 'oleg', { suggested: true });

test.each<[string, Verdict[], DecisionState]>([
	['nobody spoke', [], 'open'],
	['one put it off', [verdict('later')], 'open'],
	['a volunteer spoke', [suggestion('departs')], 'suggested'],
	['an editor decided', [verdict('departs')], 'decided'],
	['an editor decided after a volunteer', [suggestion('misread'), verdict('departs')], 'decided'],
	['a volunteer spoke after an editor', [verdict('departs'), suggestion('misread')], 'decided'],
	['two agree', [verdict('departs'), verdict('departs', 'irina')], 'decided'],
	['two disagree', [verdict('departs'), verdict('modernises', 'irina')], 'contested'],
	['one decided, one put it off', [verdict('later'), verdict('departs', 'irina')], 'decided'],
	['put off after a decision', [verdict('departs'), verdict('later', 'irina')], 'open'],
	['the scan’s reading moved on', [verdict('departs', 'anna', { s: 'У Сю-цюня' })], 'outdated'],
	['the print’s reading moved on', [verdict('departs', 'anna', { p: 'У Сюшана' })], 'outdated']
])('when %s', (_what, verdicts, state) => {
	expect(decisionOn(difference, verdicts).state).toBe(state);
});

test('the verdict shown is the newest firm one, else the newest suggestion', () => {
	const [first, second] = [suggestion('misread'), suggestion('departs')];
	expect(decisionOn(difference, [first, second]).verdict).toBe(second);
	const firm = verdict('modernises');
	expect(decisionOn(difference, [first, firm, second]).verdict).toBe(firm);
	expect(decisionOn(difference, []).verdict).toBeNull();
});

test('what is hidden, or no reading of the scan, asks nobody', () => {
	expect(asksVerdict({ hidden: false, class: 'name' })).toBe(true);
	expect(asksVerdict({ hidden: true, class: 'name' })).toBe(false);
	expect(asksVerdict({ hidden: false, class: 'beyond-scan' })).toBe(false);
	expect(asksVerdict({ hidden: false, class: 'not-in-publication' })).toBe(false);
});
