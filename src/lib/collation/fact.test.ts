import { expect, test } from 'vitest';
import { FACTS, sentence } from './fact.ts';

test('blanks are filled in both languages', () => {
	const fillers = { read: 'п', right: 'л', count: 3 };
	expect(sentence(FACTS['confusion-here'], 'en', fillers)).toBe('п for л in this record: 3.');
	expect(sentence(FACTS['confusion-here'], 'ru', fillers)).toBe('п вместо л в этом документе: 3.');
});

test('a blank that nothing fills stays to be seen', () => {
	expect(sentence(FACTS.confidence, 'en')).toContain('{percent}');
});
