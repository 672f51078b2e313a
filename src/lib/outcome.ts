import { LAYOUT } from './refusals/layout.ts';
import { MODELS } from './refusals/models.ts';
import { PICTURES } from './refusals/pictures.ts';
import { READING } from './refusals/reading.ts';
import { REVIEW } from './refusals/review.ts';
import type { Language, RefusalRow, Words } from './refusals/row.ts';

export type { Language, Words } from './refusals/row.ts';

/**
 * An expected "no" is a value: `Outcome<T>` is either the value or a refusal.
 * `REFUSALS` is the one table of them: code -> HTTP status, sentence, next step, in both languages.
 * `{name}` in a sentence is filled from the refusal's facts. Rows of one subject that are many
 * stand in `refusals/`.
 */
export const REFUSALS = {
	not_found: {
		status: 404,
		sentence: { en: 'There is nothing at this address.', ru: 'По этому адресу ничего нет.' },
		next: { en: 'Go back to the list of records.', ru: 'Вернитесь к списку документов.' }
	},
	sign_in_first: {
		status: 401,
		sentence: {
			en: 'Only people who are signed in can do this.',
			ru: 'Это доступно только после входа.'
		},
		next: { en: 'Sign in, then try again.', ru: 'Войдите и повторите.' }
	},
	not_your_role: {
		status: 403,
		sentence: {
			en: 'This is not part of your role ({role}).',
			ru: 'Это не входит в вашу роль ({role}).'
		},
		next: { en: 'Ask an archivist.', ru: 'Обратитесь к архивисту.' }
	},
	not_yours: {
		status: 403,
		sentence: {
			en: 'Only the person whose work this is can do this.',
			ru: 'Это может сделать только тот, чья это работа.'
		},
		next: { en: 'Ask that person, or an editor.', ru: 'Попросите этого человека или редактора.' }
	},
	not_granted: {
		status: 403,
		sentence: {
			en: 'Your share of this is used up, or the project does not allow it.',
			ru: 'Ваша доля исчерпана, или проект этого не разрешает.'
		},
		next: {
			en: 'Try again later, or ask an editor.',
			ru: 'Повторите позже или спросите редактора.'
		}
	},
	own_work: {
		status: 403,
		sentence: {
			en: 'You worked on this text, so another person must accept it.',
			ru: 'Вы работали над этим текстом, поэтому принять его должен другой.'
		},
		next: {
			en: 'Ask another editor or archivist.',
			ru: 'Попросите другого редактора или архивиста.'
		}
	},
	wrong_state: {
		status: 409,
		sentence: {
			en: 'This cannot be done while the page is "{state}".',
			ru: 'Это невозможно, пока страница в состоянии «{state}».'
		},
		next: {
			en: 'Reload the page to see its present state.',
			ru: 'Обновите страницу, чтобы увидеть её состояние.'
		}
	},
	outdated: {
		status: 409,
		sentence: {
			en: '{who} saved this line while you were working. Nothing is lost: choose between the two texts.',
			ru: 'Пока вы работали, эту строку сохранил(а) {who}. Ничего не потеряно: выберите из двух текстов.'
		},
		next: {
			en: 'Take yours, theirs, or type what the picture shows.',
			ru: 'Возьмите свой вариант, чужой или наберите по снимку.'
		}
	},
	other_account: {
		status: 409,
		sentence: {
			en: 'This page was opened by another account. The text stays kept for that account.',
			ru: 'Страница открыта под другой учётной записью. Текст сохранён за той записью.'
		},
		next: {
			en: 'Sign in with the account that opened the page.',
			ru: 'Войдите под той записью, под которой открыли страницу.'
		}
	},
	other_timeline: {
		status: 409,
		sentence: {
			en: 'The store was restored from a backup after you opened this page. Your text is kept.',
			ru: 'После открытия страницы хранилище восстановили из копии. Ваш текст на месте.'
		},
		next: {
			en: 'Reload the page and compare the two texts.',
			ru: 'Обновите страницу и сравните два текста.'
		}
	},
	key_reused: {
		status: 409,
		sentence: {
			en: 'One save was sent twice with different texts, so the second was not taken.',
			ru: 'Одно сохранение пришло дважды с разным текстом, второе не принято.'
		},
		next: { en: 'Save once more.', ru: 'Сохраните ещё раз.' }
	},
	text_too_long: {
		status: 413,
		sentence: {
			en: 'The text of this page is longer than {limit} letters.',
			ru: 'Текст страницы длиннее допустимого: {limit} знаков.'
		},
		next: { en: 'Save it in smaller pieces.', ru: 'Сохраните его по частям.' }
	},
	page_moved_on: {
		status: 409,
		sentence: {
			en: 'The page changed after you opened it: version {head}, {who}.',
			ru: 'Страница изменилась, пока она была у вас открыта: версия {head}, {who}.'
		},
		next: { en: 'Look at the new version first.', ru: 'Сначала посмотрите новую версию.' }
	},
	reason_needed: {
		status: 422,
		sentence: {
			en: 'A reason in words is needed here.',
			ru: 'Здесь нужно основание, словами.'
		},
		next: { en: 'Write it and send again.', ru: 'Напишите его и отправьте снова.' }
	},
	password_again: {
		status: 403,
		sentence: {
			en: 'This step asks for your password again.',
			ru: 'Для этого шага нужен ваш пароль ещё раз.'
		},
		next: { en: 'Type the password in the form.', ru: 'Введите пароль в форме.' }
	},
	nothing_published: {
		status: 409,
		sentence: {
			en: 'No approved version of this record is published.',
			ru: 'Утверждённая версия этого документа не опубликована.'
		},
		next: { en: 'Reload the page.', ru: 'Обновите страницу.' }
	},
	wrong_password: {
		status: 401,
		sentence: {
			en: 'This address and password do not belong together.',
			ru: 'Адрес и пароль не подходят друг к другу.'
		},
		next: {
			en: 'Type them again, or ask an archivist for a new invitation.',
			ru: 'Наберите ещё раз или попросите у архивиста новое приглашение.'
		}
	},
	too_many_attempts: {
		status: 429,
		sentence: {
			en: 'Too many wrong passwords in a short time.',
			ru: 'Слишком много неверных паролей за короткое время.'
		},
		next: { en: 'Try again in {minutes} min.', ru: 'Повторите через {minutes} мин.' }
	},
	busy: {
		status: 503,
		sentence: {
			en: 'Many people are signing in at this moment.',
			ru: 'Сейчас одновременно входит много людей.'
		},
		next: { en: 'Try again in a few seconds.', ru: 'Повторите через несколько секунд.' }
	},
	password_short: {
		status: 422,
		sentence: {
			en: 'The password has fewer than {least} signs.',
			ru: 'В пароле меньше {least} знаков.'
		},
		next: {
			en: 'Choose a longer one: some words in a row are easy to keep in mind.',
			ru: 'Выберите длиннее: несколько слов подряд легко запомнить.'
		}
	},
	password_long: {
		status: 422,
		sentence: {
			en: 'The password has more than {most} signs.',
			ru: 'В пароле больше {most} знаков.'
		},
		next: { en: 'Choose a shorter one.', ru: 'Выберите короче.' }
	},
	password_common: {
		status: 422,
		sentence: {
			en: 'This password is easy to guess: it is among the commonest, or made of your name.',
			ru: 'Этот пароль легко угадать: он из самых частых или составлен из вашего имени.'
		},
		next: {
			en: 'Choose some words that do not belong together.',
			ru: 'Выберите несколько слов, не связанных между собой.'
		}
	},
	password_signs: {
		status: 422,
		sentence: {
			en: 'The password holds a sign that cannot be typed.',
			ru: 'В пароле есть знак, который нельзя набрать.'
		},
		next: { en: 'Type it again.', ru: 'Наберите его заново.' }
	},
	name_needed: {
		status: 422,
		sentence: {
			en: 'The name is empty, too long, or holds invisible signs.',
			ru: 'Имя пустое, слишком длинное или содержит невидимые знаки.'
		},
		next: {
			en: 'Type the name as others should see it.',
			ru: 'Наберите имя, как его увидят другие.'
		}
	},
	email_needed: {
		status: 422,
		sentence: { en: 'This is not an e-mail address.', ru: 'Это не адрес электронной почты.' },
		next: { en: 'Type it like name@example.org.', ru: 'Наберите его в виде name@example.org.' }
	},
	address_taken: {
		status: 409,
		sentence: {
			en: 'There is an account with this address already.',
			ru: 'Учётная запись с этим адресом уже есть.'
		},
		next: { en: 'Sign in, or use another address.', ru: 'Войдите или укажите другой адрес.' }
	},
	invitation_void: {
		status: 410,
		sentence: {
			en: 'This invitation was used already, or its seven days are over.',
			ru: 'Это приглашение уже использовано, или прошли его семь дней.'
		},
		next: { en: 'Ask an archivist for a new one.', ru: 'Попросите у архивиста новое.' }
	},
	wrong_code: {
		status: 403,
		sentence: {
			en: 'This is not the set-up code.',
			ru: 'Это не код первого запуска.'
		},
		next: {
			en: 'Take the code that the program printed when it started.',
			ru: 'Возьмите код, который программа напечатала при запуске.'
		}
	},
	not_oneself: {
		status: 409,
		sentence: {
			en: 'Nobody changes his own role or closes his own account here.',
			ru: 'Здесь нельзя изменить свою роль или закрыть свою учётную запись.'
		},
		next: { en: 'Ask another archivist.', ru: 'Попросите другого архивиста.' }
	},
	last_archivist: {
		status: 409,
		sentence: {
			en: 'This is the last archivist: without one nobody could approve or invite.',
			ru: 'Это последний архивист: без него некому утверждать и приглашать.'
		},
		next: { en: 'Make another person archivist first.', ru: 'Сначала назначьте другого архивиста.' }
	},
	foreign_origin: {
		status: 403,
		sentence: {
			en: 'The request did not come from a page of this site.',
			ru: 'Запрос пришёл не со страницы этого сайта.'
		},
		next: {
			en: 'Open the site at {origin} and try again there.',
			ru: 'Откройте сайт по адресу {origin} и повторите там.'
		}
	},
	description_invalid: {
		status: 422,
		sentence: {
			en: '{file} does not describe a record: {what}.',
			ru: 'Файл {file} не описывает документ: {what}.'
		},
		next: {
			en: 'Correct that place and import again; nothing was stored.',
			ru: 'Исправьте это место и повторите; ничего не сохранено.'
		}
	},
	not_utf8: {
		status: 422,
		sentence: {
			en: '{name} is not text in UTF-8: byte {position} does not fit.',
			ru: '{name} — не текст в UTF-8: не подходит байт {position}.'
		},
		next: {
			en: 'Save the file as UTF-8 and import again; nothing was stored.',
			ru: 'Сохраните файл в UTF-8 и повторите; ничего не сохранено.'
		}
	},
	file_missing: {
		status: 422,
		sentence: {
			en: '{name} is named in record.json but is not there.',
			ru: 'Файл {name} назван в record.json, но его нет.'
		},
		next: {
			en: 'Add the file, or take its name out; nothing was stored.',
			ru: 'Добавьте файл или уберите его имя; ничего не сохранено.'
		}
	},
	place_not_empty: {
		status: 409,
		sentence: {
			en: 'Somebody has worked in this installation; a backup comes back into an empty one only.',
			ru: 'В этой установке уже работали; копия восстанавливается только в пустую.'
		},
		next: {
			en: 'Name an empty data folder (SVERKA_DATA) or an empty database (DATABASE_URL).',
			ru: 'Укажите пустую папку данных (SVERKA_DATA) или пустую базу (DATABASE_URL).'
		}
	},
	backup_damaged: {
		status: 422,
		sentence: {
			en: 'The backup is damaged: {name} is missing or is not what was written.',
			ru: 'Копия повреждена: {name} отсутствует или не таков, каким был записан.'
		},
		next: {
			en: 'Take another backup; nothing was restored.',
			ru: 'Возьмите другую копию; ничего не восстановлено.'
		}
	},
	file_differs: {
		status: 409,
		sentence: {
			en: 'Another file lies at {name} already.',
			ru: 'В месте {name} уже лежит другой файл.'
		},
		next: {
			en: 'Move it away first; nothing was restored.',
			ru: 'Сначала уберите его; ничего не восстановлено.'
		}
	},
	record_exists: {
		status: 409,
		sentence: {
			en: 'There is already a record with the id "{id}".',
			ru: 'Документ с идентификатором «{id}» уже есть.'
		},
		next: {
			en: 'Give the new record another id; the old one was not touched.',
			ru: 'Дайте новому документу другой идентификатор; прежний не тронут.'
		}
	},
	id_of_another: {
		status: 409,
		sentence: {
			en: 'The folder "{folder}" describes a record with another id, "{id}".',
			ru: 'Папка «{folder}» описывает документ с другим идентификатором, «{id}».'
		},
		next: {
			en: 'Folder and id must be the same; nothing was stored.',
			ru: 'Имя папки и идентификатор должны совпадать; ничего не сохранено.'
		}
	},
	folder_unreadable: {
		status: 422,
		sentence: {
			en: 'The folder "{folder}" cannot be read: {what}.',
			ru: 'Папка «{folder}» не читается: {what}.'
		},
		next: {
			en: 'Give the program the right to read it and start again; nothing was stored.',
			ru: 'Дайте программе право читать её и запустите снова; ничего не сохранено.'
		}
	},
	signature_unread: {
		status: 422,
		sentence: {
			en: 'The archival signature cannot be read: {signature}.',
			ru: 'Архивный шифр не разобран: {signature}.'
		},
		next: {
			en: 'Type fond, opis, delo and list as the archive prints them.',
			ru: 'Наберите его в виде Ф. 3. Оп. 65. Д. 830. Л. 148-150.'
		}
	},
	file_name: {
		status: 422,
		sentence: {
			en: 'A file cannot be called "{name}" here.',
			ru: 'Файл не может называться «{name}».'
		},
		next: {
			en: 'Give it a name of at most 200 bytes that begins with a letter or digit, without slashes and signs of direction; con, nul and com1 are names of devices.',
			ru: 'Дайте ему имя не длиннее 200 байт, начиная с буквы или цифры, без косых черт и знаков направления письма; con, nul и com1 — имена устройств.'
		}
	},
	bad_request: {
		status: 400,
		sentence: {
			en: 'The request is not of the expected form: {what}.',
			ru: 'Запрос составлен неверно: {what}.'
		},
		next: { en: 'Reload the page and try again.', ru: 'Обновите страницу и повторите.' }
	},
	...LAYOUT,
	...MODELS,
	...PICTURES,
	...READING,
	...REVIEW,
	not_well_formed: {
		status: 422,
		sentence: {
			en: 'The file is not well-formed XML: line {line}: {what}.',
			ru: 'Файл — не правильный XML: строка {line}: {what}.'
		},
		next: { en: 'Export it again from the other program.', ru: 'Выгрузите его заново.' }
	},
	other_format: {
		status: 422,
		sentence: {
			en: 'This is a file of another kind: {what}, where {wanted} was awaited.',
			ru: 'Это файл другого вида: {what} вместо {wanted}.'
		},
		next: { en: 'Choose PAGE, ALTO or hOCR.', ru: 'Выберите файл PAGE, ALTO или hOCR.' }
	},
	nothing_in_file: {
		status: 422,
		sentence: {
			en: 'The file holds neither text nor zones.',
			ru: 'В файле нет ни текста, ни зон.'
		},
		next: { en: 'Look whether it is the right file.', ru: 'Проверьте, тот ли это файл.' }
	}
} satisfies Record<string, RefusalRow>;

