import { readFileSync } from 'node:fs';
import type { RecordDescription } from '#lib/record/record.ts';
import type { Line, Page, Region, RegionKind, Word } from '#lib/transcription/page.ts';
import { around, type Zone } from '#lib/facsimile/zone.ts';
import * as grapheme from '#lib/text/grapheme.ts';

/** The sample record from its ground truth: text as printed, geometry as it was typeset. */
export const RECORD = 'molotov-1953-07-04';

interface TypesetLine {
	kind: string;
	text: string;
	x: number;
	y: number;
	w: number;
	h: number;
}

const KINDS: Record<string, RegionKind> = {
	text: 'body',
	form: 'form',
	heading: 'heading',
	stamp: 'stamp',
	handwritten: 'handwriting',
	list: 'list',
	pageNumber: 'page-number',
	dateline: 'heading',
	footnote: 'footnote',
	signed: 'signature'
};

export function description(): RecordDescription {
	return JSON.parse(readFileSync(`scans/${RECORD}/record.json`, 'utf8'));
}

export function published(): string {
	return readFileSync(`transcriptions/${RECORD}/published.ru.txt`, 'utf8');
}

export function translation(): string {
	return readFileSync(`transcriptions/${RECORD}/translation.en.txt`, 'utf8');
}

/** The transcription of surface 1, 2 or 3 with a region a run of lines of one kind. */
export function page(ordinal: number, by = 'tesseract'): Page {
	const name = `tests/corpus/sample/${String(ordinal).padStart(3, '0')}.lines.json`;
	const typeset: { lines: TypesetLine[] } = JSON.parse(readFileSync(name, 'utf8'));
	const regions: Region[] = [];
	typeset.lines.forEach((source, i) => {
		const kind = KINDS[source.kind] ?? 'form';
		const line = lineOf(source, `l${ordinal}-${i + 1}`, by);
		const last = regions.at(-1);
		if (last?.kind === kind) last.lines.push(line);
		else
			regions.push({
				id: `r${ordinal}-${regions.length + 1}`,
				kind,
				zone: line.zone,
				lines: [line]
			});
	});
	for (const region of regions) region.zone = around(region.lines.map((line) => line.zone))!;
	return { regions };
}

function lineOf(source: TypesetLine, id: string, by: string): Line {
	const zone = { ulx: source.x, uly: source.y, lrx: source.x + source.w, lry: source.y + source.h };
	return {
		id,
		zone,
		text: source.text,
		annotations: [],
		words: wordsOf(source.text, zone),
		confidence: 0.95,
		revision: 1,
		by,
		seen: []
	};
}

/** Zones of words as if every letter were equally wide. */
function wordsOf(text: string, zone: Zone): Word[] {
	const all = grapheme.graphemes(text);
	const step = (zone.lrx - zone.ulx) / Math.max(1, all.length);
	const words: Word[] = [];
	for (let from = 0; from < all.length; from++) {
		if (all[from] === ' ') continue;
		let to = from;
		while (to < all.length && all[to] !== ' ') to++;
		words.push({
			from,
			to,
			zone: {
				...zone,
				ulx: Math.round(zone.ulx + from * step),
				lrx: Math.round(zone.ulx + to * step)
			},
			confidence: 0.95
		});
		from = to;
	}
	return words;
}
