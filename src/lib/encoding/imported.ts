import type { Point, Zone } from '#lib/facsimile/zone.ts';
import type { Line, Page, Word } from '#lib/transcription/page.ts';
import { done, refuse, type Outcome, type Words } from '#lib/outcome.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import { clean } from '#lib/transcription/typed.ts';
import { linesOf } from './content.ts';
import { find } from './xml/element.ts';
import { NotWellFormed, parse, type Parsed } from './xml/parse.ts';

/** What is odd in a file of another tool, and was taken all the same. A sentence each. */
export const REMARKS = {
	unknown_version: {
		en: 'The version of the format is not known here; it was read as the nearest one.',
		ru: 'Версия формата неизвестна; файл прочитан как ближайшая известная.'
	},
	foreign_metadata: {
		en: 'Data of another program ({name}) were passed over.',
		ru: 'Данные другой программы ({name}) пропущены.'
	},
	point_moved: {
		en: 'A point off the page or between pixels was moved to the nearest pixel.',
		ru: 'Точка за краем листа или между пикселями перенесена на ближайший пиксель.'
	},
	two_points: {
		en: 'An outline of fewer than three points was taken as corners of a rectangle.',
		ru: 'Контур из менее чем трёх точек принят за углы прямоугольника.'
	},
	no_outline: {
		en: '"{name}" has no outline; that of what is around or inside it was taken.',
		ru: 'У «{name}» нет контура; взят контур окружения или содержимого.'
	},
	several_readings: {
		en: 'A line has several readings; the one with the lowest index was taken.',
		ru: 'У строки несколько прочтений; взято с наименьшим номером.'
	},
	words_disagree: {
		en: 'The words of a line are not its text; the line was taken, zones of words are a guess.',
		ru: 'Слова строки не совпадают с её текстом; взята строка, зоны слов приблизительны.'
	},
	no_text: { en: 'A line has no text.', ru: 'У строки нет текста.' },
	region_text_only: {
		en: 'A region has text and no lines; its zone was divided.',
		ru: 'У области есть текст, но нет строк; её зона поделена.'
	},
	dangling: {
		en: 'It points to "{name}", which is not there.',
		ru: 'Указывает на «{name}», чего в файле нет.'
	},
	unknown_kind: {
		en: 'The kind "{name}" is not known here; taken as running text.',
		ru: 'Вид «{name}» неизвестен; принят за основной текст.'
	},
	no_image_name: {
		en: 'The file does not name its image.',
		ru: 'В файле не названо изображение.'
	},
	more_pages: {
		en: 'The file has more pages; the first one was taken.',
		ru: 'В файле есть ещё страницы; взята первая.'
	},
	unit_guessed: {
		en: 'Lengths are in {name}; without a resolution they were taken as pixels.',
		ru: 'Единица длины — {name}; без разрешения принята за пиксели.'
	}
} satisfies Record<string, Words>;

export type RemarkCode = keyof typeof REMARKS;

export interface Remark {
	code: RemarkCode;
	/** Line of the file, from 1. */
	line: number;
	facts: Record<string, string>;
}

export type Order = 'reading-order' | 'custom' | 'document';

/** One page of a file of another tool, as it was taken. */
export interface Imported {
	page: Page;
	image: { name: string | null; width: number | null; height: number | null };
	/** Where the order of regions comes from. */
	order: Order;
	remarks: Remark[];
}

/** Gathers remarks while a file is read. */
export class Remarks {
	readonly list: Remark[] = [];

	say(code: RemarkCode, at: { position: { line: number } }, name = ''): void {
		this.list.push({ code, line: at.position.line, facts: name === '' ? {} : { name } });
	}
}

/** The one page of a file whose root is `name`; refused is what is not XML, or not of that format. */
export function sheetOf(
	xml: string,
	name: string,
	wanted: string
): Outcome<{ root: Parsed; sheet: Parsed }> {
	let root: Parsed;
	try {
		root = parse(xml);
	} catch (error) {
		if (!(error instanceof NotWellFormed)) throw error;
		return refuse('not_well_formed', { line: error.position.line, what: error.message });
	}
	const sheet = find(root, 'Page') as Parsed | undefined;
	if (root.name !== name || !sheet) return refuse('other_format', { what: root.name, wanted });
	return done({ root, sheet });
}

