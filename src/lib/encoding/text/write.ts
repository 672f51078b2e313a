import type { Line, Region } from '#lib/transcription/page.ts';
import { linesOf } from '../content.ts';
import type { Edition } from '../edition.ts';
import { scanned } from '../tei/layout.ts';
import { paragraphs } from '../tei/paragraph.ts';

/** Between pages: the sign that a printer ejects a page at. */
const PAGE_BREAK = '\f\n';

/**
 * The scan's text in reading order, line by line as on the leaf; an empty line between paragraphs
 * and regions, a form feed between pages.
 */
export function write(edition: Edition): string {
	return scanned(edition)
		.map(({ page }) => page.regions.flatMap(blocksOf).map(textOf).join('\n'))
		.join(PAGE_BREAK);
}

function blocksOf(region: Region): Line[][] {
	const lines = linesOf(region);
	if (lines.length === 0) return [];
	return region.kind === 'body' ? paragraphs(lines) : [lines];
}

function textOf(lines: readonly Line[]): string {
	return lines.map((line) => `${line.text}\n`).join('');
}

/** Where the file, read back line by line, is not the scan's text; null: nowhere. */
export function fault(written: string, edition: Edition): string | null {
	const got = written.split(/[\n\f]/).filter((line) => line !== '');
	const pages = scanned(edition).map(({ page }) => page.regions.flatMap(linesOf));
	const wanted = pages
		.flatMap((lines) => lines.map(({ text }) => text))
		.filter((text) => text !== '');
	const at = Math.max(got.length, wanted.length);
	for (let i = 0; i < at; i++)
		if (got[i] !== wanted[i]) return `"${wanted[i] ?? ''}" is read back as "${got[i] ?? ''}"`;
	return null;
}
