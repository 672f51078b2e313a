/** Fields of the form (number, times, addressee): matched field by field with P, not aligned. */
import * as numeral from '#lib/text/numeral.ts';
import type { Reading } from './difference.ts';
import type { PartKind } from './publication.ts';
import { readingOfTokens } from './reading.ts';
import type { Witness } from './witness.ts';

export type FieldName =
	'service-number' | 'outgoing-number' | 'received' | 'sent' | 'to-place' | 'to-whom' | 'copy';

export interface Field {
	name: FieldName;
	s: Reading;
	/** P's part for it, or null: no partner. */
	p: Reading | null;
	/** Equal by value; null without a partner. */
	equal: boolean | null;
}

/** A printed label, and which part of a publication answers it. */
const LABELS: readonly { name: FieldName; label: RegExp; answers: PartKind[] }[] = [
	{ name: 'service-number', label: /Служ(?:ебн\p{L}*)?\.?(?=\s)/gu, answers: ['service-number'] },
	{ name: 'outgoing-number', label: /Исх(?:од\p{L}*)?\.?(?=\s)/gu, answers: [] },
	{ name: 'received', label: /Получен[аоы]?(?=\s)/gu, answers: [] },
	{ name: 'sent', label: /Отправлен[аоы]?(?=\s)/gu, answers: ['dateline'] },
	{ name: 'to-place', label: /Куда(?=\s)/gu, answers: [] },
	{ name: 'to-whom', label: /Кому(?=\s)/gu, answers: [] },
	{ name: 'copy', label: /Экз(?:емпляр)?\.?(?=\s)/gu, answers: [] }
];

/** The fields on those lines of S that `outside` the compared text, with P's partners. */
export function fieldsOf(s: Witness, p: Witness, outside: (line: number) => boolean): Field[] {
	return s.lines.flatMap((line, i) => {
		if (!outside(i) || line.aside === 'refused') return [];
		return labelsOn(line.text).map(({ name, answers, from, to }) => {
			const reading = readingBetween(s, i, from, to);
			const partner = partnerIn(p, answers, reading.text);
			return { name, s: reading, ...partner };
		});
	});
}

/** Labels on one line, each with the piece of the line up to the next label. */
function labelsOn(text: string) {
	const found = LABELS.flatMap(({ name, label, answers }) =>
		[...text.matchAll(label)].map((match) => ({ name, answers, from: match.index }))
	).sort((a, b) => a.from - b.from);
	return found.map((one, k) => ({ ...one, to: found[k + 1]?.from ?? text.length }));
}

function readingBetween(witness: Witness, line: number, from: number, to: number): Reading {
	const { tokens } = witness;
	let first = 0;
	while (first < tokens.length && !(tokens.line[first] === line && tokens.from[first]! >= from))
		first++;
	let last = first;
	while (last < tokens.length && tokens.line[last] === line && tokens.to[last]! <= to) last++;
	return readingOfTokens(witness, first, last);
}

/** The part of P that answers: equal by value if there is one, else the first of its kind. */
function partnerIn(p: Witness, answers: PartKind[], text: string): Pick<Field, 'p' | 'equal'> {
	const candidates = p.lines
		.map((line, i) => ({ line, i }))
		.filter(({ line }) => answers.some((kind) => kind === line.kind) && line.text.trim() !== '');
	const values = valuesOf(text);
	const equal = candidates.find(({ line }) => sameValues(values, valuesOf(line.text)));
	const partner = equal ?? candidates[0];
	if (!partner) return { p: null, equal: null };
	const first = p.tokens.line.indexOf(partner.i);
	const last = p.tokens.line.lastIndexOf(partner.i);
	return { p: readingOfTokens(p, first, last + 1), equal: equal !== undefined };
}

function valuesOf(text: string): string[] {
	return numeral.valuesOf(text).map((value) => String(Number(value)));
}

function sameValues(a: string[], b: string[]): boolean {
	return a.length > 0 && [...a].sort().join() === [...b].sort().join();
}
