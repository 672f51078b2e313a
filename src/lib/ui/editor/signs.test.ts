import { expect, test } from 'vitest';
import { oddities } from '#lib/text/oddity.ts';
import { signName } from '#lib/ui/words/signs.ts';
import { arranged, keep, ofCodePoint, recall, remember, shown, SIGNS } from './signs.ts';

test('each sign is there once, with a name of its own, in composed form', () => {
	expect(new Set(SIGNS.map(({ sign }) => sign)).size).toBe(SIGNS.length);
	expect(SIGNS.map(({ name }) => name).sort()).toEqual(Object.keys(signName).sort());
	for (const { sign } of SIGNS) expect(sign.normalize('NFC')).toBe(sign);
});

test('Roman numerals are Latin letters, old letters are Cyrillic', () => {
	for (const { sign, name } of SIGNS) {
		if (name.startsWith('roman')) expect(sign).toMatch(/^\p{Script=Latin}$/u);
		if (/^(yat|fita|izhitsa|decimalI|zelo)/.test(name))
			expect(sign).toMatch(/^\p{Script=Cyrillic}$/u);
	}
});

test('a newcomer sees the table as it is', () => {
	expect(arranged([])).toEqual(SIGNS);
});

test('what is used most comes first, the newest among equals, and each sign stays there once', () => {
	const order = arranged(['§', '№', 'ѣ', '№', '°', 'ѣ']).map(({ sign }) => sign);
	expect(order.slice(0, 5)).toEqual(['ѣ', '№', '°', '§', '«']);
	expect(order).toHaveLength(SIGNS.length);
	expect(new Set(order).size).toBe(SIGNS.length);
});

test('a sign by its code point is inserted but has no place in the table', () => {
	expect(arranged(['ꙗ'])).toEqual(SIGNS);
});

test('forty uses are remembered, the oldest forgotten', () => {
	const used = Array.from({ length: 40 }, () => '№');
	const more = remember(used, '§');
	expect(more).toHaveLength(40);
	expect(more.at(-1)).toBe('§');
	expect(used).toHaveLength(40);
});

test.each([
	[null, []],
	['["№"]', ['№']],
	['["№",7]', ['№']],
	['{"a":1}', []],
	['not JSON', []]
])('kept as %j, the uses are %j', (kept, expected) => {
	expect(recall({ getItem: () => kept })).toEqual(expected);
});

test('what is kept is recalled', () => {
	const shelf = new Map<string, string>();
	keep({ setItem: (key, value) => void shelf.set(key, value) }, ['№', '§']);
	expect(recall({ getItem: (key) => shelf.get(key) ?? null })).toEqual(['№', '§']);
});

test.each([
	['U+0463', 'ѣ'],
	['u+463', 'ѣ'],
	['0463', 'ѣ'],
	['0x463', 'ѣ'],
	[' 463 ', 'ѣ'],
	['1D49C', '𝒜'],
	['FFFF', null],
	['110000', null],
	['0', null],
	['20', null],
	['7f', null],
	['D800', null],
	['2028', null],
	['ѣ', null],
	['', null],
	['U+', null]
])('the code %j is the sign %j', (code, sign) => {
	expect(ofCodePoint(code)).toBe(sign);
});

test('a combining mark is shown on a circle, so that it can be seen', () => {
	expect(shown('\u0301')).toBe('◌\u0301');
	expect(shown('№')).toBe('№');
});

test('no sign of the table but the letters is one that would be named as invisible', () => {
	for (const { sign } of SIGNS)
		expect(oddities(`а ${sign === '\u0301' ? 'а\u0301' : sign}`)).toEqual([]);
});
