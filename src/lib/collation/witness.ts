/**
 * A witness: one version of the text as lines and tokens. What is no part of the running text (a
 * stamp, a page number, a source note) is set aside, kept in its place and left out of the
 * alignment; nothing is ever dropped, so every line can be rebuilt from the tokens.
 */
import type { Zone } from '#lib/facsimile/zone.ts';
import type { Line, Page, RegionKind, Word } from '#lib/transcription/page.ts';
import * as publication from './publication.ts';
import { Tokens, type WitnessToken as OfWitness } from './tokens.ts';

/** Why tokens take no part in the alignment. */
export type Aside = RegionKind | publication.PartKind | 'refused' | 'marker';

export interface WitnessLine {
	id: string;
	/** Empty for a witness without pictures. */
	surface: string;
	text: string;
	zone: Zone | null;
	words: Word[];
	kind: RegionKind | publication.PartKind;
	aside: Aside | null;
	/** The next line begins a new paragraph, as far as is known. */
	endsParagraph: boolean;
}

export type WitnessToken = OfWitness<Aside>;

export interface Witness {
	siglum: string;
	lines: WitnessLine[];
	tokens: Tokens<Aside>;
}

/** Lines that a person put back into the text, or set aside, by id. */
export interface Choices {
	restored?: ReadonlySet<string>;
	setAside?: ReadonlySet<string>;
}

/** Kinds of region that are no running text. */
const ASIDE_KINDS: ReadonlySet<RegionKind> = new Set<RegionKind>([
	'form',
	'list',
	'letterhead',
	'stamp',
	'handwriting',
	'margin',
	'page-number',
	'footnote',
	'rule',
	'noise'
]);

/** Witness of the scan: the pages of its surfaces in order. Refused lines are kept, set aside. */
export function fromPages(
	pages: readonly { surface: string; page: Page }[],
	choices: Choices = {},
	siglum = 'S'
): Witness {
	const lines = pages.flatMap(({ surface, page }) => linesOf(surface, page));
	return build(siglum, lines, choices);
}

/** Witness of a published plain text; its lines are called `p1`, `p2`, ... blank ones too. */
export function fromPublished(text: string, choices: Choices = {}, siglum = 'P'): Witness {
	const texts = text.split('\n');
	const kinds = new Array<publication.PartKind>(texts.length).fill('paragraph');
	const ends = new Array<boolean>(texts.length).fill(false);
	for (const part of publication.paragraphsOf(text)) {
		kinds.fill(part.kind, part.from, part.to);
		ends[part.to - 1] = !part.continued;
	}
	const lines = texts.map((one, i): WitnessLine => {
		const aside = publication.IN_TEXT.has(kinds[i]!) ? null : kinds[i]!;
		const ids = { id: `${siglum.toLowerCase()}${i + 1}`, surface: '', zone: null, words: [] };
		return {
			...ids,
			text: one,
			kind: kinds[i]!,
			aside,
			endsParagraph: ends[i]!
		};
	});
	return build(siglum, lines, choices);
}

/** The lines again, from the tokens and the white space between them. */
export function rebuild({ lines, tokens }: Witness): string[] {
	const texts = lines.map(() => '');
	const at = lines.map(() => 0);
	for (const { line, t, from, to } of tokens) {
		texts[line] += lines[line]!.text.slice(at[line], from) + t;
		at[line] = to;
	}
	return texts.map((text, i) => text + lines[i]!.text.slice(at[i]));
}

function linesOf(surface: string, page: Page): WitnessLine[] {
	const lines = page.regions.flatMap((region) =>
		region.lines.map((line, i): WitnessLine => {
			const endsParagraph = line.endsParagraph ?? i === region.lines.length - 1;
			return {
				...lineOf(surface, line),
				kind: region.kind,
				aside: asideOf(region.kind, line),
				endsParagraph
			};
		})
	);
	const text = lines.filter((line) => line.aside === null);
	for (const line of [text[0], text.at(-1)])
		if (line && publication.PAGE_LINE.test(line.text)) line.aside = 'page-number';
	return lines;
}

function lineOf(surface: string, { id, text, zone, words }: Line) {
	return { id, surface, text, zone, words };
}

function asideOf(kind: RegionKind, line: Line): Aside | null {
	if (line.refused !== undefined) return 'refused';
	return ASIDE_KINDS.has(kind) ? kind : null;
}

function build(siglum: string, lines: WitnessLine[], { restored, setAside }: Choices): Witness {
	for (const line of lines) {
		if (restored?.has(line.id)) line.aside = null;
		if (setAside?.has(line.id)) line.aside ??= 'margin';
	}
	const tokens = new Tokens<Aside>(lines.reduce((sum, { text }) => sum + text.length, 0));
	const marker = markersIn(lines);
	lines.forEach((line, i) => {
		let at = 0;
		for (const found of line.aside === null && marker ? line.text.matchAll(marker) : []) {
			const end = found.index + found[0].length;
			tokens.addLine(i, line.text, null, at, found.index);
			tokens.addLine(i, line.text, 'marker', found.index, end);
			at = end;
		}
		tokens.addLine(i, line.text, line.aside, at);
	});
	return { siglum, lines, tokens: tokens.finish() };
}

/**
 * Signs glued to a word that a footnote answers are its markers, no part of the text: `21.20*`,
 * `слово¹`, `слово1)`. A digit counts after a letter or a closing sign only, or numbers would be cut.
 */
function markersIn(lines: WitnessLine[]): RegExp | null {
	const notes = lines.filter((line) => line.kind === 'footnote');
	const markers = new Set(notes.flatMap((line) => publication.markerOf(line.text) ?? []));
	const patterns = [...markers].map((marker) =>
		/^\d/.test(marker)
			? String.raw`(?<=[\p{L}\p{M}»"”.,])${marker.replace(')', '\\)')}`
			: `(?<=[^\\s*])${marker.replaceAll('*', '\\*')}(?!\\*)`
	);
	return patterns.length > 0 ? new RegExp(patterns.join('|'), 'gu') : null;
}
