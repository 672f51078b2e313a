import type { AnnotationKind } from '#lib/transcription/annotation.ts';
import type { RegionKind } from '#lib/transcription/page.ts';
import { catalogue, type Message } from './message.ts';

/** The transcription desk. */
export const desk = catalogue({
	title: { en: 'Transcribe', ru: 'Набор' },
	text: { en: 'Text of the page', ru: 'Текст страницы' },
	line: { en: 'Line {number}, {region}', ru: 'Строка {number}, {region}' },
	picture: { en: 'Picture of line {number}', ru: 'Снимок строки {number}' },
	place: { en: 'Line {number} of {count}', ru: 'Строка {number} из {count}' },
	looked: { en: 'looked at {n}', ru: 'просмотрено {n}' },
	errorsLeft: {
		en: {
			one: 'about {n} misread word left ({least} to {most})',
			other: 'about {n} misread words left ({least} to {most})'
		},
		ru: {
			one: 'ещё около {n} слова прочитано неверно (от {least} до {most})',
			few: 'ещё около {n} слов прочитано неверно (от {least} до {most})',
			many: 'ещё около {n} слов прочитано неверно (от {least} до {most})',
			other: 'ещё около {n} слов прочитано неверно (от {least} до {most})'
		}
	},
	doubtful: { en: 'Doubtful: {words}', ru: 'Сомнительно: {words}' },
	doubtNext: { en: 'Next doubtful', ru: 'Сомнительное' },
	confirm: { en: 'Line is right', ru: 'Строка верна' },
	mark: { en: 'Mark', ru: 'Пометить' },
	keys: { en: 'Keys', ru: 'Клавиши' },
	undo: { en: 'Undo', ru: 'Отменить' },
	redo: { en: 'Redo', ru: 'Повторить' },
	submit: { en: 'Submit for review', ru: 'Отдать на проверку' },
	withdraw: { en: 'Take back', ru: 'Взять обратно' },
	save: { en: 'Save', ru: 'Сохранить' },
	held: {
		en: '{name} is working on this page until {time}. You can read it, or take another page.',
		ru: 'Со страницей до {time} работает {name}. Её можно читать или взять другую.'
	},
	submitted: {
		en: 'Sent for review. You can take it back while it waits.',
		ru: 'Отдано на проверку. Пока страница ждёт, её можно взять обратно.'
	},
	notLooked: {
		en: {
			one: '{n} line was not looked at yet. Look now, or send and let the reviewer know.',
			other: '{n} lines were not looked at yet. Look now, or send and let the reviewer know.'
		},
		ru: {
			one: 'Не просмотрена {n} строка. Просмотреть сейчас или отдать с пометкой для редактора?',
			few: 'Не просмотрено {n} строки. Просмотреть сейчас или отдать с пометкой для редактора?',
			many: 'Не просмотрено {n} строк. Просмотреть сейчас или отдать с пометкой для редактора?',
			other: 'Не просмотрено {n} строки. Просмотреть сейчас или отдать с пометкой для редактора?'
		}
	},
	lookNow: { en: 'Look now', ru: 'Просмотреть сейчас' },
	sendAnyway: { en: 'Send as it is', ru: 'Отдать как есть' },
	readBy: { en: 'read by the program', ru: 'прочитано программой' },
	typedBy: { en: 'typed by {name}', ru: 'набрано: {name}' },
	seenBy: { en: 'looked at by {names}', ru: 'просмотрено: {names}' },
	refusedLines: {
		en: { one: '{n} fragment taken for no text', other: '{n} fragments taken for no text' },
		ru: {
			one: '{n} фрагмент не принят за текст',
			few: '{n} фрагмента не приняты за текст',
			many: '{n} фрагментов не приняты за текст',
			other: '{n} фрагмента не приняты за текст'
		}
	},
	recall: { en: 'It is text', ru: 'Это текст' },
	offered: { en: 'A new reading', ru: 'Новое чтение' },
	take: { en: 'Take', ru: 'Взять' },
	leave: { en: 'Leave', ru: 'Оставить своё' },
	reading: {
		en: 'The program is reading: line {done} of {total}. You can type already.',
		ru: 'Программа читает: строка {done} из {total}. Печатать уже можно.'
	},
	waiting: {
		en: 'The page waits to be read. You can type from the picture already.',
		ru: 'Страница ждёт чтения. Набирать по снимку уже можно.'
	},
	unreadable: {
		en: 'The program could not read this page. It may be turned or too faint. Type from the picture.',
		ru: 'Программа не смогла прочитать страницу: возможно, она повёрнута или выцвела. Наберите по снимку.'
	},
	nothingFound: {
		en: 'No text was found. Is the page blank? If not, type from the picture.',
		ru: 'Текст не найден. Страница пуста? Если нет, наберите по снимку.'
	},
	blank: {
		en: 'The page looks blank. If something stands on it, type from the picture.',
		ru: 'Страница похожа на пустую. Если на ней что-то есть, наберите по снимку.'
	},
	black: {
		en: 'The picture is black all over. It may have to be scanned again.',
		ru: 'Снимок чёрный целиком. Возможно, его нужно сделать заново.'
	},
	noise: {
		en: 'The picture looks like noise, not like a page. It may have to be scanned again.',
		ru: 'Снимок похож на помехи, не на страницу. Возможно, его нужно сделать заново.'
	},
	handwriting: {
		en: 'This looks like handwriting, which the program does not read. Type from the picture.',
		ru: 'Похоже на рукопись, а рукописи программа не читает. Наберите по снимку.'
	},
	noLines: { en: 'There are no lines yet.', ru: 'Строк пока нет.' },
	otherwise: { en: 'Prepare and read it again', ru: 'Подготовить и прочесть заново' },
	addLine: { en: 'Add a line', ru: 'Добавить строку' },
	readOnly: { en: 'Reading only', ru: 'Только чтение' },
	removed: {
		en: {
			one: '{n} character that may not stand in a text was taken out.',
			other: '{n} characters that may not stand in a text were taken out.'
		},
		ru: {
			one: 'Убран {n} знак, недопустимый в тексте.',
			few: 'Убраны {n} знака, недопустимые в тексте.',
			many: 'Убрано {n} знаков, недопустимых в тексте.',
			other: 'Убрано {n} знака, недопустимых в тексте.'
		}
	},
	larger: { en: 'Larger text', ru: 'Текст крупнее' },
	smaller: { en: 'Smaller text', ru: 'Текст мельче' },
	retype: { en: 'Kind of this part', ru: 'Вид этой части' },
	noScript: {
		en: 'This page works without scripts: type, then press Save.',
		ru: 'Страница работает и без скриптов: наберите и нажмите «Сохранить».'
	}
});

