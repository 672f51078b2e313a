import { catalogue } from './message.ts';

/** The bar on top, and what every screen shares. */
export const frame = catalogue({
	sverka: { en: 'Sverka', ru: 'Сверка' },
	skip: { en: 'Skip to the content', ru: 'К содержанию' },
	top: { en: 'Main navigation', ru: 'Основная навигация' },
	work: { en: 'Work', ru: 'Работа' },
	records: { en: 'Records', ru: 'Документы' },
	people: { en: 'People', ru: 'Люди' },
	jobs: { en: 'Jobs', ru: 'Задания' },
	models: { en: 'Models', ru: 'Модели' },
	signIn: { en: 'Sign in', ru: 'Войти' },
	signOut: { en: 'Sign out', ru: 'Выйти' },
	account: { en: 'My account', ru: 'Моя учётная запись' },
	accountOf: { en: 'Account of {name}', ru: 'Учётная запись: {name}' },
	language: { en: 'Language', ru: 'Язык' },
	pageBar: { en: 'This page', ru: 'Эта страница' },
	cancel: { en: 'Cancel', ru: 'Отмена' },
	required: { en: 'required', ru: 'обязательно' },
	close: { en: 'Close', ru: 'Закрыть' },
	dismiss: { en: 'Dismiss', ru: 'Убрать' },
	motto: {
		en: 'A workbench for scanned documents: read, correct, compare, approve.',
		ru: 'Рабочее место для сканированных документов: чтение, правка, сверка, утверждение.'
	}
});

/** When a screen cannot be shown. */
export const trouble = catalogue({
	notFound: { en: 'There is nothing at this address', ru: 'По этому адресу ничего нет' },
	notFoundNext: {
		en: 'The address may be mistyped, or the record is not open to you.',
		ru: 'Возможно, адрес набран неверно или документ вам не открыт.'
	},
	unexpected: { en: 'Something went wrong on our side', ru: 'Что-то сломалось на нашей стороне' },
	unexpectedNext: {
		en: 'What you saved is safe. Try again; if it happens again, tell an archivist this code: {code}.',
		ru: 'Сохранённое на месте. Повторите; если не поможет, сообщите архивисту код: {code}.'
	},
	toRecords: { en: 'To the records', ru: 'К документам' }
});
