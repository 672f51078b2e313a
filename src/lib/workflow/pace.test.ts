import { expect, test } from 'vitest';
import { reach, waitFor } from './pace.ts';
import type { Role } from './role.ts';

const now = new Date('2026-11-26T12:00:00Z');
/** One each `every` seconds, the last `ago` seconds ago. */
const asked = (count: number, every: number, ago = 0) =>
	Array.from({ length: count }, (_, i) => new Date(now.getTime() - (ago + i * every) * 1_000));

test.each<[Role, string, Date[], { limit: number; seconds: number } | null]>([
	['volunteer', 'none', [], null],
	['volunteer', '39 within a minute', asked(39, 1), null],
	['volunteer', '40 within a minute', asked(40, 1), { limit: 40, seconds: 21 }],
	['volunteer', '40 of just now', asked(40, 0), { limit: 40, seconds: 60 }],
	['volunteer', '40, the oldest a minute ago', asked(40, 1, 21), null],
	['volunteer', '1999 in a day', asked(1_999, 43), null],
	['volunteer', '2000 in a day', asked(2_000, 43), { limit: 2_000, seconds: 86_400 - 1_999 * 43 }],
	['editor', '119 within a minute', asked(119, 0.1), null],
	['editor', '120 within a minute', asked(120, 0.1), { limit: 120, seconds: 49 }],
	['archivist', '2000 in a day', asked(2_000, 43), null]
])('%s who asked %s', (role, _, before, wait) => {
	expect(waitFor(role, before, now)).toEqual(wait);
	expect(waitFor(role, before.reverse(), now)).toEqual(wait);
});

test.each<[Role, number, number]>([
	['volunteer', 86_400, 2_000],
	['editor', 60, 120],
	['archivist', 60, 120]
])('%s: what is older, or more, does not matter', (role, seconds, most) => {
	expect(reach(role)).toEqual({ seconds, most });
});
