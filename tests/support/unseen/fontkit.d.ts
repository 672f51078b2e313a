/** What is used of it here. */
declare module 'fontkit' {
	interface Path {
		scale(x: number, y: number): Path;
		toSVG(): string;
	}
	interface Font {
		unitsPerEm: number;
		hasGlyphForCodePoint(code: number): boolean;
		glyphForCodePoint(code: number): { path: Path; advanceWidth: number };
	}
	export function create(bytes: Uint8Array): Font;
	export type { Font };
}
