import type { Why } from '#lib/workflow/next.ts';
import { catalogue, type Message } from './message.ts';

/** The list of records, the page of one, and the page of one's own work. */
export const records = catalogue({
	title: { en: 'Records', ru: 'Документы' },
	none: { en: 'There is no record yet.', ru: 'Документов пока нет.' },
	nonePublished: {
		en: 'No record is published yet. Sign in to see those that are being worked on.',
		ru: 'Опубликованных документов пока нет. Войдите, чтобы увидеть те, над которыми работают.'
	},
	nonePlace: {
		en: 'Lay a folder with record.json and page images into scans/, or import files here.',
		ru: 'Положите папку с record.json и изображениями в scans/ или загрузите файлы здесь.'
	},
	add: { en: 'Import a record', ru: 'Загрузить документ' },
	published: { en: 'Published', ru: 'Опубликован' },
	pageNamed: { en: 'Page {number}: {state}', ru: 'Страница {number}: {state}' },
	description: { en: 'Description', ru: 'Описание' },
	date: { en: 'Date', ru: 'Дата' },
	holding: { en: 'Held by', ru: 'Хранится' },
	signature: { en: 'Signature', ru: 'Шифр' },
	status: { en: 'Copy', ru: 'Подлинность' },
	identifier: { en: 'Identifier', ru: 'Идентификатор' },
	publication: { en: 'Published as', ru: 'Опубликован как' },
	number: { en: 'no. {number}', ru: '№ {number}' },
	translator: { en: 'Translated by', ru: 'Перевод' },
	citation: { en: 'Cited as', ru: 'Цитируется как' },
	credits: { en: 'Credits', ru: 'Благодарности' },
	surfaces: { en: 'Pages', ru: 'Страницы' },
	scan: { en: 'The document', ru: 'Документ' },
	print: { en: 'The publication', ru: 'Публикация' },
	picture: { en: 'Picture of page {number}', ru: 'Снимок страницы {number}' },
	texts: { en: 'Texts', ru: 'Тексты' },
	textPublished: { en: 'Published transcription', ru: 'Опубликованный текст' },
	textTranslation: { en: 'Translation', ru: 'Перевод' },
	letters: {
		en: { one: '{n} letter', other: '{n} letters' },
		ru: { one: '{n} знак', few: '{n} знака', many: '{n} знаков', other: '{n} знака' }
	},
	noPublication: {
		en: 'No publication: comparing is off, transcribing works.',
		ru: 'Публикации нет: сверять не с чем, набирать текст можно.'
	},
	noTranslation: { en: 'No translation.', ru: 'Перевода нет.' },
	history: { en: 'History', ru: 'История' },
	historyPlace: { en: 'page {number}', ru: 'страница {number}' },
	historyEmpty: { en: 'Nothing has been done yet.', ru: 'Пока ничего не сделано.' },
	program: { en: 'the program', ru: 'программа' },
	sealed: { en: 'Approved and sealed by {who}', ru: 'Утверждено и заверено: {who}' },
	checksum: { en: 'Checksum', ru: 'Контрольная сумма' },
	transcribe: { en: 'Transcribe', ru: 'Набирать' },
	compare: { en: 'Compare', ru: 'Сверять' },
	approve: { en: 'Approve and seal', ru: 'Утвердить и заверить' },
	exports: { en: 'Files', ru: 'Файлы' },
	read: { en: 'Read', ru: 'Читать' }
});

/** How the newest reading of a page stands. */
export const reading = catalogue({
	waiting: { en: 'Waiting to be read', ru: 'Ждёт чтения' },
	running: { en: 'Being read: line {done} of {total}', ru: 'Читается: строка {done} из {total}' },
	starting: { en: 'Being read', ru: 'Читается' },
	no_text: { en: 'No text found', ru: 'Текст не найден' },
	blank: { en: 'A blank page', ru: 'Пустая страница' },
	black: { en: 'A black picture', ru: 'Чёрный снимок' },
	noise: { en: 'Noise, no page', ru: 'Помехи, не страница' },
	handwriting: { en: 'Handwriting, to be typed', ru: 'Рукопись, набрать вручную' },
	unreadable: { en: 'Unreadable, perhaps turned', ru: 'Не читается, возможно, повёрнута' },
	refused: { en: 'The picture was refused', ru: 'Изображение не принято' },
	failed: { en: 'Will be tried again', ru: 'Будет повторено' },
	parked: { en: 'Could not be read', ru: 'Прочитать не удалось' },
	cancelled: { en: 'Reading was cancelled', ru: 'Чтение отменено' }
});

