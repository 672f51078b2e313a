import * as transcription from '#lib/server/transcription.ts';
import { valueOf } from '../../door.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => ({
	page: valueOf(await transcription.head(locals.workbench, params.page), locals.language)
});
