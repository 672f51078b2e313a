import type { Fact } from '#lib/collation/difference.ts';
import type { Language } from '#lib/outcome.ts';
import { catalogue, fill, type Message } from './message.ts';

/** The rules that give a difference its label. */
const rules: Readonly<Record<string, Message>> = catalogue({
	'no-evidence': { en: 'no evidence of the reading', ru: 'о прочтении ничего не известно' }
});

/** The facts about a difference, each a sentence. */
const facts: Readonly<Record<string, Message>> = catalogue({
	none: { en: 'Nothing is known.', ru: 'Ничего не известно.' }
});

/** A rule in words; one without words is named by its code. */
export function ruleName(rule: string, language: Language): string {
	const message = rules[rule];
	return message ? fill(message, language) : rule;
}

/** A fact as a sentence; null where the catalogue has none. */
export function sentenceOf(fact: Fact, language: Language): string | null {
	const message = facts[fact.code];
	return message ? fill(message, language, fact.facts) : null;
}
