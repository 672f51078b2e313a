import { json } from '@sveltejs/kit';
import { explain, refuse, status } from '#lib/outcome.ts';
import * as model from '#lib/server/model.ts';
import type { RequestHandler } from './$types';

/** A model file, as the body itself. */
export const POST: RequestHandler = async ({ locals, request: { body } }) => {
	const received = body
		? await model.receive(locals.workbench, body)
		: refuse('bad_request', { what: 'body' });
	if (received.ok) return json(received.value);
	const { refusal } = received;
	return json(explain(refusal, locals.language), { status: status(refusal) });
};
