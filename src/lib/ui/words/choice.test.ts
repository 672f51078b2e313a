import { expect, test } from 'vitest';
import { chooseLanguage, isLanguage } from './choice.ts';

test.each([
	['ru', 'en', 'ru'],
	['en', 'ru', 'en'],
	[undefined, 'ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
	[undefined, 'de-DE,de;q=0.9,ru;q=0.2,en;q=0.5', 'en'],
	[undefined, 'en;q=0.1, ru;q=0.7', 'ru'],
	[undefined, 'ru;q=0, en', 'en'],
	[undefined, 'fr', 'en'],
	[undefined, null, 'en'],
	['klingon', 'ru', 'ru'],
	['__proto__', null, 'en']
])('chosen %s, accepted %s: %s', (chosen, accepted, expected) => {
	expect(chooseLanguage(chosen, accepted)).toBe(expected);
});

test('only the two are languages', () => {
	expect(['en', 'ru', 'EN', '', null, {}].map(isLanguage)).toEqual([
		true,
		true,
		false,
		false,
		false,
		false
	]);
});
