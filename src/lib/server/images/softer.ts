import * as plane from './plane.ts';
import type { Source } from './strip.ts';

/** Times that the smallest blur is done: sigma of one pixel, a quarter of a stroke at 300 dpi. */
const TIMES = 2;
/** How much darker the ink is made, for a blur makes thin strokes paler. */
const DARKER = 1.4;

/**
 * The same page with soft edges, for its second pictures: a threshold has broken thin strokes into
 * pieces and made all edges hard, and what is read of the one picture and of the other seldom errs at
 * the same place. For bilevel scans; a grey one has its soft edges from the camera.
 */
export function softer(source: Source): Source {
	let { of } = source;
	for (let time = 0; time < TIMES; time++) of = plane.soften(of);
	const table = source.table.map((grey) => Math.max(0, Math.round(255 - DARKER * (255 - grey))));
	return { ...source, of, table };
}
