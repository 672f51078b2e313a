import type { Element } from '../xml/element.ts';
import { withTie, type Tie } from './weave.ts';
import type { Writing } from './writing.ts';

/**
 * One more part of a thing that the ends of blocks cut, or another thing: named `id`, `id-2`, ... and
 * tied to the part before it. `make` is told whether this is the first.
 */
export function inParts(id: string, writing: Writing, make: (first: boolean) => Element): Element {
	const parts = writing.parts.get(id) ?? [];
	writing.parts.set(id, parts);
	const before = parts.at(-1);
	const name = before === undefined ? id : `${id}-${parts.length + 1}`;
	const prev = before?.attributes['xml:id'];
	const tie: Tie = { 'xml:id': name, ...(prev !== undefined && { prev: `#${prev}` }) };
	const made = withTie(make(before === undefined), tie);
	if (before) before.attributes = { ...before.attributes, next: `#${name}` };
	parts.push(made);
	return made;
}
