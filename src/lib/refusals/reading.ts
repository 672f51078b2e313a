import type { RefusalRow } from './row.ts';

/** Why a page was not read: models, limits, and what the machine could not do. */
export const READING = {
	model_missing: {
		status: 503,
		sentence: {
			en: 'The language model {model} is missing; a file with SHA-256 {expected} is expected.',
			ru: 'Нет языковой модели {model}; нужен файл с SHA-256 {expected}.'
		},
		next: {
			en: 'Put the file into the folder models and start again.',
			ru: 'Положите файл в папку models и запустите программу снова.'
		}
	},
	model_wrong: {
		status: 503,
		sentence: {
			en: 'The language model {model} is not the file it should be: its SHA-256 is {measured}, expected is {expected}.',
			ru: 'Языковая модель {model} — не тот файл: её SHA-256 {measured}, а нужен {expected}.'
		},
		next: {
			en: 'Replace the file in the folder models by a good copy and start again.',
			ru: 'Замените файл в папке models исправной копией и запустите программу снова.'
		}
	},
	page_read_by_editors: {
		status: 403,
		sentence: {
			en: 'A whole page is prepared and read again by an editor or an archivist.',
			ru: 'Страницу целиком готовит и читает заново редактор или архивист.'
		},
		next: {
			en: 'Ask one of them. A line (Alt+R) or a place of the layout (A) you can have read again yourself.',
			ru: 'Попросите кого-то из них. Строку (Alt+R) или место на разметке (A) можно прочесть заново самому.'
		}
	},
	language_unknown: {
		status: 422,
		sentence: {
			en: 'There is no language model "{language}".',
			ru: 'Языковой модели «{language}» нет.'
		},
		next: {
			en: 'Choose one of the languages in the list.',
			ru: 'Выберите язык из списка.'
		}
	},
	reading_slow: {
		status: 422,
		sentence: {
			en: 'Reading this page was stopped: it took more than {limit} seconds.',
			ru: 'Чтение страницы остановлено: оно заняло больше {limit} с.'
		},
		next: {
			en: 'Try again with a smaller or cleaner scan, or type the text by hand.',
			ru: 'Попробуйте скан поменьше или почище либо наберите текст вручную.'
		}
	},
	reading_heavy: {
		status: 422,
		sentence: {
			en: 'Reading this page was stopped: it needed more than {limit} MB of memory.',
			ru: 'Чтение страницы остановлено: понадобилось больше {limit} МБ памяти.'
		},
		next: {
			en: 'Try again with a smaller scan, or type the text by hand.',
			ru: 'Попробуйте скан поменьше либо наберите текст вручную.'
		}
	},
	reading_failed: {
		status: 422,
		sentence: {
			en: 'The program that reads pictures ended before this page was read.',
			ru: 'Программа чтения завершилась раньше, чем прочла страницу.'
		},
		next: {
			en: 'Try again; if it happens once more, type the text by hand.',
			ru: 'Повторите; если случится снова, наберите текст вручную.'
		}
	},
	reading_empty: {
		status: 422,
		sentence: {
			en: 'No text was found, though the page is not blank.',
			ru: 'Текст не найден, хотя страница не пустая.'
		},
		next: {
			en: 'Look whether the page is turned or handwritten; type the text by hand.',
			ru: 'Посмотрите, не повёрнута ли страница и не рукопись ли это; наберите текст вручную.'
		}
	},
	reading_under_way: {
		status: 409,
		sentence: {
			en: 'This page is being read already.',
			ru: 'Эту страницу уже читают.'
		},
		next: {
			en: 'Wait until it is done, or cancel it first.',
			ru: 'Дождитесь окончания или сначала отмените чтение.'
		}
	},
	reading_over: {
		status: 409,
		sentence: {
			en: 'This reading is over and cannot be cancelled.',
			ru: 'Это чтение уже закончено, отменить его нельзя.'
		},
		next: { en: 'Reload the page to see its text.', ru: 'Обновите страницу, чтобы увидеть текст.' }
	},
	reading_too_often: {
		status: 429,
		sentence: {
			en: 'You may start {limit} readings a day; the limit is reached.',
			ru: 'В день можно запустить {limit} чтений; предел достигнут.'
		},
		next: {
			en: 'Go on tomorrow, or ask an editor to start it.',
			ru: 'Продолжите завтра или попросите редактора запустить чтение.'
		}
	},
	setting_unknown: {
		status: 422,
		sentence: {
			en: 'The preparation of a page has no setting "{setting}".',
			ru: 'У подготовки страницы нет параметра «{setting}».'
		},
		next: {
			en: 'Open the preparation of the page and choose there.',
			ru: 'Откройте подготовку страницы и выберите там.'
		}
	},
	setting_range: {
		status: 422,
		sentence: {
			en: 'The setting "{setting}" is {given}; it must be a number from {least} to {most}.',
			ru: 'Параметр «{setting}» — {given}, а нужно число от {least} до {most}.'
		},
		next: {
			en: 'Choose a number within these limits, or leave the field empty for the automatic choice.',
			ru: 'Укажите число в этих пределах или оставьте поле пустым для автоматического выбора.'
		}
	},
	setting_choice: {
		status: 422,
		sentence: {
			en: 'The setting "{setting}" is {given}; it may be: {choices}.',
			ru: 'Параметр «{setting}» — {given}, а может быть: {choices}.'
		},
		next: {
			en: 'Choose one of these, or the automatic choice.',
			ru: 'Выберите одно из этого или автоматический выбор.'
		}
	},
	preview_too_often: {
		status: 429,
		sentence: {
			en: 'You asked for {limit} prepared pictures in {minutes} minutes; the limit is reached.',
			ru: 'За {minutes} мин запрошено {limit} подготовленных снимков; предел достигнут.'
		},
		next: {
			en: 'Look again in some minutes, or read the page with these settings.',
			ru: 'Посмотрите через несколько минут или прочитайте страницу с этими параметрами.'
		}
	},
	shape_unknown: {
		status: 422,
		sentence: {
			en: 'There is no way of reading called "{shape}".',
			ru: 'Способа чтения «{shape}» нет.'
		},
		next: {
			en: 'Choose one of those in the list: one line, several lines, scattered words.',
			ru: 'Выберите из списка: одна строка, несколько строк, отдельные слова.'
		}
	},
	part_large: {
		status: 422,
		sentence: {
			en: 'The shape covers {measured} million pixels; at most {limit} million are read while you wait.',
			ru: 'Область занимает {measured} млн пикселей; сразу читается не больше {limit} млн.'
		},
		next: {
			en: 'Draw a smaller one, or have the whole page read again.',
			ru: 'Начертите область поменьше или попросите прочесть заново всю страницу.'
		}
	},
	part_too_often: {
		status: 429,
		sentence: {
			en: 'The limit of {limit} places read again is reached.',
			ru: 'Достигнут предел: {limit} перечитанных мест.'
		},
		next: {
			en: 'Go on typing from the picture; another can be read in {seconds} s.',
			ru: 'Набирайте пока по снимку; следующее место можно прочесть через {seconds} с.'
		}
	},
	part_slow: {
		status: 422,
		sentence: {
			en: 'Reading this place was stopped: it took more than {limit} seconds.',
			ru: 'Чтение этого места остановлено: оно заняло больше {limit} с.'
		},
		next: {
			en: 'Draw a smaller shape, or type what the picture shows.',
			ru: 'Начертите область поменьше или наберите по снимку.'
		}
	},
	picture_missing: {
		status: 422,
		sentence: {
			en: 'The picture of this page is damaged or missing; the text is safe.',
			ru: 'Снимок этой страницы повреждён или отсутствует; текст цел.'
		},
		next: {
			en: 'Tell an archivist, who can put the scan back from a backup.',
			ru: 'Сообщите архивисту: скан можно вернуть из резервной копии.'
		}
	},
	reading_cancelled: {
		status: 409,
		sentence: { en: 'Reading this page was cancelled.', ru: 'Чтение страницы отменено.' },
		next: {
			en: 'Start it again when it is wanted.',
			ru: 'Запустите его снова, когда понадобится.'
		}
	}
} satisfies Record<string, RefusalRow>;
