import type { RegionKind } from '#lib/transcription/page.ts';

/** What a kind of region is called elsewhere. */
export interface ZoneKind {
	/** TEI `zone/@type`. */
	tei: string;
	/** PAGE `TextRegion/@type`; `SeparatorRegion` and `NoiseRegion` are elements of their own. */
	page: string;
	/** Said in PAGE `custom` where its own words are too few. */
	custom: boolean;
	/** SegmOnto name, for ALTO tags. */
	alto: string;
	/** Holds text that exports carry. */
	text: boolean;
}

const row = (tei: string, page: string, alto: string, custom = false, text = true): ZoneKind => ({
	tei,
	page,
	alto,
	custom,
	text
});

/** The one table of region kinds to other formats; `custom` where PAGE has only `other`. */
export const ZONE_KINDS: Record<RegionKind, ZoneKind> = {
	body: row('paragraph', 'paragraph', 'MainZone'),
	heading: row('heading', 'heading', 'MainZone:heading'),
	form: row('form', 'other', 'CustomZone:form', true),
	list: row('list', 'other', 'CustomZone:list', true),
	letterhead: row('letterhead', 'header', 'CustomZone:letterhead', true),
	stamp: row('stamp', 'other', 'StampZone', true),
	handwriting: row('handwriting', 'other', 'MarginTextZone:handwriting', true),
	margin: row('marginalia', 'marginalia', 'MarginTextZone'),
	'page-number': row('page-number', 'page-number', 'NumberingZone'),
	footnote: row('footnote', 'footnote', 'MarginTextZone:footnote'),
	signature: row('signature', 'other', 'MainZone:signature', true),
	table: row('table', 'other', 'TableZone', true),
	rule: row('rule', 'SeparatorRegion', 'GraphicZone:rule', false, false),
	noise: row('noise', 'NoiseRegion', 'DamageZone', false, false)
};

/** The kind that TEI calls so; `undefined` for a word of nobody's. */
export function ofTei(type: string | undefined): RegionKind | undefined {
	return ofWord('tei', type);
}

/** The kind that ALTO's tag means: the whole name first, then its zone alone. */
export function ofAlto(label: string | undefined): RegionKind | undefined {
	return ofWord('alto', label) ?? ofWord('alto', label?.split(/[:#]/)[0]);
}

/** Whether a word of a file is one of our kinds; `constructor`, which every object has, is none. */
export function isKind(word: string | undefined): word is RegionKind {
	return word !== undefined && Object.hasOwn(ZONE_KINDS, word);
}

/** The kind that PAGE means: our own word in `custom` first, then its type. */
export function ofPage(type: string | undefined, custom = ''): RegionKind | undefined {
	const own = /structure \{type:([a-z-]+);/.exec(custom)?.[1];
	return isKind(own) ? own : ofWord('page', type);
}

function ofWord(format: 'tei' | 'alto' | 'page', word: string | undefined): RegionKind | undefined {
	const found = Object.entries(ZONE_KINDS).find(
		([, kind]) => kind[format] === word && !(format === 'page' && kind.custom)
	);
	return found?.[0] as RegionKind | undefined;
}
