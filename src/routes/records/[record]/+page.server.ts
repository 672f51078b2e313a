import * as holdings from '#lib/server/holdings.ts';
import { valueOf } from '../../door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const opened = await holdings.open(locals.workbench, params.record);
	return { record: valueOf(opened, locals.language) };
};
