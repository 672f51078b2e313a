import type { Edition } from '../edition.ts';
import type { Element } from '../xml/element.ts';
import { Names } from '../xml/names.ts';

export type Form = 'edition' | 'reading';

/** What the parts of the writer share while one file is written. */
export interface Writing {
	edition: Edition;
	form: Form;
	names: Names;
	/** Persons and places that marks name, by key, in order of first mention. */
	named: { person: string[]; place: string[] };
	/** Elements `app` and `seg` written so far, by difference: one that other things cut has several. */
	parts: Map<string, Element[]>;
}

export function begin(edition: Edition, form: Form): Writing {
	return { edition, form, names: new Names(), named: { person: [], place: [] }, parts: new Map() };
}

export function surfaceId(writing: Writing, surface: string): string {
	return writing.names.of(`surface:${surface}`, surface);
}

export function pageBreakId(writing: Writing, surface: string): string {
	return writing.names.of(`pb:${surface}`, `pb-${surface}`);
}

export function regionId(writing: Writing, surface: string, region: string): string {
	return writing.names.of(`region:${surface}:${region}`, region);
}

export function lineId(writing: Writing, surface: string, line: string): string {
	return writing.names.of(`line:${surface}:${line}`, line);
}

export function personId(writing: Writing, person: string): string {
	return writing.names.of(`account:${person}`, `u-${person}`);
}

/** The entry of `standOff` for a name's key; the same key is the same person or place. */
export function namedId(writing: Writing, kind: 'person' | 'place', key: string): string {
	const list = writing.named[kind];
	if (!list.includes(key)) list.push(key);
	return writing.names.of(`${kind}:${key}`, `${kind}-${list.indexOf(key) + 1}`);
}
