import * as encoding from '#lib/server/encoding.ts';
import * as preparation from '#lib/server/preparation.ts';
import { valueOf } from '../../../door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { workbench, language }, params }) => {
	const text = valueOf(await encoding.readable(workbench, params.record), language);
	const surfaces = text.surfaces.map(({ id }) => id);
	return { text, turns: await preparation.turnsOf(workbench, surfaces) };
};
