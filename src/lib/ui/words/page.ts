import { catalogue } from './message.ts';

/** The tabs and the bar of a page. */
export const pageBar = catalogue({
	tabs: { en: 'Views of this page', ru: 'Виды страницы' },
	transcribe: { en: 'Transcribe', ru: 'Набор' },
	compare: { en: 'Compare', ru: 'Сверка' },
	history: { en: 'History', ru: 'История' },
	pageOf: { en: 'page {place} of {count}', ru: 'страница {place} из {count}' },
	previous: { en: 'Previous page', ru: 'Предыдущая страница' },
	next: { en: 'Next page', ru: 'Следующая страница' }
});
