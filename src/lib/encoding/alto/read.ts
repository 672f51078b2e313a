import { around, type Point, type Zone } from '#lib/facsimile/zone.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import type { Line, Region } from '#lib/transcription/page.ts';
import { onPage } from '../content.ts';
import * as imported from '../imported.ts';
import { elements, find, textOf, walk, type Element } from '../xml/element.ts';
import { Names } from '../xml/names.ts';
import type { Parsed } from '../xml/parse.ts';
import { ofAlto } from '../zone-kind.ts';

/** Parts of an inch that a unit of length is. */
const UNITS = new Map([
	['mm10', 254],
	['inch1200', 1200]
]);

interface Reading {
	remarks: imported.Remarks;
	names: Names;
	/** Pixels a unit. */
	scale: number;
	/** Labels of tags by id. */
	tags: ReadonlyMap<string, string>;
}

/** An ALTO file of version 1 to 4; `dpi` of the picture, for files that measure in inches or millimetres. */
export function read(
	xml: string,
	{ dpi = null }: { dpi?: number | null } = {}
): Outcome<imported.Imported> {
	const found = imported.sheetOf(xml, 'alto', 'ALTO');
	return found.ok ? readPage(found.value.root, found.value.sheet, dpi) : found;
}

function readPage(root: Parsed, sheet: Parsed, dpi: number | null): Outcome<imported.Imported> {
	const remarks = new imported.Remarks();
	const reading: Reading = {
		remarks,
		names: new Names(),
		scale: scaleOf(root, dpi, remarks),
		tags: tagsOf(root)
	};
	if (root.uri !== '' && !/alto\/ns-v[2-4]#$/.test(root.uri)) remarks.say('unknown_version', root);
	const named = find(root, 'fileName');
	const name = named ? textOf(named).trim() : '';
	if (name === '') remarks.say('no_image_name', root);
	const blocks = ([...walk(sheet)] as Parsed[]).filter(
		({ name }) => name === 'TextBlock' || name === 'GraphicalElement'
	);
	if (blocks.length === 0) return refuse('nothing_in_file');
	return done({
		page: { regions: blocks.map((block) => regionOf(block, reading)) },
		image: {
			name: name || null,
			width: imported.sideOf(sheet.attributes.WIDTH, reading.scale),
			height: imported.sideOf(sheet.attributes.HEIGHT, reading.scale)
		},
		order: 'document',
		remarks: remarks.list
	});
}

function scaleOf(root: Parsed, dpi: number | null, remarks: imported.Remarks): number {
	const unit = find(root, 'MeasurementUnit');
	const parts = UNITS.get(unit ? textOf(unit).trim() : 'pixel');
	if (parts === undefined) return 1;
	if (dpi !== null) return dpi / parts;
	remarks.say('unit_guessed', unit as Parsed, textOf(unit!).trim());
	return 1;
}

function tagsOf(root: Element): Map<string, string> {
	const tags = find(root, 'Tags');
	return new Map(
		(tags ? elements(tags) : []).map(({ attributes }) => [
			attributes.ID ?? '',
			attributes.LABEL ?? ''
		])
	);
}

function regionOf(block: Parsed, reading: Reading): Region {
	const { names, remarks } = reading;
	const lines = (elements(block, 'TextLine') as Parsed[]).map((line) => lineOf(line, reading));
	const own = zoneOf(block, reading);
	if (!own) remarks.say('no_outline', block, block.attributes.ID);
	return {
		id: idOf(block, 'region', names),
		kind: block.name === 'GraphicalElement' ? 'rule' : kindOf(block, reading),
		zone: own ?? around(lines.map((line) => line.zone)) ?? imported.NOWHERE,
		lines
	};
}

function idOf(element: Parsed, kind: string, names: Names): string {
	const { line, column } = element.position;
	return names.of(`${kind}:${line}:${column}`, element.attributes.ID ?? kind);
}

function kindOf(block: Parsed, { tags, remarks }: Reading): Region['kind'] {
	for (const id of (block.attributes.TAGREFS ?? '').split(/\s+/).filter(Boolean)) {
		const label = tags.get(id);
		if (label === undefined) remarks.say('dangling', block, id);
		const kind = ofAlto(label);
		if (kind !== undefined) return kind;
		if (label !== undefined) remarks.say('unknown_kind', block, label);
	}
	return 'body';
}

/** `String`s with a space between them, whether or not an `SP` says so; `HYP` is the line's last sign. */
function lineOf(line: Parsed, reading: Reading): Line {
	const { names, remarks } = reading;
	const hyphen = elements(line, 'HYP')[0]?.attributes.CONTENT ?? '-';
	const strings = elements(line, 'String') as Parsed[];
	const divided =
		elements(line, 'HYP').length > 0 || strings.at(-1)?.attributes.SUBS_TYPE === 'HypPart1';
	const words = strings.map((string, i) => {
		const content = imported.lineText(string.attributes.CONTENT ?? '');
		const endsLine = divided && i === strings.length - 1 && !/[-¬\u00AD]$/.test(content);
		return {
			text: endsLine ? content + hyphen : content,
			zone: zoneOf(string, reading) ?? imported.NOWHERE,
			confidence: imported.certaintyOf(string.attributes.WC)
		};
	});
	const text = imported.lineText(words.map((word) => word.text).join(' '));
	if (text === '') remarks.say('no_text', line);
	const own = zoneOf(line, reading);
	if (!own) remarks.say('no_outline', line, line.attributes.ID);
	const zone = own ?? around(words.map((word) => word.zone)) ?? imported.NOWHERE;
	const placed = words.filter((word) => word.zone !== imported.NOWHERE);
	const baseline = baselineOf(line, zone, reading);
	return imported.importedLine({
		id: idOf(line, 'line', names),
		zone,
		text,
		words: imported.layWords(text, placed).words.map(({ stale: _, ...word }) => word),
		...(baseline && { baseline })
	});
}

/** Points, or one number: the height of a level line. */
function baselineOf(line: Parsed, zone: Zone, reading: Reading): Point[] | undefined {
	const given = line.attributes.BASELINE?.trim();
	if (given === undefined || given === '') return undefined;
	const level = Number(given) * reading.scale;
	if (Number.isFinite(level))
		return [zone.ulx, zone.lrx].map((x) => onPage({ x, y: level }, imported.BOUNDLESS));
	const points = pointsOf(given, reading);
	return points.length > 1 ? points : undefined;
}

/** `x,y x,y` or `x y x y`; whole pixels, none below zero. */
function pointsOf(given: string, { scale }: Reading): Point[] {
	const numbers = given
		.trim()
		.split(/[\s,]+/)
		.map((one) => Number(one) * scale);
	const points: Point[] = [];
	for (let i = 0; i + 1 < numbers.length; i += 2)
		points.push({ x: numbers[i]!, y: numbers[i + 1]! });
	const usable = points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
	return usable.map((point) => onPage(point, imported.BOUNDLESS));
}

function zoneOf(element: Parsed, reading: Reading): Zone | undefined {
	const polygon = elements(element, 'Shape').flatMap((shape) => elements(shape, 'Polygon'))[0];
	const points = polygon ? pointsOf(polygon.attributes.POINTS ?? '', reading) : [];
	const outline = points.length > 2 ? imported.zoneOf(points) : undefined;
	const [x, y, width, height] = ['HPOS', 'VPOS', 'WIDTH', 'HEIGHT'].map(
		(name) => Number(element.attributes[name] ?? NaN) * reading.scale
	);
	if (![x, y, width, height].every(Number.isFinite)) return outline;
	if ([x!, y!].some((value) => value < 0)) reading.remarks.say('point_moved', element);
	const corners = [
		{ x: x!, y: y! },
		{ x: x! + width!, y: y! + height! }
	];
	const zone = imported.zoneOf(corners.map((point) => onPage(point, imported.BOUNDLESS)));
	return outline?.points ? { ...zone, points: outline.points } : zone;
}
