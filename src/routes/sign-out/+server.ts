import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Ends the session on the server, not only in this browser. */
export const POST: RequestHandler = async ({ locals, request }) => {
	locals.cookies.push(...(await locals.gate.auth.signOut(request.headers)));
	redirect(303, '/sign-in');
};
