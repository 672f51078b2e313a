import type { Language } from '#lib/outcome.ts';

/** How a moment is written: the day, the time of day, or both. */
export type MomentStyle = 'day' | 'time' | 'moment';

const OPTIONS: Record<MomentStyle, Intl.DateTimeFormatOptions> = {
	day: { dateStyle: 'long' },
	time: { timeStyle: 'short' },
	moment: { dateStyle: 'medium', timeStyle: 'short' }
};

/** A moment as the language writes it; in UTC on the server, where the reader's zone is unknown. */
export function writeMoment(
	at: Date | string,
	language: Language,
	style: MomentStyle = 'moment',
	timeZone?: string
): string {
	const locale = language === 'en' ? 'en-GB' : 'ru';
	return new Intl.DateTimeFormat(locale, { ...OPTIONS[style], timeZone }).format(new Date(at));
}

/** A calendar day (`1953-07-04`), which belongs to no time zone; other text is returned as it is. */
export function writeDay(day: string, language: Language): string {
	return /^\d{4}-\d{2}-\d{2}$/.test(day)
		? writeMoment(`${day}T00:00:00Z`, language, 'day', 'UTC')
		: day;
}
