import type { Language } from '#lib/outcome.ts';
import type { RecordDescription } from '#lib/record/record.ts';

/** The title in the reader's language where there is one, else in the other, with its own language. */
export function titleOf(
	{ id, title }: Pick<RecordDescription, 'id' | 'title'>,
	language: Language
): { text: string; language: Language } {
	const other = language === 'en' ? 'ru' : 'en';
	const own = title[language];
	if (own) return { text: own, language };
	return { text: title[other] ?? id, language: title[other] ? other : language };
}
