import { expect, test } from 'vitest';
import type { Role } from '#lib/workflow/role.ts';
import { holds, IDLE_HOURS, LONGEST_DAYS, worthNoting } from './session.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3600_000);

test.each(Object.entries(IDLE_HOURS) as [Role, number][])(
	'the session of a %s ends after %i idle hours',
	(role, hours) => {
		expect(holds({ opened: ago(hours + 1), used: ago(hours - 0.01) }, role, NOW)).toBe(true);
		expect(holds({ opened: ago(hours + 1), used: ago(hours) }, role, NOW)).toBe(false);
	}
);

test('a session that is used without end still ends', () => {
	const days = LONGEST_DAYS * 24;
	expect(holds({ opened: ago(days - 1), used: NOW }, 'volunteer', NOW)).toBe(true);
	expect(holds({ opened: ago(days), used: NOW }, 'volunteer', NOW)).toBe(false);
});

test('use is noted at most once a minute', () => {
	const used = (seconds: number) => ({ opened: ago(1), used: ago(seconds / 3600) });
	expect(worthNoting(used(59), NOW)).toBe(false);
	expect(worthNoting(used(60), NOW)).toBe(true);
});
