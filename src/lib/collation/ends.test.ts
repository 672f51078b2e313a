import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { running } from '../../../tests/support/russian.ts';
import { collateTexts, scan, told } from '../../../tests/support/witnesses.ts';
import { collate } from './collate.ts';
import { comparedOf, countWords, tokensOf, wordsAround } from './ends.ts';
import { passagesOf } from './passage.ts';
import { standings } from './standing.ts';
import { fromPublished } from './witness.ts';

const p = fromPublished(
	'№ 338\n\nТелеграмма\n\n«Раз, два», три.\n\n- 12 -\n\nЧетыре; пять!\n\nПеч. по: АВП РФ'
);

describe('words of the publication by number', () => {
	test.each<[first: number, last: number, text: string | null]>([
		[1, 5, '« Раз , два » , три . Четыре ; пять !'],
		[1, 1, '« Раз ,'],
		[2, 3, 'два » , три .'],
		[4, 5, 'Четыре ; пять !'],
		[5, 5, 'пять !'],
		[0, 3, null],
		[3, 2, null],
		[1, 6, null],
		[1.5, 3, null],
		[Number.NaN, 3, null]
	])('%d to %d are %j: what is set aside is not counted', (first, last, text) => {
		const tokens = tokensOf(p, { first, last });
		const inText = tokens && p.tokens.slice(...tokens).filter(({ aside }) => aside === null);
		expect(inText?.map(({ t }) => t).join(' ') ?? null).toBe(text);
	});

	test('there and back they are the same', () => {
		const size = p.tokens.length;
		for (let first = 1; first <= 5; first++)
			for (let last = first; last <= 5; last++) {
				const found = comparedOf(p, tokensOf(p, { first, last }));
				expect(found).toMatchObject({ first, last, count: 5 });
			}
		expect(comparedOf(p, [0, size])).toMatchObject({ first: 1, last: 5 });
	});

	test('nothing compared has no ends', () => {
		expect(comparedOf(p, null)).toBeNull();
		expect(comparedOf(fromPublished(''), [0, 0])).toBeNull();
	});

	test('forty words on each side of an end are shown, with the number of the first', () => {
		const long = fromPublished(running(200).join(' '));
		const { around } = comparedOf(long, [99, 150])!;
		expect(around.first).toEqual({ from: 60, words: running(200).slice(59, 140) });
		expect(around.last).toEqual({ from: 110, words: running(200).slice(109, 190) });
		expect(comparedOf(long, [0, 200])!.around.first.from).toBe(1);
	});
});

describe('the words beside an end', () => {
	const glimpse = { from: 11, words: 'а б в г д е ж з и к л м'.split(' ') };
	test.each<
		[
			at: number,
			end: 'first' | 'last',
			shown: [before: string, inside: string, after: string] | null
		]
	>([
		[17, 'first', ['б в г д е', 'ж з и к л', '']],
		[11, 'first', ['', 'а б в г д', '']],
		[22, 'first', ['ж з и к л', 'м', '']],
		[17, 'last', ['', 'в г д е ж', 'з и к л м']],
		[11, 'last', ['', 'а', 'б в г д е']],
		[22, 'last', ['', 'з и к л м', '']],
		[10, 'first', null],
		[23, 'last', null],
		[Number.NaN, 'last', null]
	])('word %d as the %s one', (at, end, shown) => {
		const [before, inside, after] = shown ?? [];
		expect(wordsAround(glimpse, at, end)).toEqual(shown && { before, inside, after });
	});

	test('are counted in the running text alone', () => {
		expect(countWords(p)).toBe(5);
		expect(countWords(fromPublished(''))).toBe(0);
	});
});

