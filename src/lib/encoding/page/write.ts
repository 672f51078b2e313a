import type { Point } from '#lib/facsimile/zone.ts';
import type { Surface } from '#lib/facsimile/surface.ts';
import type { Line, Page, Region } from '#lib/transcription/page.ts';
import { corners, linesOf, onPage, tokensOf } from '../content.ts';
import type { Edition } from '../edition.ts';
import { block, inline, serialise, type Element } from '../xml/element.ts';
import { Names } from '../xml/names.ts';
import { ZONE_KINDS } from '../zone-kind.ts';
import * as spoken from './spoken.ts';

export const NAMESPACE = 'http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15';

interface Writing {
	surface: Surface;
	names: Names;
}

/** One surface as PAGE 2019-07-15: reading order, outlines, baselines, words whose zones still hold. */
export function write(edition: Edition, surface: Surface, page: Page): string {
	const writing: Writing = { surface, names: new Names() };
	const order = writing.names.of('order', 'reading-order');
	const regions = page.regions.map((region, i) => regionOf(region, i, writing));
	const attributes = {
		imageFilename: surface.name,
		imageWidth: surface.width,
		imageHeight: surface.height
	};
	const content = block('Page', attributes, [...readingOrder(order, regions), ...regions]);
	return serialise(block('PcGts', { xmlns: NAMESPACE }, [metadata(edition), content]));
}

function metadata({ date, programs }: Edition): Element {
	const moment = date.includes('T') ? date : `${date}T00:00:00Z`;
	const creator = programs.find(({ id }) => id === 'sverka');
	return block('Metadata', {}, [
		inline('Creator', {}, [`Sverka ${creator?.version ?? ''}`.trim()]),
		inline('Created', {}, [moment]),
		inline('LastChange', {}, [moment])
	]);
}

function readingOrder(id: string, regions: readonly Element[]): Element[] {
	if (regions.length === 0) return [];
	const refs = regions.map((region, index) =>
		inline('RegionRefIndexed', { index, regionRef: region.attributes.id })
	);
	return [block('ReadingOrder', {}, [block('OrderedGroup', { id }, refs)])];
}

function regionOf(region: Region, index: number, writing: Writing): Element {
	const kind = ZONE_KINDS[region.kind];
	const id = writing.names.of(`region:${region.id}`, region.id);
	const custom = `readingOrder {index:${index};} structure {type:${region.kind};}`;
	const points = coords(corners(region.zone, writing.surface));
	if (!kind.text) return block(kind.page, { id, custom }, [points]);
	const lines = linesOf(region).map((line, i) => lineOf(line, i, writing));
	const own = spoken.write(region.languages);
	return block('TextRegion', { id, custom, type: kind.page, ...own }, [points, ...lines]);
}

function coords(points: readonly Point[]): Element {
	return inline('Coords', { points: written(points) });
}

function written(points: readonly Point[]): string {
	return points.map(({ x, y }) => `${x},${y}`).join(' ');
}

function lineOf(line: Line, index: number, writing: Writing): Element {
	const { surface, names } = writing;
	const baseline = line.baseline?.map((point) => onPage(point, surface)) ?? [];
	const id = names.of(`line:${line.id}`, line.id);
	return block('TextLine', { id, custom: `readingOrder {index:${index};}` }, [
		coords(corners(line.zone, surface)),
		baseline.length > 1 && inline('Baseline', { points: written(baseline) }),
		...wordsOf(line, id, writing),
		textEquiv(line.text, 0, line.by === 'tesseract' ? line.confidence : null),
		line.offered !== undefined && textEquiv(line.offered, 1, null)
	]);
}

/** All words or none: half a line of words would be read as the whole of it. */
function wordsOf(line: Line, id: string, { surface, names }: Writing): Element[] {
	const tokens = tokensOf(line);
	if (!tokens.every(({ measured }) => measured)) return [];
	return tokens.map(({ text, zone, confidence }, i) =>
		block('Word', { id: names.of(`word:${line.id}:${i}`, `${id}-w${i + 1}`) }, [
			coords(corners(zone, surface)),
			textEquiv(text, undefined, confidence)
		])
	);
}

/** Index 0 is the text that holds; a machine's other reading stands after it. */
function textEquiv(text: string, index: number | undefined, confidence: number | null): Element {
	return block('TextEquiv', { index, conf: confidence ?? undefined }, [
		inline('Unicode', {}, [text])
	]);
}
