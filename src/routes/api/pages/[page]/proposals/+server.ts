import * as proposing from '#lib/server/proposing.ts';
import { answer } from '../../../answer.server.ts';
import { readAsked } from '../save-form.server.ts';
import type { RequestHandler } from './$types';

/** What may stand in place of a word; asked with the line as typed, saved or not. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { workbench, language } = locals;
	const asked = await readAsked(request);
	return answer(await proposing.forWord(workbench, params.page, asked), language);
};
