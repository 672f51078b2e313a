import { describe, expect, test } from 'vitest';
import * as abbreviation from './abbreviation.ts';

describe('every row agrees with its own full words, whatever its stops and spaces', () => {
	test.each([...abbreviation.ABBREVIATIONS])('$full', ({ short, full }) => {
		const words = full.replaceAll('*', 'а');
		for (const form of short) {
			expect(abbreviation.agree(form.replaceAll(' ', '. ') + '.', words)).toBe(true);
			expect(abbreviation.agree(words, form.replaceAll(' ', '.') + '.')).toBe(true);
		}
	});
});

test.each([
	['с.г.', 'сего года', true],
	['Тов. Молотов', 'товарищ Молотов', true],
	['в т.ч. и т.п.', 'в том числе и тому подобное', true],
	['г.', 'года', true],
	['г.', 'город', false],
	['т. Молотов', 'товарищ Громыко', false],
	['с.г.', 'сего', false],
	['', 'год', false],
	['год', '', false],
	['тов', 'тов и', false]
])('%s against %s: %s', (a, b, agreed) => {
	expect(abbreviation.agree(a, b)).toBe(agreed);
	expect(abbreviation.agree(b, a)).toBe(agreed);
});

test('a record may have its own list', () => {
	const own = [{ short: ['кнр'], full: 'китайск* народн* республик*' }];
	expect(abbreviation.agree('КНР', 'Китайской Народной Республики', own)).toBe(true);
	expect(abbreviation.agree('КНР', 'Китайской Народной Республики')).toBe(false);
});

test('a long text without abbreviations is compared in a moment', () => {
	const long = 'слово '.repeat(2000);
	expect(abbreviation.agree(long, long + 'иначе')).toBe(false);
	expect(abbreviation.agree('т. '.repeat(40), 'товарищ '.repeat(40))).toBe(true);
	expect(abbreviation.agree('т. '.repeat(40) + 'а', 'товарищ '.repeat(40) + 'б')).toBe(false);
});
