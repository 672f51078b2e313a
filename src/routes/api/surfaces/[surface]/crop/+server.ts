import * as facsimile from '#lib/server/facsimile.ts';
import type { Turn } from '#lib/facsimile/zone.ts';
import { refuse } from '#lib/outcome.ts';
import { picture } from '../../picture.ts';
import type { RequestHandler } from './$types.ts';

const ZONE = /^(-?\d{1,6}),(-?\d{1,6}),(-?\d{1,6}),(-?\d{1,6})$/;
const WIDTH = /^[1-9]\d{0,3}$/;
const TURNS: ReadonlyMap<string, Turn> = new Map([
	['0', 0],
	['90', 90],
	['180', 180],
	['270', 270]
]);

/** `…/crop?zone=ulx,uly,lrx,lry&width=800&turn=90`: pixels of the master; of the result; degrees. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const corners = ZONE.exec(url.searchParams.get('zone') ?? '');
	const width = url.searchParams.get('width') ?? '';
	const turn = TURNS.get(url.searchParams.get('turn') ?? '0');
	if (!corners || !WIDTH.test(width) || turn === undefined) {
		const what = !corners ? 'zone' : turn === undefined ? 'turn' : 'width';
		return picture(refuse('bad_request', { what }), locals.language);
	}
	const [ulx, uly, lrx, lry] = corners.slice(1).map(Number) as [number, number, number, number];
	const zone = { ulx, uly, lrx, lry };
	const cut = await facsimile.crop(locals.workbench, params.surface, zone, Number(width), turn);
	return picture(cut, locals.language);
};
