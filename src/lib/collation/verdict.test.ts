import { describe, expect, test } from 'vitest';
import { collateTexts } from '../../../tests/support/witnesses.ts';
import { apparatusOf, type Encoding } from './apparatus.ts';
import { cardsOf, detailOf, mayBatch } from './card.ts';
import { CLASSES } from './classify.ts';
import { DIFFERENCE_CLASSES, type DifferenceClass } from './difference.ts';
import { underRules } from './house-rule.ts';
import { standings, stateOf, type DifferenceState } from './standing.ts';
import { DETAILS, KIND, VERDICTS, type Verdict, type VerdictKind } from './verdict.ts';

const [one] = collateTexts(
	'Вчера мы видели дом у самой реки',
	'Вчера мы видели сад у самой реки'
).differences;
const place = one!;

function given(kind: VerdictKind, change: Partial<Verdict> = {}): Verdict {
	return {
		...{ difference: place.key, kind, detail: null, note: '', by: 'anna', suggested: false },
		...{ at: '2026-11-23T12:00:00.000Z', s: place.s.text, p: place.p.text },
		...change
	};
}

test('the keys 1 to 6 and 0 are the verdicts in this order', () => {
	expect(VERDICTS).toEqual([
		...['misread', 'departs', 'modernises', 'omits', 'illegible', 'ignore', 'later']
	]);
	expect(Object.keys(DETAILS)).toEqual([...VERDICTS]);
});

/** Each verdict, as it may have been given; what becomes of the difference and of the edition. */
const ROWS: [
	kind: VerdictKind,
	alone: DifferenceState,
	suggested: DifferenceState,
	encoding: Encoding
][] = [
	['misread', 'decided', 'suggested', 'none'],
	['departs', 'decided', 'suggested', 'app'],
	['modernises', 'decided', 'suggested', 'rule'],
	['omits', 'decided', 'suggested', 'app'],
	['illegible', 'decided', 'suggested', 'unclear'],
	['ignore', 'decided', 'suggested', 'none'],
	['later', 'open', 'open', 'app']
];

describe.each(ROWS)('the verdict %s', (kind, alone, suggested, encoding) => {
	const earlier = { at: '2026-11-23T11:00:00.000Z', by: 'irina' };
	const other: VerdictKind = kind === 'departs' ? 'omits' : 'departs';
	const settled: DifferenceState = kind === 'later' ? 'open' : 'contested';
	const states: [how: string, verdicts: Verdict[], state: DifferenceState][] = [
		['of an editor', [given(kind)], alone],
		['of a volunteer', [given(kind, { suggested: true })], suggested],
		['after the same of another editor', [given(kind, earlier), given(kind)], alone],
		['after another of another editor', [given(other, earlier), given(kind)], settled],
		[
			'after another of the same person',
			[given(other, { at: earlier.at }), given(kind)],
			kind === 'later' ? 'open' : 'decided'
		],
		['put off by another afterwards', [given(kind, earlier), given('later')], 'open'],
		['on a scan that reads otherwise now', [given(kind, { s: 'том' })], outdated(kind)],
		['on a print that reads otherwise now', [given(kind, { p: 'лес' })], outdated(kind)]
	];

	function outdated(of: VerdictKind): DifferenceState {
		return of === 'later' ? 'open' : 'outdated';
	}

	test.each(states)('%s', (_, verdicts, state) => {
		expect(stateOf(place, verdicts)).toBe(state);
	});

	test('is written into the edition once it is decided, and not before', () => {
		const encodingOf = (verdict: Verdict) =>
			apparatusOf(standings([place], [verdict])).entries[0]!.encoding;
		expect(encodingOf(given(kind))).toBe(encoding);
		expect(encodingOf(given(kind, { suggested: true }))).toBe('app');
		expect(encodingOf(given(kind, { s: 'том' }))).toBe('app');
	});

	test('survives its own finer words only', () => {
		for (const detail of DETAILS[kind]) {
			const may = detail !== KIND;
			expect(detailOf(kind, 'word', detail)).toBe(may ? detail : null);
			expect(detailOf(kind, 'case', detail)).toBe(detail);
		}
		expect(detailOf(kind, 'word', 'no such word')).toBe(detailOf(kind, 'word'));
	});
});

describe('the usual finer word', () => {
	test.each<[kind: VerdictKind, of: DifferenceClass, usual: string | null]>([
		['departs', 'word', 'wording'],
		['departs', 'number', 'wording'],
		['departs', 'omission', 'left-out'],
		['departs', 'addition', 'added'],
		['modernises', 'case', 'capitals'],
		['modernises', 'punctuation', 'punctuation'],
		['modernises', 'abbreviation', 'abbreviation'],
		['modernises', 'name', 'name'],
		['modernises', 'yo', 'spelling'],
		['modernises', 'word-form', 'spelling'],
		['omits', 'omission', 'other'],
		['misread', 'word', null],
		['illegible', 'word', null],
		['ignore', 'case', null],
		['later', 'case', null]
	])('of %s on %s is %s', (kind, of, usual) => {
		expect(detailOf(kind, of)).toBe(usual);
		if (usual !== null) expect(DETAILS[kind]).toContain(usual);
	});

	test('is one of its own words, for every verdict on every class', () => {
		for (const kind of VERDICTS)
			for (const name of DIFFERENCE_CLASSES) {
				const usual = detailOf(kind, name);
				if (usual !== null) expect(DETAILS[kind]).toContain(usual);
				for (const other of VERDICTS)
					for (const detail of DETAILS[other])
						expect([detail, usual]).toContain(detailOf(kind, name, detail));
			}
	});
});

describe('together', () => {
	test.each(CLASSES.map((row) => [row.class, row.batch] as const))('%s: %s', (name, batch) => {
		const block = name === 'beyond-scan' || name === 'not-in-publication';
		expect(mayBatch({ class: name, hidden: false })).toBe(batch && !block);
		expect(mayBatch({ class: name, hidden: true })).toBe(false);
	});

	const text = (of: string) => `${of} пришло. Потом ${of} ушло, и ${of} молчало.`;
	const { differences } = collateTexts(text('Правительство'), text('правительство'));

	test('those that are open are companions of each other, those decided are not', () => {
		const counts = (verdicts: Verdict[]) =>
			cardsOf(differences, verdicts).map(({ companions }) => companions);
		const on = (at: number, kind: VerdictKind) => {
			const { key, s, p } = differences[at]!;
			return given(kind, { difference: key, s: s.text, p: p.text });
		};
		expect(counts([])).toEqual([2, 2, 2]);
		expect(counts([on(0, 'modernises')])).toEqual([2, 1, 1]);
		expect(counts([on(0, 'modernises'), on(1, 'departs')])).toEqual([1, 1, 0]);
		expect(counts([on(2, 'later')])).toEqual([2, 2, 2]);
	});

	test('put away by a rule, they are no companions: nobody is asked', () => {
		const { key, s, p } = differences[0]!;
		const rule = given('ignore', { difference: key, s: s.text, p: p.text, detail: KIND });
		const under = underRules(differences, [rule]);
		expect(cardsOf(under.differences, [rule]).map(({ companions }) => companions)).toEqual([0]);
	});
});
