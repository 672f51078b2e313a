import type { Role } from '#lib/workflow/role.ts';

const HOUR = 3600_000;

/** Hours without a request after which a session ends; an archivist's ends soonest. */
export const IDLE_HOURS: Record<Role, number> = { volunteer: 12, editor: 12, archivist: 2 };
/** A session never lives longer than this, used or not. */
export const LONGEST_DAYS = 30;

/** When a session was opened, and when it was last used. */
export interface Session {
	opened: Date;
	used: Date;
}

export function holds(session: Session, role: Role, now: Date): boolean {
	const idle = now.getTime() - session.used.getTime();
	const age = now.getTime() - session.opened.getTime();
	return idle < IDLE_HOURS[role] * HOUR && age < LONGEST_DAYS * 24 * HOUR;
}

/** Use is written down at most once a minute, so that reading a page is not a write each time. */
export function worthNoting(session: Session, now: Date): boolean {
	return now.getTime() - session.used.getTime() >= 60_000;
}
