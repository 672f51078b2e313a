import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as damage from './damage.ts';
import type { Damage } from './damage.ts';
import { layers, shoot, stamp, type Camera } from './draw.ts';
import { face, type FaceName } from './faces.ts';
import { chance } from './random.ts';
import { set, type Manner, type Sheet } from './setting.ts';
import * as wear from './wear.ts';

/** A kind of page: its face, how it was written, what befell it, how it was scanned. */
export interface Recipe {
	face: FaceName;
	manner: Manner;
	damages: (sheet: Sheet) => Damage[];
	camera: Camera;
	/** Words of a stamp over the text; not in the truth. */
	stamp?: string;
}

const { faded, gradient, weave, blurred, shownThrough, unevenLight, stains, folds, specks } =
	damage;

/** Pages that nobody fitted anything to: faces, words and damage unlike those of the known ten. */
export const RECIPES: Record<string, Recipe> = {
	'typed-bilevel': {
		face: 'pt-mono',
		manner: { dpi: 300, typed: true },
		damages: () => [weave(0.4)],
		camera: { bilevel: 0.5, skew: 0.4 }
	},
	'typed-ribbon': {
		face: 'pt-mono',
		manner: { dpi: 200, typed: true, uneven: 1.4 },
		damages: () => [weave(0.6), gradient(0.8, 0.3)],
		camera: { noise: 4, jpeg: 80, skew: -0.8 }
	},
	'typed-carbon-blur': {
		face: 'anonymous-pro',
		manner: { dpi: 240, typed: true },
		damages: () => [weave(0.5), blurred(0.006), faded(0.6)],
		camera: { noise: 6, paper: 215, ink: 60, jpeg: 85 }
	},
	'typed-through': {
		face: 'ubuntu-mono',
		manner: { dpi: 200, typed: true, points: 12 },
		damages: () => [weave(0.4), faded(0.75), shownThrough(0.3), stains(2, 0.25)],
		camera: { noise: 3, paper: 225, jpeg: 85, skew: 1.1 }
	},
	'typed-low': {
		face: 'cousine',
		manner: { dpi: 120, typed: true, points: 11.5 },
		damages: () => [faded(0.8)],
		camera: { noise: 4, jpeg: 80, blur: 0.6 }
	},
	'typed-underlined': {
		face: 'cousine',
		manner: { dpi: 250, typed: true },
		damages: ({ lines }) => [
			damage.ruled(lines, 0.3),
			weave(0.5),
			faded(0.8),
			damage.punched,
			damage.borders(0.2)
		],
		camera: { noise: 4, skew: 0.7, jpeg: 85 }
	},
	'typed-stamped': {
		face: 'pt-mono',
		manner: { dpi: 200, typed: true, filled: 0.75 },
		damages: () => [weave(0.4), faded(0.85), damage.pencilled(3, 0.5)],
		camera: { noise: 4, skew: 2.4, jpeg: 85 },
		stamp: 'СЕКРЕТНО'
	},
	'typed-heavy': {
		face: 'anonymous-pro',
		manner: { dpi: 220, typed: true, uneven: 1.3, points: 12 },
		damages: () => [
			weave(0.5),
			faded(0.6, 0.3),
			shownThrough(0.25),
			stains(3, 0.3),
			folds(1, 1),
			specks(18),
			unevenLight(0.3)
		],
		camera: { noise: 9, paper: 215, ink: 55, skew: -1.3, jpeg: 75 }
	},
	'typed-grain': {
		face: 'ubuntu-mono',
		manner: { dpi: 250, typed: true, points: 12 },
		damages: () => [weave(0.7), gradient(0.55, 0.3)],
		camera: { noise: 14, paper: 200, ink: 50, jpeg: 80 }
	},
	'typed-photo': {
		face: 'cousine',
		manner: { dpi: 180, typed: true, points: 12 },
		damages: () => [weave(0.4), faded(0.7), unevenLight(0.6), folds(0, 2)],
		camera: { noise: 5, curl: 0.07, skew: -2, blur: 0.8, jpeg: 70 }
	},
	'typed-fine': {
		face: 'pt-mono',
		manner: { dpi: 500, typed: true, filled: 0.5 },
		damages: () => [weave(0.6), faded(0.7), specks(8)],
		camera: { noise: 8, jpeg: 80, skew: 0.5, blur: 1.2 }
	},
	'typed-fax': {
		face: 'cousine',
		manner: { dpi: 200, typed: true, points: 12 },
		damages: () => [weave(0.7), faded(0.75, 0.3), specks(25, 1)],
		camera: { noise: 12, bilevel: 0.62, skew: 0.6 }
	},
	'typed-bold': {
		face: 'cousine-bold',
		manner: { dpi: 200, typed: true, uneven: 1.2 },
		damages: () => [blurred(0.004), faded(0.9)],
		camera: { noise: 5, jpeg: 75 }
	},
	'print-bilevel': {
		face: 'old-standard-tt',
		manner: { dpi: 300, typed: false },
		damages: () => [weave(0.2), damage.borders(0.25)],
		camera: { bilevel: 0.5, skew: -0.6 }
	},
	'print-faded': {
		face: 'old-standard-tt',
		manner: { dpi: 250, typed: false, points: 10 },
		damages: () => [weave(0.4), gradient(0.7, 0.3), specks(12)],
		camera: { noise: 6, paper: 220, jpeg: 80 }
	},
	'print-columns': {
		face: 'pt-serif',
		manner: { dpi: 220, typed: false, columns: 2, points: 9 },
		damages: () => [faded(0.8), shownThrough(0.2)],
		camera: { noise: 4, jpeg: 85, skew: 0.9 }
	},
	'print-curl': {
		face: 'spectral',
		manner: { dpi: 160, typed: false, points: 11 },
		damages: () => [faded(0.65), unevenLight(0.5)],
		camera: { noise: 4, curl: 0.1, blur: 0.7, jpeg: 75 }
	},
	'print-heavy': {
		face: 'pt-serif',
		manner: { dpi: 200, typed: false, points: 10.5 },
		damages: () => [
			weave(0.3),
			faded(0.55, 0.3),
			shownThrough(0.3),
			stains(3, 0.35),
			folds(1, 2),
			specks(20),
			unevenLight(0.35)
		],
		camera: { noise: 8, paper: 210, ink: 50, skew: 1.6, jpeg: 70 }
	},
	'print-low': {
		face: 'spectral',
		manner: { dpi: 130, typed: false, points: 11 },
		damages: () => [faded(0.85)],
		camera: { noise: 4, jpeg: 80, skew: -0.5 }
	},
	'print-fax': {
		face: 'old-standard-tt',
		manner: { dpi: 220, typed: false, points: 11 },
		damages: () => [weave(0.4), faded(0.8, 0.3), specks(20, 1)],
		camera: { noise: 10, bilevel: 0.6, skew: 0.3 }
	},
	'film-negative': {
		face: 'pt-mono',
		manner: { dpi: 220, typed: true },
		damages: () => [weave(0.4), faded(0.8), specks(6)],
		camera: { noise: 8, paper: 210, ink: 50, jpeg: 80, negative: true }
	},
	'film-scratched': {
		face: 'cousine',
		manner: { dpi: 220, typed: true },
		damages: () => [weave(0.4), faded(0.75), wear.scratched(14, 0.5)],
		camera: { noise: 10, paper: 200, ink: 40, jpeg: 75, skew: 0.5 }
	},
	'typed-mouldy': {
		face: 'ubuntu-mono',
		manner: { dpi: 200, typed: true },
		damages: () => [weave(0.5), faded(0.75), wear.mouldy(8, 0.5)],
		camera: { noise: 5, jpeg: 80 }
	},
	'typed-taped': {
		face: 'anonymous-pro',
		manner: { dpi: 220, typed: true },
		damages: () => [weave(0.5), faded(0.75), wear.taped(3, 0.4)],
		camera: { noise: 5, jpeg: 80, skew: -0.6 }
	},
	'typed-crumpled': {
		face: 'pt-mono',
		manner: { dpi: 200, typed: true },
		damages: () => [weave(0.4), faded(0.75), wear.crumpled(0.45)],
		camera: { noise: 5, jpeg: 80, skew: 0.8 }
	},
	'typed-shaken': {
		face: 'cousine',
		manner: { dpi: 200, typed: true },
		damages: () => [weave(0.3), faded(0.85), wear.shaken(0.018, 30)],
		camera: { noise: 4, jpeg: 80 }
	},
	'typed-half-struck': {
		face: 'pt-mono',
		manner: { dpi: 220, typed: true, uneven: 1.3 },
		damages: ({ lines, em }) => [weave(0.5), wear.halfStruck(lines, em, 0.45), faded(0.85)],
		camera: { noise: 5, jpeg: 80 }
	},
	'typed-ran': {
		face: 'anonymous-pro',
		manner: { dpi: 220, typed: true },
		damages: () => [weave(0.4), wear.ran(0.6), faded(0.8), stains(2, 0.3)],
		camera: { noise: 5, jpeg: 80 }
	},
	'typed-copied': {
		face: 'cousine',
		manner: { dpi: 220, typed: true },
		damages: () => [weave(0.5), faded(0.9), wear.copied(2, 0.38), specks(10, 1)],
		camera: { noise: 3, bilevel: 0.5, skew: 0.4 }
	},
	'typed-torn': {
		face: 'pt-mono',
		manner: { dpi: 200, typed: true, filled: 0.8 },
		damages: () => [weave(0.5), faded(0.8), wear.torn(1.1), damage.borders(0.25)],
		camera: { noise: 5, jpeg: 80, skew: 1 }
	},
	'typed-annotated': {
		face: 'cousine',
		manner: { dpi: 200, typed: true },
		damages: ({ lines }) => [
			weave(0.5),
			faded(0.85),
			wear.annotated(lines, 5, 0.6),
			wear.ticked(3, 0.5)
		],
		camera: { noise: 4, jpeg: 80 }
	},
	'typed-bordered': {
		face: 'cousine',
		manner: { dpi: 200, typed: true, uneven: 1.2 },
		damages: () => [
			weave(0.5),
			gradient(0.7, 0.4),
			shownThrough(0.3),
			stains(3, 0.3),
			folds(1, 1),
			specks(15),
			damage.borders(0.2),
			damage.punched
		],
		camera: { noise: 8, paper: 210, ink: 60, jpeg: 75, skew: 1.2 }
	},
	'print-taped': {
		face: 'spectral',
		manner: { dpi: 220, typed: false, points: 10.5 },
		damages: () => [
			faded(0.6, 0.3),
			shownThrough(0.3),
			wear.taped(2, 0.3),
			folds(1, 1),
			specks(15),
			unevenLight(0.3)
		],
		camera: { noise: 7, paper: 215, ink: 55, jpeg: 75, skew: 1.1, curl: 0.05 }
	}
};

