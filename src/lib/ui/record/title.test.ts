import { expect, test } from 'vitest';
import { titleOf } from './title.ts';

test('a title comes in the reader’s language, else in the other with its language named, else the id', () => {
	const both = { id: 'r', title: { en: 'Telegram', ru: 'Телеграмма' } };
	expect(titleOf(both, 'ru')).toEqual({ text: 'Телеграмма', language: 'ru' });
	expect(titleOf({ id: 'r', title: { en: 'Telegram' } }, 'ru')).toEqual({
		text: 'Telegram',
		language: 'en'
	});
	expect(titleOf({ id: 'r', title: {} }, 'en')).toEqual({ text: 'r', language: 'en' });
});
