import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toMaster } from '#lib/recognition/plan.ts';
import { laid, pan, whole, zoom, type Window } from './window.ts';

const turned = fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const);
const side = fc.integer({ min: 100, max: 5000 });
const skew = fc.integer({ min: -1000, max: 1000 }).map((n) => n / 100);
const page = fc.record({ width: side, height: side, turned, skew });
const step = fc.oneof(
	fc.record({ by: fc.constantFrom(0.2, 0.8, 1.25, 3) }),
	fc.record({ right: fc.double({ min: -2, max: 2 }), down: fc.double({ min: -2, max: 2 }) })
);

/** Where a transform of ours brings a point: `rotate`, `translate` and `rotate`, the last first. */
function brought(transform: string, x: number, y: number): [number, number] {
	const parts = [...transform.matchAll(/(rotate|translate)\(([^)]+)\)/g)].reverse();
	return parts.reduce<[number, number]>(
		([x, y], [, what, written]) => {
			const numbers = written!.split(' ').map(Number);
			if (what === 'translate') return [x + numbers[0]!, y + numbers[1]!];
			const angle = (numbers[0]! * Math.PI) / 180;
			const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
			return [x * cos - y * sin, x * sin + y * cos];
		},
		[x, y]
	);
}

test('the original lies where its pixels are read: the way back is the plan’s own', () => {
	fc.assert(
		fc.property(page, fc.double({ min: 0, max: 1, noNaN: true }), (page, share) => {
			const [u, v] = [share * page.width, (1 - share) * page.height];
			const level = { ...page, skew: 0, factor: 1 };
			const at = toMaster(level, u, v);
			const [x, y] = brought(laid(level), at.x, at.y);
			expect(x).toBeCloseTo(u, 6);
			expect(y).toBeCloseTo(v, 6);
		})
	);
});

test('every corner of the laid page is in the whole, and each of its sides touches one', () => {
	fc.assert(
		fc.property(page, (page) => {
			const view = whole(page);
			const corners = [0, page.width].flatMap((x) =>
				[0, page.height].map((y) => brought(laid(page), x, y))
			);
			const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
			expect(Math.min(...xs)).toBeCloseTo(view.x, 6);
			expect(Math.min(...ys)).toBeCloseTo(view.y, 6);
			expect(Math.max(...xs)).toBeCloseTo(view.x + view.width, 6);
			expect(Math.max(...ys)).toBeCloseTo(view.y + view.height, 6);
		})
	);
});

test('however one moves and looks closer, the view stays on the page and keeps its shape', () => {
	fc.assert(
		fc.property(page, fc.array(step, { maxLength: 12 }), (page, steps) => {
			const all = whole(page);
			let view: Window = all;
			for (const one of steps)
				view =
					'by' in one ? zoom(view, one.by, all) : pan(view, one.right || 0, one.down || 0, all);
			expect(view.x).toBeGreaterThanOrEqual(all.x - 1e-6);
			expect(view.y).toBeGreaterThanOrEqual(all.y - 1e-6);
			expect(view.x + view.width).toBeLessThanOrEqual(all.x + all.width + 1e-6);
			expect(view.y + view.height).toBeLessThanOrEqual(all.y + all.height + 1e-6);
			expect(view.width / view.height).toBeCloseTo(all.width / all.height, 6);
			expect(view.width).toBeGreaterThanOrEqual(all.width / 16 - 1e-6);
		})
	);
});

const PAGE: Window = { x: 0, y: 0, width: 1000, height: 1400 };

test('closer is about the middle, and as far back is where one was', () => {
	const near = zoom(PAGE, 2, PAGE);
	expect(near).toEqual({ x: 250, y: 350, width: 500, height: 700 });
	expect(zoom(near, 0.5, PAGE)).toEqual(PAGE);
	expect(pan(near, 0.1, -0.1, PAGE)).toEqual({ ...near, x: 300, y: 280 });
	expect(pan(near, 9, 9, PAGE)).toEqual({ ...near, x: 500, y: 700 });
});
