import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../tests/support/russian.ts';
import * as accuracy from './accuracy.ts';

const text = fc.string({
	unit: fc.constantFrom('а', 'б', 'Ё', 'й', ' ', '\n', '-', ',', '1', 'x', '\u0301')
});

test('one letter wrong of ten is a rate of one tenth, with its confusion', () => {
	const measured = accuracy.measure('скликает в', 'скпикает в');
	expect(measured.characters).toMatchObject({ i: 0, s: 1, d: 0, c: 9, n: 10, rate: 0.1 });
	expect(measured.confusions).toEqual([{ reference: 'л', reading: 'п', count: 1 }]);
	expect(measured.words).toMatchObject({ s: 1, n: 2, rate: 0.5 });
});

test('line ends and runs of spaces are one space; decomposed letters count once', () => {
	const measured = accuracy.measure('мой\n дом', '  мой   дом\n'.normalize('NFD'));
	expect(measured.characters).toMatchObject({ i: 0, s: 0, d: 0, n: 7, rate: 0 });
});

test('an empty reference has no rate, and says why', () => {
	const measured = accuracy.measure(' \n', 'абв');
	expect(measured.characters).toMatchObject({ i: 3, n: 0, rate: null, reason: 'empty_reference' });
	expect(measured.characters.normalised).toBe(1);
	expect(accuracy.measure('', '').characters.normalised).toBeNull();
	expect(JSON.parse(JSON.stringify(measured))).toEqual(measured);
});

test('a rate may pass one, the normalised rate may not', () => {
	const { rate, normalised } = accuracy.measure('а', 'абвгд').characters;
	expect(rate).toBe(4);
	expect(normalised).toBe(0.8);
});

test('hyphens at line ends weigh as read and vanish when joined', () => {
	const measured = accuracy.measure('в правах. Они', 'в пра-\nвах. Они');
	expect(measured.characters).toMatchObject({ i: 2, rate: 2 / 13 });
	expect(measured.joined.characters.rate).toBe(0);
	expect(measured.joined.words.rate).toBe(0);
	expect(measured.words.rate).toBeGreaterThan(0);
});

test('capitals and punctuation weigh as read and vanish when folded', () => {
	const measured = accuracy.measure('Правительство, КНР.', 'правительство КНР');
	expect(measured.characters).toMatchObject({ s: 1, d: 2 });
	expect(measured.folded.characters.rate).toBe(0);
	expect(measured.words.rate).toBe(0.5);
});

test('wrong reading order shows in the words and not in the bag of words', () => {
	const measured = accuracy.measure('раз два три четыре', 'три четыре раз два');
	expect(measured.words.rate).toBeGreaterThan(0.4);
	expect(measured.bag).toMatchObject({ i: 0, s: 0, d: 0, c: 4, rate: 0 });
	expect(accuracy.measure('раз раз два', 'раз три').bag).toMatchObject({ s: 1, d: 1, c: 1, n: 3 });
});

test('a set is the sum of its errors over the sum of its lengths', () => {
	const parts = [accuracy.measure('а'.repeat(99), 'а'.repeat(99)), accuracy.measure('б', 'в')];
	const sum = accuracy.total(parts)!;
	expect(sum.characters).toMatchObject({ s: 1, c: 99, n: 100, rate: 0.01 });
	expect(sum.confusions).toEqual([{ reference: 'б', reading: 'в', count: 1 }]);
	expect(accuracy.total([])).toBeNull();
	expect(accuracy.total([accuracy.measure('', 'x'), ...parts])!.characters.rate).toBe(0.02);
});

test('confusions come most frequent first', () => {
	const { confusions } = accuracy.measure('лодка лист дом', 'подка пист лом');
	expect(confusions).toEqual([
		{ reference: 'л', reading: 'п', count: 2 },
		{ reference: 'д', reading: 'л', count: 1 }
	]);
});

test('what it is measured against is named', () => {
	expect(accuracy.measure('а', 'а', 'publication').against).toBe('publication');
	expect(accuracy.measure('а', 'а').against).toBe('truth');
});

test('s + d + c is the length of the reference; equal texts have no error', () => {
	fc.assert(
		fc.property(text, text, (a, b) => {
			const measured = accuracy.measure(a, b);
			for (const rate of [measured.characters, measured.words, measured.bag])
				expect(rate.s + rate.d + rate.c).toBe(rate.n);
			expect(measured.words.rate ?? 0).toBeGreaterThanOrEqual(measured.bag.rate ?? 0);
			expect(accuracy.measure(a, a).characters.rate ?? 0).toBe(0);
		})
	);
});

