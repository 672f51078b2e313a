import type { RevisionKind } from '#lib/transcription/revision.ts';
import { catalogue, type Message } from './message.ts';

/** The history of a page. */
export const history = catalogue({
	title: { en: 'History', ru: 'История' },
	versions: { en: 'Versions', ru: 'Версии' },
	version: { en: 'Version {number}', ru: 'Версия {number}' },
	newest: { en: 'newest', ru: 'последняя' },
	program: { en: 'the program', ru: 'программа' },
	compare: { en: 'Compare', ru: 'Сравнить' },
	older: { en: 'Older', ru: 'Старше' },
	newer: { en: 'Newer', ru: 'Новее' },
	direction: {
		en: '{older} → {newer}: what {name} changed',
		ru: '{older} → {newer}: что изменено, {name}'
	},
	changes: {
		en: { one: '{n} line differs', other: '{n} lines differ' },
		ru: {
			one: 'Отличается {n} строка',
			few: 'Отличаются {n} строки',
			many: 'Отличаются {n} строк',
			other: 'Отличаются {n} строки'
		}
	},
	same: {
		en: 'The text is the same; only who looked at it changed.',
		ru: 'Текст тот же; изменилось лишь, кто его просмотрел.'
	},
	added: { en: 'new line', ru: 'новая строка' },
	gone: { en: 'line is gone', ru: 'строки больше нет' },
	marks: { en: 'marks changed', ru: 'изменены пометки' },
	was: { en: 'was', ru: 'было' },
	became: { en: 'became', ru: 'стало' },
	restore: { en: 'Restore version {number}', ru: 'Вернуть версию {number}' },
	restoreNote: {
		en: 'It becomes a new version; nothing is erased.',
		ru: 'Она станет новой версией; ничего не стирается.'
	},
	taken: {
		en: 'taken from what the program read again',
		ru: 'взято из повторного чтения программой'
	},
	empty: { en: 'Nothing was written yet.', ru: 'Пока ничего не записано.' }
});

export const revisionKind: Record<RevisionKind, Message<never>> = {
	read: { en: 'read by the program', ru: 'прочитано программой' },
	corrected: { en: 'corrected', ru: 'исправлено' },
	confirmed: { en: 'looked at', ru: 'просмотрено' },
	geometry: {
		en: 'lines divided, joined or moved',
		ru: 'строки разделены, соединены или сдвинуты'
	},
	imported: { en: 'imported', ru: 'загружено' },
	restored: { en: 'an earlier version restored', ru: 'возвращена прежняя версия' },
	batch: { en: 'changed by a job', ru: 'изменено заданием' }
};
