import type { Setting } from '#lib/recognition/preparation.ts';
import type { Did, Told, Why } from '#lib/recognition/preparing.ts';
import { catalogue, type Message } from './message.ts';

/** How a page's picture is made ready to be read, and read again. */
export const prepare = catalogue({
	title: { en: 'Preparation', ru: 'Подготовка' },
	original: { en: 'Original', ru: 'Оригинал' },
	prepared: { en: 'Prepared', ru: 'Подготовлено' },
	pictureOf: { en: 'Original picture of page {place}', ru: 'Исходный снимок страницы {place}' },
	preparedOf: {
		en: 'Prepared picture of page {place}',
		ru: 'Подготовленный снимок страницы {place}'
	},
	pale: {
		en: 'What is shown pale is left out and is not read. Both pictures are laid the same way.',
		ru: 'Что показано бледным, пропускается и не читается. Оба снимка положены одинаково.'
	},
	compare: { en: 'How to compare', ru: 'Как сравнивать' },
	beside: { en: 'Side by side', ru: 'Рядом' },
	slider: { en: 'Slider', ru: 'Шторка' },
	edge: { en: 'Where the prepared picture begins', ru: 'Где начинается подготовленный снимок' },
	one: { en: 'One, the other on holding', ru: 'Один, другой по удержанию' },
	hold: { en: 'Hold to see the original', ru: 'Держите, чтобы видеть оригинал' },
	larger: { en: 'Larger', ru: 'Крупнее' },
	smaller: { en: 'Smaller', ru: 'Мельче' },
	fit: { en: 'Whole page', ru: 'Вся страница' },
	move: {
		en: 'Pictures: arrow keys move both, plus and minus zoom both',
		ru: 'Снимки: стрелки двигают оба, плюс и минус меняют масштаб обоих'
	},
	settings: { en: 'Settings', ru: 'Параметры' },
	steps: { en: 'What was done, and why', ru: 'Что сделано и почему' },
	automatic: { en: 'Automatic', ru: 'Автоматически' },
	within: { en: 'Automatic, {least} to {most}', ru: 'Авто, {least}…{most}' },
	unit: { en: '{name}, {unit}', ru: '{name}, {unit}' },
	on: { en: 'Yes', ru: 'Да' },
	off: { en: 'No', ru: 'Нет' },
	softNone: { en: 'None', ru: 'Нет' },
	passes: {
		en: { one: '{n} pass', other: '{n} passes' },
		ru: { one: '{n} проход', few: '{n} прохода', many: '{n} проходов', other: '{n} прохода' }
	},
	degrees: { en: '{degrees}°', ru: '{degrees}°' },
	languages: { en: 'Languages', ru: 'Языки' },
	asRecord: { en: 'As the record: {languages}', ru: 'Как у документа: {languages}' },
	show: { en: 'Show', ru: 'Показать' },
	read: { en: 'Read the page again', ru: 'Прочитать страницу заново' },
	allAutomatic: { en: 'All automatic', ru: 'Всё автоматически' },
	kept: {
		en: 'These settings are kept for the next reading of this page, until you set them back.',
		ru: 'Эти параметры останутся для следующего чтения страницы, пока вы их не вернёте.'
	},
	safe: {
		en: 'Lines that people worked on are never overwritten.',
		ru: 'Строки, над которыми работали люди, не перезаписываются.'
	},
	trying: {
		en: 'You are looking at a trial. The next reading is still: {settings}.',
		ru: 'Это проба. Следующее чтение пока: {settings}.'
	},
	reading: {
		en: 'The page is being read with these settings.',
		ru: 'Страница читается с этими параметрами.'
	},
	last: { en: 'The last reading:', ru: 'Последнее чтение:' },
	toText: { en: 'To the text', ru: 'К тексту' },
	readings: { en: 'Readings of this page', ru: 'Чтения этой страницы' },
	none: { en: 'This page was not read yet.', ru: 'Страницу ещё не читали.' },
	sure: { en: 'sure by {percent}%', ru: 'уверенность {percent}%' },
	take: { en: 'Look at these settings', ru: 'Посмотреть эти параметры' },
	program: { en: 'the program', ru: 'программа' },
	because: { en: '{did}: {why}', ru: '{did}: {why}' },
	byHandThen: { en: 'prepared by hand: {settings}', ru: 'подготовлено вручную: {settings}' },
	pair: { en: '{name} {value}', ru: '{name} {value}' },
	keys: { en: 'Keys of the preparation', ru: 'Клавиши подготовки' },
	noPicture: { en: 'There is no prepared picture.', ru: 'Подготовленного снимка нет.' }
});

/** What each key does. */
export const prepareKeys = catalogue({
	original: { en: 'See the original while held', ru: 'Видеть оригинал, пока нажато' },
	automatic: { en: 'All automatic', ru: 'Всё автоматически' },
	verb: { en: 'To “Read the page again”', ru: 'К кнопке «Прочитать заново»' },
	larger: { en: 'Larger', ru: 'Крупнее' },
	smaller: { en: 'Smaller', ru: 'Мельче' },
	fit: { en: 'Whole page', ru: 'Вся страница' }
});

export const settingName: Record<Told['step'], Message<never>> = {
	turn: { en: 'Turn', ru: 'Поворот' },
	negative: { en: 'Negative', ru: 'Негатив' },
	size: { en: 'Size', ru: 'Размер' },
	skew: { en: 'Skew', ru: 'Перекос' },
	border: { en: 'Edges left out', ru: 'Поля без чтения' },
	divide: { en: 'Even out the paper', ru: 'Выровнять бумагу' },
	soften: { en: 'Soften the grain', ru: 'Смягчить зерно' },
	contrast: { en: 'Contrast', ru: 'Контраст' },
	rules: { en: 'Take out ruled lines', ru: 'Убрать линейки' },
	specks: { en: 'Leave out specks', ru: 'Пропускать пятнышки' },
	xHeight: { en: 'Letter height', ru: 'Высота букв' }
};

