import type { RequestEvent } from '@sveltejs/kit';

/** The cookie of a browser from which somebody signed in before. */
export const BROWSER = 'sverka-browser';
const YEAR = 365 * 24 * 3600;

export function keepBrowser(url: URL) {
	const secure = url.protocol === 'https:';
	return { path: '/', httpOnly: true, secure, sameSite: 'lax' as const, maxAge: YEAR };
}

/** Where a request comes from, for the counting of failed sign-ins. */
export function streetOf(event: RequestEvent) {
	const { request, cookies } = event;
	const address = event.getClientAddress();
	return { headers: request.headers, address, browser: cookies.get(BROWSER) };
}
