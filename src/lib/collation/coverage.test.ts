import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collateTexts, told } from '../../../tests/support/witnesses.ts';
import { running } from '../../../tests/support/russian.ts';
import type { Range } from './anchors.ts';
import { coveredBy, edgeAfter, edgeBefore, leavesWithoutPicture } from './coverage.ts';

const partners = (...all: number[]) => Int32Array.from(all);
/** Runs of partners, `[a, b, length]`, in a text of `size` units. */
function runs(size: number, ...all: [a: number, b: number, length: number][]): Int32Array {
	const made = new Int32Array(size).fill(-1);
	for (const [a, b, length] of all) for (let k = 0; k < length; k++) made[a + k] = b + k;
	return made;
}

describe('the covered stretch', () => {
	test('goes from the first firm run to the last', () => {
		expect(coveredBy(partners(-1, 4, 5, 6, -1, 8, 9, 10, -1), [])).toEqual([1, 8, 4, 11]);
	});

	test.each<[what: string, found: Int32Array, covered: Range | null]>([
		['a short run far after it stays outside', runs(20, [0, 0, 3], [19, 19, 1]), [0, 3, 0, 3]],
		['so do two words', runs(20, [0, 0, 3], [18, 18, 2]), [0, 3, 0, 3]],
		['three are firm, however far', runs(20, [0, 0, 3], [17, 17, 3]), [0, 20, 0, 20]],
		['a short run near after it belongs to it', runs(12, [0, 0, 3], [11, 11, 1]), [0, 12, 0, 12]],
		['nine unmatched between are too many', runs(13, [0, 0, 3], [12, 12, 1]), [0, 3, 0, 3]],
		['the longer side counts between two runs', runs(5, [0, 0, 3], [4, 30, 1]), [0, 3, 0, 3]],
		['a short run near before it', runs(12, [0, 0, 1], [9, 9, 3]), [0, 12, 0, 12]],
		['a short run far before it', runs(14, [0, 0, 1], [10, 10, 3]), [10, 13, 10, 13]],
		[
			'from near to near it may go on',
			runs(30, [0, 0, 3], [10, 10, 1], [18, 18, 1]),
			[0, 19, 0, 19]
		],
		['without a firm run the longest ones do', runs(40, [5, 2, 2], [30, 31, 2]), [5, 32, 2, 33]],
		['of one token, if there is no more', runs(9, [4, 7, 1]), [4, 5, 7, 8]],
		['nothing matched is nothing covered', runs(9), null],
		['nor is an empty text', runs(0), null]
	])('%s', (_, found, covered) => {
		expect(coveredBy(found, [])).toEqual(covered);
	});

	test('moved passages are covered, on both sides, alone or beside a run', () => {
		expect(coveredBy(partners(-1, -1, 0, 1, 2), [[0, 2, 9, 11]])).toEqual([0, 5, 0, 11]);
		expect(coveredBy(partners(-1, -1), [[0, 2, 4, 6]])).toEqual([0, 2, 4, 6]);
	});

	test('holds every firm run, whatever lies between', () => {
		const gap = fc.integer({ min: 0, max: 12 });
		const run = fc.tuple(gap, gap, fc.integer({ min: 1, max: 6 }));
		fc.assert(
			fc.property(fc.array(run, { minLength: 1, maxLength: 6 }), (all) => {
				let [a, b] = [0, 0];
				const placed = all.map(([left, right, length]): [number, number, number] => {
					const one: [number, number, number] = [(a += left + 1), (b += right + 1), length];
					[a, b] = [a + length, b + length];
					return one;
				});
				const covered = coveredBy(runs(a, ...placed), [])!;
				for (const [atA, atB, length] of placed.filter(([, , length]) => length >= 3)) {
					expect(covered[0]).toBeLessThanOrEqual(atA);
					expect(covered[1]).toBeGreaterThanOrEqual(atA + length);
					expect(covered[2]).toBeLessThanOrEqual(atB);
					expect(covered[3]).toBeGreaterThanOrEqual(atB + length);
				}
				expect(covered[1]).toBeGreaterThan(covered[0]);
			})
		);
	});
});

