import type { CheckCode, CheckState } from '#lib/workflow/check.ts';
import type { Layer, RunMark } from '#lib/record/reading-view.ts';
import { catalogue, type Message } from './message.ts';

/** The approval desk, the export page, and the reading view. */
export const approval = catalogue({
	title: { en: 'Approve', ru: 'Утверждение' },
	reading: { en: 'The text, as the file has it', ru: 'Текст, каким он стоит в файле' },
	checks: { en: 'Checks', ru: 'Проверки' },
	seals: {
		en: 'You seal: {versions}; verdicts: {verdicts}; scans: {scans}; profile “{profile}”.',
		ru: 'Вы заверяете: {versions}; решений: {verdicts}; снимков: {scans}; профиль «{profile}».'
	},
	version: { en: 'page {page}, version {number}', ru: 'страница {page}, версия {number}' },
	sealed: {
		en: 'Approved and sealed: {name}. Version {versions}, verdicts: {verdicts}.',
		ru: 'Утверждено и заверено: {name}. Версия {versions}, решений: {verdicts}.'
	},
	checksum: { en: 'Checksum (SHA-256)', ru: 'Контрольная сумма (SHA-256)' },
	fileLies: { en: 'The file: {path}', ru: 'Файл: {path}' },
	download: { en: 'Download the sealed file', ru: 'Скачать заверенный файл' },
	ownSeal: {
		en: 'Approved by one who worked on it; reason: {reason}',
		ru: 'Утвердил тот, кто сам работал над текстом; основание: {reason}'
	},
	reopened: {
		en: 'Opened again: {name}. Reason: {reason}. The sealed version stays as it is.',
		ru: 'Открыто снова: {name}. Основание: {reason}. Заверенная версия сохранена.'
	},
	whyReopen: {
		en: 'Why open it again? The sealed version stays as it is, and stays public.',
		ru: 'Почему открыть снова? Заверенная версия сохранится и останется доступной читателям.'
	},
	reopenLines: { en: 'Lines to work on', ru: 'Строки, над которыми работать' },
	ownWork: {
		en: 'You worked on this text, so another archivist must approve it. These can: {names}.',
		ru: 'Вы работали над этим текстом, поэтому утвердить его должен другой архивист. Могут: {names}.'
	},
	ownWorkAlone: {
		en: 'You worked on this text, so another archivist must approve it. There is none yet.',
		ru: 'Вы работали над этим текстом, поэтому утвердить его должен другой архивист. Пока его нет.'
	},
	ownHint: {
		en: 'Your reason is kept for ever and stands in the file.',
		ru: 'Основание сохранится навсегда и будет стоять в файле.'
	},
	blocked: {
		en: {
			one: 'Not yet: {n} check blocks.',
			other: 'Not yet: {n} checks block.'
		},
		ru: {
			one: 'Пока нельзя: не пройдена {n} проверка.',
			few: 'Пока нельзя: не пройдены {n} проверки.',
			many: 'Пока нельзя: не пройдено {n} проверок.',
			other: 'Пока нельзя: не пройдено {n} проверки.'
		}
	},
	published: { en: 'Open to readers', ru: 'Открыт читателям' },
	otherFormats: { en: 'Other formats', ru: 'Другие форматы' },
	asReadersSee: { en: 'As readers see it', ru: 'Как видят читатели' },
	exports: { en: 'Export', ru: 'Выгрузка' },
	exportWhy: {
		en: 'Each file was written just now, and checked where the table says so. The sealed file is the one in the folder, byte for byte.',
		ru: 'Каждый файл только что записан и, где об этом сказано в таблице, проверен. Заверенный файл — тот же, что в папке, байт в байт.'
	},
	format: { en: 'Format', ru: 'Формат' },
	whichVersion: { en: 'Version', ru: 'Версия' },
	versionSealed: { en: 'approved and sealed', ru: 'утверждена и заверена' },
	versionWorking: { en: 'working text, not approved', ru: 'рабочий текст, не утверждён' },
	checked: { en: 'Checked', ru: 'Проверка' },
	checkPassed: { en: 'passed', ru: 'пройдена' },
	checkNone: { en: 'no check is made of this format', ru: 'для этого формата проверки нет' },
	checkFailed: { en: 'not offered: {where}', ru: 'не предлагается: {where}' },
	size: { en: '{n}\u00a0kB', ru: '{n}\u00a0кБ' },
	keeps: { en: 'Keeps', ru: 'Содержит' },
	training: { en: 'Lines for training', ru: 'Строки для обучения' },
	trainingWhy: {
		en: 'A picture of each line of the approved pages with its text, as Tesseract, Kraken and others learn from them. Lines with gaps, doubtful or supplied letters are left out; a list says which, and why.',
		ru: 'Снимок каждой строки утверждённых страниц с её текстом — в том виде, на котором обучают Tesseract, Kraken и другие программы. Строки с пропусками, неясными и восполненными буквами не берутся; в списке сказано, какие и почему.'
	},
	trainingLines: {
		en: { one: '{n} line; left out: {leftOut}', other: '{n} lines; left out: {leftOut}' },
		ru: {
			one: '{n} строка; не взято: {leftOut}',
			few: '{n} строки; не взято: {leftOut}',
			many: '{n} строк; не взято: {leftOut}',
			other: '{n} строки; не взято: {leftOut}'
		}
	},
	trainingNone: {
		en: 'No page is approved yet: nothing to learn from.',
		ru: 'Утверждённых страниц пока нет: обучать не на чем.'
	},
	scan: { en: 'Scan', ru: 'Снимок' },
	scanOf: { en: 'Scan, {name}', ru: 'Снимок, {name}' },
	layers: { en: 'Text', ru: 'Текст' },
	translation: { en: 'Translation', ru: 'Перевод' },
	cite: { en: 'Cite', ru: 'Ссылка' },
	citeBy: { en: 'approved by {name}', ru: 'утвердил(а) {name}' },
	citeByRole: { en: 'approved by an archivist', ru: 'утверждено архивистом' },
	publicationPrints: { en: 'publication: {text}', ru: 'в публикации: {text}' },
	scanHas: { en: 'scan: {text}', ru: 'на снимке: {text}' },
	publicationNothing: { en: 'not in the publication', ru: 'в публикации нет' },
	notYetPublic: {
		en: 'Sealed, but not open to readers yet.',
		ru: 'Заверено, но читателям ещё не открыто.'
	},
	backToRecord: { en: 'To the record', ru: 'К документу' }
});

