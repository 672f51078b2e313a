/** A page kept for one person for a while. Advice only: what decides a save is its base. */
export interface Reservation {
	by: string;
	/** UTC, ISO 8601. */
	until: string;
}

/** How long a page is kept since the last sign of work, in minutes. */
export const KEPT_MINUTES = 15;

/** The reservation that stands at `now`; null where there is none or it ran out. */
export function standing(reservation: Reservation | null, now: Date): Reservation | null {
	return reservation && new Date(reservation.until) > now ? reservation : null;
}

/** The reservation of somebody else than `who` that stands at `now`; null where the page is free for him. */
export function ofAnother(
	reservation: Reservation | null,
	who: string | undefined,
	now: Date
): Reservation | null {
	const held = standing(reservation, now);
	return held && held.by !== who ? held : null;
}

/** A reservation for `by` from `now` on; null where another person's still stands. */
export function reserve(current: Reservation | null, by: string, now: Date): Reservation | null {
	if (ofAnother(current, by, now)) return null;
	return { by, until: new Date(now.getTime() + KEPT_MINUTES * 60_000).toISOString() };
}
