import type { Components } from './components.ts';
import type { TextLine } from './text-line.ts';

/**
 * Which line's ink each pixel may show: the pixels of a line's patches and those within `reach`
 * around them, where the soft edge of the ink is. Elsewhere -1: there is nothing to be read.
 */
export function map(found: Components, lines: readonly TextLine[], reach: number): Int16Array {
	const owner = new Int16Array(found.all.length + 1).fill(-1);
	lines.forEach((line, index) => {
		for (const { component } of line.marks) owner[component.label] = index;
	});
	const across = spread(found, owner, reach);
	return down(across, found.width, found.height, reach);
}

/** Owners along rows, widened to both sides; where two meet, the ink itself keeps its own. */
function spread(
	{ width, height, labels }: Components,
	owner: Int16Array,
	reach: number
): Int16Array {
	const to = new Int16Array(width * height).fill(-1);
	for (let y = 0; y < height; y++) {
		const start = y * width;
		let until = -1;
		let last = -1;
		for (let x = 0; x < width; x++) {
			const own = owner[labels[start + x]!]!;
			if (own >= 0) {
				if (own !== last || x > until) fillBack(to, start, x, reach, own);
				[until, last] = [x + reach, own];
				to[start + x] = own;
			} else if (x <= until) to[start + x] = last;
		}
	}
	return to;
}

function fillBack(to: Int16Array, start: number, x: number, reach: number, own: number): void {
	for (let at = Math.max(0, x - reach); at < x; at++) {
		if (to[start + at] === -1) to[start + at] = own;
	}
}

/** The same down and up the columns: from the nearest row above, else below. */
function down(from: Int16Array, width: number, height: number, reach: number): Int16Array {
	const to = from.slice();
	for (let step = 1; step <= reach; step++) {
		for (let at = width * step; at < from.length; at++) {
			if (to[at] === -1) to[at] = from[at - width * step]!;
		}
		for (let at = 0; at < width * (height - step); at++) {
			if (to[at] === -1) to[at] = from[at + width * step]!;
		}
	}
	return to;
}
