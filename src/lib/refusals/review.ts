import type { RefusalRow } from './row.ts';

/** Why a verdict is not taken, and why a record is not approved or exported. */
export const REVIEW = {
	difference_gone: {
		status: 409,
		sentence: {
			en: 'This difference changed while you looked at it: one of its readings is another now.',
			ru: 'Пока вы смотрели, разночтение изменилось: одно из чтений теперь другое.'
		},
		next: { en: 'Look at it again and decide then.', ru: 'Посмотрите ещё раз и решите.' }
	},
	reading_unchanged: {
		status: 422,
		sentence: {
			en: '“We misread” changes the text of the scan, but the text is as it was.',
			ru: '«Программа ошиблась» меняет текст снимка, но текст остался прежним.'
		},
		next: {
			en: 'Type what the picture shows, then save.',
			ru: 'Наберите то, что видно на снимке, и сохраните.'
		}
	},
	not_together: {
		status: 422,
		sentence: {
			en: 'Numbers and names are decided one by one, and only differences of one kind together.',
			ru: 'Числа и имена решают по одному, вместе — только одинаковые разночтения.'
		},
		next: { en: 'Decide each on its own card.', ru: 'Решите каждое на его карточке.' }
	},
	nothing_to_undo: {
		status: 409,
		sentence: {
			en: 'There is nothing to take back: this was undone, or decided again since.',
			ru: 'Отменять нечего: это уже отменено или позже решено заново.'
		},
		next: { en: 'Reload the page.', ru: 'Обновите страницу.' }
	},
	ends_outside: {
		status: 422,
		sentence: {
			en: 'The words {first} to {last} are no stretch of the publication: it has {count} words.',
			ru: 'Слова с {first} по {last} — не отрезок публикации: в ней слов: {count}.'
		},
		next: {
			en: 'Give two numbers from 1 on, the first not above the last.',
			ru: 'Укажите два числа от 1; первое не больше последнего.'
		}
	},
	ends_unlike: {
		status: 422,
		sentence: {
			en: 'From word {first} to word {last} the publication has hardly a word in common with the scan.',
			ru: 'В словах с {first} по {last} у публикации почти нет общего со снимком.'
		},
		next: {
			en: 'Choose ends that hold the text of the scan.',
			ru: 'Выберите границы, между которыми стоит текст снимка.'
		}
	},
	ends_moved_on: {
		status: 409,
		sentence: {
			en: 'The publication was replaced since you saw it: its words are numbered anew.',
			ru: 'Публикацию с тех пор заменили: её слова пронумерованы заново.'
		},
		next: { en: 'Reload the page and choose again.', ru: 'Обновите страницу и выберите снова.' }
	},
	not_comparable: {
		status: 409,
		sentence: {
			en: 'There is nothing to compare: the scan has no text, or the record has no publication.',
			ru: 'Сверять нечего: у снимка нет текста или у документа нет публикации.'
		},
		next: { en: 'Read or type the scan first.', ru: 'Сначала прочитайте или наберите снимок.' }
	},
	cannot_approve: {
		status: 409,
		sentence: {
			en: 'Not yet: {open} of the checks block.',
			ru: 'Пока нельзя: не пройдено проверок — {open}.'
		},
		next: {
			en: 'Each check says what is missing.',
			ru: 'У каждой проверки сказано, чего не хватает.'
		}
	},
	seen_other: {
		status: 409,
		sentence: {
			en: 'The record changed after you opened it: it is no longer what you saw.',
			ru: 'Пока документ был у вас открыт, он изменился: это уже не то, что вы видели.'
		},
		next: {
			en: 'Read the present text, then approve.',
			ru: 'Прочитайте нынешний текст и утвердите.'
		}
	},
	not_offered: {
		status: 422,
		sentence: {
			en: 'This export failed its own check ({where}), so it is not offered.',
			ru: 'Этот экспорт не прошёл собственную проверку ({where}) и не предлагается.'
		},
		next: {
			en: 'Tell an archivist the place; other formats may work.',
			ru: 'Сообщите это место архивисту; другие форматы могут быть доступны.'
		}
	}
} satisfies Record<string, RefusalRow>;
