import type { RefusalRow } from './row.ts';

/** Why a part of the picture was not drawn, and why a change of layout was not taken back. */
export const LAYOUT = {
	zone_small: {
		status: 422,
		sentence: {
			en: 'The shape is smaller than {least} by {least} pixels, or lies beside the picture.',
			ru: 'Область меньше {least} × {least} пикселей или лежит вне снимка.'
		},
		next: {
			en: 'Draw it larger, or give it places inside the picture.',
			ru: 'Начертите её крупнее или укажите место внутри снимка.'
		}
	},
	change_overtaken: {
		status: 409,
		sentence: {
			en: 'This change of version {revision} cannot be taken back: others went on from it.',
			ru: 'Изменение версии {revision} нельзя отменить: работа продолжена поверх него.'
		},
		next: {
			en: 'Nothing is lost. Change the lines by hand, or restore an earlier version under History.',
			ru: 'Ничего не потеряно. Исправьте строки вручную или верните прежнюю версию в «Истории».'
		}
	}
} satisfies Record<string, RefusalRow>;
