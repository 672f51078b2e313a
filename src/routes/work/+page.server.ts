import { redirect } from '@sveltejs/kit';
import * as holdings from '#lib/server/holdings.ts';
import { valueOf } from '../door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (!locals.workbench.account) redirect(303, `/sign-in?to=${encodeURIComponent(url.pathname)}`);
	return { work: valueOf(await holdings.work(locals.workbench), locals.language) };
};
