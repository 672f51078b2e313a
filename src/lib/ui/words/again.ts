import type { Shape } from '#lib/recognition/part.ts';
import { catalogue, type Message } from './message.ts';

/** A line, or a part of the picture, read once more while the person waits. */
export const again = catalogue({
	title: { en: 'Read again', ru: 'Прочесть снова' },
	line: { en: 'Read line {number} again', ru: 'Прочесть снова строку {number}' },
	shape: { en: 'As', ru: 'Как' },
	letters: { en: 'Signs', ru: 'Знаки' },
	waiting: { en: 'Reading…', ru: 'Читаю…' },
	now: { en: 'Stands now', ru: 'Сейчас' },
	fresh: { en: 'Read now', ru: 'Прочтено' },
	empty: { en: 'no text yet', ru: 'текста пока нет' },
	certainty: { en: 'certainty {percent} %', ru: 'уверенность {percent} %' },
	same: { en: 'The same text again.', ru: 'Снова тот же текст.' },
	none: {
		en: 'Nothing was read there. Try another way, or type what the picture shows.',
		ru: 'Там ничего не прочлось. Попробуйте иначе или наберите по снимку.'
	},
	found: {
		en: { one: '{n} line was read', other: '{n} lines were read' },
		ru: {
			one: 'Прочтена {n} строка',
			few: 'Прочтены {n} строки',
			many: 'Прочтено {n} строк',
			other: 'Прочтено {n} строки'
		}
	},
	replaces: {
		en: 'They take the place of what the program read there before. Lines that people worked on stay; the new text is offered beside them.',
		ru: 'Они заменят прежнее чтение программы в этом месте. Строки, над которыми работали люди, останутся; новый текст будет предложен рядом.'
	},
	take: { en: 'Take it', ru: 'Взять' },
	leave: { en: 'Leave it', ru: 'Оставить как есть' },
	close: { en: 'Close', ru: 'Закрыть' },
	wait: {
		en: {
			one: 'Many places were read again; another can be in {n} second.',
			other: 'Many places were read again; another can be in {n} seconds.'
		},
		ru: {
			one: 'Перечитано много мест; следующее — через {n} секунду.',
			few: 'Перечитано много мест; следующее — через {n} секунды.',
			many: 'Перечитано много мест; следующее — через {n} секунд.',
			other: 'Перечитано много мест; следующее — через {n} секунды.'
		}
	},
	unreachable: {
		en: 'Reading again needs a connection. Type what the picture shows.',
		ru: 'Для чтения нужна связь. Наберите по снимку.'
	},
	place: { en: 'Place to be read, pixels', ru: 'Что прочесть, пиксели' },
	read: { en: 'Read', ru: 'Прочесть' },
	with: { en: 'Read again with: {letters}', ru: 'Прочесть снова, знаки: {letters}' }
});

export const shapeWord: Record<Shape, Message<never>> = {
	line: { en: 'one line', ru: 'одна строка' },
	block: { en: 'several lines', ru: 'несколько строк' },
	sparse: { en: 'scattered words', ru: 'отдельные слова' }
};

/** What the models that come with the program are called; others by their short names. */
const LETTERS: Record<string, Message<never>> = {
	rus: { en: 'Russian', ru: 'русские' },
	eng: { en: 'Latin', ru: 'латинские' },
	'rus+eng': { en: 'Russian and Latin', ru: 'русские и латинские' },
	digits: { en: 'digits only', ru: 'только цифры' }
};

/** How a choice of signs is said: a model, several, or digits. */
export function lettersWord(letters: string): Message<never> {
	return LETTERS[letters] ?? { en: letters, ru: letters };
}
