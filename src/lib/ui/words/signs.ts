import type { OddityKind } from '#lib/text/oddity.ts';
import { catalogue, type Message } from './message.ts';

/** The menu of special signs, and signs that nobody sees. */
export const signs = catalogue({
	menu: { en: 'Special signs', ru: 'Особые знаки' },
	open: { en: 'Signs', ru: 'Знаки' },
	hint: {
		en: 'A digit or the arrows choose; Esc leaves. What you use most comes first.',
		ru: 'Выбирают цифра или стрелки; Esc — закрыть. Частые знаки стоят первыми.'
	},
	code: { en: 'Or by its code', ru: 'Или по коду' },
	codeHint: { en: 'For example U+0463', ru: 'Например, U+0463' },
	insert: { en: 'Insert', ru: 'Вставить' },
	noSign: {
		en: 'There is no sign “{code}” that may stand in a text. Write its code as U+0463.',
		ru: 'Знака «{code}», допустимого в тексте, нет. Код пишется так: U+0463.'
	},
	unseen: { en: 'Signs that cannot be seen', ru: 'Невидимые знаки' },
	consistent: { en: 'Make them usual', ru: 'Заменить обычными' }
});

/** The invisible signs, as a chip names one; `{letter}` is the Latin letter. */
export const oddity: Record<OddityKind, Message> = {
	'no-break-space': { en: 'no-break space', ru: 'неразрывный пробел' },
	'double-space': { en: 'double space', ru: 'двойной пробел' },
	'soft-hyphen': { en: 'soft hyphen', ru: 'мягкий перенос' },
	'zero-width': { en: 'sign without width', ru: 'знак без ширины' },
	'latin-letter': { en: 'Latin {letter}', ru: 'латинская {letter}' },
	'stray-mark': { en: 'accent without a letter', ru: 'надстрочный знак без буквы' }
};

/** The names of the signs, read aloud and shown beside the sign. */
export const signName = catalogue({
	number: { en: 'number sign', ru: 'знак номера' },
	quoteOpens: { en: 'opening quotation mark', ru: 'открывающая кавычка' },
	quoteCloses: { en: 'closing quotation mark', ru: 'закрывающая кавычка' },
	lowQuote: { en: 'low quotation mark', ru: 'нижняя кавычка' },
	highQuote: { en: 'high quotation mark', ru: 'верхняя кавычка' },
	dash: { en: 'dash', ru: 'тире' },
	shortDash: { en: 'short dash', ru: 'короткое тире' },
	ellipsis: { en: 'ellipsis', ru: 'многоточие' },
	section: { en: 'section sign', ru: 'знак параграфа' },
	pilcrow: { en: 'paragraph mark', ru: 'знак абзаца' },
	stress: { en: 'stress mark', ru: 'знак ударения' },
	degree: { en: 'degree', ru: 'градус' },
	minute: { en: 'minute of arc', ru: 'минута дуги' },
	second: { en: 'second of arc', ru: 'секунда дуги' },
	times: { en: 'multiplication sign', ru: 'знак умножения' },
	plusMinus: { en: 'plus or minus', ru: 'плюс-минус' },
	half: { en: 'one half', ru: 'одна вторая' },
	quarter: { en: 'one quarter', ru: 'одна четвёртая' },
	threeQuarters: { en: 'three quarters', ru: 'три четверти' },
	third: { en: 'one third', ru: 'одна треть' },
	twoThirds: { en: 'two thirds', ru: 'две трети' },
	romanOne: { en: 'Roman one', ru: 'римская единица' },
	romanFive: { en: 'Roman five', ru: 'римская пятёрка' },
	romanTen: { en: 'Roman ten', ru: 'римская десятка' },
	romanFifty: { en: 'Roman fifty', ru: 'римские пятьдесят' },
	romanHundred: { en: 'Roman hundred', ru: 'римская сотня' },
	romanFiveHundred: { en: 'Roman five hundred', ru: 'римские пятьсот' },
	romanThousand: { en: 'Roman thousand', ru: 'римская тысяча' },
	yat: { en: 'yat', ru: 'ять' },
	yatCapital: { en: 'capital yat', ru: 'прописная ять' },
	decimalI: { en: 'decimal i', ru: 'и десятеричное' },
	decimalICapital: { en: 'capital decimal i', ru: 'прописное и десятеричное' },
	fita: { en: 'fita', ru: 'фита' },
	fitaCapital: { en: 'capital fita', ru: 'прописная фита' },
	izhitsa: { en: 'izhitsa', ru: 'ижица' },
	izhitsaCapital: { en: 'capital izhitsa', ru: 'прописная ижица' },
	zelo: { en: 'zelo', ru: 'зело' },
	dagger: { en: 'dagger', ru: 'крестик' },
	pound: { en: 'pound', ru: 'фунт' },
	dollar: { en: 'dollar', ru: 'доллар' }
});

export type SignName = keyof typeof signName;
