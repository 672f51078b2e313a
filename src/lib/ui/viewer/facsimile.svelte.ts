import type OpenSeadragon from 'openseadragon';
import { turned, turnedBack, turnedSize } from '#lib/facsimile/zone.ts';
import type { Point, Turn, Zone } from '#lib/facsimile/zone.ts';
import { lastLevel, TILE, tileAddress } from './addresses.ts';
import { centreFor } from './framing.ts';

export interface Sheet {
	id: string;
	width: number;
	height: number;
	/** How it is laid to be read, degrees clockwise; none: as it lies. */
	turned?: Turn;
}

const STEP = 1.3;

/** The picture in the browser: opens it, moves it, and says where the surface lies on the screen. */
export class Facsimile {
	/** True until the person moves the picture by hand. */
	following = $state(true);
	/** Which of the two lies before the eyes. */
	shown: 'original' | 'prepared' = $state('original');
	missing = $state(false);
	ready = $state(false);
	/** Surface pixels to screen pixels, as an SVG transform. */
	transform = $state('');
	scale = $state(1);
	#viewer: OpenSeadragon.Viewer | null = null;
	#library: typeof OpenSeadragon | null = null;

	/**
	 * Opens the surface in `element`; the layer of zones is moved inside the canvas. `clicked` is told
	 * the pixel of the surface; the viewer takes the pointer's events, so the layer gets none.
	 */
	async open(
		element: HTMLElement,
		layer: HTMLElement,
		sheet: Sheet,
		clicked: (at: Point) => void
	): Promise<void> {
		const { default: library } = await import('openseadragon');
		this.#library = library;
		keepOwnStyles();
		const viewer = library({
			element,
			showNavigationControl: false,
			gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
			gestureSettingsTouch: { clickToZoom: false },
			animationTime: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 0.12,
			visibilityRatio: 0.5,
			minZoomImageRatio: 0.8,
			maxZoomPixelRatio: 4,
			keyboardNavEnabled: false,
			degrees: sheet.turned ?? 0,
			tileSources: sourceOf(sheet)
		} as OpenSeadragon.Options);
		this.#viewer = viewer;
		viewer.canvas.appendChild(layer);
		viewer.canvas.setAttribute('tabindex', '-1');
		const place = () => this.#place();
		for (const event of ['open', 'animation', 'resize', 'update-viewport', 'rotate'] as const) {
			viewer.addHandler(event, place);
		}
		viewer.addHandler('open', () => this.#opened());
		viewer.addHandler('tile-load-failed', () => (this.missing = true));
		viewer.addHandler('tile-loaded', () => (this.missing = false));
		viewer.addHandler('canvas-click', ({ quick, position }) => {
			const image = viewer.world.getItemAt(0);
			if (quick && image) clicked(image.viewerElementToImageCoordinates(position));
		});
		const byHand = () => (this.following = false);
		for (const event of ['canvas-drag', 'canvas-scroll', 'canvas-pinch'] as const) {
			viewer.addHandler(event, byHand);
		}
	}

	close(): void {
		this.#viewer?.destroy();
		this.#viewer = null;
	}

	/** Brings the zone into view, moving the picture no more than needed. */
	show(zone: Zone): void {
		const frame = this.#frame();
		if (!frame || !this.following) return;
		const { by, size, view } = frame;
		const shown = { x: view.ulx, y: view.uly, ...sizeOf(view) };
		const { x, y } = centreFor(shown, turned(zone, size, by), turnedSize(size, by));
		this.#centre(x, y, false);
	}

	/** The pixel of the surface under a place of the window; null before the picture is there. */
	at(clientX: number, clientY: number): Point | null {
		const [viewer, library] = [this.#viewer, this.#library];
		const image = viewer?.world.getItemAt(0);
		if (!viewer || !library || !image) return null;
		const box = viewer.canvas.getBoundingClientRect();
		const place = new library.Point(clientX - box.left, clientY - box.top);
		const { x, y } = image.viewerElementToImageCoordinates(place);
		return { x, y };
	}

	/** What of the surface is in view, pixels; it may reach beyond its edges. */
	view(): Zone | null {
		const image = this.#viewer?.world.getItemAt(0);
		if (!this.#viewer || !image) return null;
		const { x, y, width, height } = image
			.viewportToImageRectangle(this.#viewer.viewport.getBounds())
			.getBoundingBox();
		return { ulx: x, uly: y, lrx: x + width, lry: y + height };
	}

	larger(): void {
		this.#zoom(STEP);
	}
	smaller(): void {
		this.#zoom(1 / STEP);
	}
	/** The prepared picture in place of the original, or back. */
	prepared(): void {
		this.shown = this.shown === 'original' ? 'prepared' : 'original';
	}
	turn(): void {
		this.#viewer?.viewport.setRotation(this.#viewer.viewport.getRotation() + 90);
	}
	fit(): void {
		this.#viewer?.viewport.goHome();
	}
	width(): void {
		this.#fitWidth(false);
	}

	#zoom(by: number): void {
		this.#viewer?.viewport.zoomBy(by);
		this.#viewer?.viewport.applyConstraints();
	}

	/** The picture as it is turned now, to a quarter, and what of it is in view: pixels of it so turned. */
	#frame(): { by: Turn; size: { width: number; height: number }; view: Zone } | null {
		const image = this.#viewer?.world.getItemAt(0);
		const view = this.view();
		if (!this.#viewer || !image || !view) return null;
		const quarters = Math.round(this.#viewer.viewport.getRotation() / 90);
		const by = ((((quarters % 4) + 4) % 4) * 90) as Turn;
		const { x: width, y: height } = image.getContentSize();
		return { by, size: { width, height }, view: turned(view, { width, height }, by) };
	}

	/** Brings a place of the picture, as it is turned, to the middle of the view. */
	#centre(x: number, y: number, at: boolean): void {
		const [frame, library] = [this.#frame(), this.#library];
		const image = this.#viewer?.world.getItemAt(0);
		if (!frame || !library || !image) return;
		const place = turnedBack({ ulx: x, uly: y, lrx: x, lry: y }, frame.size, frame.by);
		const point = new library.Point(place.ulx, place.uly);
		this.#viewer?.viewport.panTo(image.imageToViewportCoordinates(point), at);
	}

	/** The page as wide as the view: a sheet on its side the library would fit as it lies. */
	#fitWidth(at: boolean): void {
		const frame = this.#frame();
		if (!frame || frame.by % 180 === 0) return void this.#viewer?.viewport.fitHorizontally(at);
		const { width, height } = frame.size;
		this.#viewer?.viewport.zoomTo(width / height, undefined, at);
		this.#centre(height / 2, (frame.view.uly + frame.view.lry) / 2, at);
	}

	/** Begins at the page's width, its upper edge at the top. */
	#opened(): void {
		this.#fitWidth(true);
		const frame = this.#frame();
		if (frame) {
			const { width } = turnedSize(frame.size, frame.by);
			this.#centre(width / 2, sizeOf(frame.view).height / 2, true);
		}
		this.ready = true;
	}

	#place(): void {
		const [viewer, library] = [this.#viewer, this.#library];
		const image = viewer?.world.getItemAt(0);
		if (!viewer || !library || !image) return;
		const at = (x: number, y: number) =>
			image.imageToViewerElementCoordinates(new library.Point(x, y));
		const [origin, unit] = [at(0, 0), at(1, 0)];
		const [dx, dy] = [unit.x - origin.x, unit.y - origin.y];
		this.scale = Math.hypot(dx, dy);
		this.transform = `matrix(${dx} ${dy} ${-dy} ${dx} ${origin.x} ${origin.y})`;
	}
}

const sizeOf = ({ ulx, uly, lrx, lry }: Zone) => ({ width: lrx - ulx, height: lry - uly });

function sourceOf(sheet: Sheet) {
	return {
		width: sheet.width,
		height: sheet.height,
		tileSize: TILE,
		tileOverlap: 0,
		minLevel: 8,
		maxLevel: lastLevel(sheet),
		getTileUrl: (level: number, column: number, row: number) =>
			tileAddress(sheet.id, level, column, row)
	};
}

/**
 * The library writes a rule into the page that takes the focus ring away on touch screens, unless a
 * `style` of this sign stands there already. Our policy lets no such rule in, and we want the ring:
 * an element of that name in no namespace is the sign and no style.
 */
function keepOwnStyles(): void {
	const sign = 'data-openseadragon-mobile-css';
	if (document.querySelector(`style[${sign}]`)) return;
	const mark = document.createElementNS(null, 'style');
	mark.setAttribute(sign, 'own');
	document.head.append(mark);
}
