import sharp from 'sharp';
import { blur, type Damage, type Layers } from './damage.ts';
import type { Face } from './faces.ts';
import type { Chance } from './random.ts';
import type { Sheet } from './setting.ts';

/** How the finished sheet was photographed or scanned. */
export interface Camera {
	/** Degrees, clockwise. */
	skew?: number;
	/** How far a page of a book bends, in inches at its middle. */
	curl?: number;
	/** Standard deviation of the sensor's noise and of the paper's grain, in grey values. */
	noise?: number;
	/** Grey of blank paper and of full ink. */
	paper?: number;
	ink?: number;
	/** Unsharpness in pixels. */
	blur?: number;
	/** Black and white only, parted at this share between ink and paper. */
	bilevel?: number;
	/** Quality of the JPEG; PNG where it is left out. */
	jpeg?: number;
	/** Size of the picture over the size it was drawn in. */
	scale?: number;
	/** Light and dark exchanged, as on film. */
	negative?: boolean;
	/** Quarter turns clockwise, in degrees, that nothing tells. */
	turn?: 90 | 180 | 270;
}

/** The letters as an ink layer on clean paper. */
export async function layers(sheet: Sheet, face: Face, dpi: number, marks = ''): Promise<Layers> {
	const { width, height } = sheet;
	const { data } = await sharp(Buffer.from(svg(sheet, face, marks)))
		.flatten({ background: '#ffffff' })
		.greyscale()
		.raw()
		.toBuffer({ resolveWithObject: true });
	const ink = Float32Array.from(data, (grey) => 1 - grey / 255);
	return { width, height, dpi, ink, paper: new Float32Array(width * height).fill(1) };
}

function svg({ width, height, em, letters }: Sheet, face: Face, marks: string): string {
	const ids = new Map<string, string>();
	for (const { letter } of letters) ids.set(letter, `g${letter.codePointAt(0)}`);
	const outlines = [...ids].map(
		([letter, id]) => `<path id="${id}" d="${face.outline(letter).path}"/>`
	);
	const struck = letters.map(({ letter, x, y, dark, turn }) => {
		const at = `translate(${x.toFixed(2)} ${y.toFixed(2)}) rotate(${turn.toFixed(2)}) scale(${(em / 1000).toFixed(5)})`;
		return `<use href="#${ids.get(letter)}" transform="${at}" fill-opacity="${dark.toFixed(2)}"/>`;
	});
	const size = `width="${width}" height="${height}"`;
	return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><defs>${outlines.join('')}</defs>${struck.join('')}${marks}</svg>`;
}

/** A stamp with a ring and words, aslant, drawn in the face's own outlines. */
export function stamp(
	face: Face,
	text: string,
	x: number,
	y: number,
	em: number,
	dark: number
): string {
	let along = 0;
	const letters = [...text].map((letter) => {
		const { path, advance } = face.outline(letter);
		const at = `translate(${(along - 0.3 * text.length) * em} ${0.33 * em}) scale(${em / 1000})`;
		along += advance;
		return `<path d="${path}" transform="${at}"/>`;
	});
	const [w, h] = [0.34 * text.length * em, 0.95 * em];
	return `<g transform="translate(${x} ${y}) rotate(-7)" fill-opacity="${dark}">${letters.join('')}<rect x="${-w}" y="${-h}" width="${2 * w}" height="${2 * h}" fill="none" stroke="#000" stroke-opacity="${dark}" stroke-width="${0.12 * em}"/></g>`;
}

/** The file that a scanner would have written of the damaged sheet. */
export async function shoot(
	of: Layers,
	damages: readonly Damage[],
	camera: Camera,
	by: Chance
): Promise<Buffer> {
	for (const damage of damages) damage(of, by);
	const { paper = 235, ink = 45, noise = 0, scale = 1 } = camera;
	const seen = bend(of, camera);
	const sharpness = camera.blur ?? 0.5;
	const soft = blur(seen, of.width, of.height, sharpness);
	const black = ink / paper;
	const grey = new Uint8Array(soft.length);
	for (let at = 0; at < soft.length; at++) {
		const value = paper * (black + (1 - black) * soft[at]!) + noise * by.normal();
		const parted =
			camera.bilevel === undefined ? value : value < ink + (paper - ink) * camera.bilevel ? 0 : 255;
		grey[at] = Math.min(255, Math.max(0, Math.round(parted)));
	}
	const raw = { width: of.width, height: of.height, channels: 1 as const };
	let picture = sharp(Buffer.from(grey), { raw });
	if (scale !== 1)
		picture = sharp(
			await picture
				.resize(Math.round(of.width * scale))
				.png()
				.toBuffer()
		);
	if (camera.negative) picture = picture.negate();
	if (camera.turn) picture = picture.rotate(camera.turn);
	return camera.jpeg === undefined
		? picture.png().toBuffer()
		: picture.jpeg({ quality: camera.jpeg }).toBuffer();
}

/** Lightness of paper with its ink, skewed and bent; beyond the sheet is paper. */
function bend(
	{ width, height, dpi, ink, paper }: Layers,
	{ skew = 0, curl = 0 }: Camera
): Float32Array {
	const flat = Float32Array.from(ink, (dark, at) => paper[at]! * (1 - dark));
	if (skew === 0 && curl === 0) return flat;
	const angle = (skew * Math.PI) / 180;
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	const to = new Float32Array(flat.length);
	for (let y = 0, at = 0; y < height; y++) {
		for (let x = 0; x < width; x++, at++) {
			const [dx, dy] = [x - width / 2, y - height / 2];
			const u = dx * cos + dy * sin + width / 2;
			const v = dy * cos - dx * sin + height / 2 + curl * dpi * Math.sin((Math.PI * x) / width);
			to[at] = sample(flat, width, height, u, v);
		}
	}
	return to;
}

function sample(of: Float32Array, width: number, height: number, x: number, y: number): number {
	const left = Math.min(width - 2, Math.max(0, Math.floor(x)));
	const top = Math.min(height - 2, Math.max(0, Math.floor(y)));
	const aside = Math.min(1, Math.max(0, x - left));
	const down = Math.min(1, Math.max(0, y - top));
	const at = top * width + left;
	const upper = of[at]! * (1 - aside) + of[at + 1]! * aside;
	const lower = of[at + width]! * (1 - aside) + of[at + width + 1]! * aside;
	return upper * (1 - down) + lower * down;
}