/** The unit of a number. */
export const settingUnit: Partial<Record<Setting, Message<never>>> = {
	skew: { en: 'degrees', ru: 'градусы' },
	border: { en: '%', ru: '%' },
	contrast: { en: 'times', ru: 'раз' },
	xHeight: { en: 'pixels', ru: 'пиксели' }
};

export const did: Record<Did, Message> = catalogue({
	upright: { en: 'left as it lies', ru: 'оставлено как есть' },
	turned: { en: 'turned by {degrees}°', ru: 'повёрнуто на {degrees}°' },
	positive: { en: 'light and dark left as they are', ru: 'светлое и тёмное оставлены' },
	inverted: { en: 'light made dark, dark light', ru: 'светлое и тёмное поменялись' },
	level: { en: 'nothing to straighten', ru: 'выпрямлять нечего' },
	straightened: { en: 'straightened by {degrees}°', ru: 'выпрямлено на {degrees}°' },
	edges_kept: { en: 'nothing cut off', ru: 'ничего не отрезано' },
	edges_left: {
		en: '{percent}% left out at each edge',
		ru: 'по {percent}% пропущено с каждого края'
	},
	whole: { en: 'lines are looked for in full size', ru: 'строки ищутся в полном размере' },
	shrunk: {
		en: 'lines are looked for in a picture {factor} times smaller',
		ru: 'строки ищутся на уменьшенном снимке, 1:{factor}'
	},
	undivided: { en: 'paper left as it is', ru: 'бумага оставлена как есть' },
	divided: { en: 'paper made even', ru: 'бумага выровнена' },
	unsoftened: { en: 'not softened', ru: 'не смягчено' },
	softened: {
		en: { one: 'softened in {n} pass', other: 'softened in {n} passes' },
		ru: {
			one: 'смягчено за {n} проход',
			few: 'смягчено за {n} прохода',
			many: 'смягчено за {n} проходов',
			other: 'смягчено за {n} прохода'
		}
	},
	stretched: {
		en: 'grey {paper} became white, grey {ink} became black',
		ru: 'серое {paper} стало белым, серое {ink} — чёрным'
	},
	rules_kept: { en: 'ruled lines stay', ru: 'линейки оставлены' },
	rules_out: {
		en: { one: '{n} ruled line taken out', other: '{n} ruled lines taken out' },
		ru: {
			one: 'убрана {n} линейка',
			few: 'убраны {n} линейки',
			many: 'убрано {n} линеек',
			other: 'убрано {n} линейки'
		}
	},
	specks_kept: { en: 'small marks stay', ru: 'мелкие знаки оставлены' },
	specks_out: {
		en: 'small marks stay only where a sign can stand',
		ru: 'мелкие знаки оставлены лишь там, где может стоять знак'
	},
	read_at: {
		en: 'small letters are read {at} pixels high',
		ru: 'строчные буквы читаются при высоте {at} в пикселях'
	}
});

export const why: Record<Why, Message> = catalogue({
	hand: { en: 'set by hand', ru: 'задано вручную' },
	turn_read: { en: 'the last reading was surest so', ru: 'так прошлое чтение было увереннее' },
	turn_first: {
		en: 'other turns are tried if little can be read',
		ru: 'другие повороты пробуются, если читается плохо'
	},
	dark_letters: { en: 'the letters are dark on light', ru: 'буквы тёмные на светлом' },
	light_letters: {
		en: 'the letters are light on dark, as on film',
		ru: 'буквы светлые на тёмном, как на плёнке'
	},
	feet: {
		en: 'so the feet of the letters stand in rows',
		ru: 'так нижние края букв встают в ряды'
	},
	edges: {
		en: 'what is larger than letters is left out anyway',
		ru: 'что крупнее букв, и так пропускается'
	},
	small: {
		en: 'no side is longer than {largest} pixels',
		ru: 'ни одна сторона не длиннее {largest} пикселей'
	},
	large: {
		en: 'a side is longer than {largest} pixels',
		ru: 'сторона длиннее {largest} пикселей'
	},
	bilevel: { en: 'the scan has only black and white', ru: 'на скане лишь чёрное и белое' },
	grey: { en: 'the scan has greys', ru: 'на скане есть серое' },
	fine: {
		en: 'the grain of the paper is {grain}, not over {limit}',
		ru: 'зерно бумаги {grain}, не больше {limit}'
	},
	grainy: {
		en: 'the grain of the paper is {grain}, over {limit}',
		ru: 'зерно бумаги {grain}, больше {limit}'
	},
	broken: {
		en: 'the letters are broken to pieces',
		ru: 'буквы распались на куски'
	},
	ink: { en: 'measured on paper and ink', ru: 'измерено по бумаге и чернилам' },
	strokes: {
		en: 'thin strokes far longer than letters',
		ru: 'тонкие черты намного длиннее букв'
	},
	clean: { en: 'few specks on this page', ru: 'пятнышек на странице мало' },
	speckled: { en: 'many specks on this page', ru: 'пятнышек на странице много' },
	enlarged: {
		en: 'on the scan {own}, less than {least}',
		ru: 'на скане {own}, меньше {least}'
	},
	reduced: { en: 'on the scan {own}, more than {most}', ru: 'на скане {own}, больше {most}' },
	fits: {
		en: 'as on the scan, between {least} and {most}',
		ru: 'как на скане, между {least} и {most}'
	}
});
