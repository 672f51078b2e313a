import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Point, Turn } from '#lib/facsimile/zone.ts';
import { lastLevel, TILE } from './addresses.ts';
import { Facsimile, type Sheet } from './facsimile.svelte.ts';

const SHEET: Sheet = { id: 's1', width: 1000, height: 1400 };
/** Screen pixels of the stage, its corner in the window, and what the library's viewport does. */
const STAGE = { width: 500, height: 400, left: 30, top: 40 };

interface Options {
	tileSources: { getTileUrl: (level: number, column: number, row: number) => string } & Record<
		string,
		unknown
	>;
	animationTime: number;
	[name: string]: unknown;
}
type Handler = (event: Record<string, unknown>) => void;

/**
 * The viewer of the library as far as we use it: one picture, whose width is 1 in the viewport's
 * units; the view begins at `x`, `y` and is `zoom` times smaller than the picture.
 */
class Stage {
	static last: Stage;
	readonly options: Options;
	readonly handlers: [name: string, handler: Handler][] = [];
	readonly done: unknown[] = [];
	view = { x: 0, y: 0, zoom: 1 };
	rotation = 0;
	opened = true;
	destroyed = false;

	constructor(options: Options) {
		this.options = options;
		Stage.last = this;
	}
	canvas = {
		layers: [] as unknown[],
		attributes: {} as Record<string, string>,
		appendChild: (layer: unknown) => this.canvas.layers.push(layer),
		setAttribute: (name: string, value: string) => (this.canvas.attributes[name] = value),
		getBoundingClientRect: () => STAGE
	};
	addHandler(name: string, handler: Handler) {
		this.handlers.push([name, handler]);
	}
	tell(name: string, event: Record<string, unknown> = {}) {
		for (const [own, handle] of this.handlers) if (own === name) handle(event);
	}
	destroy() {
		this.destroyed = true;
	}
	/** Screen pixels to a pixel of the surface. */
	get scale() {
		return (STAGE.width / SHEET.width) * this.view.zoom;
	}
	world = { getItemAt: () => (this.opened ? this.image : undefined) };
	image = {
		getContentSize: () => ({ x: SHEET.width, y: SHEET.height }),
		getBounds: () => ({ x: 0, y: 0, width: 1, height: SHEET.height / SHEET.width }),
		viewerElementToImageCoordinates: ({ x, y }: Point) => ({
			x: x / this.scale + this.view.x,
			y: y / this.scale + this.view.y
		}),
		imageToViewerElementCoordinates: ({ x, y }: Point) => {
			const turned = this.rotation === 90 ? { x: -y, y: x } : { x, y };
			return { x: (turned.x - this.view.x) * this.scale, y: (turned.y - this.view.y) * this.scale };
		},
		imageToViewportCoordinates: ({ x, y }: Point) => ({ x: x / SHEET.width, y: y / SHEET.width }),
		viewportToImageRectangle: (bounds: { x: number; y: number; width: number; height: number }) => {
			const [x, y] = [bounds.x * SHEET.width, bounds.y * SHEET.width];
			const [width, height] = [bounds.width * SHEET.width, bounds.height * SHEET.width];
			const upright = { x, y, width, height };
			const [left, top] = [x + (width - height) / 2, y + (height - width) / 2];
			const lying = { x: left, y: top, width: height, height: width };
			const getBoundingBox = () => (this.rotation % 180 === 0 ? upright : lying);
			return { ...upright, degrees: -this.rotation, getBoundingBox };
		}
	};
	viewport = {
		getBounds: () => ({
			...{ x: this.view.x / SHEET.width, y: this.view.y / SHEET.width },
			...{ width: 1 / this.view.zoom, height: STAGE.height / STAGE.width / this.view.zoom }
		}),
		panTo: (to: Point, at?: boolean) => this.done.push(['pan', round(to), at ?? false]),
		zoomTo: (to: number, _: unknown, at?: boolean) => {
			this.view.zoom = to;
			this.done.push(['zoom to', Number(to.toFixed(4)), at ?? false]);
		},
		fitHorizontally: (at?: boolean) => this.done.push(['width', at ?? false]),
		goHome: () => this.done.push(['home']),
		zoomBy: (by: number) => this.done.push(['zoom', Number(by.toFixed(3))]),
		applyConstraints: () => this.done.push(['constrain']),
		getRotation: () => this.rotation,
		setRotation: (to: number) => this.done.push(['turn', to])
	};
}

const round = ({ x, y }: Point) => [Number(x.toFixed(4)), Number(y.toFixed(4))];

vi.mock('openseadragon', () => ({
	default: Object.assign((options: Options) => new Stage(options), {
		Point: class {
			readonly x: number;
			readonly y: number;
			constructor(x: number, y: number) {
				[this.x, this.y] = [x, y];
			}
		}
	})
}));

