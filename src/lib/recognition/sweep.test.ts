import fc from 'fast-check';
import { expect, test } from 'vitest';
import { line } from '../../../tests/support/lines.ts';
import { sweep } from './sweep.ts';

const known = (word: string) => ['ответил', 'ноты', 'акад'].includes(word);

test.each([
	['ответил. в самой', 'ответил в самой'],
	['ответил.. в самой', 'ответил в самой'],
	['ответил. В самой', 'ответил. В самой'],
	['ответил.', 'ответил.'],
	['ответил. 5 мая', 'ответил. 5 мая'],
	['тов. ответил', 'тов. ответил'],
	['проф. ответил', 'проф. ответил'],
	['ответил, ноты', 'ответил, ноты'],
	['вырос *19 {ноты} ‹с', 'вырос 19 ноты с'],
	['. прав, предоставленных', 'прав, предоставленных'],
	['‚убеждения ’и', 'убеждения и'],
	['имеет право °', 'имеет право'],
	['право’ на', 'право на'],
	['страну.', 'страну.'],
	['«слово», "дело"', '«слово», "дело"'],
	['Статья 5 - 6', 'Статья 5 - 6'],
	['№ 85', '№ 85']
])('%s becomes %s', (text, swept) => {
	const before = line(text);
	for (const word of before.words) if (word.to - word.from === 1) word.confidence = 0.7;
	expect(sweep(before, known).text).toBe(swept);
});

test('a line without dirt is left as it is, the very same', () => {
	const words = fc.array(fc.stringMatching(/^[а-я]{1,8}[,.]?$/u), { minLength: 1, maxLength: 8 });
	fc.assert(
		fc.property(words, (given) => {
			const before = line(given.join(' '));
			expect(sweep(before, known)).toBe(before);
		})
	);
});

test('letters, words and lattice go on agreeing', () => {
	const after = sweep(line('‚слово дело° ‘то'), known);
	expect(after.text).toBe('слово дело то');
	expect(after.lattice.map(([first]) => first?.[0]).join('')).toBe(after.text);
	expect(after.words.map(({ from, to }) => after.text.slice(from, to))).toEqual([
		'слово',
		'дело',
		'то'
	]);
});

test('law: no letter and no digit is ever swept away, and sweeping twice is sweeping once', () => {
	const word = fc
		.array(fc.constantFrom('а', 'Б', 'ё', '5', '.', ',', '‚', '°', '|', '-', '«', '’'), {
			minLength: 1,
			maxLength: 5
		})
		.map((all) => all.join(''));
	const words = fc.array(fc.tuple(word, fc.constantFrom(40, 80, 96)), {
		minLength: 1,
		maxLength: 6
	});
	fc.assert(
		fc.property(words, (given) => {
			const before = line(given.map(([text, sure]) => `${text}:${sure}`).join(' '));
			const after = sweep(before, known);
			const letters = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.join('') ?? '';
			expect(letters(after.text)).toBe(letters(before.text));
			expect(after.lattice.map(([own]) => own![0]).join('')).toBe(after.text);
			for (const { zone } of after.words) {
				expect(zone.ulx).toBeGreaterThanOrEqual(before.zone.ulx);
				expect(zone.lrx).toBeLessThanOrEqual(before.zone.lrx);
			}
			expect(sweep(after, known).text).toBe(after.text);
		})
	);
});
