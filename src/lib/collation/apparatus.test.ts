import { describe, expect, test } from 'vitest';
import { collateTexts } from '../../../tests/support/witnesses.ts';
import { apparatusOf } from './apparatus.ts';
import { standings } from './standing.ts';
import { VERDICTS, type VerdictKind } from './verdict.ts';

const S = 'Наше Правительство видит новый дом у широкой реки и ещё один старый лес теперь';
const P = 'Наше правительство видит новый сад у широкой реки и еще один старый лес теперь тихо';
const { differences } = collateTexts(S, P);
const house = differences.find((one) => one.s.text === 'дом')!;

function apparatusWith(kind: VerdictKind | null, of = house, modernised?: 'app' | 'rule') {
	const verdict = kind && {
		...{ difference: of.key, kind, detail: null, note: 'замечание', by: 'anna' },
		...{ at: '2026-11-23T12:00:00Z', s: of.s.text, p: of.p.text, suggested: false }
	};
	const all = apparatusOf(standings(differences, verdict ? [verdict] : []), { modernised });
	return { all, entry: all.entries.find((one) => one.difference.key === of.key)! };
}

describe('what a verdict becomes', () => {
	test.each([
		['misread', 'none', 'substantive'],
		['departs', 'app', 'substantive'],
		['modernises', 'rule', 'orthographic'],
		['omits', 'app', 'substantive'],
		['illegible', 'unclear', 'substantive'],
		['ignore', 'none', 'substantive'],
		['later', 'app', 'substantive']
	] as const)('%s: %s', (kind, encoding, type) => {
		expect(apparatusWith(kind).entry).toMatchObject({ encoding, type });
	});

	test('every verdict has its row', () => {
		for (const kind of VERDICTS) expect(apparatusWith(kind).entry.encoding).toBeTruthy();
	});

	test('an undecided difference stands in the apparatus as unknown', () => {
		const { entry, all } = apparatusWith(null);
		expect(entry).toMatchObject({ encoding: 'app', undecided: true, verdict: null, note: '' });
		expect(all.undecided).toBe(3);
		expect(apparatusWith('later').entry.undecided).toBe(true);
		expect(apparatusWith('departs').entry).toMatchObject({ undecided: false, note: 'замечание' });
	});
});

test('lemma is the scan, reading the print; an addition has an empty lemma', () => {
	const { all } = apparatusWith(null);
	const entries = all.entries.filter((one) => one.encoding === 'app');
	expect(entries.map(({ lemma, reading, cause }) => [lemma, reading, cause])).toEqual([
		['Правительство', 'правительство', null],
		['дом', 'сад', null],
		['', 'тихо', 'addition']
	]);
});

test('a place where the publication errs goes to the errata', () => {
	expect(apparatusWith('departs').all.errata).toEqual([house.key]);
	expect(apparatusWith('omits').all.errata).toEqual([]);
});

test('rules are counted: hidden by the profile, and decided by a person', () => {
	const capital = differences.find((one) => one.class === 'case')!;
	expect(apparatusWith('modernises', capital).all.rules).toEqual([
		{
			...{ family: 'case:правительство', class: 'case', by: 'verdict' },
			count: 1,
			keys: [capital.key]
		},
		{ family: 'yo', class: 'yo', by: 'profile', count: 1, keys: [expect.any(String)] }
	]);
	const shown = apparatusWith('modernises', capital, 'app');
	expect(shown.entry).toMatchObject({ encoding: 'app', type: 'orthographic' });
	expect(shown.all.rules).toHaveLength(2);
});

test('text beyond the scan is a gap, the form a sentence: never in the apparatus', () => {
	const s = 'Куда Пекин\nДесятый отдел шифровальный\n\nодин два три четыре пять';
	const p = 'один два три четыре пять\n\nшесть семь восемь девять десять';
	const found = collateTexts(s, p, { leavesWithoutPicture: 1 }).differences;
	const { entries, undecided } = apparatusOf(standings(found, []));
	expect(entries.map((one) => one.encoding)).toEqual(['editorial', 'gap']);
	expect(undecided).toBe(0);
});

test.each([
	[null, 'moved', true],
	['departs', 'moved', false],
	['misread', 'none', false],
	['ignore', 'none', false],
	['illegible', 'unclear', false]
] as const)('a moved passage, decided as %s: %s', (kind, encoding, undecided) => {
	const moved = { ...house, class: 'moved' as const };
	const verdict = kind && {
		...{ difference: moved.key, kind, detail: null, note: '', by: 'anna', suggested: false },
		...{ at: '2026-11-23T12:00:00Z', s: moved.s.text, p: moved.p.text }
	};
	const { entries } = apparatusOf(standings([moved], verdict ? [verdict] : []));
	expect(entries[0]).toMatchObject({ encoding, undecided });
});
