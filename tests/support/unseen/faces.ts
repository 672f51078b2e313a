import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

const require = createRequire(import.meta.url);

/** Typefaces with Cyrillic, from packages: none of them is used on the ten known pages. */
export const FACES = {
	'pt-mono': 400,
	'anonymous-pro': 400,
	'ubuntu-mono': 400,
	cousine: 400,
	'cousine-bold': 700,
	'old-standard-tt': 400,
	'pt-serif': 400,
	spectral: 400
} as const;
export type FaceName = keyof typeof FACES;

/** A letter's outline as an SVG path in thousandths of the em, y downwards from the baseline. */
export interface Outline {
	path: string;
	/** In ems. */
	advance: number;
}

export interface Face {
	outline(letter: string): Outline;
}

/** The face's outlines; Cyrillic and Latin lie in files of their own. */
export function face(name: FaceName): Face {
	const family = name.replace(/-bold$/, '');
	const parts = ['cyrillic', 'latin'].map((part): Font => {
		const file = `@fontsource/${family}/files/${family}-${part}-${FACES[name]}-normal.woff2`;
		return create(readFileSync(require.resolve(file)));
	});
	const known = new Map<string, Outline>();
	return {
		outline(letter) {
			const found = known.get(letter) ?? draw(parts, letter);
			known.set(letter, found);
			return found;
		}
	};
}

function draw(parts: readonly Font[], letter: string): Outline {
	const code = letter.codePointAt(0)!;
	const font = parts.find((part) => part.hasGlyphForCodePoint(code));
	if (!font) throw new Error(`no typeface has ${letter}`);
	const glyph = font.glyphForCodePoint(code);
	const em = font.unitsPerEm;
	const path = glyph.path.scale(1000 / em, -1000 / em).toSVG();
	return { path, advance: glyph.advanceWidth / em };
}
