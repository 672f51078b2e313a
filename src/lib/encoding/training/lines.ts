import type { Surface } from '#lib/facsimile/surface.ts';
import type { Zone } from '#lib/facsimile/zone.ts';
import type { AnnotationKind } from '#lib/transcription/annotation.ts';
import type { Line, Page, Region, RegionKind } from '#lib/transcription/page.ts';

/** Why a line teaches nothing: its picture does not show its text, or only a part of it. */
export type Reason =
	| 'gap'
	| 'unclear'
	| 'supplied'
	| 'deleted'
	| 'added'
	| 'handwriting'
	| 'not_text'
	| 'empty'
	| 'no_zone';

export interface TrainingLine {
	/** `molotov-1953-07-04-001-014`: record, ordinal of the surface, place of the line on it. */
	name: string;
	/** NFC, one line. */
	text: string;
	/** Pixels of the surface, inside it. */
	zone: Zone;
}

export interface LeftOut {
	name: string;
	reason: Reason;
}

export interface Selection {
	lines: TrainingLine[];
	leftOut: LeftOut[];
}

const MARKS: readonly (AnnotationKind & Reason)[] = [
	'gap',
	'unclear',
	'supplied',
	'deleted',
	'added'
];
const KINDS: Partial<Record<RegionKind, Reason>> = {
	handwriting: 'handwriting',
	noise: 'not_text',
	rule: 'not_text'
};

/** The lines of a page that show what they say, and the others with the reason; in reading order. */
export function select(
	page: Page,
	surface: Pick<Surface, 'record' | 'ordinal' | 'width' | 'height'>
): Selection {
	const selection: Selection = { lines: [], leftOut: [] };
	let place = 0;
	for (const region of page.regions) {
		for (const line of region.lines) {
			const name = [surface.record, padded(surface.ordinal), padded(++place)].join('-');
			const zone = within(line.zone, surface);
			const reason = reasonOf(region, line) ?? (zone ? null : 'no_zone');
			if (reason !== null || zone === null)
				selection.leftOut.push({ name, reason: reason ?? 'no_zone' });
			else selection.lines.push({ name, zone, text: line.text.normalize('NFC') });
		}
	}
	return selection;
}

function reasonOf({ kind }: Region, line: Line): Reason | null {
	if (line.refused !== undefined) return 'not_text';
	if (line.text.trim() === '') return 'empty';
	const marked = MARKS.find((mark) => line.annotations.some((one) => one.kind === mark));
	return marked ?? KINDS[kind] ?? null;
}

/** Whole pixels inside the surface; null where nothing of the zone lies there. */
function within(
	{ ulx, uly, lrx, lry }: Zone,
	{ width, height }: { width: number; height: number }
) {
	const zone: Zone = {
		ulx: Math.max(0, Math.floor(ulx)),
		uly: Math.max(0, Math.floor(uly)),
		lrx: Math.min(width, Math.ceil(lrx)),
		lry: Math.min(height, Math.ceil(lry))
	};
	return zone.lrx > zone.ulx && zone.lry > zone.uly ? zone : null;
}

function padded(place: number): string {
	return String(place).padStart(3, '0');
}
