import type OpenSeadragon from 'openseadragon';
import type { Point, Zone } from '#lib/facsimile/zone.ts';
import { lastLevel, TILE, tileAddress } from './addresses.ts';
import { centreFor } from './framing.ts';

export interface Sheet {
	id: string;
	width: number;
	height: number;
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
		const [viewer, library] = [this.#viewer, this.#library];
		const image = viewer?.world.getItemAt(0);
		if (!viewer || !library || !image || !this.following) return;
		const view = image.viewportToImageRectangle(viewer.viewport.getBounds());
		const size = image.getContentSize();
		const { x, y } = centreFor(view, zone, { width: size.x, height: size.y });
		viewer.viewport.panTo(image.imageToViewportCoordinates(new library.Point(x, y)));
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
		const { x, y, width, height } = image.viewportToImageRectangle(
			this.#viewer.viewport.getBounds()
		);
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
		this.#viewer?.viewport.fitHorizontally();
	}

	#zoom(by: number): void {
		this.#viewer?.viewport.zoomBy(by);
		this.#viewer?.viewport.applyConstraints();
	}

	#opened(): void {
		this.#viewer?.viewport.fitHorizontally(true);
		const image = this.#viewer?.world.getItemAt(0);
		const bounds = this.#viewer?.viewport.getBounds();
		if (image && bounds && this.#library) {
			const top = image.getBounds();
			const centre = new this.#library.Point(top.x + top.width / 2, top.y + bounds.height / 2);
			this.#viewer?.viewport.panTo(centre, true);
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
