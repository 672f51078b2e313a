import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCredit, readEmail, readName } from './description.ts';

test.each([
	['  Ирина   Смирнова ', 'Ирина Смирнова'],
	['O’Brien', 'O’Brien'],
	['И\u0306ван', 'Йван'],
	['Анна\nПетрова', 'Анна Петрова']
])('%j is the name %s', (text, name) => {
	expect(readName(text)).toEqual({ ok: true, value: name });
});

test.each(['', '   ', 'a\u202Eb', 'x'.repeat(81), 'a\u0000b'])('%j is no name', (text) => {
	const outcome = readName(text);
	expect(!outcome.ok && outcome.refusal.code).toBe('name_needed');
});

test.each([
	[' Anna@Example.ORG ', 'anna@example.org'],
	['a.b+c@sub.example.org', 'a.b+c@sub.example.org']
])('%j is the address %s', (text, email) => {
	expect(readEmail(text)).toEqual({ ok: true, value: email });
});

test.each([
	'',
	'anna',
	'anna@host',
	'a b@example.org',
	'@example.org',
	'a@b..org\n',
	`${'a'.repeat(250)}@b.org`
])('%j is no address', (text) => {
	const outcome = readEmail(text);
	expect(!outcome.ok && outcome.refusal.code).toBe('email_needed');
});

test('credit is none, the name, a nickname, and nothing else', () => {
	expect(readCredit('none', 'Анна', 'x')).toEqual({ ok: true, value: null });
	expect(readCredit('name', 'Анна', 'x')).toEqual({ ok: true, value: 'Анна' });
	expect(readCredit('nickname', 'Анна', 'Сова')).toEqual({ ok: true, value: 'Сова' });
	expect(readCredit('nickname', 'Анна', ' ').ok).toBe(false);
	expect(readCredit('archivist', 'Анна', 'x').ok).toBe(false);
});

test.each([
	['a letter of each script', 'Ли Кэнун 李克農', true],
	['eighty letters', 'я'.repeat(80), true],
	['eighty beyond the BMP', '𝒜'.repeat(80), true],
	['eighty-one', 'я'.repeat(81), false],
	['spaces that go are not counted', `${' '.repeat(90)}я`, true],
	['a soft hyphen', 'Пет\u00adров', false],
	['a zero-width space', 'Пет\u200bров', false],
	['a tab between', 'Анна\tПетрова', true]
])('a name with %s: %s', (_, name, taken) => {
	expect(readName(name).ok).toBe(taken);
});

test.each([
	['254 letters', `${'a'.repeat(248)}@b.org`, true],
	['255 letters', `${'a'.repeat(249)}@b.org`, false],
	['two at signs', 'a@b@c.org', false],
	['a Cyrillic letter', 'аnna@example.org', false],
	['a dot at the end', 'anna@example.', false],
	['a quote', '"anna"@example.org', false],
	['digits and hyphens', 'a-1_2%3@host-1.example.org', true],
	['a line end inside', 'anna@exam\nple.org', false]
])('an address with %s: %s', (_, email, taken) => {
	expect(readEmail(email).ok).toBe(taken);
});

test('law: what was read once is read again as it is', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			for (const read of [readName, readEmail]) {
				const once = read(text);
				if (once.ok) expect(read(once.value)).toEqual(once);
			}
		})
	);
});
