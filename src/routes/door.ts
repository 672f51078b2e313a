import { error, fail } from '@sveltejs/kit';
import { done, explain, refuse, status } from '#lib/outcome.ts';
import type { Language, Outcome, Refusal } from '#lib/outcome.ts';

/** What a refused form shows: the sentence, the next step, and what had been typed. */
export function refused(
	refusal: Refusal,
	language: Language,
	typed: Readonly<Record<string, string>> = {}
) {
	return fail(status(refusal), { ...explain(refusal, language), code: refusal.code, typed });
}

/** The value, or the page that says why there is none. */
export function valueOf<T>(outcome: Outcome<T>, language: Language): T {
	if (outcome.ok) return outcome.value;
	const { sentence, next } = explain(outcome.refusal, language);
	error(status(outcome.refusal), { message: sentence, next, code: outcome.refusal.code });
}

/**
 * Fields of a form as text, each at most once; one that is missing is empty. A field that is not
 * asked for, or comes twice, is refused: nobody slips a role or an author in.
 */
export async function readForm<const Name extends string>(
	request: Request,
	names: readonly Name[]
): Promise<Outcome<Record<Name, string>>> {
	const form = await request.formData();
	const strange = [...form.keys()].find(
		(key) => !names.includes(key as Name) || form.getAll(key).length > 1
	);
	if (strange !== undefined) return refuse('bad_request', { what: strange.slice(0, 60) });
	const fields = Object.fromEntries(names.map((name) => [name, form.get(name) ?? '']));
	const file = names.find((name) => typeof fields[name] !== 'string');
	if (file) return refuse('bad_request', { what: file });
	return done(fields as Record<Name, string>);
}

/** A place of ours to go on to: a path, never another host. */
export function placeOf(given: string | null, otherwise: string): string {
	if (!given?.startsWith('/') || given.startsWith('//') || given.includes('\\')) return otherwise;
	return /\p{Cc}/u.test(given) ? otherwise : given;
}
