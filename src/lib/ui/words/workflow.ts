import type { ReopenReason, ReturnReason } from '#lib/workflow/reason.ts';
import { catalogue, type Message } from './message.ts';

/** The verbs of the work's flow, and what is said beside them. */
export const verbs = catalogue({
	accept: { en: 'Accept', ru: 'Принять' },
	return: { en: 'Send back', ru: 'Вернуть' },
	reopen: { en: 'Reopen', ru: 'Открыть снова' },
	approve: { en: 'Approve and seal', ru: 'Утвердить и заверить' },
	approveOwn: { en: 'Approve my own', ru: 'Утвердить своё' },
	publish: { en: 'Publish', ru: 'Опубликовать' },
	unpublish: { en: 'Take from public view', ru: 'Закрыть для читателей' },
	toReview: { en: 'To the review', ru: 'К проверке' },
	toApproval: { en: 'To the approval desk', ru: 'К утверждению' },
	reason: { en: 'Reason', ru: 'Основание' },
	words: { en: 'In words', ru: 'Словами' },
	password: { en: 'Your password again', ru: 'Ваш пароль ещё раз' },
	returnLines: {
		en: 'Lines to look at again; lines not named are seen thereby.',
		ru: 'Строки, которые нужно посмотреть снова; остальные тем самым просмотрены.'
	},
	fourEyes: {
		en: 'You worked on this text, so another person must accept it. These can: {names}.',
		ru: 'Вы работали над этим текстом, поэтому принять его должен другой. Могут: {names}.'
	},
	fourEyesAlone: {
		en: 'You worked on this text, so another person must accept it. Nobody else can yet: invite an editor.',
		ru: 'Вы работали над этим текстом, поэтому принять его должен другой. Пока некому: пригласите редактора.'
	}
});

export const returnReason: Record<ReturnReason, Message<never>> = {
	letter: { en: 'misread letter', ru: 'неверная буква' },
	missed: { en: 'text missed or added', ru: 'пропуск или лишнее' },
	'number-or-name': { en: 'number or name', ru: 'число или имя' },
	spaces: { en: 'spaces or line ends', ru: 'пробелы или концы строк' },
	mark: { en: 'mark needed', ru: 'нужна помета' },
	modernised: { en: 'modernised: type what is there', ru: 'осовременено: набрать как есть' },
	'from-publication': { en: 'taken from the publication', ru: 'взято из публикации' },
	other: { en: 'other (in words)', ru: 'другое (словами)' }
};

export const reopenReason: Record<ReopenReason, Message<never>> = {
	reader: { en: 'a reader reported a place', ru: 'читатель указал место' },
	'better-scan': { en: 'better scan', ru: 'лучший снимок' },
	evidence: { en: 'new evidence', ru: 'новые сведения' },
	description: { en: 'marking or description', ru: 'разметка или описание' },
	mistake: { en: 'sealed by mistake', ru: 'заверено по ошибке' },
	other: { en: 'other (in words)', ru: 'другое (словами)' }
};
