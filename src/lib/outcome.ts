/**
 * An expected "no" is a value: `Outcome<T>` is either the value or a refusal.
 * `REFUSALS` is the one table of them: code -> HTTP status, sentence, next step, in both languages.
 * `{name}` in a sentence is filled from the refusal's facts.
 */
export type Language = 'en' | 'ru';
export type Words = Record<Language, string>;

interface RefusalRow {
	status: number;
	sentence: Words;
	next: Words;
}

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
			en: 'Your role ({role}) does not include this: {action}.',
			ru: 'Ваша роль ({role}) этого не позволяет: {action}.'
		},
		next: { en: 'Ask an archivist.', ru: 'Обратитесь к архивисту.' }
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
	bad_request: {
		status: 400,
		sentence: {
			en: 'The request is not of the expected form: {what}.',
			ru: 'Запрос составлен неверно: {what}.'
		},
		next: { en: 'Reload the page and try again.', ru: 'Обновите страницу и повторите.' }
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

/** The sentence and next step of a refusal, as a person reads them. */
export function explain(refusal: Refusal, language: Language): { sentence: string; next: string } {
	const row: RefusalRow = REFUSALS[refusal.code];
	return {
		sentence: fill(row.sentence[language], refusal.facts),
		next: fill(row.next[language], refusal.facts)
	};
}

export function status(refusal: Refusal): number {
	return REFUSALS[refusal.code].status;
}

function fill(sentence: string, facts: Refusal['facts']): string {
	return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}
