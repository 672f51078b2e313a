import { NotWellFormed, parse } from '../xml/parse.ts';
import type { Fault } from './fault.ts';
import { load } from './grammar.ts';
import type { Edition } from '../edition.ts';
import * as pointers from './pointers.ts';
import profile from './profile.json' with { type: 'json' };
import * as rebuild from './rebuild.ts';
import * as schemaWalk from './schema-walk.ts';

export type { Fault } from './fault.ts';

let grammar: ReturnType<typeof load> | undefined;

/**
 * Every fault of a TEI file by our profile and by the rules that no schema can hold; empty for a
 * file that may be given out. With the edition that it was written of, its text is held against that
 * too. Takes about 50 ms for a page, 1 s for forty: call it in a worker.
 */
export function check(xml: string, written?: Edition): Fault[] {
	grammar ??= load(profile);
	const bySchema = schemaWalk.faults(xml, grammar);
	if (bySchema.some(({ kind }) => kind === 'form')) return bySchema;
	const known = new Set(bySchema.map(placeOf));
	const others = pointerFaults(xml).filter((one) => !known.has(placeOf(one)));
	const found = [...bySchema, ...others];
	if (written && found.length === 0) return rebuild.faults(parse(xml), written);
	return found.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** One fault a place is enough: a double id is found by both. */
function placeOf({ line, column }: Fault): string {
	return `${line}:${column}`;
}

/** Only the rules that no schema can hold: for files of others, which our profile does not know. */
export function pointerFaults(xml: string): Fault[] {
	try {
		return pointers.faults(parse(xml));
	} catch (error) {
		if (!(error instanceof NotWellFormed)) throw error;
		return [{ kind: 'form', ...error.position, message: error.message }];
	}
}
