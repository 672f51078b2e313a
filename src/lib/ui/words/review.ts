import type { DecisionState } from '#lib/collation/decision.ts';
import type { DifferenceClass, Label } from '#lib/collation/difference.ts';
import type { VerdictKind } from '#lib/collation/verdict.ts';
import { catalogue, type Message } from './message.ts';

/** The collation desk. */
export const review = catalogue({
	title: { en: 'Compare with the publication', ru: 'Сверка с публикацией' },
	question: { en: 'What does the scan say?', ru: 'Что на снимке?' },
	ledger: {
		en: '{hidden} hidden, {shown} shown',
		ru: 'скрыто {hidden}, показано {shown}'
	},
	decidedOf: { en: 'decided {decided} of {shown}', ru: 'решено {decided} из {shown}' },
	rules: { en: 'Rules and counts', ru: 'Правила и счёт' },
	rulesWhy: {
		en: 'Rules hide differences of form only, never another number, name or date. Each opens its list.',
		ru: 'Правила скрывают только различия формы и никогда — другое число, имя или дату. У каждого есть список.'
	},
	hiddenBy: { en: '{rule}: {n}', ru: '{rule}: {n}' },
	ends: {
		en: 'Compared: words {first} to {last} of {count}',
		ru: 'Сверяются слова с {first} по {last} из {count}'
	},
	endsNothing: { en: 'Nothing is compared', ru: 'Ничего не сверяется' },
	endsWhy: {
		en: 'The publication may hold more than this scan. Move the ends where the program found them wrongly: arrow keys go word by word. What lies outside is shown and asks for no decision.',
		ru: 'В публикации может быть больше, чем на снимке. Если программа нашла границы неверно, передвиньте их: стрелки ведут по словам. Что снаружи, видно, но решения не требует.'
	},
	endsFirst: { en: 'First word', ru: 'Первое слово' },
	endsLast: { en: 'Last word', ru: 'Последнее слово' },
	endsFar: { en: 'word {n}, far from here', ru: 'слово {n}, далеко отсюда' },
	endsReason: { en: 'Reason', ru: 'Основание' },
	endsMove: { en: 'Compare these words', ru: 'Сверять эти слова' },
	endsAsFound: { en: 'As the program finds them', ru: 'Как находит программа' },
	endsChosen: { en: 'Moved by {who}.', ru: 'Границы передвинуты: {who}.' },
	none: {
		en: 'Scan and publication agree: no difference was found.',
		ru: 'Снимок и публикация совпадают: разночтений нет.'
	},
	noPublication: {
		en: 'This record has no publication to compare with. Transcribing works as ever.',
		ru: 'У этого документа нет публикации, сверять не с чем. Набор текста доступен.'
	},
	tooDifferent: {
		en: 'This does not look like the same text: only {percent} % of the words agree. Was the wrong text given as the publication?',
		ru: 'Не похоже на тот же текст: совпадает только {percent} % слов. Возможно, в качестве публикации загружен другой текст?'
	},
	notRead: {
		en: 'The scan has no text yet. Compare once it is read or typed.',
		ru: 'У снимка ещё нет текста. Сверка начнётся, когда он будет прочитан или набран.'
	},
	differenceOf: { en: 'Difference {number} of {count}', ru: 'Разночтение {number} из {count}' },
	scan: { en: 'scan', ru: 'снимок' },
	publication: { en: 'publication', ru: 'публикация' },
	scanText: { en: 'Text of the scan', ru: 'Текст снимка' },
	publicationText: { en: 'Text of the publication', ru: 'Текст публикации' },
	nothing: { en: '(nothing)', ru: '(ничего)' },
	texts: { en: 'Both texts', ru: 'Оба текста' },
	map: { en: 'Map of differences', ru: 'Карта разночтений' },
	crop: { en: 'Picture of the place: “{text}”', ru: 'Снимок места: «{text}»' },
	cropPart: { en: 'Picture {number} of the place', ru: 'Снимок места, часть {number}' },
	moreLines: {
		en: { one: '{n} more line (hold Space)', other: '{n} more lines (hold Space)' },
		ru: {
			one: 'ещё {n} строка (держать пробел)',
			few: 'ещё {n} строки (держать пробел)',
			many: 'ещё {n} строк (держать пробел)',
			other: 'ещё {n} строки (держать пробел)'
		}
	},
	noCrop: { en: 'No picture of this place.', ru: 'Снимка этого места нет.' },
	evidence: { en: 'Why', ru: 'Почему' },
	verdicts: { en: 'Verdict', ru: 'Решение' },
	edit: { en: 'Correct the text of the scan', ru: 'Исправить текст снимка' },
	editLine: { en: 'What the scan says', ru: 'Что на снимке' },
	editPart: { en: 'What the scan says, part {number}', ru: 'Что на снимке, часть {number}' },
	editHint: {
		en: 'Look at the picture. Enter saves the line as “we misread”; Esc leaves.',
		ru: 'Смотрите на снимок. Enter сохранит строку с решением «программа ошиблась», Esc — выход.'
	},
	takePublication: { en: 'Take “{text}”', ru: 'Взять «{text}»' },
	finer: { en: 'Finer word and note', ru: 'Уточнение и заметка' },
	finerOf: { en: 'Finer word', ru: 'Уточнение' },
	unsaid: { en: 'not said', ru: 'не указано' },
	note: { en: 'Note', ru: 'Заметка' },
	markAs: { en: 'What can be seen', ru: 'Что видно' },
	markUnclear: { en: 'hard to read: keep it, marked', ru: 'читается с трудом: оставить с пометой' },
	markGap: { en: 'not to be read: mark a gap', ru: 'не читается: отметить пропуск' },
	markSupplied: {
		en: 'not to be read: supply from the publication',
		ru: 'не читается: восполнить по публикации'
	},
	next: { en: 'Next difference', ru: 'Следующее разночтение' },
	previous: { en: 'Previous difference', ru: 'Предыдущее разночтение' },
	undo: { en: 'Undo', ru: 'Отменить' },
	allDecided: {
		en: 'Every difference is decided. What comes next stands at the top:',
		ru: 'Решение есть по каждому разночтению. Следующий шаг — кнопка вверху:'
	},
	storedJob: { en: 'Stored, job {job}.', ru: 'Записано, задание {job}.' },
	permalink: { en: 'Link to this difference', ru: 'Ссылка на это разночтение' },
	same: {
		en: {
			one: 'Same for {n} more? Show it',
			other: 'Same for {n} more? Show them'
		},
		ru: {
			one: 'То же ещё для {n}? Показать',
			few: 'То же ещё для {n}? Показать',
			many: 'То же ещё для {n}? Показать',
			other: 'То же ещё для {n}? Показать'
		}
	},
	sameTitle: { en: 'The same difference elsewhere', ru: 'То же разночтение в других местах' },
	sameWhy: {
		en: 'Look at each picture; what is ticked gets the verdict you choose. One job, one undo.',
		ru: 'Посмотрите каждый снимок: отмеченные получат выбранное решение. Одно задание, одна отмена.'
	},
	sameRun: {
		en: 'Give this verdict to all that are ticked',
		ru: 'Дать это решение всем отмеченным'
	},
	readOnly: {
		en: 'You can read this, not decide: {why}',
		ru: 'Можно читать, но не решать: {why}'
	},
	textLocked: {
		en: 'The text is in review: verdicts 1 and 5 would change it. Take the page back, or send it back with this line.',
		ru: 'Текст на проверке, а решения 1 и 5 его изменят. Возьмите страницу обратно или верните её с этой строкой.'
	},
	suggestion: {
		en: 'Your verdict is a suggestion; an editor decides.',
		ru: 'Ваше решение — предложение; решает редактор.'
	},
	beyondScan: {
		en: {
			one: 'From here only the publication; no scan: {n} word, leaves {leaves}.',
			other: 'From here only the publication; no scan: {n} words, leaves {leaves}.'
		},
		ru: {
			one: 'Отсюда только публикация, снимка нет: {n} слово, листы {leaves}.',
			few: 'Отсюда только публикация, снимка нет: {n} слова, листы {leaves}.',
			many: 'Отсюда только публикация, снимка нет: {n} слов, листы {leaves}.',
			other: 'Отсюда только публикация, снимка нет: {n} слова, листы {leaves}.'
		}
	},
	notInPublication: {
		en: {
			one: 'On the scan only, left out of the publication: {n} word.',
			other: 'On the scan only, left out of the publication: {n} words.'
		},
		ru: {
			one: 'Только на снимке, в публикацию не вошло: {n} слово.',
			few: 'Только на снимке, в публикацию не вошло: {n} слова.',
			many: 'Только на снимке, в публикацию не вошло: {n} слов.',
			other: 'Только на снимке, в публикацию не вошло: {n} слова.'
		}
	},
	publicationOnly: {
		en: {
			one: 'The publication’s own (heading, notes): {n} word.',
			other: 'The publication’s own (heading, notes): {n} words.'
		},
		ru: {
			one: 'Собственное публикации (заголовок, примечания): {n} слово.',
			few: 'Собственное публикации (заголовок, примечания): {n} слова.',
			many: 'Собственное публикации (заголовок, примечания): {n} слов.',
			other: 'Собственное публикации (заголовок, примечания): {n} слова.'
		}
	},
	filterClass: { en: 'Kind', ru: 'Вид' },
	filterState: { en: 'State', ru: 'Состояние' },
	filterAll: { en: 'all', ru: 'все' },
	filterLikely: { en: 'only likely finds', ru: 'только вероятные находки' },
	filterApply: { en: 'Show', ru: 'Показать' },
	filterNone: { en: 'Nothing of this kind.', ru: 'Таких нет.' },
	orderText: { en: 'in order of the text', ru: 'по порядку текста' },
	keys: {
		en: 'Keys: 1–6 verdict, 0 later, Enter edit, Alt+↓ Alt+↑ next and previous, Alt+O prepared picture, Alt+Enter to the button at the top, Ctrl+Z undo',
		ru: 'Клавиши: 1–6 решение, 0 позже, Enter править, Alt+↓ Alt+↑ следующее и предыдущее, Alt+O подготовленный снимок, Alt+Enter к кнопке вверху, Ctrl+Z отмена'
	},
	likely: { en: 'looks like: {label}', ru: 'похоже: {label}' }
});

