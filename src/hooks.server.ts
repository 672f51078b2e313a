import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { explain, refuse } from '#lib/outcome.ts';
import * as account from '#lib/server/account.ts';
import { openGate, type Gate } from '#lib/server/gate.ts';
import { fromOurs, guard } from '#lib/server/http/headers.ts';
import { newId } from '#lib/server/id.ts';
import * as installations from '#lib/server/installation.ts';
import * as invitation from '#lib/server/invitation.ts';
import type { Installation } from '#lib/server/workbench.ts';
import { chooseLanguage } from '#lib/ui/words/choice.ts';
import { trouble } from '#lib/ui/words/frame.ts';
import { wordsIn } from '#lib/ui/words/words.ts';

let installation: Installation;
let gate: Gate;

/** Where things lie, and who ends the program, as the environment says it. */
const PLACE = {
	data: process.env['SVERKA_DATA'],
	records: process.env['SVERKA_RECORDS'],
	models: process.env['SVERKA_MODELS'],
	databaseUrl: process.env['DATABASE_URL']
};
const SERVED = process.env['SVERKA_SERVED'] === 'yes';

/** Opens the house once, before the first request is answered. */
export const init: ServerInit = async () => {
	const origin = process.env['ORIGIN'] ?? 'http://localhost:3000';
	installation = await installations.ofProcess(PLACE, console.log, { signals: !SERVED });
	gate = await openGate(installation.store.sql, { origin, data: installation.folders.data });
	if (SERVED)
		process.once('sverka:stop' as never, (() => installations.close(installation)) as never);
	if (await invitation.isEmpty({ ...installation, account: null })) {
		console.log(
			`First start. Make the archivist's account: ${origin}/set-up?code=${gate.setUpCode}`
		);
	}
};

export const handle: Handle = async ({ event, resolve }) => {
	const { request, locals } = event;
	locals.language = chooseLanguage(
		event.cookies.get('language'),
		request.headers.get('accept-language')
	);
	locals.gate = gate;
	locals.cookies = [];
	if (!fromOurs(request.method, request.headers.get('origin'), gate.origin)) return foreign(event);
	const asking = await account.whoAsks({ ...installation, account: null }, gate, request.headers);
	locals.workbench = { ...installation, account: asking?.account ?? null };
	locals.session = asking?.session ?? null;
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%sverka.language%', locals.language)
	});
	for (const cookie of locals.cookies) response.headers.append('set-cookie', cookie);
	guard(response.headers, { origin: gate.origin, signedIn: asking !== null });
	return response;
};

function foreign({ locals }: Parameters<Handle>[0]['event']): Response {
	const { refusal } = refuse('foreign_origin', { origin: gate.origin });
	const { sentence, next } = explain(refusal, locals.language);
	const headers = new Headers({ 'content-type': 'text/plain; charset=utf-8' });
	guard(headers, { origin: gate.origin, signedIn: false });
	return new Response(`${sentence} ${next}`, { status: 403, headers });
}

/** What broke goes to the log with a code; a person sees the code and a plain sentence. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	const say = wordsIn(event.locals.language ?? 'en');
	if (status === 404) return { message: say(trouble.notFound), next: say(trouble.notFoundNext) };
	const code = newId().slice(-8);
	console.error(`[${code}] ${event.request.method} ${event.url.pathname}`, error);
	return { message: say(trouble.unexpected), code };
};