/** The checks, each a sentence when it is passed and when it is not. */
export const checkPassed: Record<CheckCode, Message> = catalogue({
	reviewed: {
		en: 'Every page was accepted by a second person.',
		ru: 'Каждую страницу принял второй человек.'
	},
	decided: {
		en: 'Every difference is decided ({decided}).',
		ru: 'По каждому разночтению есть решение ({decided}).'
	},
	confirmed: {
		en: 'Every line was confirmed by a person.',
		ru: 'Каждую строку подтвердил человек.'
	},
	valid: { en: 'The TEI is valid.', ru: 'Файл TEI верен.' },
	same: {
		en: 'The text of the TEI is the text on the screen, line by line ({lines}).',
		ru: 'Текст файла TEI совпадает с экраном, строка за строкой ({lines}).'
	},
	scans: {
		en: 'The scans are as they were deposited ({scans}).',
		ru: 'Снимки такие, какими поступили ({scans}).'
	},
	credits: { en: 'Everyone said how to be named.', ru: 'Все указали, как их называть.' },
	profile: {
		en: 'The profile of rules is named: {profile}.',
		ru: 'Профиль правил назван: {profile}.'
	}
});

export const checkFailed: Record<CheckCode, Message> = catalogue({
	reviewed: {
		en: { one: '{n} page still waits for review.', other: '{n} pages still wait for review.' },
		ru: {
			one: '{n} страница ещё ждёт проверки.',
			few: '{n} страницы ещё ждут проверки.',
			many: '{n} страниц ещё ждут проверки.',
			other: '{n} страницы ещё ждут проверки.'
		}
	},
	decided: {
		en: { one: '{n} difference has no verdict.', other: '{n} differences have no verdict.' },
		ru: {
			one: 'По {n} разночтению нет решения.',
			few: 'По {n} разночтениям нет решения.',
			many: 'По {n} разночтениям нет решения.',
			other: 'По {n} разночтения нет решения.'
		}
	},
	confirmed: {
		en: {
			one: '{n} line has not been confirmed by a person.',
			other: '{n} lines have not been confirmed by a person.'
		},
		ru: {
			one: '{n} строку ещё не подтвердил человек.',
			few: '{n} строки ещё не подтвердил человек.',
			many: '{n} строк ещё не подтвердил человек.',
			other: '{n} строки ещё не подтвердил человек.'
		}
	},
	valid: {
		en: { one: 'The TEI has {n} fault.', other: 'The TEI has {n} faults.' },
		ru: {
			one: 'В файле TEI {n} неверное место.',
			few: 'В файле TEI {n} неверных места.',
			many: 'В файле TEI {n} неверных мест.',
			other: 'В файле TEI {n} неверного места.'
		}
	},
	same: {
		en: {
			one: '{n} line of the TEI is not the line on the screen.',
			other: '{n} lines of the TEI are not those on the screen.'
		},
		ru: {
			one: '{n} строка файла TEI не совпадает с экраном.',
			few: '{n} строки файла TEI не совпадают с экраном.',
			many: '{n} строк файла TEI не совпадают с экраном.',
			other: '{n} строки файла TEI не совпадают с экраном.'
		}
	},
	scans: {
		en: { one: '{n} scan is damaged or missing.', other: '{n} scans are damaged or missing.' },
		ru: {
			one: '{n} снимок повреждён или отсутствует.',
			few: '{n} снимка повреждены или отсутствуют.',
			many: '{n} снимков повреждены или отсутствуют.',
			other: '{n} снимка повреждены или отсутствуют.'
		}
	},
	credits: {
		en: {
			one: '{n} person is named by role only.',
			other: '{n} people are named by role only.'
		},
		ru: {
			one: '{n} человек назван только по роли.',
			few: '{n} человека названы только по роли.',
			many: '{n} человек названы только по роли.',
			other: '{n} человека названы только по роли.'
		}
	},
	profile: { en: 'No profile of rules is named.', ru: 'Профиль правил не назван.' }
});