test('a long page of nonsense is measured whole', () => {
	const long = Array.from({ length: 10_000 }, (_, i) => 'абвгд'[(i * i) % 5]).join('');
	const other = Array.from({ length: 10_000 }, (_, i) => 'вгдеж'[(i * 7) % 5]).join('');
	const { i, d, n } = accuracy.measure(long, other).characters;
	expect(n).toBe(10_000);
	expect(i).toBe(d);
});

describe('the counts of section 14a, row by row', () => {
	test.each<[what: string, reference: string, reading: string, i: number, s: number, d: number]>([
		['equal', 'мир', 'мир', 0, 0, 0],
		['a letter for a letter', 'мир', 'мор', 0, 1, 0],
		['a letter lost', 'мир', 'мр', 0, 0, 1],
		['a letter more', 'мир', 'миир', 1, 0, 0],
		['all lost', 'мир', '', 0, 0, 3],
		['all more than there is', 'м', 'мир', 2, 0, 0],
		['й in one sign or two', 'мой', 'мои\u0306', 0, 0, 0],
		['an accent is part of its letter', 'мир', 'ми\u0301р', 0, 1, 0],
		['a letter outside the first plane is one', 'а𐐷б', 'аб', 0, 0, 1],
		['two spaces are one', 'да  нет', 'да нет', 0, 0, 0],
		['a line end is a space', 'да\nнет', 'да нет', 0, 0, 0],
		['spaces at the ends are none', '  да ', 'да', 0, 0, 0],
		['a space lost', 'да нет', 'данет', 0, 0, 1],
		['a twin is another letter', 'Корея', 'Kорея', 0, 1, 0],
		['ё and е are other letters', 'её', 'ее', 0, 1, 0]
	])('%s: %j read as %j', (_, reference, reading, i, s, d) => {
		const { characters } = accuracy.measure(reference, reading);
		const n = [...reference.trim().replace(/\s+/gu, ' ').normalize('NFC')].length;
		expect(characters).toMatchObject({ i, s, d, n, c: n - s - d });
		expect(characters.rate).toBeCloseTo((i + s + d) / n, 12);
	});

	test.each<[what: string, reference: string, reading: string, errors: number, n: number]>([
		['signs are no words', 'да, нет.', 'да нет', 0, 2],
		['capitals are kept', 'Мир', 'мир', 1, 1],
		['a hyphen parts words', 'кто-то', 'кто то', 0, 2],
		['a split word', 'правительство', 'прави тельство', 2, 1],
		['a number is a word', 'в 1953 г.', 'в 1954 г.', 1, 3]
	])('words, %s: %j read as %j', (_, reference, reading, errors, n) => {
		const { words } = accuracy.measure(reference, reading);
		expect(words.i + words.s + words.d).toBe(errors);
		expect(words.n).toBe(n);
	});

	test('an empty reference has null and the reason in every view, and JSON keeps it', () => {
		const nothing = accuracy.measure('', 'сор');
		for (const one of [nothing.characters, nothing.words, nothing.bag, nothing.folded.characters])
			expect(one).toMatchObject({ rate: null, reason: 'empty_reference', n: 0 });
		expect(JSON.parse(JSON.stringify(nothing))).toEqual(nothing);
		expect(nothing.characters.normalised).toBe(1);
		expect(accuracy.measure('', '').characters.normalised).toBeNull();
	});
});

describe('laws of the rates', () => {
	const pair = fc.tuple(readText(0, 20), readText(0, 20));

	test('turned round, what was inserted is deleted; the substitutions are as many', () => {
		fc.assert(
			fc.property(pair, ([a, b]) => {
				const [there, back] = [
					accuracy.measure(a, b).characters,
					accuracy.measure(b, a).characters
				];
				expect(there.i - there.d).toBe(back.d - back.i);
				expect(there.i + there.s + there.d).toBe(back.i + back.s + back.d);
			}),
			{ numRuns: 40 }
		);
	});

	test('folding and joining never make an error, and a set is the sum of its parts', () => {
		fc.assert(
			fc.property(pair, pair, ([a, b], [c, d]) => {
				const [one, other] = [accuracy.measure(a, b), accuracy.measure(c, d)];
				expect(accuracy.measure(a, a).folded.characters).toMatchObject({ i: 0, s: 0, d: 0 });
				const sum = accuracy.total([one, other])!;
				for (const key of ['i', 's', 'd', 'c', 'n'] as const) {
					expect(sum.characters[key]).toBe(one.characters[key] + other.characters[key]);
					expect(sum.bag[key]).toBe(one.bag[key] + other.bag[key]);
				}
				expect(one.bag.i + one.bag.s + one.bag.d).toBeLessThanOrEqual(
					one.words.i + one.words.s + one.words.d
				);
			}),
			{ numRuns: 40 }
		);
	});
});

