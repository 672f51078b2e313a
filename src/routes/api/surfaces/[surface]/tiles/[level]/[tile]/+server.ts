import * as facsimile from '#lib/server/facsimile.ts';
import { refuse } from '#lib/outcome.ts';
import { picture } from '../../../../picture.ts';
import type { RequestHandler } from './$types.ts';

const LEVEL = /^\d{1,2}$/;
const TILE = /^(\d{1,4})_(\d{1,4})\.jpg$/;

/** `…/tiles/12/3_4.jpg`: level, column and row as Deep Zoom counts them. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const [, column, row] = TILE.exec(params.tile) ?? [];
	if (!LEVEL.test(params.level) || column === undefined) {
		return picture(refuse('not_found'), locals.language);
	}
	const place = { level: Number(params.level), column: Number(column), row: Number(row) };
	return picture(await facsimile.tile(locals.workbench, params.surface, place), locals.language);
};
