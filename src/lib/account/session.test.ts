import fc from 'fast-check';
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

test.each<[Role, number, number, boolean]>([
	['archivist', 1.9, 3, true],
	['archivist', 2, 3, false],
	['editor', 11.9, 20, true],
	['volunteer', 12, 20, false],
	['volunteer', 0, 30 * 24 - 1, true],
	['volunteer', 0, 30 * 24, false],
	['archivist', 0, 30 * 24, false]
])('a %s idle for %d hours, signed in %d hours ago: %s', (role, idle, open, expected) => {
	expect(holds({ opened: ago(open), used: ago(idle) }, role, NOW)).toBe(expected);
});

test('law: a session that has ended does not open again, and no role keeps one longer than a volunteer', () => {
	const hours = fc.double({ min: 0, max: 900, noNaN: true });
	fc.assert(
		fc.property(
			hours,
			hours,
			hours,
			fc.constantFrom<Role>('editor', 'archivist'),
			(open, use, more, role) => {
				const session = { opened: ago(Math.max(open, use)), used: ago(use) };
				const later = new Date(NOW.getTime() + more * 3600_000);
				if (!holds(session, role, NOW)) expect(holds(session, role, later)).toBe(false);
				if (holds(session, role, NOW)) expect(holds(session, 'volunteer', NOW)).toBe(true);
			}
		)
	);
});

test('a clock that was set back notes no use, and ends nothing', () => {
	const ahead = { opened: NOW, used: new Date(NOW.getTime() + 60_000) };
	expect(worthNoting(ahead, NOW)).toBe(false);
	expect(holds(ahead, 'archivist', NOW)).toBe(true);
});
