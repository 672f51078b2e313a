import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alternatives, together, type Alphabet, type Outputs } from './posterior.ts';

/** Three letters, a space between words, and the class that says nothing. */
const ALPHABET: Alphabet = { letters: [' ', 'а', 'л', 'д', undefined], blank: 4 };
const CLASSES = 5;
const [SPACE, A, L, D, BLANK] = [0, 1, 2, 3, 4];

/** A column: what is not named shares the rest. */
type Column = Partial<Record<0 | 1 | 2 | 3 | 4, number>>;
function outputs(...columns: Column[]): Outputs {
	const odds = columns.flatMap((column) => {
		const named = Object.values(column).reduce((sum, one) => sum + one, 0);
		const rest = (1 - named) / (CLASSES - Object.keys(column).length);
		return [SPACE, A, L, D, BLANK].map((at) => column[at as 0] ?? rest);
	});
	return { steps: columns.length, classes: CLASSES, odds: new Float32Array(odds) };
}
const NOTHING: Column = { [BLANK]: 1 };
const say = (sign: number, surely = 1): Column => ({ [sign]: surely, [BLANK]: 1 - surely });

describe('alternatives', () => {
	it('of a letter that is said surely are none: it has all of its place', () => {
		const line = outputs(NOTHING, say(A), NOTHING, say(L), NOTHING);
		expect(alternatives(line, ALPHABET, ['а', 'л'])).toEqual([[['а', 100]], [['л', 100]]]);
	});

	it('share the place as the network does, the likeliest first, though another was read', () => {
		const line = outputs(NOTHING, { [L]: 0.75, [D]: 0.25 }, NOTHING, say(A));
		const found = alternatives(line, ALPHABET, ['д', 'а'])!;
		expect(found[0]).toEqual([
			['л', 75],
			['д', 25]
		]);
		expect(found[1]![0]).toEqual(['а', 100]);
	});

	it('are weighed over all columns of the place: a letter on its rim only is none', () => {
		const rim = outputs({ [D]: 0.5, [BLANK]: 0.5 }, say(L, 0.999), say(L, 0.999), NOTHING);
		const [choices] = alternatives(rim, ALPHABET, ['л'])!;
		expect(choices![0]).toEqual(['л', 100]);
		expect(choices!.find(([letter]) => letter === 'д')?.[1] ?? 0).toBeLessThan(0.01);
	});

	it('leave out what is too faint, and never the letter that was read', () => {
		const line = outputs(NOTHING, say(A), NOTHING);
		expect(alternatives(line, ALPHABET, ['л'])).toEqual([
			[
				['а', 100],
				['л', 0]
			]
		]);
	});

	it('hold that nothing stands there too: a letter half said has half', () => {
		const line = outputs(NOTHING, say(A, 0.5), NOTHING);
		expect(alternatives(line, ALPHABET, ['а'])).toEqual([[['а', 50]]]);
	});

	it('are one a sign, a space among them, and a letter twice in a row', () => {
		const line = outputs(say(A), NOTHING, say(A), NOTHING, say(SPACE), NOTHING, say(L));
		const found = alternatives(line, ALPHABET, ['а', 'а', ' ', 'л'])!;
		expect(found.map(([first]) => first)).toEqual([
			['а', 100],
			['а', 100],
			[' ', 100],
			['л', 100]
		]);
	});

	it.each([
		['a sign that no class stands for', ['я']],
		['more signs than columns', ['а', 'л', 'д', 'л']],
		['a letter twice without a column between', ['а', 'а', 'а']]
	])('are unknown of %s', (_what, signs) => {
		expect(alternatives(outputs(say(A), say(A), say(A)), ALPHABET, signs)).toBeUndefined();
	});

	it('of no signs are none, whatever was said', () => {
		expect(alternatives(outputs(say(A)), ALPHABET, [])).toEqual([]);
		expect(alternatives(outputs(), ALPHABET, [])).toEqual([]);
	});

	it('of a long line are found though a part of it was said otherwise throughout', () => {
		const letters = Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? A : L));
		const line = outputs(...letters.flatMap((letter) => [say(letter, 0.9), NOTHING]));
		const signs = letters.map((letter, at) =>
			at > 90 && at < 100 ? 'д' : letter === A ? 'а' : 'л'
		);
		const found = alternatives(line, ALPHABET, signs)!;
		expect(found).toHaveLength(200);
		expect(found[95]![0]![0]).toBe('л');
		expect(found[150]![0]![0]).toBe('а');
	});
});

