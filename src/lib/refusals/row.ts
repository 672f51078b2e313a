/** Words of the interface in the languages it speaks. */
export type Language = 'en' | 'ru';
export type Words = Record<Language, string>;

/** One expected "no": HTTP status, what happened, what to do now. `{name}` is filled from facts. */
export interface RefusalRow {
	status: number;
	sentence: Words;
	next: Words;
}