/** The picture file of a kind of page and its truth; the same for the same seed. */
export async function make(
	recipe: Recipe,
	seed: number
): Promise<{ picture: Buffer; truth: string }> {
	const by = chance(seed);
	const of = face(recipe.face);
	const sheet = set(of, recipe.manner, by);
	const { width, height, em } = sheet;
	const marks = recipe.stamp
		? stamp(of, recipe.stamp, width * 0.68, height * 0.86, 2 * em, 0.5)
		: '';
	const laid = await layers(sheet, of, recipe.manner.dpi, marks);
	const picture = await shoot(laid, recipe.damages(sheet), recipe.camera, by);
	return { picture, truth: `${sheet.truth.join('\n')}\n` };
}

/** Pages of every kind whose name begins with `only`, `each` of a kind, as files with their truth. */
export async function write(folder: string, seed: number, each: number, only = ''): Promise<void> {
	mkdirSync(folder, { recursive: true });
	const seeds = chance(seed);
	for (const [name, recipe] of Object.entries(RECIPES)) {
		for (let at = 1; at <= each; at++) {
			const own = Math.floor(seeds.next() * 2 ** 31);
			if (!name.startsWith(only)) continue;
			const { picture, truth } = await make(recipe, own);
			const stem = path.join(folder, `${name}-${at}`);
			writeFileSync(`${stem}.${recipe.camera.jpeg === undefined ? 'png' : 'jpg'}`, picture);
			writeFileSync(`${stem}.gt.txt`, truth);
		}
	}
}
