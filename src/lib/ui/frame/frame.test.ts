import { describe, expect, test } from 'vitest';
import type { Language } from '#lib/outcome.ts';
import { ROLES, type Role } from '#lib/workflow/role.ts';
import { faultsOf, screenOf } from '../../../../tests/support/screen.ts';
import { linksOf } from './links.ts';
import TopBar from './TopBar.svelte';

const bar = (role: Role | null, address = '/work', language: Language = 'en') =>
	screenOf(TopBar, { person: role && { name: 'Maria', role } }, { address, language });

/** Where the bar leads each role. */
const LINKS: Record<Role | 'visitor', string[]> = {
	visitor: ['/records'],
	volunteer: ['/work', '/records'],
	editor: ['/work', '/records', '/jobs'],
	archivist: ['/work', '/records', '/jobs', '/people']
};

describe('the bar on top', () => {
	test.each<Language>(['en', 'ru'])('is whole in %s for everyone', (language) => {
		for (const role of [null, ...ROLES]) expect(faultsOf(bar(role, '/work', language))).toEqual([]);
	});

	test.each([null, ...ROLES])('leads a %s where a %s may go', (role) => {
		const asked = role ?? 'visitor';
		const shown = bar(role).all('nav')[0]!.all('a');
		const hrefs = shown.map(({ attributes }) => attributes['href']);
		expect(hrefs).toEqual(expect.arrayContaining(LINKS[asked]));
		expect(hrefs).toEqual(linksOf(asked).map(({ href }) => href));
	});

	test.each([
		['/records', '/records'],
		['/records/molotov-1953-07-04/approve', '/records'],
		['/work', '/work'],
		['/workshop', undefined],
		['/account', undefined]
	])('at %s the current link is %s', (address, href) => {
		const current = bar('archivist', address)
			.all('nav')[0]!
			.all('a')
			.filter(({ attributes }) => attributes['aria-current'] === 'page');
		expect(current.map(({ attributes }) => attributes['href'])).toEqual(href ? [href] : []);
	});

	test('a visitor can sign in from everywhere but the sign-in itself', () => {
		const offered = (address: string) =>
			bar(null, address)
				.all('a')
				.some(({ attributes }) => attributes['href'] === '/sign-in');
		expect(offered('/records')).toBe(true);
		expect(offered('/sign-in')).toBe(false);
		expect(
			bar('editor')
				.all('a')
				.some(({ attributes }) => attributes['href'] === '/sign-in')
		).toBe(false);
	});

	test('a person has name, role, account and a sign-out that is a form', () => {
		const [menu] = bar('editor').all('details');
		expect(menu!.all('summary')[0]!.spoken).toBe('Account of Maria');
		expect(menu!.text).toContain('Editor');
		const [form] = menu!.all('form');
		expect(form!.attributes).toMatchObject({ method: 'POST', action: '/sign-out' });
		expect(bar('editor', '/work', 'ru').all('details')[0]!.text).toContain('Редактор');
	});

	test('the other language is offered in its own words and keeps the place, search too', () => {
		const form = bar('editor', '/pages/p1/collate?class=name')
			.all('form')
			.find(({ attributes }) => attributes['action'] === '/language')!;
		expect(form.all('button')[0]).toMatchObject({
			text: 'Русский',
			attributes: { value: 'ru', lang: 'ru' }
		});
		expect(form.all('input')[0]!.attributes['value']).toBe('/pages/p1/collate?class=name');
		const back = bar('editor', '/work', 'ru').all('form');
		expect(back.some((one) => one.text === 'English')).toBe(true);
	});
});