/** What the chip beside the title says; one at a time, always true. */
export const chip = catalogue({
	saved: { en: 'Saved at {time} · version {version}', ru: 'Сохранено в {time} · версия {version}' },
	untouched: { en: 'Version {version}', ru: 'Версия {version}' },
	fresh: { en: 'Nothing typed yet', ru: 'Ещё ничего не набрано' },
	saving: { en: 'Saving…', ru: 'Сохраняется…' },
	slow: { en: 'Saving… slow connection', ru: 'Сохраняется… связь медленная' },
	kept: {
		en: 'Kept on this computer, not on the server yet',
		ru: 'Записано на этом компьютере, на сервере ещё нет'
	},
	typing: { en: 'Typing…', ru: 'Вы печатаете…' },
	offline: {
		en: 'No connection since {time}. Go on: all you type is kept here',
		ru: 'Нет связи с {time}. Продолжайте: всё хранится здесь'
	},
	signedOut: {
		en: 'You have been signed out. Your text is safe',
		ru: 'Срок входа истёк. Текст на месте'
	},
	conflict: {
		en: { one: '{n} line in two versions', other: '{n} lines in two versions' },
		ru: {
			one: '{n} строка в двух вариантах',
			few: '{n} строки в двух вариантах',
			many: '{n} строк в двух вариантах',
			other: '{n} строки в двух вариантах'
		}
	},
	refused: { en: 'Not saved: {why}', ru: 'Не сохранено: {why}' },
	notKept: { en: 'Not kept on this computer', ru: 'На этом компьютере не записывается' },
	saveNow: { en: 'Save now', ru: 'Сохранить сейчас' },
	signIn: { en: 'Sign in', ru: 'Войти' },
	compare: { en: 'Compare', ru: 'Сравнить' },
	copy: { en: 'Copy my text', ru: 'Скопировать мой текст' }
});

