import { middle } from './baseline.ts';
import type { Paper } from './paper.ts';
import { greyAt, NOTHING, type Plane } from './plane.ts';

/** Of the paper's grey: what is darker is not the sheet; how much lighter the sheet is at its edge. */
const DARK = 0.55;
const STEP = 1.5;
/** Cells over which the estimate goes from the surround to the sheet. */
const SOFT = 3;
const SIDES = [
	[1, 0],
	[-1, 0],
	[0, 1],
	[0, -1]
] as const;

/**
 * What lies around the sheet, a scanner's open lid or a table: as dark as ink from the picture's edge
 * on, and ended by a step, where light that falls off has none. The cells of the paper that it fills;
 * none where the sheet fills the picture.
 */
export function find(paper: Paper): number[] {
	const { columns, rows, grey } = paper;
	const limit = DARK * lighter(grey);
	const seen = new Uint8Array(grey.length);
	const found: number[] = [];
	for (let cell = 0; cell < grey.length; cell++) {
		if (grey[cell]! > limit || seen[cell] !== 0) continue;
		const [x, y] = [cell % columns, Math.floor(cell / columns)];
		const atEdge = x === 0 || y === 0 || x === columns - 1 || y === rows - 1;
		if (!atEdge) continue;
		const { part, steps } = flood(paper, cell, limit, seen);
		if (middle(steps) >= STEP) found.push(...part);
	}
	return found;
}

/** The grey that a quarter of the picture is lighter than: the sheet's, though it fills only half. */
function lighter(grey: Float32Array): number {
	const counts = new Uint32Array(256);
	for (const each of grey) counts[(each + 0.5) | 0]!++;
	return greyAt(counts, 0.75);
}

/** All dark cells that are joined to one, and how much lighter it is beyond each side of them. */
function flood({ columns, rows, grey }: Paper, from: number, limit: number, seen: Uint8Array) {
	const part = [from];
	const steps: number[] = [];
	seen[from] = 1;
	const cellAt = (x: number, y: number) =>
		x >= 0 && y >= 0 && x < columns && y < rows ? grey[y * columns + x]! : undefined;
	for (let next = 0; next < part.length; next++) {
		const [x, y] = [part[next]! % columns, Math.floor(part[next]! / columns)];
		for (const [dx, dy] of SIDES) {
			const beside = cellAt(x + dx, y + dy);
			if (beside === undefined) continue;
			if (beside > limit) {
				const [out, on] = [-1, 1].map((way) => cellAt(x + way * SOFT * dx, y + way * SOFT * dy));
				if (out !== undefined && on !== undefined) steps.push(on / out);
				continue;
			}
			const to = (y + dy) * columns + x + dx;
			if (seen[to] === 0) part.push(to);
			seen[to] = 1;
		}
	}
	return { part, steps };
}

/** Takes the cells, and what their edge blurs, out of the picture. */
export function clear(of: Plane, { cell, columns }: Paper, cells: readonly number[]): void {
	const { width, height, data } = of;
	for (const each of cells) {
		const [x, y] = [(each % columns) * cell, Math.floor(each / columns) * cell];
		const [left, right] = [Math.max(0, x - SOFT * cell), Math.min(width, x + (SOFT + 1) * cell)];
		const end = Math.min(height, y + (SOFT + 1) * cell);
		for (let row = Math.max(0, y - SOFT * cell); row < end; row++)
			data.fill(NOTHING, row * width + left, row * width + right);
	}
}
