import type { LayoutServerLoad } from './$types';

/** What every screen needs to know of who looks: no more than their own name and role. */
export const load: LayoutServerLoad = ({ locals }) => {
	const { account } = locals.workbench;
	return {
		language: locals.language,
		person: account && { id: account.id, name: account.name, role: account.role }
	};
};