let facsimile: Facsimile;
let clicked: Point[];
let still = false;
/** Styles in the head of the page, each by the attributes that were set. */
let styles: Record<string, string>[];

beforeEach(async () => {
	styles = [];
	vi.stubGlobal('document', {
		querySelector: (asked: string) =>
			styles.find((style) => Object.keys(style).some((name) => asked === `style[${name}]`)) ?? null,
		createElementNS: () => ({
			own: {} as Record<string, string>,
			setAttribute(name: string, value: string) {
				this.own[name] = value;
			}
		}),
		head: { append: (style: { own: Record<string, string> }) => styles.push(style.own) }
	});
	vi.stubGlobal('matchMedia', (query: string) => ({
		matches: still && query.includes('reduced-motion')
	}));
	[facsimile, clicked] = [new Facsimile(), []];
	await open();
});
afterEach(() => vi.unstubAllGlobals());

const open = (sheet = SHEET) =>
	facsimile.open({} as HTMLElement, { name: 'layer' } as unknown as HTMLElement, sheet, (at) =>
		clicked.push(at)
	);
const stage = () => Stage.last;

describe('opening', () => {
	test('asks for the tiles that the server cuts, up to the level at which the surface is whole', () => {
		const { tileSources } = stage().options;
		expect(tileSources).toMatchObject({
			...{ width: 1000, height: 1400, tileSize: TILE, tileOverlap: 0, minLevel: 8 },
			maxLevel: lastLevel(SHEET)
		});
		expect(tileSources.getTileUrl(11, 2, 3)).toBe('/api/surfaces/s1/tiles/11/2_3.jpg');
	});

	test('leaves the keys to the desk, and the focus to its buttons', () => {
		expect(stage().options).toMatchObject({
			keyboardNavEnabled: false,
			showNavigationControl: false
		});
		expect(stage().canvas.attributes).toEqual({ tabindex: '-1' });
		expect(stage().canvas.layers).toEqual([{ name: 'layer' }]);
	});

	test('says that the styles of the library are there: it must add none, the policy forbids it', async () => {
		expect(styles).toEqual([{ 'data-openseadragon-mobile-css': 'own' }]);
		await open();
		expect(styles).toHaveLength(1);
	});

	test('moves in 120 ms, and at once where movement is unwanted', async () => {
		expect(stage().options.animationTime).toBe(0.12);
		still = true;
		await open();
		expect(stage().options.animationTime).toBe(0);
		still = false;
	});

	test('begins at the page’s width, its top edge at the top', () => {
		expect(facsimile.ready).toBe(false);
		stage().tell('open');
		expect(stage().done).toEqual([
			['width', true],
			['pan', [0.5, 0.4], true]
		]);
		expect(facsimile.ready).toBe(true);
	});

	test.each<[Turn, unknown[]]>([
		[
			90,
			[
				['zoom to', 0.7143, true],
				...[
					['pan', [0.5, 0.7], true],
					['pan', [0.56, 0.7], true]
				]
			]
		],
		[180, [['width', true], ...[['pan', [0.5, 1], true]]]],
		[
			270,
			[
				['zoom to', 0.7143, true],
				...[
					['pan', [0.5, 0.7], true],
					['pan', [0.44, 0.7], true]
				]
			]
		]
	])(
		'read turned by %i it begins at the width of the page so turned, its top at the top',
		async (by, done) => {
			await open({ ...SHEET, turned: by });
			expect(stage().options['degrees']).toBe(by);
			stage().rotation = by;
			stage().tell('open');
			expect(stage().done).toEqual(done);
		}
	);

	test('a damaged picture is said to be missing until a tile of it arrives', () => {
		stage().tell('tile-load-failed');
		expect(facsimile.missing).toBe(true);
		stage().tell('tile-loaded');
		expect(facsimile.missing).toBe(false);
	});

	test('closed it is given back, and nothing of it is asked any more', () => {
		facsimile.close();
		expect(stage().destroyed).toBe(true);
		facsimile.larger();
		facsimile.show({ ulx: 0, uly: 0, lrx: 10, lry: 10 });
		expect([stage().done, facsimile.view(), facsimile.at(0, 0)]).toEqual([[], null, null]);
	});
});

