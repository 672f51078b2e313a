import { expect } from 'vitest';
import type { Edition } from '#lib/encoding/edition.ts';
import { check } from '#lib/encoding/tei/check.ts';
import { linesOf } from '#lib/encoding/content.ts';
import * as read from '#lib/encoding/tei/read.ts';
import { write } from '#lib/encoding/tei/write.ts';
import type { Region } from '#lib/transcription/page.ts';

/** What every export of every edition must keep; throws at the first broken law. */
export function holdForTei(edition: Edition): void {
	const xml = write(edition, { form: 'edition' });
	expect(check(xml)).toEqual([]);
	expect(check(write(edition, { form: 'reading' }))).toEqual([]);
	expect(write(edition, { form: 'edition' })).toBe(xml);
	const approved = regionsOf(edition).flatMap(linesOf);
	expect(Object.fromEntries(read.linesOf(xml))).toEqual(
		Object.fromEntries(approved.map((line) => [line.id, line.text]))
	);
	const imported = read.read(xml).flatMap(({ page }) => page.regions);
	expect(imported.map(shape)).toEqual(
		regionsOf(edition)
			.filter(({ kind }) => kind !== 'noise')
			.map(shape)
	);
}

function regionsOf(edition: Edition): Region[] {
	return edition.surfaces.flatMap(({ surface, page }) =>
		surface.siglum === 'S' ? (page?.regions ?? []) : []
	);
}

/** What TEI keeps of a region: all but words, confidences and who wrote it. */
function shape(region: Region) {
	const { id, kind, zone } = region;
	const lines = linesOf(region).map((line) => ({
		id: line.id,
		zone: line.zone,
		text: line.text,
		annotations: line.annotations.toSorted((a, b) => (a.id < b.id ? -1 : 1))
	}));
	return { id, kind, zone, lines };
}
