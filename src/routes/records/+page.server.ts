import * as holdings from '#lib/server/holdings.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	records: await holdings.list(locals.workbench)
});
