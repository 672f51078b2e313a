import type { Zone } from '#lib/facsimile/zone.ts';
import { block, inline, type Element } from '../xml/element.ts';
import { linesOf } from '../content.ts';
import type { EditionSurface } from '../edition.ts';
import { ZONE_KINDS } from '../zone-kind.ts';
import { lineId, pageBreakId, regionId, surfaceId, type Writing } from './writing.ts';

/** Every surface with its zones: the scan's first, then the publication's; null for no surface. */
export function write(writing: Writing): Element | null {
	const groups = (['S', 'P'] as const).flatMap((siglum) => {
		const surfaces = writing.edition.surfaces
			.filter(({ surface }) => surface.siglum === siglum)
			.sort((a, b) => a.surface.ordinal - b.surface.ordinal)
			.map((one) => surfaceOf(one, writing));
		return surfaces.length === 0 ? [] : [block('surfaceGrp', { corresp: `#${siglum}` }, surfaces)];
	});
	return groups.length === 0 ? null : block('facsimile', { 'xml:id': 'facs' }, groups);
}

function surfaceOf({ surface, page }: EditionSurface, writing: Writing): Element {
	const { id, width, height, ordinal, siglum } = surface;
	const hasText = siglum === 'S' && page !== null;
	const graphic = inline('graphic', {
		url: `img:${encodeURIComponent(surface.name)}`,
		mimeType: surface.mediaType,
		width: `${width}px`,
		height: `${height}px`
	});
	const zones = (page?.regions ?? [])
		.filter((region) => region.kind !== 'noise')
		.map((region) => {
			const lines = linesOf(region).map((line) =>
				zoneOf(lineId(writing, id, line.id), 'line', line.zone, surface)
			);
			const kind = ZONE_KINDS[region.kind].tei;
			return zoneOf(regionId(writing, id, region.id), kind, region.zone, surface, lines);
		});
	const attributes = {
		'xml:id': surfaceId(writing, id),
		n: ordinal,
		ulx: 0,
		uly: 0,
		lrx: width,
		lry: height,
		start: hasText ? `#${pageBreakId(writing, id)}` : undefined
	};
	return block('surface', attributes, [graphic, ...zones]);
}

/** A zone kept inside its surface: recognition may reach a pixel over the edge. */
function zoneOf(
	id: string,
	type: string,
	zone: Zone,
	page: { width: number; height: number },
	children: Element[] = []
): Element {
	const x = (value: number) => Math.min(Math.max(0, value), page.width);
	const y = (value: number) => Math.min(Math.max(0, value), page.height);
	const points = zone.points?.map((point) => `${x(point.x)},${y(point.y)}`).join(' ');
	return block(
		'zone',
		{
			'xml:id': id,
			type,
			ulx: x(zone.ulx),
			uly: y(zone.uly),
			lrx: x(zone.lrx),
			lry: y(zone.lry),
			points,
			rotate: zone.rotate === undefined ? undefined : (Math.round(zone.rotate) + 360) % 360
		},
		children
	);
}
