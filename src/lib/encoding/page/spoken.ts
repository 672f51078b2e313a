/** As the schema names the languages of models; those of other models it may not know. */
const LANGUAGES: Readonly<Record<string, string>> = { rus: 'Russian', eng: 'English' };
const MODELS = new Map(Object.entries(LANGUAGES).map(([model, name]) => [name, model]));

/** What a region is read with (`rus+eng`), as attributes of PAGE. */
export function write(languages = ''): Record<string, string | undefined> {
	const [primaryLanguage, secondaryLanguage] = languages.split('+').map((code) => LANGUAGES[code]);
	return { primaryLanguage, secondaryLanguage };
}

/** What a region is to be read with by what its file says; none where a language has no model here. */
export function read(attributes: Readonly<Record<string, string | undefined>>): string | undefined {
	const { primaryLanguage, secondaryLanguage } = attributes;
	const named = [primaryLanguage, secondaryLanguage].filter((name) => name !== undefined);
	const models = named.flatMap((name) => MODELS.get(name) ?? []);
	return models.length > 0 && models.length === named.length ? models.join('+') : undefined;
}
