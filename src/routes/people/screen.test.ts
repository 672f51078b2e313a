import type { ComponentProps } from 'svelte';
import { expect, test } from 'vitest';
import type { Language } from '#lib/outcome.ts';
import { ROLES } from '#lib/workflow/role.ts';
import { faultsOf, screenOf } from '../../../tests/support/screen.ts';
import People from './+page.svelte';

type Props = ComponentProps<typeof People>;
type Person = Props['data']['people'][number];

const person = (name: string, parts: Partial<Person> = {}): Person => ({
	id: name.toLowerCase(),
	name,
	email: `${name.toLowerCase()}@example.org`,
	role: 'volunteer',
	credit: null,
	disabled: false,
	since: new Date('2026-11-01T12:00:00Z'),
	lastSeen: new Date('2026-11-20T12:30:00Z'),
	...parts
});

const MARIA = person('Maria', { role: 'archivist', credit: 'М. Орлова' });
const OLEG = person('Oleg', { lastSeen: null });
const ANNA = person('Anna', { role: 'editor', disabled: true });

interface Shown {
	people?: Person[];
	invitations?: Props['data']['invitations'];
	form?: object | null;
	language?: Language;
}

const screen = ({ people = [MARIA, OLEG, ANNA], form = null, ...rest }: Shown = {}) => {
	const language = rest.language ?? 'en';
	const data = {
		people,
		invitations: rest.invitations ?? [],
		language,
		person: { id: 'maria', name: 'Maria', role: 'archivist' as const }
	} as Props['data'];
	return screenOf(People, { data, form: form as Props['form'], params: {} }, { language });
};

const rowOf = (shown: ReturnType<typeof screen>, name: string) =>
	shown.all('tr').find(({ text }) => text.includes(`${name.toLowerCase()}@`))!;

test.each<Language>(['en', 'ru'])(
	'nothing on the list is nameless or unfilled in %s',
	(language) => {
		const invitations = [{ name: 'Pavel', role: 'editor', expires: new Date('2026-12-01') }];
		const shown = screen({ language, invitations: invitations as never });
		expect(faultsOf(shown)).toEqual([]);
		expect(shown.title).toBe(language === 'en' ? 'People · Sverka' : 'Люди · Sverka');
	}
);

test.each<[Language, number, string]>([
	['en', 1, 'You are alone here: four eyes need a second person.'],
	['en', 2, '2 people work here.'],
	['ru', 1, 'Вы здесь одни: для проверки в четыре глаза нужен второй человек.'],
	['ru', 3, 'Здесь работают 3 человека.'],
	['ru', 5, 'Здесь работают 5 человек.']
])('in %s, %i open accounts are said in a whole sentence', (language, n, sentence) => {
	const others = ['Oleg', 'Anna', 'Pavel', 'Irina'].slice(0, n - 1).map((name) => person(name));
	const closed = person('Gone', { disabled: true });
	expect(screen({ people: [MARIA, ...others, closed], language }).text).toContain(sentence);
});

test('each person has a row: name, address, role, since when, last here, credit', () => {
	const shown = screen();
	const texts = (name: string) =>
		rowOf(shown, name)
			.all('td')
			.slice(1)
			.map(({ text }) => text);
	expect(texts('Maria')).toEqual([
		'Archivist',
		'1 November 2026',
		expect.stringMatching(/^20 Nov 2026, \d\d:\d\d$/),
		'М. Орлова'
	]);
	expect(texts('Oleg')).toEqual(['Volunteer', '1 November 2026', 'not signed in', 'not named']);
	expect(rowOf(shown, 'Maria').text).toContain('you');
	expect(rowOf(shown, 'Anna').text).toContain('closed');
	expect(rowOf(shown, 'Oleg').text).not.toContain('closed');
});

