import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KEPT_MINUTES, ofAnother, reserve, standing, type Reservation } from './reservation.ts';

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

test('it is another’s for everybody but its holder, as long as it stands', () => {
	const kept = reserve(null, 'oleg', noon);
	expect(ofAnother(kept, 'anna', later(14))).toBe(kept);
	expect(ofAnother(kept, undefined, later(14))).toBe(kept);
	expect(ofAnother(kept, 'oleg', later(14))).toBeNull();
	expect(ofAnother(kept, 'anna', later(15))).toBeNull();
	expect(ofAnother(null, 'anna', noon)).toBeNull();
});

test('law: whoever asks when, one person has the page, and only until a quarter of an hour after', () => {
	const asks = fc.array(fc.tuple(fc.constantFrom('oleg', 'anna', 'maria'), fc.nat(25)), {
		maxLength: 12
	});
	fc.assert(
		fc.property(asks, (all) => {
			let held: Reservation | null = null;
			let minute = 0;
			for (const [who, after] of all) {
				minute += after;
				const before: Reservation | null = standing(held, later(minute));
				const given = reserve(held, who, later(minute));
				expect(given === null).toBe(before !== null && before.by !== who);
				if (given) {
					expect(given).toEqual({ by: who, until: later(minute + KEPT_MINUTES).toISOString() });
					held = given;
				}
			}
		})
	);
});
