import { elements, walk, type Element } from '../xml/element.ts';
import type { Parsed } from '../xml/parse.ts';
import type { Fault } from './fault.ts';

/** What no Relax NG can say: ids, pointers, geometry, apparatus, history. */
export function faults(root: Parsed): Fault[] {
	const all = [...walk(root)] as Parsed[];
	const ids = idsOf(all);
	return [
		...doubled(all),
		...dangling(all, ids, prefixes(root)),
		...untied(all, ids),
		...misplacedLines(all, ids),
		...outside(all),
		...apparatus(all),
		...disordered(all)
	].sort((a, b) => a.line - b.line || a.column - b.column);
}

function fault(kind: Fault['kind'], at: Parsed, message: string): Fault {
	return { kind, ...at.position, message };
}

function idsOf(all: readonly Parsed[]): Map<string, Parsed> {
	return new Map(
		all.flatMap((one) => {
			const id = one.attributes['xml:id'];
			return id === undefined ? [] : [[id, one] as const];
		})
	);
}

function doubled(all: readonly Parsed[]): Fault[] {
	const seen = new Set<string>();
	return all.flatMap((one) => {
		const id = one.attributes['xml:id'];
		const twice = id !== undefined && seen.has(id);
		if (id !== undefined) seen.add(id);
		return twice ? [fault('pointer', one, `the id "${id}" is given twice`)] : [];
	});
}

/** Attributes that point; each may hold several addresses. */
const POINTING = [
	'facs',
	'corresp',
	'ref',
	'who',
	'wit',
	'ana',
	'hand',
	'resp',
	'source',
	'target',
	'start',
	'next',
	'prev',
	'scheme',
	'edRef',
	'url',
	'spanTo',
	'sameAs',
	'copyOf',
	'synch'
];
/** Schemes of the web; any other prefix must be declared. */
const WEB = /^(https?|urn|mailto|doi|ftp):/;

function dangling(
	all: readonly Parsed[],
	ids: ReadonlyMap<string, Parsed>,
	known: ReadonlySet<string>
): Fault[] {
	return all.flatMap((one) =>
		POINTING.flatMap((name) =>
			(one.attributes[name] ?? '')
				.split(/\s+/)
				.filter((pointer) => pointer !== '' && !resolves(pointer, ids, known))
				.map((pointer) =>
					fault('pointer', one, `@${name} points to "${pointer}", which is not there`)
				)
		)
	);
}

function resolves(
	pointer: string,
	ids: ReadonlyMap<string, Parsed>,
	known: ReadonlySet<string>
): boolean {
	if (pointer.startsWith('#')) return ids.has(pointer.slice(1));
	const prefix = /^([a-zA-Z][\w.-]*):/.exec(pointer)?.[1];
	return prefix === undefined || WEB.test(pointer) || known.has(prefix);
}

function prefixes(root: Parsed): Set<string> {
	return new Set(
		[...walk(root)]
			.filter(({ name }) => name === 'prefixDef')
			.map(({ attributes }) => attributes.ident ?? '')
	);
}

/** `next` and `prev` stand in pairs. */
function untied(all: readonly Parsed[], ids: ReadonlyMap<string, Parsed>): Fault[] {
	const pairs = [
		['next', 'prev'],
		['prev', 'next']
	] as const;
	return all.flatMap((one) =>
		pairs.flatMap(([there, back]) => {
			const other = ids.get((one.attributes[there] ?? '').slice(1));
			if (!other || other.attributes[back] === `#${one.attributes['xml:id']}`) return [];
			return [fault('pointer', one, `@${there} is not answered by @${back}`)];
		})
	);
}

