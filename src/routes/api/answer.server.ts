import { json } from '@sveltejs/kit';
import { explain, type Language, type Outcome, status } from '#lib/outcome.ts';

/** An outcome as an answer of the interface: the value, or the refusal with its sentences. */
export function answer<T>(outcome: Outcome<T>, language: Language): Response {
	if (outcome.ok) return json(outcome.value);
	const { refusal } = outcome;
	const { seconds } = refusal.facts;
	const headers = new Headers();
	if (status(refusal) === 429 && seconds) headers.set('retry-after', String(seconds));
	const told = { ...refusal, ...explain(refusal, language) };
	return json(told, { status: status(refusal), headers });
}
