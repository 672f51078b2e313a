import { expect, test } from 'vitest';
import { explain, refuse, REFUSALS, status } from './outcome.ts';

test('names that facts carry are read as words of the language', () => {
	const { refusal } = refuse('wrong_state', { state: 'review' });
	expect(explain(refusal, 'en').sentence).toContain('"Needs review"');
	expect(explain(refusal, 'ru').sentence).toContain('«Ждёт проверки»');
	expect(status(refusal)).toBe(409);
});

test('other facts stand as they are, an absent one is left visible', () => {
	expect(explain(refuse('outdated', { who: 'Ирина' }).refusal, 'en').sentence).toMatch(/^Ирина /);
	expect(explain(refuse('outdated').refusal, 'en').sentence).toMatch(/^\{who\} /);
});

test.each(Object.entries(REFUSALS))(
	'%s says what happened and what to do, in both languages',
	(_code, row) => {
		for (const words of [row.sentence, row.next]) {
			expect(words.en).toMatch(/^[^а-яё]+[.?]$/i);
			expect(words.ru).toMatch(/[а-яё].*[.?]$/i);
			expect(words.en.match(/\{\w+\}/g)?.sort()).toEqual(words.ru.match(/\{\w+\}/g)?.sort());
		}
		expect(row.status).toBeGreaterThanOrEqual(400);
	}
);
