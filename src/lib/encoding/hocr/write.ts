import type { Surface } from '#lib/facsimile/surface.ts';
import type { Zone } from '#lib/facsimile/zone.ts';
import type { Line, Page, Region } from '#lib/transcription/page.ts';
import { linesOf, rectangle, tokensOf } from '../content.ts';
import type { Edition } from '../edition.ts';
import { block, inline, serialise, type Child, type Element } from '../xml/element.ts';
import { Names } from '../xml/names.ts';
import { ZONE_KINDS } from '../zone-kind.ts';

const CAPABILITIES = 'ocr_page ocr_carea ocr_line ocr_separator ocrx_word ocrp_wconf';

interface Writing {
	surface: Surface;
	names: Names;
}

/** One surface as hOCR 1.2, which is XHTML here; a kind of region stands in `data-kind`. */
export function write(edition: Edition, surface: Surface, page: Page): string {
	const writing: Writing = { surface, names: new Names() };
	const version = edition.programs.find(({ id }) => id === 'sverka')?.version ?? '';
	const meta = (name: string, content: string) => inline('meta', { name, content });
	const head = block('head', {}, [
		inline('title', {}, [surface.name]),
		inline('meta', { 'http-equiv': 'Content-Type', content: 'text/html;charset=utf-8' }),
		meta('ocr-system', `Sverka ${version}`.trim()),
		meta('ocr-capabilities', CAPABILITIES),
		meta('ocr-number-of-pages', '1'),
		meta('ocr-langs', edition.record.originalLanguage)
	]);
	const sheet = block(
		'div',
		{ class: 'ocr_page', id: writing.names.of('page', 'page-1'), title: pageTitle(surface) },
		page.regions.map((region) => areaOf(region, writing))
	);
	const root = block('html', { xmlns: 'http://www.w3.org/1999/xhtml' }, [
		head,
		block('body', {}, [sheet])
	]);
	return serialise(root, ['<!DOCTYPE html>']);
}

/** The image's name in quotes, as the standard wants; a quote in it would end the title too soon. */
function pageTitle({ name, width, height, ordinal }: Surface): string {
	const image = name.replace(/["\\;]/g, '_');
	return `image "${image}"; bbox 0 0 ${width} ${height}; ppageno ${ordinal - 1}`;
}

function areaOf(region: Region, writing: Writing): Element {
	const attributes = {
		class: ZONE_KINDS[region.kind].text ? 'ocr_carea' : 'ocr_separator',
		id: writing.names.of(`region:${region.id}`, region.id),
		title: place(region.zone, writing),
		'data-kind': region.kind
	};
	return block(
		'div',
		attributes,
		linesOf(region).map((line) => lineOf(line, writing))
	);
}

function lineOf(line: Line, writing: Writing): Element {
	const id = writing.names.of(`line:${line.id}`, line.id);
	const words = tokensOf(line).flatMap(({ text, zone, confidence }, i): Child[] => {
		const sure = confidence === null ? '' : `; x_wconf ${Math.round(confidence * 100)}`;
		const title = `${place(zone, writing)}${sure}`;
		return [i > 0 && ' ', inline('span', { class: 'ocrx_word', title }, [text])];
	});
	const attributes = { class: 'ocr_line', id, title: place(line.zone, writing) + baseline(line) };
	return inline('span', attributes, words);
}

/** Slope and height of a straight baseline over the lower left corner of the line's zone. */
function baseline({ baseline, zone }: Line): string {
	const [first, last] = [baseline?.[0], baseline?.at(-1)];
	if (!first || !last || first.x === last.x) return '';
	const slope = (last.y - first.y) / (last.x - first.x);
	const offset = Math.round(first.y - zone.lry - slope * (first.x - zone.ulx));
	return `; baseline ${Number(slope.toFixed(4))} ${offset}`;
}

function place(zone: Zone, { surface }: Writing): string {
	const { ulx, uly, lrx, lry } = rectangle(zone, surface);
	return `bbox ${ulx} ${uly} ${lrx} ${lry}`;
}
