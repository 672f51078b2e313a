import { redirect } from '@sveltejs/kit';
import { isLanguage } from '#lib/ui/words/choice.ts';
import { placeOf, readForm } from '../door.ts';
import type { RequestHandler } from './$types';

const YEAR = 365 * 24 * 3600;

/** Keeps the language in a cookie and returns to the place, which must be one of ours. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const form = await readForm(request, ['place', 'language']);
	const { place, language } = form.ok ? form.value : { place: '', language: '' };
	if (isLanguage(language)) {
		const secure = url.protocol === 'https:';
		cookies.set('language', language, { path: '/', maxAge: YEAR, httpOnly: true, secure });
	}
	redirect(303, placeOf(place, '/'));
};
