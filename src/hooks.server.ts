import type { Handle } from '@sveltejs/kit';
import * as installation from '#lib/server/installation.ts';
import { chooseLanguage } from '#lib/ui/words/choice.ts';

/** Where things lie, as the environment says it. */
const PLACE = { data: process.env['SVERKA_DATA'], databaseUrl: process.env['DATABASE_URL'] };

export const handle: Handle = async ({ event, resolve }) => {
	event.locals.language = chooseLanguage(
		event.cookies.get('language'),
		event.request.headers.get('accept-language')
	);
	event.locals.workbench = { ...(await installation.ofProcess(PLACE)), account: null };
	event.locals.session = null;
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%sverka.language%', event.locals.language)
	});
};
