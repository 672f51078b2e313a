import * as facsimile from '#lib/server/facsimile.ts';
import { refuse } from '#lib/outcome.ts';
import { picture } from '../../picture.ts';
import type { RequestHandler } from './$types.ts';

const ZONE = /^(-?\d{1,6}),(-?\d{1,6}),(-?\d{1,6}),(-?\d{1,6})$/;
const WIDTH = /^[1-9]\d{0,3}$/;

/** `…/crop?zone=ulx,uly,lrx,lry&width=800`: pixels of the master; of the result. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const corners = ZONE.exec(url.searchParams.get('zone') ?? '');
	const width = url.searchParams.get('width') ?? '';
	if (!corners || !WIDTH.test(width)) {
		return picture(refuse('bad_request', { what: corners ? 'width' : 'zone' }), locals.language);
	}
	const [ulx, uly, lrx, lry] = corners.slice(1).map(Number) as [number, number, number, number];
	const zone = { ulx, uly, lrx, lry };
	const cut = await facsimile.crop(locals.workbench, params.surface, zone, Number(width));
	return picture(cut, locals.language);
};