describe('the ends chosen by hand', () => {
	const WORDS = running(90);
	const leaf = WORDS.slice(30, 60);
	const published = WORDS.join(' ');
	const s = scan(leaf.join(' '));
	const P = fromPublished(published);
	const chosen = (first: number, last: number, leavesWithoutPicture = 0) => {
		const ends = tokensOf(P, { first, last })!;
		return collate(s, P, { ends, leavesWithoutPicture });
	};
	const words = (text: string) => text.split(' ').length;

	test('as the program found them: what lies outside is grey, no addition to be decided', () => {
		const { differences, coverage } = chosen(31, 60);
		expect(differences.map((one) => [one.class, words(one.p.text)])).toEqual([
			['beyond-scan', 30],
			['beyond-scan', 30]
		]);
		expect(comparedOf(P, coverage.p)).toMatchObject({ first: 31, last: 60 });
	});

	test('wider: what the scan lacks there is to be decided', () => {
		const { differences } = chosen(28, 62);
		expect(differences.map((one) => [one.class, one.p.text])).toEqual([
			['beyond-scan', WORDS.slice(0, 27).join(' ')],
			['addition', WORDS.slice(27, 30).join(' ')],
			['addition', WORDS.slice(60, 62).join(' ')],
			['beyond-scan', WORDS.slice(62).join(' ')]
		]);
	});

	test('narrower: what the scan has beyond them stands alone, compared with nothing', () => {
		const { differences, coverage } = chosen(36, 50);
		expect(differences.map((one) => one.class)).toEqual([
			...['not-in-publication', 'beyond-scan', 'not-in-publication', 'beyond-scan']
		]);
		expect(coverage.notInPublication.map(({ words }) => words)).toEqual([5, 10]);
		expect(comparedOf(P, coverage.p)).toMatchObject({ first: 36, last: 50 });
	});

	test('inside them a difference is as before, with the same key: its verdict stands', () => {
		const other = fromPublished(WORDS.with(45, 'чужбинный').join(' '));
		const free = collate(s, other, { leavesWithoutPicture: 1 });
		const held = collate(s, other, { ends: tokensOf(other, { first: 29, last: 61 })! });
		const [one] = free.differences.filter(({ class: of }) => of === 'word');
		const verdict = {
			...{ difference: one!.key, kind: 'departs' as const, detail: null, note: '', by: 'anna' },
			...{ at: '2026-11-23T12:00:00.000Z', s: one!.s.text, p: one!.p.text, suggested: false }
		};
		const found = standings(held.differences, [verdict]).find(({ state }) => state === 'decided');
		expect(found!.difference!.p.text).toBe('чужбинный');
		expect(told(held.differences)).toContain(`word: ${WORDS[45]} / чужбинный`);
	});

	test('a passage that moved out of them is no move', () => {
		const [block, before] = [WORDS.slice(32, 44), WORDS.slice(20, 32)];
		const moved = [...WORDS.slice(0, 20), ...block, ...before, ...WORDS.slice(44)];
		const wide = scan(WORDS.slice(20, 60).join(' '));
		const from = fromPublished(moved.join(' '));
		const classes = (first: number) =>
			collate(wide, from, { ends: tokensOf(from, { first, last: 60 })! }).differences.map(
				(one) => one.class
			);
		expect(classes(21)).toContain('moved');
		expect(classes(33)).not.toContain('moved');
	});

	test('every word of both is told once, wherever the ends are', () => {
		const range = fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 }));
		fc.assert(
			fc.property(range, ([one, other]) => {
				const [first, last] = [Math.min(one, other), Math.max(one, other)];
				const { differences, matches, outcome } = chosen(first, last);
				// Fewer words in common than a tenth of the leaf's are not the same text.
				const shared = Math.min(last, 60) - Math.max(first, 31) + 1;
				expect(outcome === 'collated').toBe(shared >= 3);
				if (outcome !== 'collated') return;
				const seen = { s: [] as number[], p: [] as number[] };
				for (let k = 0; k < matches.length; k += 4) {
					seen.s.push(matches[k]!);
					seen.p.push(matches[k + 2]!);
				}
				for (const difference of differences)
					for (const side of ['s', 'p'] as const)
						for (let at = difference[side].from; at < difference[side].to; at++)
							seen[side].push(at);
				const all = (count: number) => Array.from({ length: count }, (_, at) => at);
				expect(seen.s.sort((a, b) => a - b)).toEqual(all(30));
				expect(seen.p.sort((a, b) => a - b)).toEqual(all(90));
			}),
			{ numRuns: 40 }
		);
	});

	test('the columns show what lies outside as the publication alone', () => {
		const { differences, matches } = chosen(31, 60);
		const kinds = passagesOf(s, P, differences, matches).map(({ kind }) => kind);
		expect(kinds).toEqual(['beyond-scan', 'both', 'beyond-scan']);
	});

	test('without a choice nothing changes', () => {
		const free = collateTexts(leaf.join(' '), published);
		expect(collate(s, P, { ends: null }).differences).toEqual(free.differences);
	});
});