export type RefusalCode = keyof typeof REFUSALS;

/** Facts fill the sentence's `{names}` and travel to the browser (for `outdated`: both texts). */
export interface Refusal {
	code: RefusalCode;
	facts: Record<string, string | number>;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export function done<T>(value: T): Outcome<T> {
	return { ok: true, value };
}

export function refuse(
	code: RefusalCode,
	facts: Refusal['facts'] = {}
): { ok: false; refusal: Refusal } {
	return { ok: false, refusal: { code, facts } };
}

/** Names that facts carry, in words: a row a name, looked up as `fact.value`. */
const TERMS: Record<string, Words> = {
	'found.?': { en: 'unknown', ru: 'неизвестный формат' },
	'found.TXT': { en: 'text', ru: 'текст' },
	'found.RAW': { en: 'a camera raw file', ru: 'сырой файл камеры' },
	'role.volunteer': { en: 'volunteer', ru: 'волонтёр' },
	'role.editor': { en: 'editor', ru: 'редактор' },
	'role.archivist': { en: 'archivist', ru: 'архивист' },
	'state.empty': { en: 'Not started', ru: 'Не начата' },
	'state.open': { en: 'In progress', ru: 'В работе' },
	'state.review': { en: 'Needs review', ru: 'Ждёт проверки' },
	'state.returned': { en: 'Sent back', ru: 'Возвращена' },
	'state.reviewed': { en: 'Reviewed', ru: 'Проверена' },
	'state.approved': { en: 'Approved', ru: 'Утверждена' },
	'state.reopened': { en: 'Reopened', ru: 'Открыта снова' }
};

/** The sentence and next step of a refusal, as a person reads them. */
export function explain(refusal: Refusal, language: Language): { sentence: string; next: string } {
	const row: RefusalRow = REFUSALS[refusal.code];
	return {
		sentence: fill(row.sentence[language], refusal.facts, language),
		next: fill(row.next[language], refusal.facts, language)
	};
}

export function status(refusal: Refusal): number {
	return REFUSALS[refusal.code].status;
}

function fill(sentence: string, facts: Refusal['facts'], language: Language): string {
	return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
		const value = String(facts[name] ?? whole);
		return TERMS[`${name}.${value}`]?.[language] ?? value;
	});
}
