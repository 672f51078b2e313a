import * as transcription from '#lib/server/transcription.ts';
import { answer } from '../../../answer.server.ts';
import { readStructure } from '../save-form.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { workbench, language } = locals;
	const wish = await readStructure(request);
	return answer(await transcription.reshape(workbench, params.page, wish), language);
};
