import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import * as preparation from '#lib/server/preparation.ts';
import * as transcription from '#lib/server/transcription.ts';
import { compare } from '#lib/transcription/comparison.ts';
import { numberIn, readForm, refused, valueOf } from '../../../door.ts';
import type { Actions, PageServerLoad } from './$types';

/** The list of versions and, for `?older=..&newer=..`, what differs between two of them. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { workbench, language } = locals;
	const history = valueOf(await transcription.history(workbench, params.page), language);
	const { entries } = history;
	const newest = entries[0]?.number ?? 0;
	const newer = numberIn(url.searchParams.get('newer') ?? String(newest));
	const older = numberIn(url.searchParams.get('older') ?? String(Math.max(1, newer - 1)));
	const opened = valueOf(await transcription.open(workbench, params.page), language);
	const { timeline, account, whyNot } = opened;
	const { turned } = await preparation.asRead(workbench, opened.page.surface);
	const surface = { ...opened.page.surface, turned };
	const rest = { ...history, timeline, account, whyNot, older, newer, key: randomUUID(), surface };
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
		const form = await readForm(request, ['key', 'account', 'timeline', 'head', 'number']);
		const restored = form.ok
			? await transcription.restore(locals.workbench, params.page, {
					...form.value,
					head: numberIn(form.value.head),
					number: numberIn(form.value.number)
				})
			: form;
		if (restored.ok) redirect(303, `/pages/${params.page}/history`);
		return refused(restored.refusal, locals.language);
	}
};
