import type { ReasonCode } from '#lib/recognition/proposal.ts';
import { catalogue, type Message } from './message.ts';

/** What the program proposes for a word, and the word at the caret. */
export const suggest = catalogue({
	title: { en: 'Suggestions for “{word}”', ru: 'Варианты для «{word}»' },
	open: { en: 'Suggestions', ru: 'Варианты' },
	right: { en: 'Word is right', ru: 'Слово верно' },
	waiting: { en: 'Looking…', ru: 'Ищу…' },
	none: { en: 'Nothing to suggest for “{word}”.', ru: 'Для «{word}» предложить нечего.' },
	unreachable: {
		en: 'Suggestions need a connection. Type what the picture shows.',
		ru: 'Для вариантов нужна связь. Наберите по снимку.'
	},
	leave: { en: 'Close', ru: 'Закрыть' },
	noneLeft: {
		en: 'No doubtful word is left on this page.',
		ru: 'Сомнительных слов на странице не осталось.'
	},
	page: {
		en: 'Show suggestions for doubtful words',
		ru: 'Показать варианты для сомнительных слов'
	},
	take: { en: 'Take “{word}”', ru: 'Взять «{word}»' }
});

/** Why a word is proposed, in a sentence each. */
export const reason: Record<ReasonCode | 'confusion-here', Message> = {
	'second-choice': {
		en: 'the program also thought of {letter}',
		ru: 'программа колебалась: {letter}'
	},
	'second-reading': {
		en: 'a second reading of the picture',
		ru: 'так при втором чтении снимка'
	},
	confusion: {
		en: {
			one: '{read} was {right} {n} time in this record',
			other: '{read} was {right} {n} times in this record'
		},
		ru: {
			one: '{read} оказалось {right} в этом документе {n} раз',
			few: '{read} оказалось {right} в этом документе {n} раза',
			many: '{read} оказалось {right} в этом документе {n} раз',
			other: '{read} оказалось {right} в этом документе {n} раза'
		}
	},
	'confusion-here': {
		en: {
			one: '{read} was {right} {n} time on this page',
			other: '{read} was {right} {n} times on this page'
		},
		ru: {
			one: '{read} оказалось {right} на этой странице {n} раз',
			few: '{read} оказалось {right} на этой странице {n} раза',
			many: '{read} оказалось {right} на этой странице {n} раз',
			other: '{read} оказалось {right} на этой странице {n} раза'
		}
	},
	'record-word': {
		en: {
			one: 'a word of this record, confirmed {n} time',
			other: 'a word of this record, confirmed {n} times'
		},
		ru: {
			one: 'слово этого документа, подтверждено {n} раз',
			few: 'слово этого документа, подтверждено {n} раза',
			many: 'слово этого документа, подтверждено {n} раз',
			other: 'слово этого документа, подтверждено {n} раза'
		}
	},
	dictionary: { en: 'in the dictionary', ru: 'есть в словаре' }
};
