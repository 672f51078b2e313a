import type { Preparation } from '#lib/recognition/preparation.ts';
import type { Previewed } from '#lib/recognition/preparing.ts';
import { lay } from './layout.ts';
import { scaleOf, sourceOf } from './plan.ts';
import * as plane from './plane.ts';
import type { Plane } from './plane.ts';
import { sample, type Source } from './strip.ts';

/** What no line shows is left this much of its darkness, so that one sees what is left out. */
const PALE = 0.25;

/**
 * The page as its strips are cut, put together again: ink of the lines as it is read, all else pale.
 * Turned, but not yet straightened: a pixel of it is a pixel of the picture that lines are found in.
 */
export function preview(master: Plane, settings: Preparation): Previewed & { picture: Plane } {
	const turned = settings.turn ?? 0;
	const upright = plane.turn(master, turned);
	const layout = lay(upright, { ...settings, languages: '' });
	const { factor, skew, size } = layout;
	return {
		...{ width: master.width, height: master.height, turned, factor, skew },
		scale: scaleOf(layout, settings.xHeight) / factor,
		measures: {
			...layout.measures,
			rules: layout.rules.length,
			readAt: Math.round(size.xHeight * scaleOf(layout, settings.xHeight) * 10) / 10
		},
		picture: shown(sourceOf(layout).source)
	};
}

function shown(source: Source): Plane {
	const { owners, width, height } = source;
	const picture = plane.plane(width, height);
	for (let y = 0, at = 0; y < height; y++) {
		for (let x = 0; x < width; x++, at++) {
			const grey = sample(source, x + 0.5, y + 0.5);
			picture.data[at] = owners[at]! >= 0 ? grey : 255 - (255 - grey) * PALE;
		}
	}
	return picture;
}
