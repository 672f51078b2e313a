import * as transcription from '#lib/server/transcription.ts';
import { answer } from '../../../answer.server.ts';
import { readSave } from '../save-form.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { workbench, language } = locals;
	return answer(
		await transcription.save(workbench, params.page, await readSave(request)),
		language
	);
};
