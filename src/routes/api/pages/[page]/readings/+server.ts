import * as partReading from '#lib/server/part-reading.ts';
import { answer } from '../../../answer.server.ts';
import { readPartAsked } from '../save-form.server.ts';
import type { RequestHandler } from './$types';

/** A part of the picture read again, at once; nothing of the page changes. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { workbench, language } = locals;
	const asked = await readPartAsked(request);
	const { signal } = request;
	return answer(await partReading.readPart(workbench, params.page, asked, signal), language);
};
