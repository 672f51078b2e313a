import type { RefusalRow } from './row.ts';

/** Why a picture is not taken: facts `name`, and where there is one `measured` and `limit`. */
export const PICTURES = {
	picture_empty: {
		status: 422,
		sentence: { en: 'The file "{name}" is empty (0 bytes).', ru: 'Файл «{name}» пуст (0 байт).' },
		next: {
			en: 'Copy the file again and send it once more.',
			ru: 'Скопируйте файл заново и отправьте ещё раз.'
		}
	},
	picture_foreign: {
		status: 415,
		sentence: {
			en: 'The file "{name}" is not a PNG, JPEG or TIFF picture; by its content it is: {found}.',
			ru: 'Файл «{name}» — не снимок PNG, JPEG или TIFF; судя по содержимому, это: {found}.'
		},
		next: {
			en: 'Save it as PNG, JPEG or TIFF and send that file.',
			ru: 'Сохраните его как PNG, JPEG или TIFF и отправьте этот файл.'
		}
	},
	picture_small: {
		status: 422,
		sentence: {
			en: 'The picture "{name}" is too small: {measured} pixels, while its shortest side must be at least {limit} pixels.',
			ru: 'Снимок «{name}» слишком мал: {measured} пикс., а короткая сторона должна быть не меньше {limit} пикс.'
		},
		next: {
			en: 'Send the scan itself, not its thumbnail.',
			ru: 'Отправьте сам скан, а не уменьшенную копию.'
		}
	},
	picture_large: {
		status: 422,
		sentence: {
			en: 'The picture "{name}" is too large: {width} × {height} pixels, {measured} million; the limit is {limit} million.',
			ru: 'Снимок «{name}» слишком велик: {width} × {height} пикс., {measured} млн; предел — {limit} млн.'
		},
		next: {
			en: 'Send a smaller scan (400 dpi is enough for reading), or ask an archivist, who may admit up to 300 million.',
			ru: 'Отправьте скан поменьше (для чтения хватит 400 точек на дюйм) или попросите архивиста: ему разрешено до 300 млн.'
		}
	},
	picture_pages: {
		status: 422,
		sentence: {
			en: 'The TIFF file "{name}" holds more than {limit} pages.',
			ru: 'В файле TIFF «{name}» больше {limit} страниц.'
		},
		next: { en: 'Split it into several files.', ru: 'Разделите его на несколько файлов.' }
	},
	picture_scans: {
		status: 422,
		sentence: {
			en: 'The JPEG file "{name}" is coded in more than {limit} passes, which no scanner does.',
			ru: 'Файл JPEG «{name}» записан более чем в {limit} проходов: так не пишет ни один сканер.'
		},
		next: {
			en: 'Save it once more as an ordinary JPEG or as PNG.',
			ru: 'Сохраните его заново как обычный JPEG или как PNG.'
		}
	},
	picture_damaged: {
		status: 422,
		sentence: {
			en: 'The file "{name}" is cut off or damaged and cannot be read to its end.',
			ru: 'Файл «{name}» обрезан или повреждён: до конца он не читается.'
		},
		next: {
			en: 'Copy it again from where it came, or scan the page once more.',
			ru: 'Скопируйте его заново с исходного места или отсканируйте страницу ещё раз.'
		}
	},
	picture_slow: {
		status: 422,
		sentence: {
			en: 'The picture "{name}" could not be opened within {limit} seconds.',
			ru: 'Снимок «{name}» не удалось открыть за {limit} с.'
		},
		next: {
			en: 'Save it once more as PNG and send that file.',
			ru: 'Сохраните его заново как PNG и отправьте этот файл.'
		}
	},
	picture_heavy: {
		status: 422,
		sentence: {
			en: 'The picture "{name}" needs more than {limit} MB of memory to be opened.',
			ru: 'Чтобы открыть снимок «{name}», нужно больше {limit} МБ памяти.'
		},
		next: {
			en: 'Save it in a smaller size and send that file.',
			ru: 'Сохраните его в меньшем размере и отправьте этот файл.'
		}
	},
	picture_fatal: {
		status: 422,
		sentence: {
			en: 'The program that opens pictures was ended by "{name}".',
			ru: 'Программа, открывающая снимки, аварийно завершилась на «{name}».'
		},
		next: {
			en: 'Save it once more as PNG and send that file.',
			ru: 'Сохраните его заново как PNG и отправьте этот файл.'
		}
	}
} satisfies Record<string, RefusalRow>;