/** Where our own file, read back, is not the page it was written of: by text and order; null: nowhere. */
export function departure(read: Outcome<Imported>, page: Page): string | null {
	if (!read.ok) return page.regions.length === 0 ? null : read.refusal.code;
	const texts = ({ regions }: Page) => regions.flatMap(linesOf).map(({ text }) => spaced(text));
	const [got, wanted] = [texts(read.value.page), texts(page)];
	const at = wanted.findIndex((text, i) => text !== got[i]);
	if (at >= 0) return `"${wanted[at]}" is read back as "${got[at] ?? ''}"`;
	return got.length > wanted.length ? `"${got[wanted.length]}" was not written` : null;
}

/** Formats of words keep no second space, and no other kind of it. */
function spaced(text: string): string {
	return text.replace(/[\s\u0085]+/g, ' ').trim();
}

/** A remark as a person reads it. */
export function explain({ code, facts }: Remark, language: keyof Words): string {
	return REMARKS[code][language].replace(/\{name\}/g, facts.name ?? '');
}

/** The zone of an outline; `points` stays where it is not a rectangle. */
export function zoneOf(points: readonly Point[]): Zone {
	const xs = points.map(({ x }) => x);
	const ys = points.map(({ y }) => y);
	const zone = {
		ulx: Math.min(...xs),
		uly: Math.min(...ys),
		lrx: Math.max(...xs),
		lry: Math.max(...ys)
	};
	const isCorner = ({ x, y }: Point) =>
		(x === zone.ulx || x === zone.lrx) && (y === zone.uly || y === zone.lry);
	const isPlain = points.length < 3 || (points.length <= 5 && points.every(isCorner));
	return isPlain ? zone : { ...zone, points: [...points] };
}

/** The zone of what has none, nor anything around or inside it that has. */
export const NOWHERE: Zone = { ulx: 0, uly: 0, lrx: 0, lry: 0 };

/** Wider than any picture: what holds points where a file tells no size of its page. */
export const BOUNDLESS = { width: 2 ** 31 - 1, height: 2 ** 31 - 1 };

/** A side of a picture in whole pixels; null for none, and for what is no length. */
export function sideOf(given: string | undefined, scale = 1): number | null {
	const side = Math.round(Number(given) * scale);
	return side > 0 && side <= BOUNDLESS.width ? side : null;
}

/** A certainty that the file counts up to `of`, from 0 to 1 here; null for none, and for what is none. */
export function certaintyOf(given: string | undefined, of = 1): number | null {
	const share = Number(given || NaN) / of;
	return share >= 0 && share <= 1 ? share : null;
}

/** Text as it may stand in a line: NFC, one line, no space at its ends, none of the letters that XML refuses. */
export function lineText(text: string): string {
	// Begins where a space begins, or every space of a long run would be tried.
	const joined = text.replace(
		/(?<![\s\u0085])[\s\u0085]*[\n\r\t\u2028\u2029\u0085][\s\u0085]*/g,
		' '
	);
	return clean(joined).text.trim();
}

export interface ReadWord {
	text: string;
	zone: Zone;
	confidence: number | null;
}

/**
 * The words of a file laid on the line's text: found one after the other, or, where they are not
 * the line's text, marked stale. `agree` is false if any is.
 */
export function layWords(
	text: string,
	words: readonly ReadWord[]
): { words: Word[]; agree: boolean } {
	const agree = words.map((word) => word.text).join(' ') === text.replace(/ +/g, ' ');
	const laid: Word[] = [];
	let at = 0;
	for (const { text: letters, zone, confidence } of words) {
		const found = letters === '' ? -1 : text.indexOf(letters, at);
		if (found < 0) continue;
		at = found + letters.length;
		const from = grapheme.length(text.slice(0, found));
		const to = from + grapheme.length(letters);
		laid.push({ from, to, zone, confidence, ...(!agree && { stale: true }) });
	}
	return { words: laid, agree };
}

/** A line that came with a file; nobody here has touched it yet. */
export function importedLine(
	parts: Pick<Line, 'id' | 'zone' | 'text' | 'words'> & Partial<Line>
): Line {
	return { annotations: [], confidence: null, revision: 0, by: 'import', seen: [], ...parts };
}
