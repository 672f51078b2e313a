import { expect, test } from 'vitest';
import { catalogue, fill } from './message.ts';
import { wordsIn } from './words.ts';
import type { Language } from '#lib/outcome.ts';

const words = catalogue({
	saved: { en: 'Saved at {time} · version {version}', ru: 'Сохранено в {time} · версия {version}' },
	pages: {
		en: { one: '{n} page', other: '{n} pages' },
		ru: { one: '{n} страница', few: '{n} страницы', many: '{n} страниц', other: '{n} страницы' }
	},
	plain: { en: 'Open', ru: 'Открыть' }
});

test('a message is filled by name in both languages', () => {
	expect(wordsIn('en')(words.saved, { time: '14:05', version: 12 })).toBe(
		'Saved at 14:05 · version 12'
	);
	expect(wordsIn('ru')(words.saved, { time: '14:05', version: 12 })).toBe(
		'Сохранено в 14:05 · версия 12'
	);
});

test.each([
	[1, '1 page', '1 страница'],
	[2, '2 pages', '2 страницы'],
	[5, '5 pages', '5 страниц'],
	[21, '21 pages', '21 страница'],
	[11, '11 pages', '11 страниц'],
	[0, '0 pages', '0 страниц']
])('%i takes the plural form of each language', (n, en, ru) => {
	expect(wordsIn('en')(words.pages, { n })).toBe(en);
	expect(wordsIn('ru')(words.pages, { n })).toBe(ru);
});

test('a number is written as the language writes numbers, text stays as it is', () => {
	expect(wordsIn('en')(words.pages, { n: 12500 })).toBe('12,500 pages');
	expect(wordsIn('ru')(words.pages, { n: 12500 })).toBe('12\u00a0500 страниц');
	expect(fill({ en: '{id}', ru: '{id}' }, 'en', { id: '1041-1043' })).toBe('1041-1043');
});

test('a name without a fact stays visible, so that it is seen', () => {
	expect(fill({ en: 'Hello {who}', ru: 'Привет, {who}' }, 'en')).toBe('Hello {who}');
});

test('facts are not searched for further names', () => {
	expect(fill({ en: '{a} {b}', ru: '{a} {b}' }, 'en', { a: '{b}', b: 'x' })).toBe('{b} x');
});

test('saying follows a switch of language', () => {
	let language: Language = 'en';
	const say = wordsIn(() => language);
	expect(say(words.plain)).toBe('Open');
	language = 'ru';
	expect(say(words.plain)).toBe('Открыть');
	expect(say.language).toBe('ru');
});