export const work = catalogue({
	title: { en: 'Work', ru: 'Работа' },
	hello: { en: 'Good day, {name}', ru: 'Здравствуйте, {name}' },
	next: { en: 'Next page that needs me', ru: 'Следующая страница для меня' },
	nothing: { en: 'No page needs you now.', ru: 'Сейчас для вас страниц нет.' },
	sent: {
		en: {
			one: '{n} page you sent is waiting for review.',
			other: '{n} pages you sent are waiting for review.'
		},
		ru: {
			one: 'Ждёт проверки {n} отданная вами страница.',
			few: 'Ждут проверки {n} отданные вами страницы.',
			many: 'Ждут проверки {n} отданных вами страниц.',
			other: 'Ждут проверки {n} отданной вами страницы.'
		}
	},
	place: { en: 'Page {number} of “{title}”', ru: 'Страница {number} документа «{title}»' },
	all: { en: 'Where everything stands', ru: 'Где что находится' },
	legend: { en: 'What the signs mean', ru: 'Что значат знаки' }
});

/** Why a page is the next for a person. */
export const why: Record<Why, Message<never>> = {
	returned: { en: 'It was sent back to you.', ru: 'Её вам вернули.' },
	unfinished: { en: 'You began it and have not sent it yet.', ru: 'Вы её начали и ещё не отдали.' },
	review: { en: 'It waits for a second pair of eyes.', ru: 'Она ждёт второй пары глаз.' },
	approve: { en: 'It is reviewed and can be approved.', ru: 'Она проверена, её можно утвердить.' },
	reopened: { en: 'It was opened again for work.', ru: 'Она снова открыта для работы.' },
	start: {
		en: 'The program has read it; nobody has corrected it yet.',
		ru: 'Программа её прочитала, но никто ещё не правил.'
	},
	begun: {
		en: 'Somebody began it and has not sent it; nobody works on it now.',
		ru: 'Её начали и ещё не отдали; сейчас над ней никто не работает.'
	}
};

/** What people and the program did, as the history tells it. */
export const deeds: Record<string, Message<never>> = {
	'record.import': { en: 'imported the record', ru: 'загрузка документа' },
	'record.publish': { en: 'published the record', ru: 'публикация документа' },
	'record.unpublish': { en: 'withdrew the record from the public', ru: 'снятие с публикации' },
	'record.approve': { en: 'approved and sealed the record', ru: 'документ утверждён и заверен' },
	'record.approve_own': { en: 'approved and sealed own work', ru: 'утверждена собственная работа' },
	'model.select': { en: 'chose what the pages are read with', ru: 'выбрано, чем читать страницы' },
	'ocr.read': { en: 'read a page', ru: 'страница прочитана' },
	'ocr.page': { en: 'asked for a page to be read', ru: 'запрошено чтение страницы' },
	'page.read': { en: 'read a page', ru: 'страница прочитана' },
	'job.cancel': { en: 'cancelled a reading', ru: 'чтение отменено' },
	'page.save': { en: 'corrected lines', ru: 'правка строк' },
	'page.geometry': { en: 'changed lines on the picture', ru: 'правка разметки' },
	'page.restore_revision': { en: 'restored an earlier version', ru: 'возврат к прежней версии' },
	'page.submit': { en: 'sent a page for review', ru: 'страница отдана на проверку' },
	'page.withdraw': { en: 'took a page back', ru: 'страница взята обратно' },
	'page.return': { en: 'sent a page back', ru: 'страница возвращена' },
	'page.accept': { en: 'accepted a page', ru: 'страница принята' },
	'page.accept_own': { en: 'accepted own work', ru: 'принята собственная работа' },
	'page.reopen': { en: 'opened a page again', ru: 'страница открыта снова' },
	'verdict.keep_text': { en: 'decided differences', ru: 'решения по разночтениям' },
	'verdict.change_text': {
		en: 'corrected a difference by the picture',
		ru: 'разночтение исправлено по снимку'
	},
	'collation.ends': { en: 'moved the ends of what is compared', ru: 'границы сверки передвинуты' },
	'verdict.undo': { en: 'took a decision back', ru: 'решение отменено' }
};

/** An action without words of its own is still shown: something was done. */
export const otherDeed: Message<never> = { en: 'changed something', ru: 'изменение' };
