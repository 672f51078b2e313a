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
	'second-reading-neither': {
		en: 'Other readings of this line that have yet another text here: {count}.',
		ru: 'Другие прочтения строки, где здесь стоит иное: {count}.'
	},
	room: {
		en: 'By the width of the line’s letters there is room for about {letters}; {read} were read.',
		ru: 'По ширине букв строки здесь место примерно на {letters}; прочитано: {read}.'
	},
	'torn-word': {
		en: '“{half}” at the edge of a line is half of “{word}”: a line may have been passed over.',
		ru: '«{half}» на краю строки — половина слова «{word}»: строка могла быть пропущена.'
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
	'torn-word': {
		en: 'A word is torn at the edge of a line: the machine passed over the next line.',
		ru: 'Слово разорвано на краю строки: соседнюю строку машина пропустила.'
	},
	'room-for-print': {
		en: 'The scan’s text is no word, and the place has room for as many letters as the publication has.',
		ru: 'На снимке прочитано не слово, и места здесь на столько букв, сколько в публикации.'
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
		en: 'The scan’s text is no word, and one of its letters was hardly read.',
		ru: 'На снимке прочитано не слово; одна из букв едва прочитана.'
	},
	'sign-for-letter': {
		en: 'A sign or a space stands where the publication has a letter.',
		ru: 'На месте буквы публикации прочитан знак или пробел.'
	},
	'readings-differ': {
		en: 'The scan’s text is no word, and another reading of the line has yet another text here.',
		ru: 'На снимке прочитано не слово, и другое прочтение строки даёт здесь ещё иное.'
	},
	'repeated-confusion': {
		en: 'The scan’s text is no word, and the same letters are confused elsewhere in this record.',
		ru: 'На снимке прочитано не слово, и эти буквы спутаны в документе не раз.'
	},
	'digit-for-letter': {
		en: 'A digit and a letter of like shape, and the machine itself thought of the other.',
		ru: 'Цифра и буква схожей формы, и другую машина сама допускала.'
	},
	'number-doubted': {
		en: 'The machine thought of the other number or name, and a second sign speaks against its reading.',
		ru: 'Другое число или имя машина допускала, и ещё один признак против её чтения.'
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
	'room-for-scan': {
		en: 'A known word, and the place has room for its letters, not for the publication’s.',
		ru: 'Известное слово, и места здесь на его буквы, а не на буквы публикации.'
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