describe('the distance that the rates rest on', () => {
	const errors = (a: string, b: string) => {
		const { i, s, d } = accuracy.measure(a, b).characters;
		return i + s + d;
	};
	const one = readText(0, 8);
	const few = { numRuns: 30 };
	const folded = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

	test('is nothing between equal texts alone', () => {
		fc.assert(
			fc.property(one, one, (a, b) => {
				expect(errors(a, b) === 0).toBe(folded(a) === folded(b));
			}),
			few
		);
	});

	test('is the same there and back', () => {
		fc.assert(
			fc.property(one, one, (a, b) => {
				expect(errors(a, b)).toBe(errors(b, a));
			}),
			few
		);
	});

	test('is never longer than by way of a third text', () => {
		fc.assert(
			fc.property(one, one, one, (a, b, c) => {
				expect(errors(a, c)).toBeLessThanOrEqual(errors(a, b) + errors(b, c));
			}),
			few
		);
	});

	test('is no less than the lengths differ, and no more than the longer text', () => {
		fc.assert(
			fc.property(one, one, (a, b) => {
				const { i, s, d, c, n } = accuracy.measure(a, b).characters;
				const [mine, other] = [n, i + s + c];
				expect(i - d).toBe(other - n);
				expect(i + s + d).toBeGreaterThanOrEqual(Math.abs(mine - other));
				expect(i + s + d).toBeLessThanOrEqual(Math.max(mine, other));
			}),
			few
		);
	});

	test('does not change with how letters are composed, nor with where lines end', () => {
		fc.assert(
			fc.property(one, one, (a, b) => {
				expect(errors(a.normalize('NFD'), b)).toBe(errors(a, b));
				expect(errors(a, b.normalize('NFD'))).toBe(errors(a, b));
				expect(errors(a.replaceAll('\n', ' '), b.replaceAll('\n', '\r\n'))).toBe(errors(a, b));
			}),
			few
		);
	});

	test('letters typed after both texts add nothing to it', () => {
		fc.assert(
			fc.property(one, one, fc.constantFrom('ы', ' и ещё слово', '.'), (a, b, more) => {
				expect(errors(`${a}#${more}`, `${b}#${more}`)).toBeLessThanOrEqual(errors(a, b) + 2);
			}),
			few
		);
	});

	test('the confusions are all of it, each counted', () => {
		fc.assert(
			fc.property(one, one, (a, b) => {
				const { confusions, characters } = accuracy.measure(a, b);
				const counted = confusions.reduce((sum, { count }) => sum + count, 0);
				expect(counted).toBe(characters.i + characters.s + characters.d);
				expect(confusions.map(({ count }) => count)).toEqual(
					confusions.map(({ count }) => count).toSorted((x, y) => y - x)
				);
				for (const { reference, reading } of confusions) expect(reference).not.toBe(reading);
			}),
			few
		);
	});

	test('the normalised rate lies between 0 and 1, and is the rate’s where nothing was added', () => {
		fc.assert(
			fc.property(one, one, (a, b) => {
				const { rate, normalised, i } = accuracy.measure(a, b).characters;
				if (normalised === null) return;
				expect(normalised).toBeGreaterThanOrEqual(0);
				expect(normalised).toBeLessThanOrEqual(1);
				if (rate !== null && i === 0) expect(normalised).toBeCloseTo(rate, 12);
				if (rate !== null) expect(normalised).toBeLessThanOrEqual(rate);
			}),
			few
		);
	});

	test('a word too long by one letter is a whole word wrong and one letter of many', () => {
		fc.assert(
			fc.property(fc.constantFrom('правительство', 'мир', 'телеграмма'), (word) => {
				const { characters, words } = accuracy.measure(`${word} и`, `${word}ъ и`);
				expect(words).toMatchObject({ s: 1, c: 1, n: 2, rate: 0.5 });
				expect(characters).toMatchObject({ i: 1, n: word.length + 2 });
			})
		);
	});
});
