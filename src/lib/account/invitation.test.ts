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
