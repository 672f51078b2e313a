import { redirect } from '@sveltejs/kit';
import * as holdings from '#lib/server/holdings.ts';
import * as invitation from '#lib/server/invitation.ts';
import type { PageServerLoad } from './$types';

/** Whoever works here goes on to the work; a visitor sees what is published. */
export const load: PageServerLoad = async ({ locals: { workbench } }) => {
	if (workbench.account) redirect(303, '/work');
	if (await invitation.isEmpty(workbench)) redirect(303, '/set-up');
	return { records: await holdings.list(workbench) };
};
