import { expect, test } from 'vitest';
import type { Language } from '#lib/outcome.ts';
import { faultsOf, screenOf, type Shown } from '../../tests/support/screen.ts';
import Invitation from './invitation/[token]/+page.svelte';
import SetUp from './set-up/+page.svelte';
import SignIn from './sign-in/+page.svelte';

const LANGUAGES: Language[] = ['en', 'ru'];
const refusal = (typed: Record<string, string>) =>
	({ sentence: 'That is not right.', next: 'Look again.', code: 'bad_request', typed }) as never;

const signIn = (language: Language, form: never | null = null, joined = false) =>
	screenOf(
		SignIn,
		{ data: { language, person: null, joined } as never, form, params: {} as never },
		{ language }
	);
const setUp = (language: Language, form: never | null = null, code = '') =>
	screenOf(
		SetUp,
		{ data: { language, person: null, code } as never, form, params: {} as never },
		{ language }
	);
const invitation = (language: Language, form: never | null = null) =>
	screenOf(
		Invitation,
		{
			data: {
				language,
				person: null,
				role: 'editor',
				name: 'Pavel',
				expires: new Date('2026-12-01T12:00:00Z')
			} as never,
			form,
			params: { token: 'abc' } as never
		},
		{ language }
	);

const inputs = (shown: Shown) =>
	shown.all('input').map(({ attributes: { name, type, autocomplete, value } }) => ({
		name,
		type: type ?? 'text',
		autocomplete,
		value: value ?? ''
	}));

test.each(LANGUAGES)('the ways in are whole in %s', (language) => {
	for (const shown of [signIn(language), setUp(language), invitation(language)]) {
		expect(faultsOf(shown)).toEqual([]);
		expect(shown.title).toMatch(/ · Sverka$/);
		expect(shown.all('h1')).toHaveLength(1);
		for (const { attributes } of shown.all('form')) expect(attributes['method']).toBe('POST');
		for (const field of shown.all('input')) expect(field.attributes['required']).toBe('');
	}
});

test('sign-in lets password managers and pasting do their work', () => {
	expect(inputs(signIn('en'))).toEqual([
		{ name: 'email', type: 'email', autocomplete: 'username', value: '' },
		{ name: 'password', type: 'password', autocomplete: 'current-password', value: '' }
	]);
	expect(signIn('en').text).toContain('Accounts are by invitation: ask an archivist for a link.');
	expect(signIn('en').text).not.toContain('Your account is ready');
	expect(signIn('en', null, true).text).toContain('Your account is ready. Sign in with it.');
});

test('a refused sign-in keeps the address, never the password', () => {
	const shown = signIn('en', refusal({ email: 'oleg@example.org' }));
	expect(shown.text).toContain('▲ That is not right. Look again.');
	expect(inputs(shown).map(({ value }) => value)).toEqual(['oleg@example.org', '']);
});

test('the first start asks for the printed code; one that came with the address stands there', () => {
	expect(inputs(setUp('en')).map(({ name }) => name)).toEqual([
		'code',
		'name',
		'email',
		'password'
	]);
	expect(inputs(setUp('en', null, 'K7-Q2'))[0]!.value).toBe('K7-Q2');
	expect(setUp('ru').text).toContain('Программа напечатала его при запуске.');
	const again = setUp(
		'en',
		refusal({ code: 'XX', name: 'Maria', email: 'm@example.org' }),
		'K7-Q2'
	);
	expect(inputs(again).map(({ value }) => value)).toEqual(['XX', 'Maria', 'm@example.org', '']);
});

test.each<[Language, string]>([
	['en', 'Your role: editor.'],
	['ru', 'Ваша роль: редактор.']
])('an invitation says in %s what for and until when', (language, role) => {
	const shown = invitation(language);
	expect(shown.text).toContain(role);
	expect(shown.text).toMatch(/2026/);
	expect(inputs(shown).map(({ name, value }) => [name, value])).toEqual([
		['name', 'Pavel'],
		['email', ''],
		['password', '']
	]);
});

test('a refused invitation keeps what was typed', () => {
	const shown = invitation('en', refusal({ name: 'Павел', email: 'p@example.org' }));
	expect(inputs(shown).map(({ value }) => value)).toEqual(['Павел', 'p@example.org', '']);
});
