import type { Language } from '#lib/outcome.ts';

export const LANGUAGES: readonly Language[] = ['en', 'ru'];

export function isLanguage(value: unknown): value is Language {
	return value === 'en' || value === 'ru';
}

/** The person's own choice; else the best match of `Accept-Language`; else English. */
export function chooseLanguage(chosen: string | undefined, accepted: string | null): Language {
	if (isLanguage(chosen)) return chosen;
	const wanted = (accepted ?? '')
		.split(',')
		.map((part) => {
			const [tag = '', ...parameters] = part.trim().split(';');
			const q = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(Boolean);
			return { tag: tag.toLowerCase().split('-')[0], q: q === undefined ? 1 : Number(q) };
		})
		.filter(({ q }) => q > 0)
		.sort((a, b) => b.q - a.q);
	return wanted.map(({ tag }) => tag).find(isLanguage) ?? 'en';
}
