import { VERDICTS, type VerdictKind } from '#lib/collation/verdict.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import type { Correction, Given } from '#lib/server/collation.ts';
import type { Given as Choice } from '#lib/server/ends.ts';

/** Every field that the form of a card may send, whichever of its buttons was pressed. */
export const CARD = [
	...['difference', 's', 'p', 'kind', 'detail', 'note', 'view', 'key', 'timeline'],
	...['line', 'revision', 'sha256', 'text', 'way']
];

/** Fields of the form that moves the ends of what is compared. */
export const ENDS = ['first', 'last', 'reason', 'publication', 'found', 'view'] as const;

/** The ends as the form sends them; the button "as found" leaves them to the program. */
export function ends(form: Record<(typeof ENDS)[number], string>): Choice {
	const { first, last, reason, publication, found } = form;
	const numbers = { first: Number(first || Number.NaN), last: Number(last || Number.NaN) };
	return { ends: found === '' ? numbers : null, reason: reason.slice(0, 2000), publication };
}

/** A verdict that keeps the text, as its form sends it. */
export function given(form: FormData): Outcome<Given & { s: string; p: string }> {
	const kind = VERDICTS.find((one) => one === form.get('kind'));
	if (!kind) return refuse('bad_request', { what: 'kind' });
	return done({ ...readings(form), ...words(form), kind: kind as VerdictKind });
}

/** One verdict on the differences that were ticked. */
export function together(
	form: FormData
): Outcome<{ keys: string[]; given: Omit<Given, 'difference'> }> {
	const one = given(form);
	if (!one.ok) return one;
	const { kind, detail, note } = one.value;
	return done({ keys: form.getAll('difference').map(String), given: { kind, detail, note } });
}

/** A verdict that changes the text, with the lines as they were seen. */
export function correction(form: FormData): Outcome<Correction> {
	const revisions = form.getAll('revision').map(Number);
	const sums = form.getAll('sha256').map(String);
	const lines = form.getAll('line').map((line, i) => ({
		...{ line: String(line), base: { revision: revisions[i] ?? -1, sha256: sums[i] ?? '' } }
	}));
	if (lines.length === 0 || revisions.some((one) => !Number.isInteger(one)))
		return refuse('bad_request', { what: 'line' });
	const opening = { timeline: text(form, 'timeline'), key: text(form, 'key') };
	return done({ ...readings(form), ...words(form), ...opening, lines });
}

function readings(form: FormData) {
	return { difference: text(form, 'difference'), s: text(form, 's'), p: text(form, 'p') };
}

function words(form: FormData) {
	return { detail: text(form, 'detail') || null, note: text(form, 'note').slice(0, 2000) };
}

/** Line ends of a form's field come as CR LF; ours are LF. */
export function text(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.replace(/\r\n/g, '\n') : '';
}
