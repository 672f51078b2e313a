import { done } from '#lib/outcome.ts';
import * as transcription from '#lib/server/transcription.ts';
import { answer } from '../../answer.server.ts';
import type { RequestHandler } from './$types';

/** The page as it stands: its text, and the base of each line. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const opened = await transcription.open(locals.workbench, params.page);
	if (!opened.ok) return answer(opened, locals.language);
	const { content, bases, run, page, savedAt } = opened.value;
	const { head, state } = page;
	return answer(done({ content, bases, run, head, state, savedAt }), locals.language);
};