describe('the edges', () => {
	const words = (text: string) => text.split(' ').filter(Boolean);
	/** Both texts, `|` where the covered stretch ends; `onLine`: units of S on its last line. */
	function after(s: string, p: string, onLine = 0) {
		const [[inS, outS], [inP, outP]] = [s, p].map((text) => text.split('|').map(words)) as [
			...[[string[], string[]], [string[], string[]]]
		];
		const view = {
			s: (at: number) => [...inS, ...outS][at]!,
			p: (at: number) => [...inP, ...outP][at]!,
			onCoveredLine: (at: number) => at < inS.length + onLine
		};
		const covered: Range = [0, inS.length, 0, inP.length];
		const edge = edgeAfter(covered, inS.length + outS.length, inP.length + outP.length, view);
		const told = (all: string[], [from, to]: [number, number]) => all.slice(from, to).join(' ');
		return {
			near: [
				told([...inS, ...outS], [edge.near[0], edge.near[1]]),
				told([...inP, ...outP], [edge.near[2], edge.near[3]])
			],
			onlyS: told([...inS, ...outS], edge.onlyS),
			onlyP: told([...inP, ...outP], edge.onlyP)
		};
	}
	const long = words('раз два три четыре пять шесть семь восемь девять десять').join(' ');

	test('a few words on both sides are compared with each other', () => {
		expect(after('мы видели | дом здесь', 'мы видели | сад там')).toEqual({
			...{ near: ['дом здесь', 'сад там'], onlyS: '', onlyP: '' }
		});
	});

	test('one side that goes on goes on alone', () => {
		expect(after('мы видели |', `мы видели | ${long}`)).toEqual({
			...{ near: ['', ''], onlyS: '', onlyP: long }
		});
		expect(after(`мы видели | ${long}`, 'мы видели |')).toEqual({
			...{ near: ['', ''], onlyS: long, onlyP: '' }
		});
	});

	test('up to the last pair of like words is text of both', () => {
		const found = after('мы | строипи мосты ещё', `мы | строили мосты ${long}`);
		expect(found.near).toEqual(['строипи мосты', 'строили мосты']);
		expect([found.onlyS, found.onlyP]).toEqual(['ещё', long]);
	});

	test('a line of the scan that is partly covered is covered to its end', () => {
		const found = after('мы видели | дом у реки', `мы видели | ${long}`, 2);
		expect(found.near[0]).toBe('дом у');
		expect(found.onlyS).toBe('реки');
		expect(found.near[1]).toBe('раз два');
	});

	test('before the stretch it is the same, seen backwards', () => {
		const s = words('Куда Пекин строипи мосты мы видели');
		const p = words(`${long} строили мосты мы видели`);
		const edge = edgeBefore([4, 6, 12, 14], 0, {
			s: (at) => s[at]!,
			p: (at) => p[at]!,
			onCoveredLine: () => false
		});
		expect(edge).toEqual({ near: [2, 4, 10, 12], onlyS: [0, 2], onlyP: [0, 10] });
	});
});

describe('a publication that covers more than the leaf', () => {
	const WORDS = running(90);
	const leaf = WORDS.slice(30, 60);

	test('before and after are grey where leaves have no picture, additions where all have', () => {
		const [s, p] = [leaf.join(' '), WORDS.join(' ')];
		const beyond = collateTexts(s, p, { leavesWithoutPicture: 2 });
		expect(beyond.differences.map((one) => one.class)).toEqual(['beyond-scan', 'beyond-scan']);
		expect(beyond.coverage).toMatchObject({ s: [0, 30], p: [30, 60] });
		expect(beyond.coverage.beyondScan.map(({ words }) => words)).toEqual([30, 30]);
		const whole = collateTexts(s, p);
		expect(whole.differences.map((one) => one.class)).toEqual(['addition', 'addition']);
		expect(whole.coverage.beyondScan).toEqual([]);
	});

	test('inside the leaf a difference is one all the same', () => {
		fc.assert(
			fc.property(fc.integer({ min: 34, max: 55 }), (at) => {
				const p = WORDS.with(at, 'чужбинный').join(' ');
				const found = collateTexts(leaf.join(' '), p, { leavesWithoutPicture: 1 }).differences;
				expect(told(found)[1]).toBe(`word: ${WORDS[at]} / чужбинный`);
				expect(found.map((one) => one.class)).toEqual(['beyond-scan', 'word', 'beyond-scan']);
			}),
			{ numRuns: 15 }
		);
	});
});

test.each([
	['148-150', 1, 2],
	['148', 1, 0],
	['12 об., 13', 1, 1],
	['1–3, 7', 2, 2],
	['3 — 5', 1, 2],
	['12, 12 об.', 1, 0],
	['', 1, 0],
	['без номера', 1, 0],
	['7-5', 1, 0],
	['5', 3, 0]
])('leaves %s with %i surfaces: %i without a picture', (listy, surfaces, left) => {
	expect(leavesWithoutPicture(listy, surfaces)).toBe(left);
});

test('a signature with a slip in it counts no leaves without end', () => {
	expect(leavesWithoutPicture('1-999999999', 1)).toBe(9_999);
});
