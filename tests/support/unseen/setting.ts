import type { Face } from './faces.ts';
import { prose } from './prose.ts';
import type { Chance } from './random.ts';

/** A letter where it stands. Pixels; `dark` 0 to 1. */
export interface Struck {
	letter: string;
	x: number;
	y: number;
	dark: number;
	/** Degrees. */
	turn: number;
}

/** Letters on a sheet, and what a reader ought to read. */
export interface Sheet {
	width: number;
	height: number;
	/** Pixels of an em. */
	em: number;
	letters: Struck[];
	/** A line a line, in reading order. */
	truth: string[];
	/** Left, right and baseline of each line set. */
	lines: { left: number; right: number; y: number }[];
}

export interface Manner {
	dpi: number;
	/** Typed: letters jump, are struck unevenly and at times twice. Set: words spaced to the margin. */
	typed: boolean;
	columns?: 1 | 2;
	/** Size of the em in points. */
	points?: number;
	/** Part of the sheet that is filled, 0 to 1. */
	filled?: number;
	/** How unevenly a typewriter strikes, 1 as usual. */
	uneven?: number;
}

/** A5 in inches: half of A4, so that many pages can be read. */
const SHEET = { width: 5.83, height: 8.27 };

/** A sheet of prose in one face, its lines broken as a typist or a printer breaks them. */
export function set(face: Face, manner: Manner, by: Chance): Sheet {
	const { dpi, typed, columns = 1, points = typed ? 11 : 9.5, filled = 0.85 } = manner;
	const em = (points / 72) * dpi;
	const [width, height] = [Math.round(SHEET.width * dpi), Math.round(SHEET.height * dpi)];
	const margin = 0.55 * dpi;
	const gutter = 0.3 * dpi;
	const leading = em * (typed ? by.between(1.5, 1.9) : by.between(1.2, 1.35));
	const wide = (width - 2 * margin - (columns - 1) * gutter) / columns;
	const sheet: Sheet = { width, height, em, letters: [], truth: [], lines: [] };
	for (let column = 0; column < columns; column++) {
		const left = margin + column * (wide + gutter);
		const most = Math.floor((height * filled - 2 * margin) / leading);
		const measure = (text: string) => widthOf(face, text) * em;
		const lines = broken(prose(most * 40, by), wide, measure, typed).slice(0, most);
		lines.forEach(({ text, last }, row) => {
			const y = margin + em + row * leading;
			const stretch =
				typed || last ? 0 : (wide - measure(text)) / Math.max(1, text.split(' ').length - 1);
			place(sheet, face, text, left, y, stretch, manner, by);
			sheet.truth.push(text.trim());
		});
	}
	return sheet;
}

function widthOf(face: Face, text: string): number {
	return [...text].reduce((sum, letter) => sum + face.outline(letter).advance, 0);
}

/** Lines no wider than `wide`; words are cut with a hyphen where a typist would. */
function broken(
	paragraphs: readonly string[],
	wide: number,
	measure: (text: string) => number,
	typed: boolean
): { text: string; last: boolean }[] {
	const lines: { text: string; last: boolean }[] = [];
	for (const paragraph of paragraphs) {
		let line = typed ? '     ' : '   ';
		let empty = true;
		for (let word of paragraph.split(' ')) {
			while (measure(`${line}${empty ? '' : ' '}${word}`) > wide) {
				const cut = cutOf(word, (part) => measure(`${line}${empty ? '' : ' '}${part}-`) <= wide);
				lines.push({ text: cut ? `${line}${empty ? '' : ' '}${cut}-` : line, last: false });
				word = word.slice(cut.length);
				[line, empty] = ['', true];
			}
			line += `${empty ? '' : ' '}${word}`;
			empty = false;
		}
		lines.push({ text: line, last: true });
	}
	return lines;
}

/** The longest first part of a word that fits: ends in a vowel, leaves three letters or more. */
function cutOf(word: string, fits: (part: string) => boolean): string {
	const bare = /^[а-яё]{7,}/u.exec(word)?.[0] ?? '';
	for (let at = bare.length - 3; at >= 3; at--) {
		if (
			/[аеёиоуыэюя]/u.test(bare[at - 1]!) &&
			!/[ьъй]/u.test(bare[at]!) &&
			fits(bare.slice(0, at))
		) {
			return bare.slice(0, at);
		}
	}
	return '';
}

function place(
	sheet: Sheet,
	face: Face,
	text: string,
	left: number,
	y: number,
	stretch: number,
	{ typed, uneven = 1 }: Manner,
	by: Chance
): void {
	const { em } = sheet;
	const jump = typed ? 0.025 * uneven * em : 0;
	let x = left;
	for (const letter of text) {
		if (letter !== ' ') {
			const dark = typed ? Math.min(1, 0.88 + 0.12 * uneven * by.normal()) : 1;
			const struck = {
				letter,
				x: x + by.normal() * jump * 0.4,
				y: y + by.normal() * jump,
				dark: Math.max(0.35, dark),
				turn: typed ? by.normal() * 0.7 * uneven : 0
			};
			sheet.letters.push(struck);
			if (typed && by.next() < 0.012 * uneven)
				sheet.letters.push({ ...struck, x: struck.x + 0.03 * em });
		}
		x += face.outline(letter).advance * em + (letter === ' ' ? stretch : 0);
	}
	sheet.lines.push({ left, right: x, y });
}
