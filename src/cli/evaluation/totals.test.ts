import { expect, test } from 'vitest';
import { measure, rateOf } from '#lib/collation/accuracy.ts';
import { based, totals } from './totals.ts';

test.each([
	[{ i: 1, s: 38, d: 2, c: 2925, n: 2965 }, '1.38 % (41 of 2\u202f965 letters)'],
	[{ i: 0, s: 0, d: 0, c: 999, n: 999 }, '0.00 % (0 of 999 letters)'],
	[{ i: 7, s: 0, d: 0, c: 0, n: 0 }, 'no rate: 7 of 0 letters'],
	[{ i: 2_000_000, s: 0, d: 0, c: 1, n: 1 }, '200000000.00 % (2\u202f000\u202f000 of 1 letters)']
])('a rate stands with what it rests on: %j', (counts, words) => {
	expect(based(rateOf(counts), 'letters')).toBe(words);
	expect(based(undefined, 'letters')).toBe('-');
});

test('each look shows which fault the errors are: case, a cut word, the order', () => {
	expect(totals(measure('Раз пере-\nмирие, два', 'перемирие раз два'))).toEqual([
		expect.stringMatching(/^as it stands: CER \d\d\.\d\d % .* WER 75\.00 % \(3 of 4 words\), norm/),
		expect.stringMatching(/^words cut at line ends joined: .* WER 66\.67 % \(2 of 3 words\)/),
		expect.stringMatching(/^without case and punctuation: .* WER 66\.67 % \(2 of 3 words\)/),
		'words in any order: WER 75.00 % (3 of 4 words), normalised 75.00 %'
	]);
});

test('too many letters pass 100 %, normalised they do not; of nothing there is nothing', () => {
	expect(totals(measure('ми', 'мираж'))[0]).toBe(
		'as it stands: CER 150.00 % (3 of 2 letters), normalised 60.00 %; WER 100.00 % (1 of 1 words), normalised 100.00 %'
	);
	expect(totals(null)).toEqual([]);
});
