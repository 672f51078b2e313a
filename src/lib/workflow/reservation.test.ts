import { expect, test } from 'vitest';
import { KEPT_MINUTES, reserve, standing } from './reservation.ts';

const noon = new Date('2026-11-23T12:00:00Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

test('a free page is kept for a quarter of an hour, and then no longer', () => {
	const kept = reserve(null, 'oleg', noon)!;
	expect(kept).toEqual({ by: 'oleg', until: later(KEPT_MINUTES).toISOString() });
	expect(standing(kept, later(KEPT_MINUTES - 1))).toBe(kept);
	expect(standing(kept, later(KEPT_MINUTES))).toBeNull();
	expect(standing(null, noon)).toBeNull();
});

test('work renews one’s own, nobody else takes it while it stands', () => {
	const kept = reserve(null, 'oleg', noon)!;
	expect(reserve(kept, 'anna', later(5))).toBeNull();
	expect(reserve(kept, 'oleg', later(5))?.until).toBe(later(20).toISOString());
	expect(reserve(kept, 'anna', later(15))?.by).toBe('anna');
});