/** Each `lb` points to a zone of the surface whose `pb` came last. */
function misplacedLines(all: readonly Parsed[], ids: ReadonlyMap<string, Parsed>): Fault[] {
	const surfaces = new Map<Element, string>();
	for (const surface of all.filter(({ name }) => name === 'surface')) {
		for (const inside of walk(surface)) surfaces.set(inside, surface.attributes['xml:id'] ?? '');
	}
	let page: string | undefined;
	return all.flatMap((one) => {
		if (one.name === 'pb') page = one.attributes.facs?.slice(1);
		const zone = one.name === 'lb' ? ids.get((one.attributes.facs ?? '').slice(1)) : undefined;
		if (!zone || page === undefined || surfaces.get(zone) === page) return [];
		return [
			fault('geometry', one, `the line's zone is not on the surface of this page ("${page}")`)
		];
	});
}

/** Zones lie inside their surface; an outline has three points or more. */
function outside(all: readonly Parsed[]): Fault[] {
	return all
		.filter(({ name }) => name === 'surface')
		.flatMap((surface) => {
			const page = rectangle(surface);
			return [...walk(surface)]
				.filter(({ name }) => name === 'zone')
				.flatMap((zone) => zoneFaults(zone as Parsed, page));
		});
}

interface Rectangle {
	ulx: number;
	uly: number;
	lrx: number;
	lry: number;
}

function rectangle({ attributes }: Element): Rectangle {
	const [ulx, uly, lrx, lry] = ['ulx', 'uly', 'lrx', 'lry'].map((name) => Number(attributes[name]));
	return { ulx: ulx!, uly: uly!, lrx: lrx!, lry: lry! };
}

function zoneFaults(zone: Parsed, page: Rectangle): Fault[] {
	const points = zone.attributes.points
		?.trim()
		.split(/\s+/)
		.map((one) => one.split(',').map(Number));
	const corners = points ?? [];
	const found: Fault[] = [];
	if (points && points.length < 3)
		found.push(fault('geometry', zone, 'an outline of fewer than 3 points'));
	if (zone.attributes.ulx !== undefined) {
		const { ulx, uly, lrx, lry } = rectangle(zone);
		corners.push([ulx, uly], [lrx, lry]);
		if (ulx > lrx || uly > lry)
			found.push(fault('geometry', zone, 'a zone with its corners exchanged'));
	}
	const inside = ([x, y]: number[]) =>
		x! >= page.ulx && x! <= page.lrx && y! >= page.uly && y! <= page.lry;
	if (!corners.every(inside))
		found.push(fault('geometry', zone, 'a zone that reaches over its surface'));
	return found;
}

function apparatus(all: readonly Parsed[]): Fault[] {
	const named = (name: string) => all.filter((one) => one.name === name);
	const apps = named('app');
	const witnesses = new Set(named('witness').map(({ attributes }) => `#${attributes['xml:id']}`));
	const classes = new Set(named('category').map(({ attributes }) => `#${attributes['xml:id']}`));
	const found = [...named('lem'), ...named('rdg')].flatMap((one) =>
		unknown(one, 'wit', witnesses, 'is no witness')
	);
	if (apps.length > 0 && named('variantEncoding').length === 0)
		found.push(
			fault('apparatus', apps[0]!, 'there is an apparatus, and no variantEncoding says how')
		);
	for (const app of apps) {
		found.push(...unknown(app, 'ana', classes, 'is no class of the taxonomy'));
		if (elements(app, 'lem').length !== 1)
			found.push(fault('apparatus', app, 'an app must have one lem'));
	}
	return found;
}

function unknown(one: Parsed, name: string, known: ReadonlySet<string>, what: string): Fault[] {
	return (one.attributes[name] ?? '')
		.split(/\s+/)
		.filter((pointer) => pointer !== '' && !known.has(pointer))
		.map((pointer) => fault('apparatus', one, `@${name} "${pointer}" ${what}`));
}

/** The history stands newest first. */
function disordered(all: readonly Parsed[]): Fault[] {
	const list = all.find(({ name }) => name === 'listChange');
	const changes = list ? (elements(list, 'change') as Parsed[]) : [];
	return changes.flatMap((change, i) => {
		const before = changes[i - 1];
		const later = (change.attributes.when ?? '') > (before?.attributes.when ?? '\uffff');
		return later ? [fault('history', change, 'a change stands after an earlier one')] : [];
	});
}
