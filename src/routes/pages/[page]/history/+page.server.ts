import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { explain, status } from '#lib/outcome.ts';
import * as transcription from '#lib/server/transcription.ts';
import { compare } from '#lib/transcription/comparison.ts';
import { valueOf } from '../../../door.ts';
import type { Actions, PageServerLoad } from './$types';

/** The list of versions and, for `?older=..&newer=..`, what differs between two of them. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { workbench, language } = locals;
	const { entries, names } = valueOf(await transcription.history(workbench, params.page), language);
	const newest = entries[0]?.number ?? 0;
	const newer = Number(url.searchParams.get('newer') ?? newest);
	const older = Number(url.searchParams.get('older') ?? Math.max(1, newer - 1));
	const opened = valueOf(await transcription.open(workbench, params.page), language);
	const { timeline, account, whyNot } = opened;
	const rest = { entries, names, timeline, account, whyNot, older, newer, key: randomUUID() };
	if (entries.length === 0) return { ...rest, changes: [] };
	const [a, b] = await Promise.all(
		[older, newer].map(async (number) =>
			valueOf(await transcription.revision(workbench, params.page, number), language)
		)
	);
	return { ...rest, changes: compare(a!.content, b!.content) };
};

export const actions: Actions = {
	restore: async ({ locals, params, request }) => {
		const form = await request.formData();
		const restored = await transcription.restore(locals.workbench, params.page, {
			key: String(form.get('key')),
			account: String(form.get('account')),
			timeline: String(form.get('timeline')),
			head: Number(form.get('head')),
			number: Number(form.get('number'))
		});
		if (restored.ok) redirect(303, `/pages/${params.page}/history`);
		return fail(status(restored.refusal), explain(restored.refusal, locals.language));
	}
};
