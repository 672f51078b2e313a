import type { Order, Remarks } from '../imported.ts';
import { elements, type Element } from '../xml/element.ts';
import type { Parsed } from '../xml/parse.ts';

/**
 * Regions or lines in reading order: by `ReadingOrder` (groups within groups, indexed or not), else
 * by `custom="readingOrder {index:n;}"`, else as the file has them. What the order forgets comes last.
 */
export function inOrder(
	parent: Parsed,
	found: readonly Parsed[],
	remarks: Remarks
): { ordered: Parsed[]; order: Order } {
	const stated = elements(parent, 'ReadingOrder')[0];
	if (stated) return { ordered: byReference(stated, found, remarks), order: 'reading-order' };
	const index = (one: Element) => {
		const value = /readingOrder\s*\{[^}]*index:\s*(\d+)/.exec(one.attributes.custom ?? '')?.[1];
		return value === undefined ? Infinity : Number(value);
	};
	if (!found.some((one) => index(one) < Infinity))
		return { ordered: [...found], order: 'document' };
	const ordered = found.toSorted((a, b) => (index(a) === index(b) ? 0 : index(a) - index(b)));
	return { ordered, order: 'custom' };
}

function byReference(stated: Element, found: readonly Parsed[], remarks: Remarks): Parsed[] {
	const byId = new Map(found.map((one) => [one.attributes.id, one]));
	const named = new Set<Parsed>();
	for (const ref of references(stated) as Parsed[]) {
		const id = ref.attributes.regionRef!;
		const one = byId.get(id);
		if (one) named.add(one);
		else remarks.say('dangling', ref, id);
	}
	return [...named, ...found.filter((one) => !named.has(one))];
}

/** References in their order: a group's children by index where they have one. */
function references(group: Element): Element[] {
	const index = (one: Element) => Number(one.attributes.index ?? 0);
	return elements(group)
		.toSorted((a, b) => index(a) - index(b))
		.flatMap((one) => [
			...(one.attributes.regionRef === undefined ? [] : [one]),
			...references(one)
		]);
}
