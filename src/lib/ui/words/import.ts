import { catalogue, type Message } from './message.ts';

/** Taking in a record through the browser. */
export const imports = catalogue({
	title: { en: 'Import a record', ru: 'Загрузить документ' },
	intro: {
		en: 'Choose the files, describe the record, then import. Nothing joins the records before that.',
		ru: 'Выберите файлы, опишите документ и загрузите. До этого в документах ничего не появится.'
	},
	files: { en: 'Files', ru: 'Файлы' },
	description: { en: 'Description', ru: 'Описание' },
	scan: { en: 'Pictures of the document', ru: 'Снимки документа' },
	print: { en: 'Pictures of the publication', ru: 'Снимки публикации' },
	published: { en: 'Published text', ru: 'Опубликованный текст' },
	translation: { en: 'English translation', ru: 'Английский перевод' },
	imagesHint: {
		en: 'JPEG, PNG or TIFF, also with several pages; in their order.',
		ru: 'JPEG, PNG или TIFF, также многостраничный; по порядку.'
	},
	scanHint: {
		en: 'At least one must be there. JPEG, PNG or TIFF, also with several pages; in their order.',
		ru: 'Нужен хотя бы один. JPEG, PNG или TIFF, также многостраничный; по порядку.'
	},
	textHint: { en: 'A text file in UTF-8.', ru: 'Текстовый файл в UTF-8.' },
	sending: { en: 'Being sent and checked …', ru: 'Передаётся и проверяется …' },
	picture: { en: '{width} × {height} pixels', ru: '{width} × {height} пикс.' },
	frames: {
		en: { one: '{n} page', other: '{n} pages' },
		ru: { one: '{n} страница', few: '{n} страницы', many: '{n} страниц', other: '{n} страницы' }
	},
	letters: {
		en: { one: '{n} letter', other: '{n} letters' },
		ru: { one: '{n} знак', few: '{n} знака', many: '{n} знаков', other: '{n} знака' }
	},
	remove: { en: 'Take out', ru: 'Убрать' },
	removeOf: { en: 'Take out: {name}', ru: 'Убрать: {name}' },
	needsScript: {
		en: 'Files are sent by a script, and scripts are switched off here. Lay the record into the folder scans/ instead.',
		ru: 'Файлы передаёт скрипт, а скрипты здесь выключены. Положите документ в папку scans/.'
	},
	noScan: {
		en: 'Choose at least one picture of the document.',
		ru: 'Выберите хотя бы один снимок документа.'
	},
	wait: { en: 'Wait until the files are checked.', ru: 'Подождите, пока файлы проверяются.' },
	summary: {
		en: {
			one: '{n} file is ready to be imported.',
			other: '{n} files are ready to be imported.'
		},
		ru: {
			one: 'К загрузке готов {n} файл.',
			few: 'К загрузке готовы {n} файла.',
			many: 'К загрузке готовы {n} файлов.',
			other: 'К загрузке готовы {n} файла.'
		}
	},
	importing: {
		en: 'The pictures are being laid up; this may take a minute.',
		ru: 'Снимки укладываются на хранение; это может занять минуту.'
	},
	verb: { en: 'Import', ru: 'Загрузить' },
	lost: {
		en: 'The file did not arrive. Choose it again.',
		ru: 'Файл не дошёл. Выберите его ещё раз.'
	}
});

export interface FieldWords {
	label: Message<never>;
	hint?: Message<never>;
	required?: boolean;
}

/** The fields of the description, in the order they are asked. */
export const descriptionFields: Record<string, FieldWords> = {
	titleEn: {
		label: { en: 'Title in English', ru: 'Название по-английски' },
		hint: {
			en: 'A title in one of the two languages must be there.',
			ru: 'Нужно название хотя бы на одном из двух языков.'
		}
	},
	titleRu: { label: { en: 'Title in Russian', ru: 'Название по-русски' } },
	id: {
		label: { en: 'Short name', ru: 'Краткое имя' },
		hint: {
			en: 'Small Latin letters, digits and hyphens, like letter-1953-07-04. It names the folder and the file, and stays.',
			ru: 'Строчные латинские буквы, цифры и дефисы, например letter-1953-07-04. Им называются папка и файл, оно не меняется.'
		},
		required: true
	},
	date: {
		label: { en: 'Date of the document', ru: 'Дата документа' },
		hint: { en: 'Like 1953-07-04.', ru: 'В виде 1953-07-04.' },
		required: true
	},
	signature: {
		label: { en: 'Archival signature', ru: 'Архивный шифр' },
		hint: {
			en: 'As printed: fond, opis, delo, leaves, in Russian.',
			ru: 'Как напечатан: Ф. 3. Оп. 65. Д. 830. Л. 148-150.'
		}
	},
	holding: { label: { en: 'Held by', ru: 'Где хранится' } },
	collection: { label: { en: 'Collection', ru: 'Собрание' } },
	number: { label: { en: 'Number in the publication', ru: 'Номер в публикации' } },
	summary: { label: { en: 'Summary', ru: 'Краткое содержание' } },
	translator: { label: { en: 'Translator', ru: 'Переводчик' } },
	citation: { label: { en: 'How to cite it', ru: 'Как цитировать' } },
	imagesNote: {
		label: { en: 'What must be said of the pictures', ru: 'Что нужно сказать о снимках' },
		hint: {
			en: 'Shown wherever they are shown: a copy, a reconstruction.',
			ru: 'Показывается рядом со снимками: копия, реконструкция.'
		}
	}
};
