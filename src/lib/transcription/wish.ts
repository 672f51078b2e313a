import type { Zone } from '#lib/facsimile/zone.ts';
import { REGION_KINDS } from './page.ts';
import type { Structure } from './save.ts';

/** Kinds of wishes that name a line, or a region, and nothing else. */
const OF_LINE = ['join', 'recall', 'refuse', 'delete-line'] as const;
const OF_REGION = ['join-region', 'delete-region'] as const;

/** Reads one field of a form; null where it is not there. */
export type Fields = (name: string) => string | null;

/**
 * The change of structure that a form of plain fields asks for; null where a field is missing or no
 * number. Places in the reading order are counted from 1, zones are `x`, `y`, `width`, `height`.
 */
export function wishOf(fields: Fields): Structure | null {
	const kind = fields('kind') ?? '';
	const [line, region] = [fields('line') ?? '', fields('region') ?? ''];
	const to = whole(fields('to'));
	const at = whole(fields('at'));
	const zone = zoneOf(fields);
	const as = REGION_KINDS.find((one) => one === fields('as'));
	for (const one of OF_LINE) if (kind === one) return { kind: one, line };
	for (const one of OF_REGION) if (kind === one) return { kind: one, region };
	switch (kind) {
		case 'order-region':
			return to === null ? null : { kind, region, to: to - 1 };
		case 'move-line':
			return to === null ? null : { kind, line, region, to: to - 1 };
		case 'retype':
			return as ? { kind, region, as } : null;
		case 'read-with':
			return { kind, region, languages: fields('languages') || null };
		case 'place-line':
			return zone && { kind, line, zone };
		case 'place-region':
			return zone && { kind, region, zone };
		case 'draw-line':
			return zone && { kind, zone, text: fields('text') ?? '' };
		case 'draw-region':
			return zone && as ? { kind, zone, as } : null;
		case 'cut-line':
			return at === null ? null : { kind, line, x: at };
		case 'cut-region':
			return at === null ? null : { kind, region, y: at };
		case 'take-reading':
			return { kind, reading: fields('reading') ?? '' };
		default:
			return null;
	}
}

/** The zone of the fields `x`, `y`, `width`, `height`; null where one is missing or no number. */
export function zoneOf(fields: Fields): Zone | null {
	const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => whole(fields(name)));
	if (x == null || y == null || width == null || height == null) return null;
	return { ulx: x, uly: y, lrx: x + width, lry: y + height };
}

/** Digits alone, not more than any picture has pixels. */
function whole(text: string | null): number | null {
	return text !== null && /^\d{1,6}$/.test(text.trim()) ? Number(text) : null;
}
