import type { Zone } from '#lib/facsimile/zone.ts';
import type { Line, Page, Region } from '#lib/transcription/page.ts';
import { elements, find, textOf as plain, walk, type Element } from '../xml/element.ts';
import { parse } from '../xml/parse.ts';
import { ofTei } from '../zone-kind.ts';
import { gather, type ReadLine } from './line-walk.ts';

/** A page of the scan as the file has it; `surface` is the `xml:id` of its surface. */
export interface ReadPage {
	surface: string;
	page: Page;
}

/**
 * The text between one line break and the next, by the `xml:id` of the line's zone: what the leaf
 * has (`lem`, `sic`, `orig`, `abbr`), without notes of editors and readings of others.
 */
export function linesOf(xml: string): Map<string, string> {
	const found = new Map<string, string>();
	for (const line of linesIn(parse(xml))) {
		if (found.has(line.zone)) throw new Error(`the line ${line.zone} comes twice`);
		found.set(line.zone, line.text);
	}
	return found;
}

/** Every line of the edition's text, in order, one that comes twice too. */
export function linesIn(root: Element): ReadLine[] {
	const body = find(root, 'body');
	const edition =
		body && elements(body, 'div').find(({ attributes }) => attributes.type === 'edition');
	return edition ? gather(edition, names(root)) : [];
}

/** What a person's or a place's id stands for. */
function names(root: Element): Map<string, string> {
	const found = new Map<string, string>();
	const list = find(root, 'standOff');
	for (const one of list ? walk(list) : []) {
		const name = elements(one).find((child) => /^(pers|place)Name$/.test(child.name));
		const id = one.attributes['xml:id'];
		if (name && id !== undefined) found.set(`#${id}`, plain(name));
	}
	return found;
}

/** The pages of the scan with regions, lines and marks: the tree that our own export was made of. */
export function read(xml: string): ReadPage[] {
	const root = parse(xml);
	const lines = new Map(linesIn(root).map((line) => [line.zone, line]));
	return [...walk(root)]
		.filter(({ name, attributes }) => name === 'surface' && attributes.start !== undefined)
		.map((surface) => ({
			surface: surface.attributes['xml:id']!,
			page: { regions: elements(surface, 'zone').map((zone) => regionOf(zone, lines)) }
		}));
}

function regionOf(zone: Element, lines: ReadonlyMap<string, ReadLine>): Region {
	return {
		id: zone.attributes['xml:id']!,
		kind: ofTei(zone.attributes.type) ?? 'body',
		zone: zoneOf(zone),
		lines: elements(zone, 'zone').map((line) => lineOf(line, lines.get(line.attributes['xml:id']!)))
	};
}

/** A TEI file knows nothing of words and confidences: whoever imports it reads on from the text. */
function lineOf(zone: Element, line: ReadLine | undefined): Line {
	return {
		id: zone.attributes['xml:id']!,
		zone: zoneOf(zone),
		text: line?.text ?? '',
		annotations: line?.annotations ?? [],
		words: [],
		confidence: null,
		revision: 0,
		by: 'import',
		seen: [],
		...(line?.endsParagraph && { endsParagraph: true })
	};
}

function zoneOf({ attributes }: Element): Zone {
	const number = (name: string) => Number(attributes[name]);
	const points = attributes.points?.split(' ').map((one) => {
		const [x, y] = one.split(',').map(Number);
		return { x: x!, y: y! };
	});
	return {
		ulx: number('ulx'),
		uly: number('uly'),
		lrx: number('lrx'),
		lry: number('lry'),
		...(points && { points }),
		...(attributes.rotate !== undefined && { rotate: number('rotate') })
	};
}
