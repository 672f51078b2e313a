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
