import type { Previewed } from '#lib/recognition/preparing.ts';

/** What of the page is in view, in pixels of the master once turned and straightened. */
export interface Window {
	x: number;
	y: number;
	width: number;
	height: number;
}

type Laid = Pick<Previewed, 'width' | 'height' | 'turned' | 'skew'>;

/** How far in one may look, against the whole page. */
const CLOSEST = 16;

/** The whole page, with the corners that stand out when it is straightened. */
export function whole({ width, height, turned, skew }: Laid): Window {
	const [across, down] = turned % 180 === 0 ? [width, height] : [height, width];
	const angle = (skew * Math.PI) / 180;
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	const xs = [0, across * cos, down * sin, across * cos + down * sin];
	const ys = [0, -across * sin, down * cos, down * cos - across * sin];
	const [x, y] = [Math.min(...xs), Math.min(...ys)];
	return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Lays the master as it is read: turned, then straightened; an SVG transform. */
export function laid({ width, height, turned, skew }: Laid): string {
	const moved = { 0: [0, 0], 90: [height, 0], 180: [width, height], 270: [0, width] }[turned];
	return `rotate(${-skew}) translate(${moved.join(' ')}) rotate(${turned})`;
}

/** So many times closer, about the middle of what is in view; never outside the page. */
export function zoom(view: Window, by: number, page: Window): Window {
	const least = page.width / CLOSEST;
	const width = Math.min(page.width, Math.max(least, view.width / by));
	const height = (page.height * width) / page.width;
	const x = view.x + (view.width - width) / 2;
	return within({ x, y: view.y + (view.height - height) / 2, width, height }, page);
}

/** Moved by shares of what is in view. */
export function pan(view: Window, right: number, down: number, page: Window): Window {
	const [x, y] = [view.x + right * view.width, view.y + down * view.height];
	return within({ ...view, x, y }, page);
}

function within(view: Window, page: Window): Window {
	const keep = (at: number, size: number, from: number, whole: number) =>
		Math.min(from + whole - size, Math.max(from, at));
	return {
		...view,
		x: keep(view.x, view.width, page.x, page.width),
		y: keep(view.y, view.height, page.y, page.height)
	};
}
