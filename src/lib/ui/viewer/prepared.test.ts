import { expect, test } from 'vitest';
import { laid } from '#lib/ui/prepare/window.ts';
import { laidOver } from './prepared.ts';

const SURFACE = { width: 100, height: 140 };

/** Where an SVG transform of translations and quarter turns puts a point. */
function moved(transform: string, { x, y }: { x: number; y: number }) {
	const steps = [...transform.matchAll(/(rotate|translate)\(([^)]*)\)/g)].reverse();
	return steps.reduce(
		(at, [, name, given]) => {
			const [a, b] = given!.split(' ').map(Number) as [number, number];
			if (name === 'translate') return { x: at.x + a, y: at.y + b };
			const quarter = (((a / 90) % 4) + 4) % 4;
			return [at, { x: -at.y, y: at.x }, { x: -at.x, y: -at.y }, { x: at.y, y: -at.x }][quarter]!;
		},
		{ x, y }
	);
}

test.each([0, 90, 180, 270] as const)(
	'turned by %i it covers the surface, and no more',
	(turned) => {
		const { width, height, transform } = laidOver({ turned }, SURFACE);
		const corners = [
			{ x: 0, y: 0 },
			{ x: width, y: height }
		].map((corner) => moved(transform, corner));
		const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
		expect([Math.min(...xs), Math.min(...ys)].map((at) => at + 0)).toEqual([0, 0]);
		expect([Math.max(...xs), Math.max(...ys)]).toEqual([100, 140]);
	}
);

test.each([0, 90, 180, 270] as const)(
	'turned by %i a pixel of it lies where the preparation took it from',
	(turned) => {
		const { transform } = laidOver({ turned }, SURFACE);
		const pixel = { x: 12, y: 34 };
		const there = moved(laid({ ...SURFACE, turned, skew: 0 }), pixel);
		const back = moved(transform, there);
		expect([Math.round(back.x), Math.round(back.y)]).toEqual([12, 34]);
	}
);
