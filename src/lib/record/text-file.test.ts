import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from './text-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('any text that is UTF-8 comes out as its NFC', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			fc.pre(!/[\r\0\uFEFF]/.test(text));
			expect(decode(bytes(text), 'x')).toEqual({ ok: true, value: text.normalize('NFC') });
		})
	);
});

test.each([
	['the mark of UTF-8 falls away', '\uFEFFда', 'да'],
	['line ends become one kind', 'а\r\nб\rв\n', 'а\nб\nв\n'],
	['й of two signs becomes one', 'и\u0306', 'й'],
	['old letters and hard spaces stay', 'ѣ\u00A0ѳ\u00AD', 'ѣ\u00A0ѳ\u00AD'],
	['a sign of replacement that was there stays', 'а\uFFFDб', 'а\uFFFDб']
])('%s', (_, text, expected) => {
	expect(decode(bytes(text), 'x')).toEqual({ ok: true, value: expected });
});

test.each([
	['Windows-1251', Uint8Array.of(0xcf, 0xf0, 0xe0), 0],
	['a cut letter at the end', Uint8Array.of(0x41, 0xd0), 1],
	['after other letters', Uint8Array.of(...bytes('да'), 0xff, 0x41), 4],
	['after a true sign of replacement', Uint8Array.of(...bytes('я\uFFFD'), 0xfe), 5],
	['after the mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0x41, 0xff), 4],
	['a zero byte', Uint8Array.of(0x41, 0x00), 1]
])('%s is refused with its place', (_, given, position) => {
	expect(decode(given, 'a.txt')).toEqual({
		ok: false,
		refusal: { code: 'not_utf8', facts: { name: 'a.txt', position } }
	});
});

test('a broken byte put anywhere is found exactly there', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (before, after) => {
			fc.pre(!/[\0\uFEFF]/.test(before));
			const start = bytes(before);
			const answer = decode(Uint8Array.of(...start, 0xff, ...bytes(after)), 'x');
			expect(answer).toMatchObject({ ok: false, refusal: { facts: { position: start.length } } });
		})
	);
});
