/**
 * What can be said about a difference, in sentences. `{name}` is filled from the fact; the screens
 * show these, nothing else, so that the label and its ground can be checked by a person.
 */
export interface Sentence {
	en: string;
	ru: string;
}

export const FACTS = {
	'lattice-supports': {
		en: 'The machine itself thought of “{text}”: choices {ranks}.',
		ru: 'Машина сама допускала «{text}»: варианты {ranks}.'
	},
	'lattice-partly': {
		en: 'Part of the letters of “{text}” are among the machine’s choices.',
		ru: 'Часть букв «{text}» есть среди вариантов машины.'
	},
	'lattice-denies': {
		en: 'The machine never thought of “{text}”.',
		ru: 'Варианта «{text}» у машины не было.'
	},
	confidence: {
		en: 'Least sure letter: {percent} of 100.',
		ru: 'Самая неуверенная буква: {percent} из 100.'
	},
	'word-unknown': {
		en: 'The dictionary does not know “{word}” (scan).',
		ru: 'Словарь не знает слова «{word}» (снимок).'
	},
	'word-known': {
		en: 'The dictionary knows “{word}” (scan).',
		ru: 'Словарь знает слово «{word}» (снимок).'
	},
	'print-unknown': {
		en: 'The dictionary does not know “{word}” (publication).',
		ru: 'Словарь не знает слова «{word}» (публикация).'
	},
	'seen-elsewhere': {
		en: '“{word}” stands elsewhere on the scans: {count}.',
		ru: '«{word}» встречается на снимках ещё: {count}.'
	},
	'confusion-here': {
		en: '{read} for {right} in this record: {count}.',
		ru: '{read} вместо {right} в этом документе: {count}.'
	},
	'confusion-confirmed': {
		en: '{read} for {right}, confirmed by people: {count}.',
		ru: '{read} вместо {right}, подтверждено людьми: {count}.'
	},
	'second-reading-scan': {
		en: 'Other readings of this line that agree with the scan’s text: {count}.',
		ru: 'Другие прочтения строки, согласные с текстом снимка: {count}.'
	},
	'second-reading-print': {
		en: 'Other readings of this line that agree with the publication: {count}.',
		ru: 'Другие прочтения строки, согласные с публикацией: {count}.'
	},
	'read-by-person': {
		en: 'A person read this line on the picture.',
		ru: 'Эту строку прочёл по снимку человек.'
	},
	'translation-print': {
		en: 'The translation has {value}, as the publication.',
		ru: 'В переводе {value}, как в публикации.'
	},
	'translation-scan': {
		en: 'The translation has {value}, as the scan.',
		ru: 'В переводе {value}, как на снимке.'
	}
} as const satisfies Record<string, Sentence>;

export type FactCode = keyof typeof FACTS;

/** Why a label was given; the rows stand in `evidence.ts`. */
export const RULE_SENTENCES = {
	'no-evidence': { en: 'Too little is known.', ru: 'Данных мало.' },
	'read-by-person': {
		en: 'A person read the line, so the publication departs.',
		ru: 'Строку прочёл человек: отступает публикация.'
	},
	'readings-against-print': {
		en: 'Two independent readings speak against the publication.',
		ru: 'Два независимых прочтения против публикации.'
	},
	'readings-for-print': {
		en: 'Other readings and the machine’s own choices agree with the publication.',
		ru: 'Другие прочтения и варианты машины согласны с публикацией.'
	},
	'no-word-but-thought-of': {
		en: 'The scan’s text is no word, and the machine itself thought of the other.',
		ru: 'На снимке прочитано не слово, а другое чтение машина допускала.'
	},
	'no-word-and-partly-thought-of': {
		en: 'The scan’s text is no word, and the machine thought of part of the other.',
		ru: 'На снимке прочитано не слово, и часть другого чтения машина допускала.'
	},
	'no-word-in-several-letters': {
		en: 'The scan’s text is no word; the other is like it, in more letters than a typist’s slip.',
		ru: 'На снимке прочитано не слово; другое похоже на него, и букв больше, чем в опечатке.'
	},
	'no-word-hardly-read': {
		en: 'The scan’s text is no word, and one of its letters was hardly read or is a stray sign.',
		ru: 'На снимке прочитано не слово; одна из букв едва прочитана или на её месте знак.'
	},
	'number-with-letters': {
		en: 'Letters among digits, and the machine itself thought of the other number.',
		ru: 'Среди цифр буквы, и другое число машина сама допускала.'
	},
	'thought-of-throughout': {
		en: 'A known word whose every letter the machine itself thought of.',
		ru: 'Известное слово, каждую букву которого машина сама допускала.'
	},
	'confirmed-confusion': {
		en: 'People confirmed this confusion of letters before.',
		ru: 'Эту путаницу букв люди уже подтверждали.'
	},
	'invented-text': {
		en: 'No word, and the machine was unsure: probably not text.',
		ru: 'Не слово, и машина не уверена: вероятно, не текст.'
	},
	'sure-and-known': {
		en: 'A known word, read surely, and the machine never thought of the other.',
		ru: 'Известное слово прочитано уверенно, другого чтения у машины не было.'
	}
} as const satisfies Record<string, Sentence>;

export type RuleCode = keyof typeof RULE_SENTENCES;

/** A sentence with its blanks filled; a blank that nothing fills stays to be seen. */
export function sentence(
	template: Sentence,
	language: keyof Sentence,
	fillers: Readonly<Record<string, string | number>> = {}
): string {
	return template[language].replace(/\{(\w+)\}/g, (blank, name) => String(fillers[name] ?? blank));
}