test('one’s own account cannot be changed from here, everybody else’s can, under their name', () => {
	const shown = screen();
	expect(rowOf(shown, 'Maria').all('form')).toEqual([]);
	const [summary] = rowOf(shown, 'Oleg').all('summary');
	expect(summary!.spoken).toBe('Change the account of Oleg');
	const forms = rowOf(shown, 'Oleg').all('form');
	expect(forms.map(({ attributes }) => attributes['action'])).toEqual([
		'?/role',
		'?/disable',
		'?/sessions'
	]);
	for (const form of forms) {
		const who = form.all('input').find(({ attributes }) => attributes['name'] === 'person');
		expect(who!.attributes['value']).toBe('oleg');
	}
});

test('a role and a closing ask for one’s own password and say why; signing out does not', () => {
	const passwords = rowOf(screen(), 'Oleg')
		.all('form')
		.map((form) => form.all('input').filter(({ attributes }) => attributes['type'] === 'password'));
	expect(passwords.map(({ length }) => length)).toEqual([1, 1, 0]);
	for (const [field] of passwords.slice(0, 2)) {
		expect(field!.attributes).toMatchObject({
			autocomplete: 'current-password',
			name: 'password',
			required: ''
		});
	}
	expect(rowOf(screen(), 'Oleg').text).toContain('Asked again, because this changes');
});

test('a closed account is offered to be opened, an open one to be closed', () => {
	const closing = (name: string) => {
		const form = rowOf(screen(), name).all('form')[1]!;
		const hidden = form.all('input').find(({ attributes }) => attributes['name'] === 'disabled')!;
		return [hidden.attributes['value'], form.all('button')[0]!.text];
	};
	expect(closing('Oleg')).toEqual(['yes', 'Close the account']);
	expect(closing('Anna')).toEqual(['no', 'Open the account again']);
});

test('the present role is chosen among all', () => {
	const roles = rowOf(screen(), 'Anna').all('form')[0]!;
	const options = [...roles.all('option'), ...roles.all('input')].filter(({ attributes }) =>
		(ROLES as readonly string[]).includes(attributes['value'] ?? '')
	);
	expect(options.map(({ attributes }) => attributes['value']).sort()).toEqual([...ROLES].sort());
	const chosen = options.filter(
		({ attributes }) => 'selected' in attributes || 'checked' in attributes
	);
	expect(chosen.map(({ attributes }) => attributes['value'])).toEqual(['editor']);
});

test('what was refused opens that person’s forms again and says why', () => {
	const form = {
		sentence: 'The password is not right.',
		next: 'Type it again.',
		typed: { person: 'oleg' }
	};
	const shown = screen({ form });
	expect(shown.text).toContain('The password is not right. Type it again.');
	const open = (name: string) => 'open' in rowOf(shown, name).all('details')[0]!.attributes;
	expect([open('Oleg'), open('Anna')]).toEqual([true, false]);
});

test.each([
	['role', 'The role is changed.'],
	['closed', 'The account is closed.'],
	['opened', 'The account is open again.'],
	['sessions', 'Signed out everywhere.']
])('after “%s” it says so, politely', (done, sentence) => {
	const spoken = screen({ form: { done } })
		.all('p')
		.filter(({ attributes }) => attributes['role'] === 'status');
	expect(spoken.map(({ text }) => text)).toEqual([sentence]);
});

test('a new invitation gives its link once, to be copied; waiting ones have their day', () => {
	const link = 'http://localhost:3000/invitation/abc';
	const shown = screen({
		form: { link, name: 'Pavel' },
		invitations: [
			{ name: 'Irina', role: 'editor', expires: new Date('2026-12-01T12:00:00Z') }
		] as never
	});
	expect(shown.text).toContain('Give this link to Pavel. It opens once, within seven days');
	const field = shown.all('input').find(({ attributes }) => attributes['name'] === 'link')!;
	expect(field.attributes).toMatchObject({ value: link, readonly: '' });
	expect(shown.all('aside')[0]!.text).toMatch(/Irina · Opens until 1 Dec 2026/);
	expect(screen().text).not.toContain('Invitations not taken up yet');
});
