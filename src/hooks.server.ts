import type { Handle } from '@sveltejs/kit';
import { foldersAt } from '#lib/server/folders.ts';
import { openInstallation } from '#lib/server/installation.ts';
import type { Installation } from '#lib/server/workbench.ts';
import { chooseLanguage } from '#lib/ui/words/choice.ts';

let opened: Promise<Installation> | undefined;

export const handle: Handle = async ({ event, resolve }) => {
	opened ??= openInstallation(foldersAt(process.cwd(), process.env['SVERKA_DATA']));
	event.locals.language = chooseLanguage(
		event.cookies.get('language'),
		event.request.headers.get('accept-language')
	);
	event.locals.workbench = { ...(await opened), account: null };
	event.locals.session = null;
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%sverka.language%', event.locals.language)
	});
};