/** Two texts of one line, and a draft that was not saved. */
export const conflict = catalogue({
	title: {
		en: '{who} saved this line at {time}, while you were working. Nothing is lost: choose.',
		ru: 'Пока вы работали, строку сохранил(а) {who} ({time}). Ничего не потеряно: выберите.'
	},
	titleMine: {
		en: 'You saved this line at {time} in another tab. Nothing is lost: choose.',
		ru: 'Вы сохранили эту строку в другой вкладке ({time}). Ничего не потеряно: выберите.'
	},
	mine: { en: 'Mine', ru: 'Мой вариант' },
	theirs: { en: 'Theirs', ru: 'Их вариант' },
	type: { en: 'Type what the picture shows', ru: 'Набрать по снимку' },
	draft: {
		en: 'Your text of {time} was not saved.',
		ru: 'Ваш текст от {time} не был сохранён.'
	},
	draftSame: { en: 'The page has not changed since.', ru: 'Страница с тех пор не менялась.' },
	draftMoved: {
		en: 'Some of its lines were saved by others since: you will be asked about those.',
		ru: 'Часть строк с тех пор сохранили другие: о них спросим отдельно.'
	},
	now: { en: 'On the server', ru: 'На сервере' },
	restore: { en: 'Restore my text', ru: 'Вернуть мой текст' },
	drop: { en: 'Drop it', ru: 'Отбросить' },
	compare: { en: 'Compare', ru: 'Сравнить' }
});

/** Signing in over the page. */
export const signIn = catalogue({
	title: { en: 'Sign in to go on', ru: 'Войдите, чтобы продолжить' },
	safe: {
		en: 'You have been signed out. Your text is safe. Sign in here and it will be saved.',
		ru: 'Срок входа истёк. Текст на месте. Войдите прямо здесь, и он сохранится.'
	},
	email: { en: 'E-mail', ru: 'Эл. почта' },
	password: { en: 'Password', ru: 'Пароль' },
	wrong: { en: 'E-mail and password do not fit.', ru: 'Почта и пароль не подходят.' },
	go: { en: 'Sign in', ru: 'Войти' }
});

export const regionKind: Record<RegionKind, Message<never>> = {
	body: { en: 'text', ru: 'текст' },
	heading: { en: 'heading', ru: 'заголовок' },
	form: { en: 'form field', ru: 'поле бланка' },
	list: { en: 'list', ru: 'список' },
	letterhead: { en: 'letterhead', ru: 'шапка бланка' },
	stamp: { en: 'stamp', ru: 'штамп' },
	handwriting: { en: 'handwriting', ru: 'рукопись' },
	margin: { en: 'margin note', ru: 'помета на полях' },
	'page-number': { en: 'page number', ru: 'номер страницы' },
	footnote: { en: 'footnote', ru: 'сноска' },
	signature: { en: 'signature', ru: 'подпись' },
	table: { en: 'table', ru: 'таблица' },
	rule: { en: 'rule', ru: 'линейка' },
	noise: { en: 'noise', ru: 'помехи' }
};

export const markKind: Record<AnnotationKind, Message<never>> = {
	unclear: { en: 'unclear', ru: 'неразборчиво' },
	gap: { en: 'cannot be read', ru: 'не читается' },
	supplied: { en: 'supplied', ru: 'восполнено' },
	deleted: { en: 'struck out', ru: 'зачёркнуто' },
	added: { en: 'added', ru: 'вписано' },
	underlined: { en: 'underlined', ru: 'подчёркнуто' },
	spaced: { en: 'spaced out', ru: 'вразрядку' },
	sic: { en: 'slip, should be', ru: 'описка, следует' },
	abbreviation: { en: 'abbreviation, in full', ru: 'сокращение, полностью' },
	person: { en: 'person', ru: 'лицо' },
	place: { en: 'place', ru: 'место' },
	date: { en: 'date', ru: 'дата' },
	number: { en: 'number', ru: 'число' },
	note: { en: 'note', ru: 'заметка' }
};

/** What is meant by a mark's words, where its name does not say it. */
export const markHint: Partial<Record<AnnotationKind, Message<never>>> = {
	date: {
		en: 'As 1953-07-04, if it is known; may stay empty.',
		ru: 'В виде 1953-07-04, если известна; можно не заполнять.'
	},
	number: {
		en: 'In digits: 7 for VII; may stay empty.',
		ru: 'Цифрами: 7 для VII; можно не заполнять.'
	}
};

