import type { Role } from '#lib/workflow/role.ts';

/** A person, as the rest of the program knows them. */
export interface Account {
	id: string;
	name: string;
	email: string;
	role: Role;
	/** How the person wishes to be credited in exports; `null` for not at all. */
	credit: string | null;
	disabled: boolean;
}
