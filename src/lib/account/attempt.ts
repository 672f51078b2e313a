/** Failed sign-ins allowed within a stretch of time, for each account and for each address. */
const LIMITS = [
	{ failures: 5, seconds: 5 * 60 },
	{ failures: 150, seconds: 48 * 3600 }
];

/** How far back failures matter. */
export const MEMORY_SECONDS = Math.max(...LIMITS.map(({ seconds }) => seconds));

/**
 * Seconds until another try is allowed, 0 for now. `failures` of one account (or one address),
 * in any order; a limit is open again once its oldest counted failure is old enough.
 */
export function wait(failures: readonly Date[], now: Date): number {
	const ages = failures
		.map((at) => (now.getTime() - at.getTime()) / 1000)
		.filter((age) => age >= 0)
		.sort((a, b) => a - b);
	const waits = LIMITS.map(({ failures, seconds }) => {
		const oldest = ages[failures - 1];
		return oldest === undefined ? 0 : seconds - oldest;
	});
	return Math.max(0, Math.ceil(Math.max(...waits)));
}
