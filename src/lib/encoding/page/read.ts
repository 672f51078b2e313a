import { around, type Point, type Zone } from '#lib/facsimile/zone.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import type { Line, Region } from '#lib/transcription/page.ts';
import { onPage } from '../content.ts';
import * as imported from '../imported.ts';
import { elements, find, textOf, walk, type Element } from '../xml/element.ts';
import { Names } from '../xml/names.ts';
import type { Parsed } from '../xml/parse.ts';
import { ofPage } from '../zone-kind.ts';
import { inOrder } from './order.ts';
import * as spoken from './spoken.ts';

const KNOWN = /PAGE\/gts\/pagecontent\/20\d\d-\d\d-\d\d$/;

interface Reading {
	remarks: imported.Remarks;
	names: Names;
	size: { width: number; height: number };
}

/**
 * A PAGE file of any year and any tool. Faults against the schema are remarks, no refusals; refused
 * is only what is not XML, is no PAGE, or holds neither text nor geometry.
 */
export function read(xml: string): Outcome<imported.Imported> {
	const found = imported.sheetOf(xml, 'PcGts', 'PAGE');
	return found.ok ? readPage(found.value.root, found.value.sheet) : found;
}

function readPage(root: Parsed, sheet: Parsed): Outcome<imported.Imported> {
	const { imageFilename, imageWidth, imageHeight } = sheet.attributes;
	const [width, height] = [imported.sideOf(imageWidth), imported.sideOf(imageHeight)];
	const { BOUNDLESS } = imported;
	const size = { width: width ?? BOUNDLESS.width, height: height ?? BOUNDLESS.height };
	const reading: Reading = { remarks: new imported.Remarks(), names: new Names(), size };
	const { remarks } = reading;
	if (!KNOWN.test(root.uri)) remarks.say('unknown_version', root);
	const foreign = find(root, 'TranskribusMetadata') as Parsed | undefined;
	if (foreign) remarks.say('foreign_metadata', foreign, 'Transkribus');
	if (!imageFilename?.trim()) remarks.say('no_image_name', sheet);
	const found = ([...walk(sheet)] as Parsed[]).filter(
		({ name }) => name.endsWith('Region') || name === 'TableCell'
	);
	const { ordered, order } = inOrder(sheet, found, remarks);
	const regions = ordered.map((region) => regionOf(region, reading));
	if (regions.length === 0) return refuse('nothing_in_file');
	return done({
		page: { regions },
		image: { name: imageFilename?.trim() || null, width, height },
		order,
		remarks: remarks.list
	});
}

function regionOf(region: Parsed, reading: Reading): Region {
	const { remarks, names } = reading;
	const { id = '', type, custom } = region.attributes;
	const word = region.name === 'TextRegion' ? type : region.name;
	const kind = ofPage(word, custom);
	if (kind === undefined && word !== undefined) remarks.say('unknown_kind', region, word);
	const lines = inOrder(region, elements(region, 'TextLine') as Parsed[], remarks).ordered;
	const own = zoneOf(region, reading);
	const read = lines.map((line) => lineOf(line, own, reading));
	if (!own) remarks.say('no_outline', region, id);
	const zone = own ?? around(read.map((line) => line.zone)) ?? imported.NOWHERE;
	const languages = spoken.read(region.attributes);
	return {
		id: names.of(`region:${id}:${region.position.line}:${region.position.column}`, id || 'region'),
		kind: kind ?? 'body',
		zone,
		...(languages !== undefined && { languages }),
		lines: read.length > 0 ? read : dividedLines(region, zone, reading)
	};
}

