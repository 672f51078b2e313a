import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from './typed.ts';

test.each([
	['a\u0000b\u0007', 'ab', 2],
	['a\nb\r\n c', 'a b  c', 0],
	['\tпри ве\u2028т ', 'при ве т', 0],
	['\ud83dлом', 'лом', 1],
	['и\u0306', 'й', 0],
	['\u00a0ѣ\u00ad\u00a0', '\u00a0ѣ\u00ad\u00a0', 0]
])('%j is stored as %j, %i removed', (typed, text, removed) => {
	expect(clean(typed)).toEqual({ text, removed });
});

test('what passed the border once passes it unchanged, and is well-formed XML text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (typed) => {
			const { text } = clean(typed);
			expect(clean(text)).toEqual({ text, removed: 0 });
			expect(text.isWellFormed()).toBe(true);
			expect(text).toBe(text.normalize('NFC'));
		})
	);
});

test('a megabyte of spaces is no work: the ends are trimmed, what stands within stays', () => {
	const wide = ' '.repeat(1_000_000);
	expect(clean(`${wide}x`)).toEqual({ text: 'x', removed: 0 });
	expect(clean(`x${wide}`)).toEqual({ text: 'x', removed: 0 });
	expect(clean(`x${wide}y`).text).toHaveLength(1_000_002);
	expect(clean(wide)).toEqual({ text: '', removed: 0 });
});

test.each([
	[' \u00a0да\u00a0 ', '\u00a0да\u00a0'],
	['\u2003да', '\u2003да'],
	['\n\nда\n', 'да'],
	['д а', 'д а']
])('of the ends of %j only plain spaces go: %j', (typed, text) => {
	expect(clean(typed).text).toBe(text);
});