/** All ways to say something in so many columns, by brute force. */
function ways(steps: number): number[][] {
	if (steps === 0) return [[]];
	return ways(steps - 1).flatMap((way) => [0, 1, 2, 3, 4].map((sign) => [...way, sign]));
}
const said = (way: readonly number[]) =>
	way.filter((sign, at) => sign !== BLANK && sign !== way[at - 1]);
const chance = ({ odds }: Outputs, way: readonly number[], from = 0) =>
	way.reduce((product, sign, at) => product * odds[(from + at) * CLASSES + sign]!, 1);

describe('by brute force over all ways', () => {
	const column = fc
		.array(fc.double({ min: 0.01, max: 1, noNaN: true }), {
			minLength: CLASSES,
			maxLength: CLASSES
		})
		.map((parts) => {
			const all = parts.reduce((sum, one) => sum + one, 0);
			return Object.fromEntries(parts.map((part, at) => [at, part / all])) as Column;
		});
	const lines = fc.array(column, { minLength: 2, maxLength: 5 }).map((all) => outputs(...all));
	const texts = fc.array(fc.constantFrom(SPACE, A, L, D), { minLength: 1, maxLength: 3 });

	it('the likeliest way is found, and each letter weighed in its place', () => {
		fc.assert(
			fc.property(lines, texts, (line, text) => {
				const fitting = ways(line.steps).filter((way) => String(said(way)) === String(text));
				const letters = text.map((sign) => ALPHABET.letters[sign]!);
				const found = alternatives(line, ALPHABET, letters);
				if (fitting.length === 0) return void expect(found).toBeUndefined();
				const best = fitting.reduce((a, b) => (chance(line, a) >= chance(line, b) ? a : b));
				const places = placesOf(best, text);
				places.forEach(([left, right], at) => {
					const inside = ways(right - left);
					const alone = [SPACE, A, L, D].map((sign) => {
						const own = inside.filter((way) => String(said(way)) === String([sign]));
						return Math.max(...own.map((way) => chance(line, way, left)));
					});
					const none = chance(line, Array<number>(right - left).fill(BLANK), left);
					const all = alone.reduce((sum, one) => sum + one, none);
					for (const [letter, share] of found![at]!) {
						const expected = (100 * alone[ALPHABET.letters.indexOf(letter)]!) / all;
						expect(Math.abs(share - expected)).toBeLessThan(0.51);
					}
					const clear = alone.filter((one) => one > 2e-5 * all).length;
					expect(found![at]!.length).toBeGreaterThanOrEqual(clear);
				});
			}),
			{ numRuns: 60 }
		);
	});

	/** Columns of each sign: those that say it, and the empty ones on both sides. */
	function placesOf(way: readonly number[], text: readonly number[]): [number, number][] {
		const spoken: [number, number][] = [];
		way.forEach((sign, at) => {
			if (sign === BLANK) return;
			if (at > 0 && way[at - 1] === sign) spoken.at(-1)![1] = at + 1;
			else spoken.push([at, at + 1]);
		});
		return text.map((_, k) => [spoken[k - 1]?.[1] ?? 0, spoken[k + 1]?.[0] ?? way.length]);
	}
});

describe('together', () => {
	it('pieces are one line, a space or nothing between two', () => {
		const [one, two] = [outputs(say(A)), outputs(NOTHING, say(L), NOTHING)];
		const whole = together([one, two], ALPHABET);
		expect(whole.steps).toBe(5);
		expect(alternatives(whole, ALPHABET, ['а', ' ', 'л'])?.map(([first]) => first)).toEqual([
			['а', 100],
			[' ', 50],
			['л', 100]
		]);
		expect(alternatives(whole, ALPHABET, ['а', 'л'])?.map(([first]) => first?.[0])).toEqual([
			'а',
			'л'
		]);
	});

	it('one piece is itself, none is no column', () => {
		const one = outputs(say(A), NOTHING);
		expect(together([one], ALPHABET)).toEqual(one);
		expect(together([], ALPHABET).steps).toBe(0);
	});
});
