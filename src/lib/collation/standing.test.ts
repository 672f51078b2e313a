import { describe, expect, test } from 'vitest';
import { collateTexts } from '../../../tests/support/witnesses.ts';
import { standings, stateOf } from './standing.ts';
import type { Verdict, VerdictKind } from './verdict.ts';

const S = 'Вчера мы видели дом\nу самой реки и лес\nза широким полем было тихо';
const P = 'Вчера мы видели дам у самой реки и сад за широким полем было тихо';

const { differences } = collateTexts(S, P);
const [house, wood] = differences as [(typeof differences)[0], (typeof differences)[0]];

function verdict(
	of = house,
	kind: VerdictKind = 'departs',
	by = 'anna',
	more: Partial<Verdict> = {}
) {
	const about = { difference: of.key, s: of.s.text, p: of.p.text };
	const at = '2026-11-23T12:00:00Z';
	return { ...about, kind, by, at, detail: null, note: '', suggested: false, ...more };
}

test('there are two places', () => {
	expect(differences.map((one) => one.s.text)).toEqual(['дом', 'лес']);
});

describe('state', () => {
	const later = { at: '2026-11-23T13:00:00Z' };
	test.each([
		['nothing said', [], 'open'],
		['put off', [verdict(house, 'later')], 'open'],
		['a volunteer suggests', [verdict(house, 'departs', 'oleg', { suggested: true })], 'suggested'],
		['an editor decides', [verdict()], 'decided'],
		['two agree', [verdict(), verdict(house, 'departs', 'maria', later)], 'decided'],
		['two disagree', [verdict(), verdict(house, 'ignore', 'maria', later)], 'contested'],
		['one changes her mind', [verdict(), verdict(house, 'ignore', 'anna', later)], 'decided'],
		[
			'a suggestion against a decision',
			[verdict(), verdict(house, 'ignore', 'oleg', { suggested: true, ...later })],
			'decided'
		],
		['the scan reads otherwise now', [verdict(house, 'departs', 'anna', { s: 'том' })], 'outdated'],
		['only a line end moved', [verdict(house, 'departs', 'anna', { s: 'до-\nм' })], 'decided']
	] as const)('%s', (_, about, state) => {
		expect(stateOf(house, about)).toBe(state);
	});

	test('the word of an archivist ends a contest', () => {
		const about = [verdict(), verdict(house, 'ignore', 'maria', later)];
		expect(stateOf(house, about, new Set(['maria']))).toBe('decided');
		const [standing] = standings([house], about, new Set(['maria']));
		expect(standing!.verdict!.kind).toBe('ignore');
	});
});

describe('a verdict outlives', () => {
	const about = [verdict(house), verdict(wood)];
	const after = (s: string, p = P) =>
		standings(collateTexts(s, p).differences, about).map(({ state, difference }) => [
			difference?.s.text ?? null,
			state
		]);

	test('nothing changed', () => {
		expect(after(S)).toEqual([
			['дом', 'decided'],
			['лес', 'decided']
		]);
	});

	test('an edit in another line, even beside it', () => {
		expect(after(S.replace('реки', 'рекн'))).toEqual([
			['дом', 'decided'],
			['рекн', 'open'],
			['лес', 'decided']
		]);
	});

	test('a new reading with equal text in other lines', () => {
		expect(after(S.replaceAll('\n', ' '))).toEqual([
			['дом', 'decided'],
			['лес', 'decided']
		]);
	});

	test('the place itself read otherwise: look again', () => {
		expect(after(S.replace('дом', 'том'))).toEqual([
			['том', 'outdated'],
			['лес', 'decided']
		]);
	});

	test('the publication mended near it', () => {
		expect(after(S, P.replace('самой', 'самый'))).toContainEqual(['дом', 'decided']);
	});

	test('a place that is gone is kept as vanished', () => {
		expect(after(S.replace('дом', 'дам'))).toEqual([
			['лес', 'decided'],
			[null, 'vanished']
		]);
	});

	test('export and import', () => {
		const again = JSON.parse(JSON.stringify(about)) as Verdict[];
		expect(standings(differences, again).map((one) => one.state)).toEqual(['decided', 'decided']);
	});
});

test('equal places keep their own verdicts', () => {
	const text = (words: string) => `до этого ${words} после этого `.repeat(3);
	const twice = collateTexts(text('кот'), text('кит')).differences;
	expect(new Set(twice.map((one) => one.key)).size).toBe(3);
	const found = standings(twice, [verdict(twice[1])]);
	expect(found.map((one) => one.state)).toEqual(['open', 'decided', 'open']);
});

test('a verdict with a key of another make is not lost', () => {
	const strange = verdict(house, 'departs', 'anna', { difference: 'x' });
	expect(standings(differences, [strange]).at(-1)).toMatchObject({
		state: 'vanished',
		verdict: { difference: 'x' }
	});
});
