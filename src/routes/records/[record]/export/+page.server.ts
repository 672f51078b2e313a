import * as encoding from '#lib/server/encoding.ts';
import * as training from '#lib/server/training.ts';
import { valueOf } from '../../../door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	record: params.record,
	...valueOf(await encoding.offers(locals.workbench, params.record), locals.language),
	training: valueOf(await training.offer(locals.workbench, params.record), locals.language)
});
