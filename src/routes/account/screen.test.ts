import type { ComponentProps } from 'svelte';
import { expect, test } from 'vitest';
import type { Language } from '#lib/outcome.ts';
import { faultsOf, screenOf } from '../../../tests/support/screen.ts';
import Account from './+page.svelte';

type Props = ComponentProps<typeof Account>;

const screen = (credit: string | null, language: Language = 'en', form: object | null = null) =>
	screenOf(
		Account,
		{
			data: {
				name: 'Maria Orlova',
				email: 'maria@example.org',
				credit,
				language,
				person: { id: 'maria', name: 'Maria Orlova', role: 'archivist' }
			} as Props['data'],
			form: form as Props['form'],
			params: {}
		},
		{ language }
	);

const formOf = (shown: ReturnType<typeof screen>, action: string) =>
	shown.all('form').find(({ attributes }) => attributes['action'] === action)!;

test.each<Language>(['en', 'ru'])('one’s own account is whole in %s', (language) => {
	const shown = screen(null, language);
	expect(faultsOf(shown)).toEqual([]);
	expect(shown.all('h1')[0]!.text).toBe('Maria Orlova');
	expect(shown.all('h2').map(({ text }) => text)).toEqual(
		language === 'en'
			? ['Credit', 'Password', 'Other devices']
			: ['Как вас назвать', 'Пароль', 'Другие устройства']
	);
});

test.each([
	[null, 'none', ''],
	['Maria Orlova', 'name', ''],
	['М. О.', 'nickname', 'М. О.']
])('credit %s is the choice “%s”, with its name in the field', (credit, choice, nickname) => {
	const form = formOf(screen(credit), '?/credit');
	const radios = form.all('input').filter(({ attributes }) => attributes['type'] === 'radio');
	expect(radios.map(({ attributes }) => attributes['value'])).toEqual(['none', 'name', 'nickname']);
	const checked = radios.filter(({ attributes }) => 'checked' in attributes);
	expect(checked.map(({ attributes }) => attributes['value'])).toEqual([choice]);
	const field = form.all('input').find(({ attributes }) => attributes['name'] === 'nickname')!;
	expect(field.attributes['value'] ?? '').toBe(nickname);
	expect(form.all('label').map(({ text }) => text)).toContain('As Maria Orlova');
});

test('the password form names the account to password managers and asks for the present one', () => {
	const inputs = formOf(screen(null), '?/password').all('input');
	expect(inputs.map(({ attributes }) => [attributes['name'], attributes['autocomplete']])).toEqual([
		['username', 'username'],
		['current', 'current-password'],
		['next', 'new-password']
	]);
	expect(inputs[0]!.attributes['value']).toBe('maria@example.org');
	expect(inputs[2]!.attributes).toMatchObject({ minlength: '8', required: '' });
});

test.each([
	['credit', 'Your choice is kept.'],
	['password', 'The password is changed; everywhere else you are signed out.'],
	['sessions', 'Signed out everywhere.']
])('after “%s” it says so', (done, sentence) => {
	const spoken = screen(null, 'en', { done })
		.all('p')
		.filter(({ attributes }) => attributes['role'] === 'status');
	expect(spoken.map(({ text }) => text)).toEqual([sentence]);
});

test('a refusal stands before the forms, with its next step, as an alert', () => {
	const shown = screen(null, 'en', { sentence: 'The password is wrong.', next: 'Type it again.' });
	const alerts = shown.all('div').filter(({ attributes }) => attributes['role'] === 'alert');
	expect(alerts.map(({ text }) => text)).toEqual(['▲ The password is wrong. Type it again.']);
});
