import type { RefusalRow } from './row.ts';

/** Why a language model is not taken in, why nothing is read again, or is there to learn from. */
export const MODELS = {
	model_code: {
		status: 422,
		sentence: {
			en: '"{given}" cannot be the short name of a model.',
			ru: '«{given}» не может быть кратким именем модели.'
		},
		next: {
			en: 'Take three small Latin letters of the language and, if wanted, more after a low line: rus_typed.',
			ru: 'Возьмите три строчные латинские буквы языка и, если нужно, продолжение после подчёркивания: rus_typed.'
		}
	},
	model_words: {
		status: 422,
		sentence: {
			en: 'Name, licence and source of a model must be said, each in at most {limit} letters.',
			ru: 'Нужны название, лицензия и источник модели, каждое не длиннее {limit} знаков.'
		},
		next: {
			en: 'Fill them in; the licence stands where the model was published.',
			ru: 'Заполните их; лицензия указана там, где опубликована модель.'
		}
	},
	model_exists: {
		status: 409,
		sentence: {
			en: 'There is already a model "{model}".',
			ru: 'Модель «{model}» уже есть.'
		},
		next: {
			en: 'Give the new one another short name; the old one was not touched.',
			ru: 'Дайте новой другое краткое имя; прежняя не тронута.'
		}
	},
	model_sum: {
		status: 422,
		sentence: {
			en: 'The file that came has the SHA-256 {measured}, not {expected}.',
			ru: 'У полученного файла SHA-256 {measured}, а не {expected}.'
		},
		next: {
			en: 'Fetch the file once more from its publisher and send it again.',
			ru: 'Скачайте файл у издателя заново и отправьте ещё раз.'
		}
	},
	model_broken: {
		status: 422,
		sentence: {
			en: 'Tesseract cannot read with this file: it is no whole model of Tesseract 4 or 5.',
			ru: 'Tesseract не может читать с этим файлом: это не целая модель Tesseract 4 или 5.'
		},
		next: {
			en: 'Look whether it is the .traineddata file itself, and fetch it once more.',
			ru: 'Проверьте, тот ли это файл .traineddata, и скачайте его заново.'
		}
	},
	nothing_approved: {
		status: 409,
		sentence: {
			en: 'No approved page of this record has a line that shows what it says.',
			ru: 'Ни на одной утверждённой странице документа нет пригодной строки.'
		},
		next: {
			en: 'Approve a page first: lines for training are taken from approved pages alone.',
			ru: 'Сначала утвердите страницу: строки для обучения берутся только с утверждённых.'
		}
	},
	nothing_to_read: {
		status: 409,
		sentence: {
			en: 'No page of this record can be read again now.',
			ru: 'Сейчас ни одну страницу этого документа нельзя прочесть снова.'
		},
		next: {
			en: 'Pages that are being read, wait for review or are approved stay as they are.',
			ru: 'Страницы, которые читаются, ждут проверки или утверждены, остаются как есть.'
		}
	},
	model_heavy: {
		status: 413,
		sentence: {
			en: 'A model may be {limit} MB at most.',
			ru: 'Модель может занимать не больше {limit} МБ.'
		},
		next: {
			en: 'Take the model of the fast or the best set, without the parts of older versions.',
			ru: 'Возьмите модель из набора fast или best, без частей прежних версий.'
		}
	}
} satisfies Record<string, RefusalRow>;