describe('following the line', () => {
	const LINE = { ulx: 100, uly: 1000, lrx: 600, lry: 1040 };
	const wide = () => (stage().view = { x: 0, y: 0, zoom: 1 });

	test('the picture goes to it, no further than needed', () => {
		wide();
		facsimile.show(LINE);
		// In view are 1000 by 800 px; the line’s middle, 1020, is moved into the middle third.
		const [[what, place]] = stage().done as [[string, number[]]];
		expect(what).toBe('pan');
		expect(place[0]).toBe(0.5);
		expect(place[1]! * 1000).toBeCloseTo(1020 - (800 / 6 - 20), 0);
	});

	test('on a turned picture it goes up and down the screen, which is along the sheet', () => {
		wide();
		stage().rotation = 90;
		// A line of the turned page: its text runs down the sheet as that lies.
		facsimile.show({ ulx: 950, uly: 400, lrx: 990, lry: 900 });
		const [[what, place]] = stage().done as [[string, number[]]];
		expect(what).toBe('pan');
		// The view is 800 px high along the sheet's width: it may not pass the sheet's left edge.
		expect(place[0]! * 1000).toBeCloseTo(600, 0);
	});

	test.each(['canvas-drag', 'canvas-scroll', 'canvas-pinch'])(
		'after %s by hand it stays where it was put',
		(moved) => {
			stage().tell(moved);
			expect(facsimile.following).toBe(false);
			facsimile.show(LINE);
			expect(stage().done).toEqual([]);
			facsimile.following = true;
			facsimile.show(LINE);
			expect(stage().done).toHaveLength(1);
		}
	);

	test('before the picture is there nothing is moved', () => {
		stage().opened = false;
		facsimile.show(LINE);
		expect(stage().done).toEqual([]);
	});
});

describe('the hands', () => {
	test.each<[keyof Facsimile & ('larger' | 'smaller' | 'turn' | 'fit' | 'width'), unknown[]]>([
		['larger', [['zoom', 1.3], ['constrain']]],
		['smaller', [['zoom', 0.769], ['constrain']]],
		['turn', [['turn', 90]]],
		['fit', [['home']]],
		['width', [['width', false]]]
	])('%s does it', (verb, done) => {
		facsimile[verb]();
		expect(stage().done).toEqual(done);
	});

	test('the prepared picture comes and goes without a move of what is in view', () => {
		const shown = () => {
			facsimile.prepared();
			return facsimile.shown;
		};
		expect([facsimile.shown, shown(), shown()]).toEqual(['original', 'prepared', 'original']);
		expect(stage().done).toEqual([]);
	});

	test('turned four times it stands as it stood', () => {
		for (const at of [0, 90, 180, 270]) {
			stage().rotation = at;
			facsimile.turn();
		}
		expect(stage().done.map((one) => (one as number[])[1])).toEqual([90, 180, 270, 360]);
	});

	test('a click tells the pixel of the surface, a drag that ends tells nothing', () => {
		stage().view = { x: 100, y: 200, zoom: 2 };
		stage().tell('canvas-click', { quick: false, position: { x: 10, y: 10 } });
		expect(clicked).toEqual([]);
		stage().tell('canvas-click', { quick: true, position: { x: 10, y: 20 } });
		expect(clicked).toEqual([{ x: 110, y: 220 }]);
	});

	test('a click before the picture is there tells nothing', () => {
		stage().opened = false;
		stage().tell('canvas-click', { quick: true, position: { x: 10, y: 20 } });
		expect([clicked, facsimile.at(10, 20), facsimile.view()]).toEqual([[], null, null]);
	});

	test('a place of the window is a pixel of the surface, counted from the corner of the stage', () => {
		stage().view = { x: 100, y: 200, zoom: 1 };
		expect(facsimile.at(STAGE.left, STAGE.top)).toEqual({ x: 100, y: 200 });
		expect(facsimile.at(STAGE.left + 50, STAGE.top + 25)).toEqual({ x: 200, y: 250 });
	});

	test('what is in view is a zone of the surface', () => {
		stage().view = { x: 100, y: 200, zoom: 2 };
		expect(facsimile.view()).toEqual({ ulx: 100, uly: 200, lrx: 600, lry: 600 });
	});
});

describe('the layer over the picture', () => {
	const numbers = () =>
		facsimile.transform
			.replace(/matrix\(|\)/g, '')
			.split(' ')
			.map(Number);

	test.each(['open', 'animation', 'resize', 'update-viewport', 'rotate'])(
		'goes with it on %s',
		(event) => {
			stage().view = { x: 100, y: 200, zoom: 2 };
			stage().tell(event);
			expect(facsimile.scale).toBe(1);
			expect(numbers()).toEqual([1, 0, -0, 1, -100, -200].map((n) => n + 0));
		}
	);

	test('is turned with it', () => {
		stage().rotation = 90;
		stage().tell('rotate');
		const [a, b, c, d] = numbers();
		expect([a! + 0, b, c, d! + 0]).toEqual([0, 0.5, -0.5, 0]);
		expect(facsimile.scale).toBe(0.5);
	});

	test('stays as it was before the picture is there', () => {
		stage().opened = false;
		stage().tell('animation');
		expect([facsimile.transform, facsimile.scale]).toEqual(['', 1]);
	});
});