/** Kinds of difference as people read them. */
export const className: Record<DifferenceClass, Message<never>> = {
	number: { en: 'number', ru: 'число' },
	name: { en: 'name', ru: 'имя' },
	word: { en: 'wording', ru: 'слово' },
	'word-form': { en: 'word form', ru: 'форма слова' },
	omission: { en: 'missing in the publication', ru: 'нет в публикации' },
	addition: { en: 'added in the publication', ru: 'добавлено в публикации' },
	moved: { en: 'moved', ru: 'переставлено' },
	excerpt: { en: 'passage left out', ru: 'пропущен отрывок' },
	numeral: { en: 'numeral or date', ru: 'запись числа или даты' },
	abbreviation: { en: 'abbreviation', ru: 'сокращение' },
	brackets: { en: 'editorial brackets', ru: 'скобки публикатора' },
	punctuation: { en: 'punctuation', ru: 'пунктуация' },
	case: { en: 'capitals', ru: 'прописная буква' },
	yo: { en: 'the letter yo', ru: 'ё или е' },
	'look-alike': { en: 'look-alike letters', ru: 'похожие буквы' },
	dashes: { en: 'dashes', ru: 'тире' },
	quotes: { en: 'quotation marks', ru: 'кавычки' },
	'line-end-hyphen': { en: 'line breaks and hyphens', ru: 'переносы' },
	space: { en: 'spaces', ru: 'пробелы' },
	'too-different': { en: 'too different to align', ru: 'слишком разное' },
	'beyond-scan': { en: 'beyond the scan', ru: 'за пределами снимка' },
	'not-in-publication': { en: 'not in the publication', ru: 'вне публикации' }
};

