import { json } from '@sveltejs/kit';
import { explain, refuse, status, type Outcome } from '#lib/outcome.ts';
import * as upload from '#lib/server/upload.ts';
import type { RequestEvent, RequestHandler } from './$types';

/** One file of a draft, as the body itself: `?draft=…&kind=scan&name=001.jpg`. */
export const POST: RequestHandler = (event) =>
	answer(event, async ({ draft, kind, name }) =>
		upload.receive(event.locals.workbench, draft, { kind, name }, event.request.body!)
	);

export const DELETE: RequestHandler = (event) =>
	answer(event, async ({ draft, kind, name }) =>
		upload.drop(event.locals.workbench, draft, { kind, name })
	);

interface Asked {
	draft: string;
	kind: upload.Kind;
	name: string;
}

async function answer(
	{ url, request, locals }: RequestEvent,
	act: (asked: Asked) => Promise<Outcome<unknown>>
): Promise<Response> {
	const [draft = '', given, name = ''] = ['draft', 'kind', 'name'].map(
		(part) => url.searchParams.get(part) ?? ''
	);
	const kind = upload.KINDS.find((one) => one === given);
	const bodiless = request.method === 'POST' && request.body === null;
	const outcome =
		kind && !bodiless
			? await act({ draft, kind, name })
			: refuse('bad_request', { what: kind ? 'body' : 'kind' });
	if (outcome.ok) return json(outcome.value);
	return json(explain(outcome.refusal, locals.language), { status: status(outcome.refusal) });
}
