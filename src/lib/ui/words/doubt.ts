import type { FragmentReason } from '#lib/recognition/refusal.ts';
import type { Doubt, Reason } from '#lib/transcription/doubt.ts';
import type { Message } from './message.ts';

/** How sure a word is. */
export const doubtWord: Record<Doubt, Message<never>> = {
	sure: { en: 'sure', ru: 'уверенно' },
	check: { en: 'check', ru: 'проверьте' },
	guess: { en: 'guess', ru: 'догадка' }
};

/** Why a fragment is taken for no text. */
export const refusedWhy: Record<FragmentReason, Message<never>> = {
	'no-letters': { en: 'no letters in it', ru: 'букв в нём нет' },
	unsure: { en: 'read with much doubt, no word known', ru: 'прочитано неуверенно, слов не узнать' },
	faint: { en: 'much fainter than the text', ru: 'намного бледнее текста' },
	size: { en: 'of another size than the text', ru: 'другого размера, чем текст' }
};

/** Why a word is doubtful. */
export const doubtWhy: Record<Reason, Message<'percent'>> = {
	unknown: {
		en: 'not in the dictionary; certainty {percent} %',
		ru: 'нет в словаре; уверенность {percent} %'
	},
	number: {
		en: 'a number, which no dictionary checks; certainty {percent} %',
		ru: 'число, словарём не проверить; уверенность {percent} %'
	},
	known: {
		en: 'in the dictionary, but badly read; certainty {percent} %',
		ru: 'есть в словаре, но прочитано плохо; уверенность {percent} %'
	}
};
