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
