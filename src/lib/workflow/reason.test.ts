import { expect, test } from 'vitest';
import { REOPEN_REASONS, RETURN_REASONS, said } from './reason.ts';

test('every reason speaks for itself but “other”', () => {
	for (const reason of [...RETURN_REASONS, ...REOPEN_REASONS]) {
		expect(said(reason, '  ')).toBe(reason !== 'other');
		expect(said(reason, 'стёртая строка')).toBe(true);
	}
});

test('each has a digit key of its own', () => {
	expect(new Set(RETURN_REASONS).size).toBe(8);
	expect(new Set(REOPEN_REASONS).size).toBe(6);
});
