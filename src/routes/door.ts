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
 * A form whose every field is asked for by name (`text.` asks for all that begin so) and is text. A
 * body that is no form, a field that is not asked for, a file or a zero character (which no store
 * takes) is refused by name: nobody slips a role or an author in.
 */
export async function formOf(
	request: Request,
	names: readonly string[]
): Promise<Outcome<FormData>> {
	const form = await request.formData().catch(() => null);
	if (!form) return refuse('bad_request', { what: 'form' });
	for (const [key, value] of form) {
		const asked = names.some((name) => (name.endsWith('.') ? key.startsWith(name) : key === name));
		if (!asked || typeof value !== 'string' || /\0/.test(key + value))
			return refuse('bad_request', { what: key.replaceAll('\0', '').slice(0, 60) });
	}
	return done(form);
}

/** A whole number as the store counts; -1, which nothing has, for all else. */
export function numberIn(text: unknown): number {
	return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

/** Fields of a form (`formOf`) as text, each at most once; one that is missing is empty. */
export async function readForm<const Name extends string>(
	request: Request,
	names: readonly Name[]
): Promise<Outcome<Record<Name, string>>> {
	const form = await formOf(request, names);
	if (!form.ok) return form;
	const doubled = names.find((name) => form.value.getAll(name).length > 1);
	if (doubled !== undefined) return refuse('bad_request', { what: doubled });
	const fields = Object.fromEntries(names.map((name) => [name, form.value.get(name) ?? '']));
	return done(fields as Record<Name, string>);
}

/** A place of ours to go on to: a path, never another host. */
export function placeOf(given: string | null, otherwise: string): string {
	if (!given?.startsWith('/') || given.startsWith('//') || given.includes('\\')) return otherwise;
	return /\p{Cc}/u.test(given) ? otherwise : given;
}
