import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairLines, stretches } from './line-pairs.ts';

test.each<[string, string[], string[], (string | null)[], string[]]>([
	['equal lines', ['раз', 'два'], ['раз', 'два'], ['раз', 'два'], []],
	['a misread letter', ['рал', 'два'], ['раз', 'два'], ['раз', 'два'], []],
	['another order', ['два', 'рал'], ['раз', 'два'], ['два', 'раз'], []],
	['a line too many', ['раз', 'ихтиозавр'], ['раз'], ['раз', null], []],
	['a line too few', ['раз'], ['раз', 'совершенно секретно'], ['раз'], ['совершенно секретно']],
	['the nearest first', ['слова', 'слово'], ['слово', 'слава'], ['слава', 'слово'], []],
	['equal lines twice', ['раз', 'раз'], ['раз', 'раз'], ['раз', 'раз'], []],
	['white space', ['О  перемирии '], ['О перемирии'], ['О перемирии'], []],
	['nothing', [], [], [], []],
	['specks on an empty leaf', ['. ,'], [], [null], []]
])('%s', (_what, read, truth, found, missed) => {
	const paired = pairLines(read, truth);
	expect(paired.pairs).toEqual(read.map((line, at) => ({ read: line, truth: found[at] })));
	expect(paired.missed).toEqual(missed);
});

test('the differing letters of both lines, and the place where one has none', () => {
	expect(stretches('Кула', 'Куда')).toEqual({
		truth: [
			{ text: 'Ку', same: true },
			{ text: 'л', same: false },
			{ text: 'а', same: true }
		],
		read: [
			{ text: 'Ку', same: true },
			{ text: 'д', same: false },
			{ text: 'а', same: true }
		]
	});
	expect(stretches('мир', 'ми').read).toEqual([
		{ text: 'ми', same: true },
		{ text: '', same: false }
	]);
	expect(stretches('', 'и')).toEqual({
		truth: [{ text: '', same: false }],
		read: [{ text: 'и', same: false }]
	});
});

const line = fc.string({ unit: fc.constantFrom(...'абвгдежз й'), maxLength: 12 });

test('stretches joined are the lines; what is alike is alike on both sides', () => {
	fc.assert(
		fc.property(line, line, (truth, read) => {
			const found = stretches(truth, read);
			const joined = (side: 'truth' | 'read', same?: boolean) =>
				found[side]
					.filter((one) => same === undefined || one.same === same)
					.map(({ text }) => text)
					.join('');
			const folded = (text: string) => text.replace(/\s+/g, ' ').trim();
			expect(joined('truth')).toBe(folded(truth));
			expect(joined('read')).toBe(folded(read));
			expect(joined('truth', true)).toBe(joined('read', true));
		})
	);
});

test('each line of the truth is taken once at most, and every one is taken or missed', () => {
	fc.assert(
		fc.property(
			fc.array(line, { maxLength: 6 }),
			fc.array(line, { maxLength: 6 }),
			(read, truth) => {
				const { pairs, missed } = pairLines(read, truth);
				const taken = pairs.flatMap((pair) => (pair.truth === null ? [] : [pair.truth]));
				expect([...taken, ...missed].sort()).toEqual([...truth].sort());
				expect(pairs.map((pair) => pair.read)).toEqual(read);
			}
		)
	);
});
