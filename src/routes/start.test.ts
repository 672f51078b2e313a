import type { ComponentProps } from 'svelte';
import { describe, expect, test } from 'vitest';
import type { Language } from '#lib/outcome.ts';
import { faultsOf, screenOf } from '../../tests/support/screen.ts';
import Trouble from './+error.svelte';
import Start from './+page.svelte';

const LANGUAGES: Language[] = ['en', 'ru'];

describe('the first page, for whoever is not signed in', () => {
	const start = (titles: object[], language: Language = 'en') => {
		const records = titles.map((title, i) => ({
			...{ id: `r${i}`, description: { id: `r${i}`, title, date: '1953-07-04' } },
			...{ state: 'approved', published: true, surfaces: [] }
		}));
		const data = { records, language, person: null };
		return screenOf(Start, { data } as unknown as ComponentProps<typeof Start>, { language });
	};

	test.each(LANGUAGES)('is without faults in %s, with records and without', (language) => {
		for (const shown of [start([], language), start([{ ru: 'Телеграмма' }], language)]) {
			expect(faultsOf(shown)).toEqual([]);
			expect(shown.title).toBe(language === 'en' ? 'Sverka' : 'Сверка');
			expect(shown.all('h1')).toHaveLength(1);
		}
	});

	test('offers one thing: to sign in', () => {
		const [first, ...more] = start([])
			.all('a')
			.filter(({ attributes }) => (attributes['class'] ?? '').includes('verb'));
		expect(first).toMatchObject({ text: 'Sign in', attributes: { href: '/sign-in' } });
		expect(more).toEqual([]);
	});

	test.each<[Language, string]>([
		['en', 'No record is published yet. Sign in to see those that are being worked on.'],
		['ru', 'Опубликованных документов пока нет. Войдите, чтобы увидеть те, над которыми работают.']
	])('says in %s that nothing is published yet, and what to do', (language, told) => {
		expect(start([], language).text).toContain(told);
		expect(start([{ en: 'Letter' }], language).text).not.toContain(told);
	});

	test('a title stands in its own language', () => {
		const titled = (title: object, language: Language) =>
			start([title], language)
				.all('*')
				.find(({ text, attributes }) => attributes['lang'] !== undefined && text.length > 3)!;
		expect(titled({ ru: 'Телеграмма' }, 'en').attributes['lang']).toBe('ru');
		expect(titled({ en: 'Telegram', ru: 'Телеграмма' }, 'en').text).toContain('Telegram');
		expect(titled({ en: 'Telegram', ru: 'Телеграмма' }, 'ru').text).toContain('Телеграмма');
	});
});

describe('when a screen cannot be shown', () => {
	const trouble = (status: number, error: App.Error | null, language: Language = 'en') =>
		screenOf(Trouble, {}, { language, status, error });
	const REFUSED: App.Error = {
		message: 'This is for archivists.',
		next: 'Ask one of them.',
		code: 'not_your_role'
	};

	test.each(LANGUAGES)('it is whole in %s, and there is a way on', (language) => {
		for (const shown of [
			trouble(404, REFUSED, language),
			trouble(403, REFUSED, language),
			trouble(500, { message: 'oops', code: 'x7' } as App.Error, language)
		]) {
			expect(faultsOf(shown)).toEqual([]);
			expect(shown.all('a').map(({ attributes }) => attributes['href'])).toEqual(['/records']);
			expect(shown.all('h1')).toHaveLength(1);
		}
	});

	test('what is not there is said alike, whatever the reason: nobody learns that it exists', () => {
		const [hidden, missing] = [trouble(404, REFUSED), trouble(404, null)];
		expect(hidden.text).toBe(missing.text);
		expect(hidden.title).toBe('There is nothing at this address · Sverka');
		expect(trouble(404, null, 'ru').text).toContain('По этому адресу ничего нет');
	});

	test('a refusal says what and the next step, in its own words', () => {
		const shown = trouble(403, REFUSED);
		expect(shown.all('h1')[0]!.text).toBe('This is for archivists.');
		expect(shown.text).toContain('Ask one of them.');
		expect(shown.text).toContain('403');
	});

	test.each<[Language, string]>([
		['en', 'tell an archivist this code: x7.'],
		['ru', 'сообщите архивисту код: x7.']
	])(
		'a fault of ours says in %s that what was saved is safe, with a code to tell',
		(language, told) => {
			const shown = trouble(500, { message: 'Internal', code: 'x7' } as App.Error, language);
			expect(shown.text).toContain(told);
			expect(shown.text).toMatch(
				language === 'en' ? /What you saved is safe/ : /Сохранённое на месте/
			);
		}
	);

	test('without any code a dash stands in its place, no “undefined”', () => {
		const shown = trouble(500, null);
		expect(shown.text).toContain('this code: –.');
		expect(shown.all('h1')[0]!.text).toBe('Something went wrong on our side');
	});
});
