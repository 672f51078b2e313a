import type { Role } from '#lib/workflow/role.ts';

export const INVITATION_DAYS = 7;

/** A door kept open for one person; its token is known to that person only, here by its SHA-256. */
export interface Invitation {
	role: Role;
	/** For whom, in the words of whoever invited. */
	name: string;
	expires: Date;
	used: boolean;
}

export function expiry(now: Date): Date {
	return new Date(now.getTime() + INVITATION_DAYS * 24 * 3600_000);
}

/** It opens once, and only in time. */
export function opens(invitation: Invitation, now: Date): boolean {
	return !invitation.used && now < invitation.expires;
}
