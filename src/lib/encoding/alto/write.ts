import type { Surface } from '#lib/facsimile/surface.ts';
import type { Zone } from '#lib/facsimile/zone.ts';
import type { Line, Page, Region, RegionKind } from '#lib/transcription/page.ts';
import { corners, linesOf, onPage, rectangle, tokensOf, type Token } from '../content.ts';
import { continues } from '../tei/paragraph.ts';
import { block, inline, serialise, type Child, type Element } from '../xml/element.ts';
import { Names } from '../xml/names.ts';
import { ZONE_KINDS } from '../zone-kind.ts';

export const NAMESPACE = 'http://www.loc.gov/standards/alto/ns-v4#';

/** Kinds of line by SegmOnto: printed pages, handwriting, all else typed. */
const LINES = {
	typed: 'DefaultLine:Typewritten',
	printed: 'DefaultLine:Print',
	written: 'DefaultLine:Handwritten'
} as const;
const HANDS: ReadonlySet<RegionKind> = new Set(['handwriting', 'margin']);

interface Writing {
	surface: Surface;
	names: Names;
	/** Labels of tags in order of first use. */
	tags: Map<string, string>;
}

/** One surface as ALTO 4.4, in pixels; divided words stand whole in SUBS_CONTENT on both halves. */
export function write(surface: Surface, page: Page): string {
	const writing: Writing = { surface, names: new Names(), tags: new Map() };
	const ID = writing.names.of('page', 'page');
	const blocks = page.regions.map((region) => blockOf(region, writing));
	const { width: WIDTH, height: HEIGHT, ordinal: PHYSICAL_IMG_NR } = surface;
	const space = block('PrintSpace', { HPOS: 0, VPOS: 0, WIDTH, HEIGHT }, blocks);
	const sheet = block('Page', { ID, WIDTH, HEIGHT, PHYSICAL_IMG_NR }, [space]);
	const root = block('alto', { xmlns: NAMESPACE, SCHEMAVERSION: '4.4' }, [
		description(surface),
		tagsOf(writing),
		block('Layout', {}, [sheet])
	]);
	return serialise(root);
}

function description({ name, sha256 }: Surface): Element {
	return block('Description', {}, [
		inline('MeasurementUnit', {}, ['pixel']),
		block('sourceImageInformation', {}, [
			inline('fileName', {}, [name]),
			inline('fileIdentifier', {}, [`sha256:${sha256}`])
		])
	]);
}

function tagsOf({ tags }: Writing): Child {
	const made = [...tags].map(([LABEL, ID]) => inline('OtherTag', { ID, LABEL }));
	return made.length > 0 && block('Tags', {}, made);
}

function tag(label: string, { tags, names }: Writing): string {
	const id = tags.get(label) ?? names.of(`tag:${label}`, `tag-${tags.size + 1}`);
	tags.set(label, id);
	return id;
}

function blockOf(region: Region, writing: Writing): Element {
	const kind = ZONE_KINDS[region.kind];
	const attributes = {
		ID: writing.names.of(`region:${region.id}`, region.id),
		TAGREFS: tag(kind.alto, writing),
		...placed(region.zone, writing)
	};
	const shape = outline(region.zone, writing);
	if (!kind.text) return block('GraphicalElement', attributes, [shape]);
	const lines = linesOf(region);
	const label = lineLabel(region.kind, writing.surface);
	return block('TextBlock', attributes, [
		shape,
		...lines.map((line, i) => lineOf(line, lines[i - 1], lines[i + 1], label, writing))
	]);
}

function lineLabel(kind: RegionKind, { siglum }: Surface): string {
	if (HANDS.has(kind)) return LINES.written;
	return siglum === 'P' ? LINES.printed : LINES.typed;
}

function placed(zone: Zone, { surface }: Writing): Record<string, number> {
	const { ulx, uly, lrx, lry } = rectangle(zone, surface);
	return { HPOS: ulx, VPOS: uly, WIDTH: lrx - ulx, HEIGHT: lry - uly };
}

function outline(zone: Zone, { surface }: Writing): Child {
	if (zone.points === undefined) return null;
	const POINTS = pairs(corners(zone, surface));
	return block('Shape', {}, [inline('Polygon', { POINTS })]);
}

function pairs(points: readonly { x: number; y: number }[]): string {
	return points.map(({ x, y }) => `${x},${y}`).join(' ');
}

function lineOf(
	line: Line,
	before: Line | undefined,
	after: Line | undefined,
	label: string,
	writing: Writing
): Element {
	const baseline = line.baseline?.map((point) => onPage(point, writing.surface));
	const attributes = {
		ID: writing.names.of(`line:${line.id}`, line.id),
		TAGREFS: tag(label, writing),
		BASELINE: baseline && pairs(baseline),
		...placed(line.zone, writing)
	};
	const divided = continues(line, after);
	const begun = before !== undefined && continues(before, line);
	const strings = tokensOf(line).flatMap((token, i, all) => {
		const last = divided && i === all.length - 1;
		const whole = last ? joined(line, after!) : i === 0 && begun ? joined(before, line) : undefined;
		const space = i > 0 && inline('SP');
		return [space, stringOf(token, last, whole, writing)];
	});
	const hyphen = divided && inline('HYP', { CONTENT: line.text.at(-1) });
	const none = strings.length === 0 && inline('String', { CONTENT: '' });
	return block('TextLine', attributes, [outline(line.zone, writing), ...strings, none, hyphen]);
}

function stringOf(
	token: Token,
	divided: boolean,
	whole: string | undefined,
	writing: Writing
): Element {
	const part = divided ? 'HypPart1' : 'HypPart2';
	const attributes = {
		...placed(token.zone, writing),
		CONTENT: divided ? token.text.slice(0, -1) : token.text,
		SUBS_TYPE: whole === undefined ? undefined : part,
		SUBS_CONTENT: whole,
		WC: token.confidence ?? undefined
	};
	return block('String', attributes, [outline(token.zone, writing)]);
}

/** The word that two lines share, without its hyphen. */
function joined(line: Line, next: Line): string {
	const first = tokensOf(line).at(-1)!.text.slice(0, -1);
	return first + (tokensOf(next)[0]?.text ?? '');
}