/** Text that stands on the region only: a line each, the zone in equal parts. */
function dividedLines(region: Parsed, zone: Zone, { remarks, names }: Reading): Line[] {
	const texts = (readingsOf(region)[0]?.text ?? '').split(/\r?\n/).map(imported.lineText);
	const filled = texts.filter((text) => text !== '');
	if (filled.length === 0) return [];
	remarks.say('region_text_only', region);
	const step = (zone.lry - zone.uly) / filled.length;
	return filled.map((text, i) => {
		const uly = Math.round(zone.uly + i * step);
		const own = { ulx: zone.ulx, lrx: zone.lrx, uly, lry: Math.round(uly + step) };
		const id = names.of(
			`divided:${region.attributes.id}:${i}`,
			`${region.attributes.id}-l${i + 1}`
		);
		return imported.importedLine({ id, zone: own, text, words: [] });
	});
}

interface Equivalent {
	text: string;
	index: number;
	confidence: number | null;
}

/** All readings of a line or word, the one that holds first: the lowest index, then the file's order. */
function readingsOf(element: Element): Equivalent[] {
	return elements(element, 'TextEquiv')
		.map((one) => ({
			text: textOf(elements(one, 'Unicode')[0] ?? elements(one, 'PlainText')[0] ?? ''),
			index: Number(one.attributes.index ?? Infinity),
			confidence: imported.certaintyOf(one.attributes.conf)
		}))
		.sort((a, b) => (a.index === b.index ? 0 : a.index - b.index));
}

function lineOf(line: Parsed, region: Zone | undefined, reading: Reading): Line {
	const { remarks, names } = reading;
	const { id = '' } = line.attributes;
	const words = (elements(line, 'Word') as Parsed[]).map((word) => ({
		text: imported.lineText(readingsOf(word)[0]?.text ?? ''),
		zone: zoneOf(word, reading) ?? imported.NOWHERE,
		confidence: readingsOf(word)[0]?.confidence ?? null
	}));
	const readings = readingsOf(line);
	if (readings.length > 1) remarks.say('several_readings', line);
	const text = imported.lineText(readings[0]?.text ?? words.map((word) => word.text).join(' '));
	if (text === '') remarks.say('no_text', line);
	const laid = imported.layWords(text, words);
	if (words.length > 0 && !laid.agree) remarks.say('words_disagree', line);
	const baseline = pointsOf(elements(line, 'Baseline')[0] as Parsed | undefined, reading);
	const own = zoneOf(line, reading);
	if (!own) remarks.say('no_outline', line, id);
	const zone =
		own ??
		around(words.map((word) => word.zone)) ??
		(baseline && imported.zoneOf(baseline)) ??
		region;
	return imported.importedLine({
		id: names.of(`line:${id}:${line.position.line}:${line.position.column}`, id || 'line'),
		zone: zone ?? imported.NOWHERE,
		text,
		words: laid.words,
		confidence: readings[0]?.confidence ?? null,
		...(baseline && baseline.length > 1 && { baseline }),
		...(readings[1] &&
			readings[1].text !== readings[0]!.text && { offered: imported.lineText(readings[1].text) })
	});
}

function zoneOf(element: Element, reading: Reading): Zone | undefined {
	const coords = elements(element, 'Coords')[0] as Parsed | undefined;
	const points = pointsOf(coords, reading);
	if (!points || points.length === 0) return undefined;
	if (points.length < 3) reading.remarks.say('two_points', coords!);
	return imported.zoneOf(points);
}

/** `x,y x,y`, or the `Point` elements of old files; whole pixels of the page. */
function pointsOf(element: Parsed | undefined, { remarks, size }: Reading): Point[] | undefined {
	if (!element) return undefined;
	const old = elements(element, 'Point').map(({ attributes }) => [attributes.x, attributes.y]);
	const pairs = element.attributes.points
		?.trim()
		.split(/\s+/)
		.map((pair) => pair.split(','));
	const given = (pairs ?? old).map(([x, y]) => ({ x: Number(x), y: Number(y) }));
	const usable = given.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
	const moved = usable.map((point) => onPage(point, size));
	if (moved.some((point, i) => point.x !== usable[i]!.x || point.y !== usable[i]!.y))
		remarks.say('point_moved', element);
	return moved;
}
