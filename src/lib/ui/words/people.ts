import { catalogue } from './message.ts';

/** The list of people, and one's own account. */
export const people = catalogue({
	title: { en: 'People', ru: 'Люди' },
	intro: {
		en: {
			one: '{n} person works here. No text is accepted by whoever wrote it.',
			other: '{n} people work here. No text is accepted by whoever wrote it.'
		},
		ru: {
			one: 'Здесь работает {n} человек. Текст не принимает тот, кто его писал.',
			few: 'Здесь работают {n} человека. Текст не принимает тот, кто его писал.',
			many: 'Здесь работают {n} человек. Текст не принимает тот, кто его писал.',
			other: 'Здесь работают {n} человека. Текст не принимает тот, кто его писал.'
		}
	},
	alone: {
		en: 'You are alone here: four eyes need a second person.',
		ru: 'Вы здесь одни: для проверки в четыре глаза нужен второй человек.'
	},
	name: { en: 'Name', ru: 'Имя' },
	role: { en: 'Role', ru: 'Роль' },
	since: { en: 'Since', ru: 'С' },
	lastSeen: { en: 'Last here', ru: 'Последний раз' },
	notSignedIn: { en: 'not signed in', ru: 'не в сети' },
	credit: { en: 'Credit', ru: 'Имя в изданиях' },
	noCredit: { en: 'not named', ru: 'без имени' },
	you: { en: 'you', ru: 'вы' },
	closed: { en: 'closed', ru: 'закрыта' },
	change: { en: 'Change', ru: 'Изменить' },
	changeOf: { en: 'Change the account of {name}', ru: 'Изменить учётную запись: {name}' },
	giveRole: { en: 'Give this role', ru: 'Назначить роль' },
	close: { en: 'Close the account', ru: 'Закрыть учётную запись' },
	open: { en: 'Open the account again', ru: 'Открыть учётную запись снова' },
	endSessions: { en: 'Sign out everywhere', ru: 'Завершить все сеансы' },
	yourPassword: { en: 'Your own password', ru: 'Ваш собственный пароль' },
	passwordWhy: {
		en: 'Asked again, because this changes what another person may do.',
		ru: 'Спрашиваем ещё раз: это меняет права другого человека.'
	},
	invite: { en: 'Invite', ru: 'Пригласить' },
	inviteTitle: { en: 'Invite a person', ru: 'Пригласить человека' },
	inviteName: { en: 'Whom', ru: 'Кого' },
	inviteHint: {
		en: 'For your list of invitations. The person types the name themselves.',
		ru: 'Для списка приглашений. Имя человек наберёт сам.'
	},
	linkReady: {
		en: 'Give this link to {name}. It opens once, within seven days, and is not shown again.',
		ru: 'Передайте эту ссылку: {name}. Она открывается один раз в течение семи дней и больше не показывается.'
	},
	link: { en: 'Invitation link', ru: 'Ссылка приглашения' },
	waiting: { en: 'Invitations not taken up yet', ru: 'Приглашения, по которым ещё не пришли' },
	until: { en: 'Opens until', ru: 'Действует до' },
	roleHint: {
		en: 'A volunteer reads and corrects, an editor also reviews and decides, an archivist also approves and invites.',
		ru: 'Волонтёр читает и правит, редактор ещё проверяет и решает, архивист ещё утверждает и приглашает.'
	},
	roleChanged: { en: 'The role is changed.', ru: 'Роль изменена.' },
	accountClosed: { en: 'The account is closed.', ru: 'Учётная запись закрыта.' },
	accountOpened: { en: 'The account is open again.', ru: 'Учётная запись снова открыта.' },
	sessionsEnded: { en: 'Signed out everywhere.', ru: 'Все сеансы завершены.' },
	mine: { en: 'My account', ru: 'Моя учётная запись' },
	creditTitle: { en: 'Credit', ru: 'Как вас назвать' },
	creditIntro: {
		en: 'May published texts name you? It counts for files made from now on, and you may change it at any time.',
		ru: 'Называть ли вас в изданных текстах? Это касается файлов, созданных с этого дня; изменить можно в любое время.'
	},
	creditNone: { en: 'Do not name me', ru: 'Не называть' },
	creditName: { en: 'As {name}', ru: 'Как {name}' },
	creditNickname: { en: 'By another name', ru: 'Другим именем' },
	nickname: { en: 'The other name', ru: 'Другое имя' },
	saveCredit: { en: 'Keep this choice', ru: 'Сохранить выбор' },
	creditSaved: { en: 'Your choice is kept.', ru: 'Выбор сохранён.' },
	passwordTitle: { en: 'Password', ru: 'Пароль' },
	present: { en: 'Present password', ru: 'Нынешний пароль' },
	next: { en: 'New password', ru: 'Новый пароль' },
	changePassword: { en: 'Change the password', ru: 'Сменить пароль' },
	passwordChanged: {
		en: 'The password is changed; everywhere else you are signed out.',
		ru: 'Пароль сменён; на других устройствах вход завершён.'
	},
	sessionsTitle: { en: 'Other devices', ru: 'Другие устройства' },
	endOthers: { en: 'Sign out on all other devices', ru: 'Выйти на всех других устройствах' }
});
