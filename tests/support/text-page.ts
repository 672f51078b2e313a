import type { Line, Page, Region, RegionKind } from '#lib/transcription/page.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import { graphemesAt, isPlain } from '#lib/text/token.ts';

/**
 * A page from plain lines, ten pixels high and ten a letter. A line `[stamp]` begins a region of
 * that kind; the first region is body; an empty line begins a new region of the same kind.
 */
export function textPage(text: string, prefix = 'l'): Page {
	const regions: Region[] = [];
	let kind: RegionKind = 'body';
	let begin = true;
	text.split('\n').forEach((one, i) => {
		const named = /^\[([a-z-]+)\]$/.exec(one);
		if (named) kind = named[1] as RegionKind;
		if (named || one === '') {
			begin = true;
			return;
		}
		if (begin) regions.push({ id: `${prefix}r${i}`, kind, zone: zoneOf(one, i), lines: [] });
		begin = false;
		regions.at(-1)!.lines.push(lineOf(one, i, prefix));
	});
	return { regions };
}

function zoneOf(text: string, i: number) {
	return { ulx: 0, uly: i * 10, lrx: 10 * grapheme.length(text), lry: i * 10 + 10 };
}

function lineOf(text: string, i: number, prefix: string): Line {
	const zone = zoneOf(text, i);
	const plain = isPlain(text);
	const at = (unit: number) => (plain ? unit : graphemesAt(text, unit));
	return {
		...{ id: `${prefix}${i}`, zone, text: text.normalize('NFC'), annotations: [], confidence: 0.9 },
		words: [...text.matchAll(/\S+/gu)].map((word) => {
			const from = at(word.index);
			const to = at(word.index + word[0].length);
			return { from, to, zone: { ...zone, ulx: from * 10, lrx: to * 10 }, confidence: 0.9 };
		}),
		...{ revision: 1, by: 'tesseract', seen: [] }
	};
}
