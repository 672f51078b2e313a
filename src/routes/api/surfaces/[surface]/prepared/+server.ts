import * as preparation from '#lib/server/preparation.ts';
import { picture } from '../../picture.ts';
import type { RequestHandler } from './$types.ts';

/** `…/prepared?turn=90&contrast=2`: the surface as it would be read, a JPEG. */
export const GET: RequestHandler = async ({ params, url, locals }) =>
	picture(
		await preparation.picture(locals.workbench, params.surface, url.searchParams),
		locals.language
	);
