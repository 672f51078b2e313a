import fc from 'fast-check';
import * as grapheme from '#lib/text/grapheme.ts';
import type { Annotation } from '#lib/transcription/annotation.ts';
import type { Edit } from '#lib/transcription/edit.ts';
import type { LayoutEdit } from '#lib/transcription/layout.ts';
import type { Line, Page } from '#lib/transcription/page.ts';
import * as realign from '#lib/transcription/realign.ts';

/** Ten pixels a letter, 20 high: a place in the text can be read off its zone. */
export const STEP = 10;

/** A line as the machine would have read it: a word a stretch without spaces, all equally sure. */
export function line(id: string, text: string, annotations: Annotation[] = []): Line {
	const letters = grapheme.graphemes(text);
	const zone = { ulx: 0, uly: 0, lrx: letters.length * STEP, lry: 20 };
	const words = realign.spans(letters, 0, letters.length).map((span) => ({
		...span,
		zone: { ...zone, ulx: span.from * STEP, lrx: span.to * STEP },
		confidence: 0.9
	}));
	const rest = { confidence: 0.9, revision: 1, by: 'tesseract', seen: [] };
	return { id, zone, text: letters.join(''), annotations, words, ...rest };
}

/** A page of regions `r1`, `r2`, ... with lines `l1`, `l2`, ... counted through the page. */
export function page(...regions: string[][]): Page {
	let last = 0;
	return {
		regions: regions.map((texts, i) => ({
			id: `r${i + 1}`,
			kind: i === 0 ? ('body' as const) : ('form' as const),
			zone: { ulx: 0, uly: 0, lrx: 100, lry: 100 },
			lines: texts.map((text) => line(`l${++last}`, text))
		}))
	};
}

/** Letters that trouble: combining marks, letters beyond the BMP, spaces, old letters. */
export const typed = fc
	.array(fc.constantFrom('а', 'б', 'й', 'и', '\u0306', '\u0301', ' ', '№', '𝒜', 'ѣ', '\u00a0'), {
		maxLength: 12
	})
	.map((letters) => letters.join(''));

/** Numbers from which `editFrom` makes an edit that fits the page at hand. */
export const seeds = fc.tuple(fc.nat(10), fc.nat(99), fc.nat(99), fc.nat(99), typed);

type Seed = [kind: number, which: number, a: number, b: number, text: string];

/** An edit of layout that may be done to `page`, chosen by the seed; `id` is free for what is new. */
export function layoutFrom(page: Page, [kind, which, a, b, text]: Seed, id: string): LayoutEdit {
	const zone = { ulx: a, uly: b, lrx: a + 5 + which, lry: b + 5 + which };
	const drawn = { id: `r${id}`, kind: 'stamp' as const, zone, lines: [] };
	const draw: LayoutEdit = {
		kind: 'draw-region',
		at: which % (page.regions.length + 1),
		region: drawn
	};
	const region = page.regions[which % Math.max(1, page.regions.length)];
	if (!region) return draw;
	const by = 'anna';
	const { ulx, uly, lrx, lry } = region.zone;
	const next = page.regions[(which + 1) % page.regions.length]!;
	const edits: LayoutEdit[] = [
		draw,
		{ kind: 'draw-line', region: region.id, at: a, line: { ...line(id, text), zone } },
		{ kind: 'place-region', region: region.id, zone, by },
		{
			kind: 'place-region',
			region: region.id,
			zone: { ulx: ulx + a, uly: uly + b, lrx: lrx + a, lry: lry + b },
			by
		},
		{ kind: 'cut-region', region: region.id, y: b, id: `r${id}`, by },
		{ kind: 'retype', region: region.id, as: 'table', by },
		{ kind: 'read-with', region: region.id, languages: a % 2 ? 'eng' : null, by },
		{ kind: 'delete-region', region: region.id }
	];
	if (region.id !== page.regions.at(-1)!.id)
		edits.push({ kind: 'join-region', region: region.id, by });
	const chosen = region.lines[a % Math.max(1, region.lines.length)];
	if (chosen) {
		edits.push(
			{ kind: 'place-line', line: chosen.id, zone, by },
			{ kind: 'cut-line', line: chosen.id, x: chosen.zone.ulx + a, id },
			{ kind: 'delete-line', line: chosen.id },
			{ kind: 'move-line', line: chosen.id, region: next.id, to: b }
		);
	}
	return edits[kind % edits.length]!;
}

/** An edit that may be done to `page`, chosen by the seed; `id` is free for a new line. */
export function editFrom(page: Page, seed: Seed, id: string): Edit {
	const [kind, which, a, b, text] = seed;
	const filled = page.regions.filter(({ lines }) => lines.length > 0);
	const region = filled[which % Math.max(1, filled.length)];
	if (!region) return layoutFrom(page, seed, id);
	const at = a % region.lines.length;
	const line = region.lines[at]!;
	const length = grapheme.length(line.text);
	const [from, to] = [a % (length + 1), b % (length + 1)].sort((x, y) => x - y) as [number, number];
	const mark = { id, kind: 'unclear' as const, from, to: Math.max(to, from + 1) };
	const edits: Edit[] = [
		{ kind: 'text', line: line.id, from, to, text },
		{ kind: 'annotate', line: line.id, annotation: mark },
		{ kind: 'bare', line: line.id, annotation: line.annotations[0]?.id ?? '' },
		{ kind: 'confirm', line: line.id, by: text },
		{ kind: 'refuse', line: line.id, why: text },
		{ kind: 'recall', line: line.id },
		{ kind: 'split', line: line.id, at: from, id },
		{ kind: 'order-line', line: line.id, to: b },
		{ kind: 'order-region', region: region.id, to: b },
		{ kind: 'retype', region: region.id, as: b % 2 ? 'stamp' : 'body', by: 'anna' },
		{ kind: 'join', line: region.lines[Math.max(0, region.lines.length - 2)]!.id }
	];
	const chosen = edits[kind]!;
	return chosen.kind === 'join' && region.lines.length < 2 ? edits[0]! : chosen;
}
