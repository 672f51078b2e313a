import type { Role } from './role.ts';

/**
 * How many places of pages a person may have read again within so many seconds. A place weighs as
 * a line does: a fortieth of a page, of which a volunteer may start one a minute and fifty a day.
 */
const PACE: Record<Role, readonly { most: number; seconds: number }[]> = {
	volunteer: [
		{ most: 40, seconds: 60 },
		{ most: 2_000, seconds: 24 * 3600 }
	],
	editor: [{ most: 120, seconds: 60 }],
	archivist: [{ most: 120, seconds: 60 }]
};

/** How far back it matters, and the most of them that do. */
export function reach(role: Role): { seconds: number; most: number } {
	return PACE[role].at(-1)!;
}

/** The limit that is reached, and whole seconds until one more is allowed; null: now. */
export function waitFor(
	role: Role,
	asked: readonly Date[],
	now: Date
): { limit: number; seconds: number } | null {
	const ages = asked.map((at) => (now.getTime() - at.getTime()) / 1000).sort((a, b) => a - b);
	const waits = PACE[role].map(({ most, seconds }) => {
		const left = seconds - (ages[most - 1] ?? seconds);
		return { limit: most, seconds: Math.ceil(left) };
	});
	const longest = waits.reduce((a, b) => (b.seconds > a.seconds ? b : a));
	return longest.seconds > 0 ? longest : null;
}