/** The menu of marks. */
export const mark = catalogue({
	menu: { en: 'Mark the selection', ru: 'Пометить выделенное' },
	take: { en: 'Take the mark away', ru: 'Снять пометку' },
	spoken: { en: '{kind}, from letter {from} to {to}', ru: '{kind}, с буквы {from} по {to}' },
	gapAt: { en: '{kind}, after letter {from}', ru: '{kind}, после буквы {from}' },
	value: { en: 'In words', ru: 'Словами' },
	ok: { en: 'Mark', ru: 'Пометить' },
	pressDigit: { en: 'Press a digit, or Esc to leave.', ru: 'Нажмите цифру; Esc — закрыть.' },
	whole: { en: 'Will be marked: {text}', ru: 'Будет помечено: {text}' },
	letters: { en: 'letters', ru: 'буквы' },
	words: { en: 'words', ru: 'слова' },
	lines: { en: 'lines', ru: 'строки' },
	name: { en: 'name, place, date, number', ru: 'имя, место, дата, число' },
	lettering: { en: 'underlined, spaced out', ru: 'подчёркнуто, вразрядку' },
	here: { en: 'between letters, at the caret', ru: 'между буквами, где стоит курсор' }
});

/** The picture. */
export const viewer = catalogue({
	name: { en: 'Picture of the page', ru: 'Снимок страницы' },
	larger: { en: 'Larger', ru: 'Крупнее' },
	smaller: { en: 'Smaller', ru: 'Мельче' },
	fit: { en: 'Whole page', ru: 'Вся страница' },
	width: { en: 'Page width', ru: 'По ширине' },
	follow: { en: 'Follow the line', ru: 'Следить за строкой' },
	zones: { en: 'Outlines', ru: 'Контуры' },
	turn: { en: 'Turn', ru: 'Повернуть' },
	original: { en: 'Original', ru: 'Оригинал' },
	prepared: { en: 'Prepared', ru: 'Подготовлен' },
	shown: { en: 'Picture shown: {which}', ru: 'Показан снимок: {which}' },
	swap: { en: 'Original or prepared picture', ru: 'Оригинал или подготовленный снимок' },
	preparing: { en: 'Preparing the picture…', ru: 'Готовлю снимок…' },
	unprepared: {
		en: 'There is no prepared picture now. Its preparation says why.',
		ru: 'Подготовленного снимка сейчас нет. Почему, сказано в подготовке.'
	},
	open: { en: 'Picture', ru: 'Снимок' },
	close: { en: 'Back to the text', ru: 'К тексту' },
	missing: {
		en: 'The picture is damaged or missing; the text is safe.',
		ru: 'Снимок повреждён или отсутствует; текст цел.'
	}
});

/** What each key does, as the list of keys says it. */
export const keyWords = catalogue({
	confirm: { en: 'Line is right, next', ru: 'Строка верна, дальше' },
	back: { en: 'Line is right, back', ru: 'Строка верна, назад' },
	down: { en: 'Next line', ru: 'Следующая строка' },
	up: { en: 'Previous line', ru: 'Предыдущая строка' },
	doubtNext: { en: 'Next doubtful word', ru: 'Следующее сомнительное слово' },
	doubtBack: { en: 'Previous doubtful word', ru: 'Предыдущее сомнительное слово' },
	wordRight: { en: 'Word is right, next doubtful', ru: 'Слово верно, следующее сомнительное' },
	suggest: { en: 'Suggestions, then a digit', ru: 'Варианты, затем цифра' },
	again: { en: 'Read the line again', ru: 'Прочесть строку снова' },
	mark: { en: 'Mark, then a digit', ru: 'Пометить, затем цифра' },
	signs: { en: 'Special signs, then a digit', ru: 'Особые знаки, затем цифра' },
	consistent: { en: 'Make invisible signs usual', ru: 'Заменить невидимые знаки обычными' },
	split: { en: 'Divide the line here', ru: 'Разделить строку здесь' },
	join: { en: 'Join with the previous line', ru: 'Соединить с предыдущей' },
	larger: { en: 'Picture larger', ru: 'Снимок крупнее' },
	smaller: { en: 'Picture smaller', ru: 'Снимок мельче' },
	fit: { en: 'Whole picture', ru: 'Снимок целиком' },
	prepared: { en: 'Original or prepared picture', ru: 'Оригинал или подготовленный снимок' },
	focus: { en: 'From text to picture and back', ru: 'От текста к снимку и обратно' },
	verb: { en: 'To the button of this page', ru: 'К главной кнопке страницы' },
	nextPage: { en: 'Next page', ru: 'Следующая страница' },
	previousPage: { en: 'Previous page', ru: 'Предыдущая страница' },
	undo: { en: 'Undo', ru: 'Отменить' },
	redo: { en: 'Redo', ru: 'Повторить' },
	save: { en: 'Save now', ru: 'Сохранить сейчас' },
	keys: { en: 'All keys', ru: 'Все клавиши' }
});
