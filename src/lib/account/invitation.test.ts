import { expect, test } from 'vitest';
import { expiry, INVITATION_DAYS, opens } from './invitation.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const fresh = { role: 'editor' as const, name: '', expires: expiry(NOW), used: false };

test('an invitation opens for seven days, to the second', () => {
	const end = NOW.getTime() + INVITATION_DAYS * 86_400_000;
	expect(INVITATION_DAYS).toBe(7);
	expect(opens(fresh, NOW)).toBe(true);
	expect(opens(fresh, new Date(end - 1))).toBe(true);
	expect(opens(fresh, new Date(end))).toBe(false);
});

test('it opens once', () => {
	expect(opens({ ...fresh, used: true }, NOW)).toBe(false);
});

test('a clock set back does not open a used one, nor close a fresh one', () => {
	const early = new Date(NOW.getTime() - 86_400_000);
	expect(opens(fresh, early)).toBe(true);
	expect(opens({ ...fresh, used: true }, early)).toBe(false);
});

test('seven days are seven times 24 hours, over the end of a month and of summer time', () => {
	for (const day of ['2026-10-24T23:30:00Z', '2026-02-26T00:00:00Z', '2028-02-28T12:00:00Z']) {
		const from = new Date(day);
		expect(expiry(from).getTime() - from.getTime()).toBe(7 * 24 * 3600_000);
	}
});
