import { expect, test } from 'vitest';
import { writeDay, writeMoment } from './moment.ts';

test('a calendar day is the same day wherever it is read', () => {
	expect(writeDay('1953-07-04', 'en')).toBe('4 July 1953');
	expect(writeDay('1953-07-04', 'ru')).toBe('4 июля 1953 г.');
});

test('what is no full date is left as the catalogue has it', () => {
	expect(writeDay('1953-07', 'en')).toBe('1953-07');
	expect(writeDay('[1953]', 'ru')).toBe('[1953]');
});

test('a moment is written in the zone that is asked for', () => {
	expect(writeMoment('2026-11-23T12:05:00Z', 'en', 'time', 'UTC')).toBe('12:05');
	expect(writeMoment('2026-11-23T12:05:00Z', 'ru', 'time', 'Europe/Moscow')).toBe('15:05');
});
