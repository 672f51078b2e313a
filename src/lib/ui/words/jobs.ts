import type { RunState } from '#lib/recognition/run.ts';
import { catalogue, type Message } from './message.ts';

/** The list of machine work. */
export const jobs = catalogue({
	title: { en: 'Jobs', ru: 'Задания' },
	intro: {
		en: 'What the program reads, newest first. One that fails is tried again by itself; after three attempts it is put aside and waits for you.',
		ru: 'Что читает программа, новое сверху. Неудача повторяется сама; после трёх попыток задание отложено и ждёт вас.'
	},
	empty: { en: 'Nothing is running.', ru: 'Ничего не выполняется.' },
	asked: { en: 'Asked', ru: 'Поручено' },
	read: { en: 'Reading of page {number}', ru: 'Чтение страницы {number}' },
	attempt: { en: 'attempt {n}', ru: 'попытка {n}' },
	lines: { en: 'line {done} of {total}', ru: 'строка {done} из {total}' },
	again: { en: 'Try again', ru: 'Повторить' },
	againOf: { en: 'Try again: {what}', ru: 'Повторить: {what}' },
	afresh: { en: 'Read again', ru: 'Прочитать заново' },
	afreshOf: { en: 'Read again: {what}', ru: 'Прочитать заново: {what}' },
	cancel: { en: 'Cancel', ru: 'Отменить' },
	cancelOf: { en: 'Cancel: {what}', ru: 'Отменить: {what}' },
	done: { en: 'Done.', ru: 'Готово.' }
});

export const jobState: Record<RunState, Message<never>> = {
	waiting: { en: 'Waiting', ru: 'Ждёт' },
	running: { en: 'Running', ru: 'Выполняется' },
	ok: { en: 'Done', ru: 'Готово' },
	no_text: { en: 'No text found', ru: 'Текст не найден' },
	blank: { en: 'A blank page', ru: 'Пустая страница' },
	black: { en: 'A black picture', ru: 'Чёрный снимок' },
	noise: { en: 'Noise, no page', ru: 'Помехи, не страница' },
	handwriting: { en: 'Handwriting', ru: 'Рукопись' },
	unreadable: { en: 'Could not be read', ru: 'Прочитать не удалось' },
	refused: { en: 'Refused', ru: 'Отклонено' },
	failed: { en: 'Will be tried again', ru: 'Будет повторено' },
	parked: { en: 'Put aside', ru: 'Отложено' },
	cancelled: { en: 'Cancelled', ru: 'Отменено' }
};