export const checkState: Record<CheckState, Message<never>> = {
	passed: { en: 'passed', ru: 'пройдена' },
	look: { en: 'look', ru: 'посмотрите' },
	blocks: { en: 'blocks', ru: 'мешает' }
};

export const layerName: Record<Layer, Message<never>> = {
	typed: { en: 'as typed', ru: 'как напечатано' },
	normal: { en: 'normalised', ru: 'нормализованный' },
	publication: { en: 'as published', ru: 'как в публикации' }
};

export const markName: Record<RunMark, Message<never>> = {
	unclear: { en: 'hard to read', ru: 'читается с трудом' },
	gap: { en: 'not to be read', ru: 'не читается' },
	supplied: { en: 'supplied', ru: 'восполнено' },
	added: { en: 'added', ru: 'вписано' },
	deleted: { en: 'struck out', ru: 'зачёркнуто' },
	underlined: { en: 'underlined', ru: 'подчёркнуто' },
	spaced: { en: 'spaced out', ru: 'вразрядку' },
	'not-on-scan': { en: 'the scan ends here', ru: 'здесь снимок кончается' }
};

/** What each format keeps, in a sentence. */
/** What a format is called. */
export const formatName: Record<string, Message<never>> = {
	'tei-edition': { en: 'TEI P5, edition', ru: 'TEI P5, издание' },
	'tei-reading': { en: 'TEI P5, reading text', ru: 'TEI P5, текст для чтения' },
	text: { en: 'Plain text', ru: 'Простой текст' },
	page: { en: 'PAGE, a file a page', ru: 'PAGE, по файлу на страницу' },
	alto: { en: 'ALTO, a file a page', ru: 'ALTO, по файлу на страницу' },
	hocr: { en: 'hOCR, a file a page', ru: 'hOCR, по файлу на страницу' },
	pdf: { en: 'PDF with the text under the scan', ru: 'PDF с текстом под снимком' }
};

export const formatKeeps: Record<string, Message<never>> = {
	'tei-edition': {
		en: 'text, zones, apparatus of differences, history, translation',
		ru: 'текст, зоны, аппарат разночтений, история, перевод'
	},
	'tei-reading': {
		en: 'text and zones without apparatus, translation',
		ru: 'текст и зоны без аппарата, перевод'
	},
	text: { en: 'text in its lines', ru: 'текст построчно' },
	page: { en: 'text, regions and lines with their zones', ru: 'текст, области и строки с зонами' },
	alto: { en: 'text, blocks and lines with their zones', ru: 'текст, блоки и строки с зонами' },
	hocr: { en: 'text and words with their zones', ru: 'текст и слова с зонами' },
	pdf: {
		en: 'pictures of the scan, the text under them to be found and copied',
		ru: 'снимки страниц и под ними текст для поиска и копирования'
	}
};
