import { redirect } from '@sveltejs/kit';
import { isLanguage } from '#lib/ui/words/choice.ts';
import type { RequestHandler } from './$types';

const YEAR = 365 * 24 * 3600;

/** Keeps the language in a cookie and returns to the place, which must be one of ours. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const form = await request.formData();
	const language = form.get('language');
	if (isLanguage(language)) {
		const secure = url.protocol === 'https:';
		cookies.set('language', language, { path: '/', maxAge: YEAR, httpOnly: true, secure });
	}
	const place = new URL(String(form.get('place') ?? '/'), url);
	redirect(303, place.origin === url.origin ? place.pathname + place.search : '/');
};
