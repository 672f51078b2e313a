import * as recognition from '#lib/server/recognition.ts';
import { listen } from '#lib/server/progress.ts';
import { explain, status } from '#lib/outcome.ts';
import { events } from './events.ts';
import type { RequestHandler } from './$types.ts';

/** How the pages of a record are being read: what stands now, then each step as it comes. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { workbench, language } = locals;
	const now = await recognition.progress(workbench, params.record);
	if (!now.ok) {
		return new Response(explain(now.refusal, language).sentence, { status: status(now.refusal) });
	}
	const read = () => recognition.progress(workbench, params.record);
	return new Response(
		events(now.value, language, read, (hear) => listen(params.record, hear)),
		{ headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } }
	);
};
