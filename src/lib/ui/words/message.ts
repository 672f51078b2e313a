import type { Language } from '#lib/outcome.ts';

/** A sentence, or one a plural form of `{n}` (CLDR categories; `other` stands in for a missing one). */
export type Forms = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** A message in both languages; whole sentences only, with `{names}` to be filled. */
export type Message<Facts extends string = string> = Record<Language, Forms> & {
	/** The names to be filled, for the compiler alone. */
	readonly facts?: Facts;
};

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
	? Name | Names<Rest>
	: never;
type NamesOf<Written> = Written extends string
	? Names<Written>
	: { [Form in keyof Written]: Names<Written[Form]> }[keyof Written];
type Written = Record<Language, Forms>;
export type Catalogue<C extends Record<string, Written>> = {
	readonly [Key in keyof C]: Message<NamesOf<C[Key]['en']>>;
};

/**
 * The messages of one domain: `const desk = catalogue({ saved: { en: 'Saved at {time}', ru: … } })`.
 * The compiler knows from the English sentence which names `say` must be given.
 */
export function catalogue<const C extends Record<string, Written>>(messages: C): Catalogue<C> {
	return messages as Catalogue<C>;
}

export type Fact = string | number;

/** Fills a message: the plural form follows `n`, numbers are written as the language writes them. */
export function fill(
	message: Message,
	language: Language,
	facts: Readonly<Record<string, Fact>> = {}
): string {
	const text = choose(message[language], language, facts['n']);
	return text.replace(/\{(\w+)\}/g, (whole, name: string) => write(facts[name] ?? whole, language));
}

function choose(forms: Forms, language: Language, n: Fact | undefined): string {
	if (typeof forms === 'string') return forms;
	const category = typeof n === 'number' ? new Intl.PluralRules(language).select(n) : 'other';
	return forms[category] ?? forms.other;
}

function write(fact: Fact, language: Language): string {
	return typeof fact === 'number' ? new Intl.NumberFormat(language).format(fact) : fact;
}
