import { around, type Point, type Zone } from '#lib/facsimile/zone.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import type { Line, Region, RegionKind } from '#lib/transcription/page.ts';
import { onPage } from '../content.ts';
import * as imported from '../imported.ts';
import { Names } from '../xml/names.ts';
import { isKind } from '../zone-kind.ts';
import { tags, type Tag } from './tags.ts';

const LINES: ReadonlySet<string> = new Set([
	'ocr_line',
	'ocr_header',
	'ocr_caption',
	'ocr_textfloat'
]);
const AREAS: ReadonlySet<string> = new Set(['ocr_carea', 'ocr_separator']);

interface OpenLine {
	tag: Tag;
	words: imported.ReadWord[];
	/** Letters outside the words. */
	loose: string;
}

interface Area {
	tag: Tag;
	lines: OpenLine[];
}

/**
 * The first page of an hOCR file of any tool. It is read as HTML, since not all of it is XML;
 * refused is what has no page, holds neither text nor geometry, or declares entities.
 */
export function read(html: string): Outcome<imported.Imported> {
	const declared = declaredAt(html);
	if (declared !== null) {
		const line = html.slice(0, declared).split('\n').length;
		return refuse('not_well_formed', {
			line,
			what: 'entities are not allowed here'
		});
	}
	const all = tags(html);
	const pages = all.filter((one) => one.opens && one.class === 'ocr_page');
	const [page, second] = pages;
	if (!page) return refuse('other_format', { what: all[0]?.name ?? '', wanted: 'hOCR' });
	const remarks = new imported.Remarks();
	if (second) remarks.say('more_pages', second);
	const until = second ? all.indexOf(second) : all.length;
	const areas = areasOf(all.slice(all.indexOf(page) + 1, until));
	if (areas.length === 0) return refuse('nothing_in_file');
	const name = /image\s+["']?([^"';]+)/.exec(page.title)?.[1]?.trim() ?? null;
	if (name === null) remarks.say('no_image_name', page);
	const { lrx: width, lry: height } = zoneOf(page) ?? { lrx: null, lry: null };
	const names = new Names();
	return done({
		page: { regions: areas.map((area) => regionOf(area, names, remarks)) },
		image: { name, width, height },
		order: 'document',
		remarks: remarks.list
	});
}

/** Where a document type with definitions of its own begins, or an entity; each letter is passed once. */
function declaredAt(html: string): number | null {
	let type: number | null = null;
	for (const { 0: sign, index } of html.matchAll(/<!DOCTYPE|<!ENTITY|[>[]/gi)) {
		if (sign === '>') type = null;
		else if (sign !== '[') {
			if (/entity/i.test(sign)) return index;
			type ??= index;
		} else if (type !== null) return type;
	}
	return null;
}

/** Areas with their lines; a line outside any area is an area of its own. */
function areasOf(all: readonly Tag[]): Area[] {
	const areas: Area[] = [];
	let [area, line, word] = [null, null, null] as [Area | null, OpenLine | null, Tag | null];
	for (const tag of all) {
		if (area && tag.depth <= area.tag.depth) area = null;
		if (line && tag.depth <= line.tag.depth) line = null;
		if (word && tag.depth <= word.depth) word = null;
		if (tag.opens && AREAS.has(tag.class)) areas.push((area = { tag, lines: [] }));
		if (tag.opens && LINES.has(tag.class)) {
			[line, word] = [{ tag, words: [], loose: '' }, null];
			if (area) area.lines.push(line);
			else areas.push({ tag, lines: [line] });
		}
		if (tag.opens && tag.class === 'ocrx_word' && line) {
			word = tag;
			const confidence = imported.certaintyOf(/x_wconf\s+([\d.]+)/.exec(tag.title)?.[1], 100);
			line.words.push({ text: '', zone: zoneOf(tag) ?? imported.NOWHERE, confidence });
		}
		if (word && line) line.words.at(-1)!.text += tag.text;
		else if (line) line.loose += tag.text;
	}
	return areas;
}

function regionOf({ tag, lines }: Area, names: Names, remarks: imported.Remarks): Region {
	const read = lines.map((line) => lineOf(line, names, remarks));
	const own = zoneOf(tag);
	if (!own) remarks.say('no_outline', tag, tag.id);
	return {
		id: names.of(`area:${tag.at}`, tag.id || 'region'),
		kind: kindOf(tag),
		zone: own ?? around(read.map((line) => line.zone)) ?? imported.NOWHERE,
		lines: read
	};
}

function kindOf(tag: Tag): RegionKind {
	if (isKind(tag.kind)) return tag.kind;
	return tag.class === 'ocr_separator' ? 'rule' : 'body';
}

function lineOf({ tag, words, loose }: OpenLine, names: Names, remarks: imported.Remarks): Line {
	const filled = words
		.map((word) => ({ ...word, text: imported.lineText(word.text) }))
		.filter((word) => word.text !== '');
	const text =
		filled.length > 0 ? filled.map((word) => word.text).join(' ') : imported.lineText(loose);
	if (text === '') remarks.say('no_text', tag);
	const own = zoneOf(tag);
	if (!own) remarks.say('no_outline', tag, tag.id);
	const zone = own ?? around(filled.map((word) => word.zone)) ?? imported.NOWHERE;
	const baseline = baselineOf(tag, zone);
	return imported.importedLine({
		id: names.of(`line:${tag.at}`, tag.id || 'line'),
		...{ zone, text, words: imported.layWords(text, filled).words },
		...(baseline && { baseline })
	});
}

function zoneOf({ title }: Tag): Zone | undefined {
	const found = /bbox((?:\s+-?[\d.]+){4})/.exec(title)?.[1];
	if (found === undefined) return undefined;
	const [ulx, uly, lrx, lry] = found.trim().split(/\s+/).map(Number) as [
		number,
		number,
		number,
		number
	];
	if (![ulx, uly, lrx, lry].every(Number.isFinite)) return undefined;
	const corners = [
		{ x: ulx, y: uly },
		{ x: lrx, y: lry }
	];
	return imported.zoneOf(corners.map((point) => onPage(point, imported.BOUNDLESS)));
}

/** Slope and height over the lower left corner of the line's zone. */
function baselineOf({ title }: Tag, zone: Zone): Point[] | undefined {
	const found = /baseline\s+(-?[\d.]+)\s+(-?[\d.]+)/.exec(title);
	if (!found) return undefined;
	const [slope, offset] = [Number(found[1]), Number(found[2])];
	const height = (x: number) => zone.lry + offset + slope * (x - zone.ulx);
	const points = [zone.ulx, zone.lrx].map((x) => ({ x, y: height(x) }));
	if (points.some(({ y }) => !Number.isFinite(y))) return undefined;
	return points.map((point) => onPage(point, imported.BOUNDLESS));
}