export const labelName: Record<Label, Message<never>> = {
	misreading: { en: 'a misreading by the program', ru: 'программа прочитала неверно' },
	variant: { en: 'other wording in the publication', ru: 'в публикации иначе' },
	undecided: { en: 'undecided', ru: 'неясно' }
};

export const decisionName: Record<DecisionState, Message<never>> = {
	open: { en: 'open', ru: 'не решено' },
	suggested: { en: 'suggested', ru: 'предложено' },
	decided: { en: 'decided', ru: 'решено' },
	contested: { en: 'contested', ru: 'спорно' },
	outdated: { en: 'out of date', ru: 'устарело' }
};

export const verdictName: Record<VerdictKind, Message<never>> = {
	misread: { en: 'We misread', ru: 'Программа ошиблась' },
	departs: { en: 'Publication departs', ru: 'Публикация расходится' },
	modernises: { en: 'Publication modernises or mends', ru: 'Публикация осовременила' },
	omits: { en: 'Left out on purpose', ru: 'Опущено намеренно' },
	illegible: { en: 'Scan cannot be read', ru: 'Не читается' },
	ignore: { en: 'Not a difference', ru: 'Не считать различием' },
	later: { en: 'Later', ru: 'Позже' }
};

export const detailName: Record<string, Message<never>> = {
	slip: { en: 'slip', ru: 'опечатка' },
	wording: { en: 'other wording', ru: 'другое слово' },
	'left-out': { en: 'left out', ru: 'пропущено' },
	added: { en: 'added', ru: 'добавлено' },
	spelling: { en: 'spelling', ru: 'орфография' },
	capitals: { en: 'capitals', ru: 'прописные' },
	punctuation: { en: 'punctuation', ru: 'пунктуация' },
	abbreviation: { en: 'abbreviation', ru: 'сокращение' },
	name: { en: 'form of a name', ru: 'форма имени' },
	'typists-slip': { en: 'typist’s slip', ru: 'опечатка машинистки' },
	stamp: { en: 'stamp', ru: 'штамп' },
	form: { en: 'form', ru: 'бланк' },
	copies: { en: 'list of copies', ru: 'список экземпляров' },
	other: { en: 'other', ru: 'другое' },
	kind: { en: 'all of this kind, in this record', ru: 'все такие, в этом документе' }
};
