import type { PageState, RecordState } from '#lib/workflow/state.ts';
import type { Role } from '#lib/workflow/role.ts';
import type { Message } from './message.ts';

/** Names of the states of a page, and the sign of each: glyph and tint stand together. */
export const pageState: Record<PageState, Message<never>> = {
	empty: { en: 'Not started', ru: 'Не начата' },
	open: { en: 'In progress', ru: 'В работе' },
	review: { en: 'Needs review', ru: 'Ждёт проверки' },
	returned: { en: 'Sent back', ru: 'Возвращена' },
	reviewed: { en: 'Reviewed', ru: 'Проверена' },
	approved: { en: 'Approved', ru: 'Утверждена' },
	reopened: { en: 'Reopened', ru: 'Открыта снова' }
};

export const GLYPHS: Record<PageState, string> = {
	empty: '–',
	open: '◔',
	review: '◑',
	returned: '↩',
	reviewed: '◕',
	approved: '●',
	reopened: '↺'
};

export const recordState: Record<RecordState, Message<never>> = {
	preparation: { en: 'In preparation', ru: 'Готовится' },
	open: { en: 'Open', ru: 'В работе' },
	review: { en: 'In review', ru: 'На проверке' },
	ready: { en: 'Ready to approve', ru: 'Готов к утверждению' },
	approved: { en: 'Approved', ru: 'Утверждён' },
	reopened: { en: 'Reopened', ru: 'Открыт снова' }
};

export const roleName: Record<Role, Message<never>> = {
	volunteer: { en: 'Volunteer', ru: 'Волонтёр' },
	editor: { en: 'Editor', ru: 'Редактор' },
	archivist: { en: 'Archivist', ru: 'Архивист' }
};
