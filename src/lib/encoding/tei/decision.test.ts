import { describe, expect, test } from 'vitest';
import { collateTexts } from '../../../../tests/support/witnesses.ts';
import { sampleEdition, verdict } from '../../../../tests/support/edition.ts';
import { DIFFERENCE_CLASSES } from '#lib/collation/difference.ts';
import { VERDICTS } from '#lib/collation/verdict.ts';
import { decisions, inApparatus } from './decision.ts';

const S = 'наше слово видит новый дом у широкой реки и ещё один старый лес';
const P = 'наше слово видит новый сад у широкой реки и ещё один старый лес';
const [house] = collateTexts(S, P).differences;

const treated = (one: typeof house, verdicts: ReturnType<typeof verdict>[] = []) =>
	decisions(sampleEdition({ differences: [one!], verdicts }))[0]!;

test.each([
	['misread', 'nothing'],
	['departs', 'apparatus'],
	['modernises', 'apparatus'],
	['omits', 'apparatus'],
	['illegible', 'illegible'],
	['ignore', 'nothing'],
	['later', 'undecided']
] as const)('a verdict %s: %s', (kind, treatment) => {
	expect(treated(house, [verdict(house!, kind)]).treatment).toBe(treatment);
});

test('without a verdict what is shown is undecided, and what is hidden is told by its rule', () => {
	expect(treated(house)).toMatchObject({ treatment: 'undecided', verdict: null });
	expect(treated({ ...house!, hidden: true }).treatment).toBe('nothing');
});

test.each(['stamp', 'form', 'copies'])('%s left out on purpose is a sentence', (detail) => {
	expect(treated(house, [{ ...verdict(house!, 'omits'), detail }]).treatment).toBe('sentence');
});

describe('a verdict finds its difference again as the desk does', () => {
	test('after a new reading of the page, where a word beside it was read otherwise', () => {
		const held = { ...verdict(house!, 'departs'), difference: house!.key };
		const reread = (text: string) => text.replace('новый', 'повый');
		const [again] = collateTexts(reread(S), reread(P)).differences;
		expect(again!.key).not.toBe(house!.key);
		expect(treated(again, [held])).toMatchObject({ treatment: 'apparatus', verdict: held });
	});

	test('where only spaces of a reading are others', () => {
		const held = { ...verdict(house!, 'departs'), s: 'до м' };
		expect(treated(house, [held]).treatment).toBe('apparatus');
	});

	test('not where another word is read now', () => {
		const held = { ...verdict(house!, 'departs'), s: 'дым' };
		expect(treated(house, [held])).toMatchObject({ treatment: 'undecided', verdict: null });
	});

	test('not where two editors say different things', () => {
		const one = verdict(house!, 'departs');
		const other = { ...verdict(house!, 'modernises'), by: 'irina', at: '2026-11-22T10:00:00Z' };
		expect(treated(house, [one, other]).treatment).toBe('undecided');
	});
});

test('where one witness has no text, no verdict makes an apparatus of it', () => {
	for (const kind of VERDICTS)
		for (const name of DIFFERENCE_CLASSES.slice(-2)) {
			const one = { ...house!, class: name };
			const decision = treated(one, [verdict(one, kind)]);
			expect([kind, name, inApparatus(decision)]).toEqual([kind, name, false]);
			expect(['nothing', 'undecided', 'sentence']).toContain(decision.treatment);
		}
});
