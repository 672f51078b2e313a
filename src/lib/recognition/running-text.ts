import type { Page, RegionKind } from '#lib/transcription/page.ts';

/** What stands on the page beside its text. */
export const asideKinds: readonly RegionKind[] = ['stamp', 'handwriting', 'noise', 'rule'];

/** The text as it is measured: a line a line, in reading order, without stamps, handwriting, fragments. */
export function runningText(page: Page): string {
	return page.regions
		.filter(({ kind }) => !asideKinds.includes(kind))
		.flatMap(({ lines }) => lines.filter((line) => line.refused === undefined))
		.map(({ text }) => text)
		.join('\n');
}
