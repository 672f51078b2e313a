import { catalogue, type Message } from './message.ts';

/** The language models, and what a record is read with. */
export const models = catalogue({
	title: { en: 'Language models', ru: 'Языковые модели' },
	intro: {
		en: 'What Tesseract reads with. Each file was compared with its checksum just now: one that was altered may read wrong letters with confidence.',
		ru: 'То, чем читает Tesseract. Каждый файл только что сверен с контрольной суммой: изменённый может уверенно читать неверные буквы.'
	},
	megabytes: { en: '{n} MB', ru: '{n} МБ' },
	sum: { en: 'Checksum (SHA-256)', ru: 'Контрольная сумма (SHA-256)' },
	sound: { en: 'as it should be', ru: 'совпадает' },
	usual: { en: 'used unless chosen otherwise', ru: 'по умолчанию' },
	noLicence: { en: 'not stated', ru: 'не указаны' },
	add: { en: 'Add a model', ru: 'Добавить модель' },
	addWhy: {
		en: 'A model of another script or typeface, in the form of Tesseract 4 or 5. It reads a known line before it is taken.',
		ru: 'Модель другого письма или шрифта в формате Tesseract 4 или 5. Прежде чем попасть в список, она читает известную строку.'
	},
	needsScript: {
		en: 'A file is sent in portions, which needs JavaScript. Without it: put the file and its line of SHA256SUMS into the folder models, then start the program again.',
		ru: 'Файл передаётся частями, для этого нужен JavaScript. Без него: положите файл и строку в SHA256SUMS в папку models и запустите программу снова.'
	},
	file: { en: 'File (.traineddata)', ru: 'Файл (.traineddata)' },
	sending: { en: 'Sending …', ru: 'Передаётся …' },
	lost: {
		en: 'The connection was lost. Send the file once more.',
		ru: 'Связь прервалась. Отправьте файл ещё раз.'
	},
	came: {
		en: 'It came: {n} MB. Its SHA-256:',
		ru: 'Получено: {n} МБ. SHA-256 файла:'
	},
	compare: {
		en: 'Compare it with the sum that the publisher gives.',
		ru: 'Сравните с суммой, которую указал издатель.'
	},
	code: { en: 'Short name', ru: 'Краткое имя' },
	codeHint: {
		en: 'Three Latin letters of the language and, if wanted, more after a low line: rus_typed',
		ru: 'Три латинские буквы языка и, если нужно, продолжение после подчёркивания: rus_typed'
	},
	name: { en: 'Name and languages', ru: 'Название и языки' },
	licenceField: { en: 'Licence', ru: 'Лицензия' },
	source: { en: 'Where it comes from', ru: 'Откуда она' },
	expected: { en: 'SHA-256 as its publisher gives it', ru: 'SHA-256, указанная издателем' },
	expectedHint: {
		en: 'Leave it empty if none was published; then the sum above is kept.',
		ru: 'Оставьте пустым, если она не указана: тогда сохранится сумма выше.'
	},
	take: { en: 'Try and add', ru: 'Проверить и добавить' },
	noFile: { en: 'Choose a file first.', ru: 'Сначала выберите файл.' },
	added: {
		en: 'Added. It read the known line as “{text}”; the line is “1917 1945 1953 2024”.',
		ru: 'Добавлена. Известную строку прочла так: «{text}»; в строке «1917 1945 1953 2024».'
	},
	reading: { en: 'Reading by the program', ru: 'Чтение программой' },
	readsWith: { en: 'The pages are read with', ru: 'Страницы читает' },
	choose: { en: 'Choose', ru: 'Выбрать' },
	chosen: {
		en: 'From now on pages are read with {languages}.',
		ru: 'Теперь страницы читает {languages}.'
	},
	again: { en: 'Read all pages again', ru: 'Прочесть все страницы снова' },
	againNote: {
		en: 'Lines that people touched stay as they are; the new reading is offered beside them.',
		ru: 'Строки, которых касались люди, останутся; новое чтение будет предложено рядом.'
	},
	askedAgain: {
		en: { one: '{n} page waits to be read.', other: '{n} pages wait to be read.' },
		ru: {
			one: '{n} страница ждёт чтения.',
			few: '{n} страницы ждут чтения.',
			many: '{n} страниц ждут чтения.',
			other: '{n} страницы ждут чтения.'
		}
	},
	all: { en: 'All models', ru: 'Все модели' }
});

const LANGUAGES: Record<string, Readonly<Record<'en' | 'ru', string>>> = {
	rus: { en: 'Russian', ru: 'русская' },
	eng: { en: 'English', ru: 'английская' },
	'rus+eng': { en: 'Russian and English', ru: 'русская и английская' }
};

/** What one reads with, in words where it came with the program, and as Tesseract names it. */
export function languagesWord(languages: string): Message<never> {
	const known = LANGUAGES[languages];
	if (!known) return { en: languages, ru: languages };
	return { en: `${known.en} (${languages})`, ru: `${known.ru} (${languages})` };
}
