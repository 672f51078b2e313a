import { catalogue } from './message.ts';

/** Coming in: sign-in, first start, invitation. */
export const entry = catalogue({
	signIn: { en: 'Sign in', ru: 'Вход' },
	signInVerb: { en: 'Sign in', ru: 'Войти' },
	email: { en: 'E-mail address', ru: 'Адрес электронной почты' },
	password: { en: 'Password', ru: 'Пароль' },
	newPassword: { en: 'Password', ru: 'Пароль' },
	passwordHint: {
		en: '8 to 128 signs. Four words that do not belong together are easy to keep and hard to guess.',
		ru: 'От 8 до 128 знаков. Четыре не связанных слова легко запомнить и трудно угадать.'
	},
	name: { en: 'Your name', ru: 'Ваше имя' },
	nameHint: {
		en: 'People who work with you see it. You choose later whether readers see it.',
		ru: 'Его видят те, кто работает с вами. Видят ли его читатели, вы решите позже.'
	},
	noAccount: {
		en: 'Accounts are by invitation: ask an archivist for a link.',
		ru: 'Учётная запись даётся по приглашению: попросите у архивиста ссылку.'
	},
	setUp: { en: 'First start', ru: 'Первый запуск' },
	setUpIntro: {
		en: 'There is no account yet. Make the archivist’s: it can invite everyone else.',
		ru: 'Учётных записей ещё нет. Создайте первую, для архивиста: он пригласит остальных.'
	},
	code: { en: 'Set-up code', ru: 'Код первого запуска' },
	codeHint: {
		en: 'The program printed it when it started.',
		ru: 'Программа напечатала его при запуске.'
	},
	makeAccount: { en: 'Make the account', ru: 'Создать учётную запись' },
	invited: { en: 'You are invited', ru: 'Вас пригласили' },
	invitedAs: {
		en: 'You are invited to work here. Your role: {role}.',
		ru: 'Вас пригласили работать здесь. Ваша роль: {role}.'
	},
	opensUntil: { en: 'The invitation opens until', ru: 'Приглашение действует до' },
	join: { en: 'Join', ru: 'Присоединиться' },
	joined: {
		en: 'Your account is ready. Sign in with it.',
		ru: 'Учётная запись готова. Войдите.'
	}
});
